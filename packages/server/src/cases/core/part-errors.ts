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
  'cases.not_lead': {
    status: 403,
    en: 'Only the unit that leads the case can do this.',
    zh: '只有该办件的牵头承办单位可以执行此操作。',
  },
  'cases.unit_already': {
    status: 409,
    en: 'This unit has the case already. Name another one.',
    zh: '该单位已在承办此办件，请选择其他单位。',
  },
  'cases.units_too_many': {
    status: 409,
    en: '{max} units are joined already, which is the limit.',
    zh: '协办单位已有 {max} 家，达到上限。',
  },
  'cases.rubric_none': {
    status: 409,
    en: 'This programme has no rubric, so there is nothing to review.',
    zh: '该事项未设评分表，无法邀请评审。',
  },
  'cases.reviewer_twice': {
    status: 409,
    en: 'A reviewer was named twice or was asked already. Name each once.',
    zh: '有专家重复或已受邀，请勿重复邀请。',
  },
  'cases.reviewers_too_many': {
    status: 409,
    en: 'A case takes at most {max} reviewers.',
    zh: '每个办件至多邀请 {max} 位评审专家。',
  },
  'cases.reviewer_is_party': {
    status: 409,
    en: 'A reviewer belongs to the applicant. Ask somebody who has no part in it.',
    zh: '有专家来自申请单位，请改邀与本件无关的专家。',
  },
  'cases.reviewer_unknown': {
    status: 403,
    en: 'You were not asked to review this case.',
    zh: '您未受邀评审该办件。',
  },
  'cases.conflict_undeclared': {
    status: 409,
    en: 'Declare first whether you have a conflict of interest in this case.',
    zh: '请先声明您与该办件是否存在利益冲突。',
  },
  'cases.review_closed': {
    status: 409,
    en: 'This declaration or review was given already, or the review ended for a conflict of interest. It cannot be changed.',
    zh: '声明或评审意见已提交，或因利益冲突已终止评审，不能更改。',
  },
  'cases.scores_wrong': {
    status: 422,
    en: 'Please correct {count} scores; the first: {first}',
    zh: '有 {count} 处评分需要修改，首处：{firstZh}',
  },
  'cases.plan_over_award': {
    status: 422,
    en: 'The milestones come to {sum}, more than the award of {award}. Lower them.',
    zh: '各节点金额合计 {sum} 元，超过资助总额 {award} 元，请调低。',
  },
  'cases.plan_begun': {
    status: 409,
    en: 'Evidence was submitted already, so the plan of milestones stands.',
    zh: '已有节点提交佐证，节点计划不能再改。',
  },
  'cases.milestone_unknown': {
    status: 404,
    en: 'There is no such milestone; the plan has {count}.',
    zh: '没有该节点，计划共有 {count} 个节点。',
  },
  'cases.milestone_state': {
    status: 409,
    en: 'The milestone is {state}, so it cannot be {event}. Possible now: {possible}.',
    zh: '该节点{stateZh}，不能{eventZh}。当前可执行：{possibleZh}。',
  },
  'cases.claw_back_wrong': {
    status: 422,
    en: 'Take back an amount above zero and at most {max}.',
    zh: '追回金额须大于零且不超过 {max} 元。',
  },
  'cases.rating_none': {
    status: 409,
    en: 'This programme asks for no rating.',
    zh: '该事项不开展评价。',
  },
  'cases.rating_early': {
    status: 409,
    en: 'The case has not ended yet. Rate it when it has.',
    zh: '办件尚未办结，请办结后再评价。',
  },
  'cases.rated_already': {
    status: 409,
    en: 'This case was rated already; a rating is given once.',
    zh: '该办件已评价，每件只评价一次。',
  },
});
