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
});
