import { defineErrors } from '#kernel';

/** Refusals of the parts of a case: assignment, reviews, milestones, rating, clocks. */
export const partErrors = defineErrors({
  'cases.returns_exhausted': {
    status: 409,
    en: 'This case was returned {max} times already, which is the limit. Handle it, or ask the office to rule.',
    zh: '该办件已退单 {max} 次，达到上限。请办理，或请主办方裁定。',
  },
  'cases.transfers_exhausted': {
    status: 409,
    en: 'This case was passed on {max} times already, which is the limit. Handle it, or ask the office to rule.',
    zh: '该办件已转办 {max} 次，达到上限。请办理，或请主办方裁定。',
  },
  'cases.reason_missing': {
    status: 422,
    en: 'Write the reason: this step needs one.',
    zh: '请写明理由，此步骤必须说明理由。',
  },
  'cases.clock_unknown': {
    status: 404,
    en: 'No clock "{clock}" is running in this case. Load the case again and take one that runs.',
    zh: '该办件没有正在计时的“{clock}”。请重新载入办件后选择正在计时的时限。',
  },
  'cases.pause_unknown': {
    status: 422,
    en: 'This clock cannot be paused for that reason. Reasons that count: {possible}.',
    zh: '该时限不能以此理由暂停。可用的暂停理由：{possible}。',
  },
  'cases.evidence_missing': {
    status: 422,
    en: 'This pause needs evidence: name the document or the message that it rests on.',
    zh: '此项暂停须有依据材料，请注明所依据的文书或通知。',
  },
  'cases.clock_paused': {
    status: 409,
    en: 'The clock is paused already. Resume it first, or wait until the pause ends.',
    zh: '该时限已在暂停中。请先恢复计时，或待本次暂停期满。',
  },
  'cases.clock_not_paused': {
    status: 409,
    en: 'The clock is not paused, so there is nothing to resume.',
    zh: '该时限没有暂停，无需恢复。',
  },
  'cases.clock_run_out': {
    status: 409,
    en: 'The time ran out on {due}. It can no longer be paused or extended; finish the case and give the reason for the delay.',
    zh: '该时限已于 {due} 届满，不能再暂停或延期。请尽快办结并说明超期原因。',
  },
  'cases.extension_unknown': {
    status: 409,
    en: 'This time limit cannot be extended.',
    zh: '该时限不允许延期。',
  },
  'cases.extension_used': {
    status: 409,
    en: 'This time limit was extended once already, and may be only once.',
    zh: '该时限已延期一次，不能再次延期。',
  },
  'cases.extension_wrong': {
    status: 422,
    en: 'Extend by a whole number from 1 to {max}.',
    zh: '延期须为 1 至 {max} 的整数。',
  },
});
