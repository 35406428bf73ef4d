import { defineErrors } from '#kernel';

/** Refusals of notices. */
export const noticesErrors = defineErrors({
  'notices.notice_unknown': { status: 404, en: 'You have no such notice.', zh: '您没有这条通知。' },
  'notices.delivery_unknown': {
    status: 404,
    en: 'There is no such message on its way out.',
    zh: '没有这条外发消息。',
  },
  'notices.delivery_not_failed': {
    status: 409,
    en: 'Only what has failed is tried again; this message is {state}.',
    zh: '只有发送失败的消息可以重试，该消息现为 {state}。',
  },
  'notices.announcement_unknown': { status: 404, en: 'There is no such announcement.', zh: '没有这条公告。' },
  'notices.announcement_refused': {
    status: 409,
    en: 'The announcement is {state}; possible now: {possible}.',
    zh: '公告现为 {state}，目前可以：{possible}。',
  },
  'notices.period_wrong': {
    status: 422,
    en: 'An announcement has to end after it begins, and in the future.',
    zh: '公告的结束时间须晚于开始时间，且须在将来。',
  },
  'notices.words_missing': {
    status: 422,
    en: 'An announcement needs title and text in Chinese and English before it is published.',
    zh: '公告发布前须有中英文标题和正文。',
  },
  'notices.http_wrong': {
    status: 500,
    en: 'CORRIDOR_NOTICE_HTTP is wrong: {what}. See docs/operate/notices.md.',
    zh: 'CORRIDOR_NOTICE_HTTP 有误：{what}。请参阅 docs/operate/notices.md。',
  },
  'notices.too_many_streams': {
    status: 429,
    en: 'Too many pages of yours wait for news. Close some of them.',
    zh: '您打开的实时页面过多，请关闭一些。',
  },
});

/** Codes of notices' refusals. */
export type NoticesCode = keyof typeof noticesErrors;
