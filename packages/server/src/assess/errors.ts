import { defineErrors } from '#kernel';

/** Why the module refuses. */
export const assessErrors = defineErrors({
  'assess.not_found': {
    status: 404,
    en: 'There is no such dataset, version or assessment that you may see.',
    zh: '没有您可以查看的该数据集、版本或评估。',
  },
  'assess.not_assessed': {
    status: 404,
    en: 'Version {number} is not assessed yet. This takes seconds to minutes after the upload; ask again.',
    zh: '第 {number} 版尚未评估完成。评估通常在上传后数秒至数分钟内完成，请稍后再查。',
  },
  'assess.column_unknown': {
    status: 404,
    en: 'The current version has no column "{column}".',
    zh: '当前版本没有列“{column}”。',
  },
  'assess.costs_wrong': {
    status: 400,
    en: 'Costs need low ≤ base ≤ high, none below 0, and a remaining life that is not longer than the whole one. Correct them.',
    zh: '各项成本须满足：低值 ≤ 基准值 ≤ 高值，且不为负；剩余寿命不得长于总寿命。请更正。',
  },
  'assess.lowering_needs_approval': {
    status: 409,
    en: 'Column "{column}" is at level {level}. Lowering it needs a second person of your organisation: ask for approval, and send the request again with its id once it is given.',
    zh: '列“{column}”当前为 {level} 级。调低级别须由本机构第二人复核：请先申请复核，通过后携带复核编号重新提交。',
  },
});

/** Codes of the module's refusals. */
export type AssessCode = keyof typeof assessErrors;
