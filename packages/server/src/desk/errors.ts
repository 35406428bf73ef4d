import { defineErrors } from '#kernel';

/** Refusals of the module. */
export const deskErrors = defineErrors({
  'desk.replay_too_long': {
    status: 422,
    en: 'More than {max} entries of the log are about this agreement. Ask for an earlier moment, or read the entries page by page.',
    zh: '该协议的日志记录超过 {max} 条。请指定更早的时点，或逐页查看记录。',
  },
  'desk.job_unknown': {
    status: 404,
    en: 'There is no failed job or message with this id. It may have been taken up meanwhile; look at the list again.',
    zh: '没有该编号的失败作业或消息，可能已被重新执行。请刷新列表。',
  },
});

/** Why the module refuses. */
export type DeskCode = keyof typeof deskErrors;
