import type { Bilingual } from '#kernel';
import { type CaseRole, type CaseType, type CommonAction, commonActions, type StateKind } from '../model.ts';

/** Who may send a common action, in which kinds of state, and what its button says. A transition of the same name has its own. */
export type CommonRule = {
  readonly label: Bilingual;
  readonly roles: readonly CaseRole[];
  readonly kinds: readonly StateKind[];
};

const open: readonly StateKind[] = ['initial', 'active', 'waiting'];
const always: readonly StateKind[] = [...open, 'terminal'];
const over: readonly StateKind[] = ['terminal'];

const rule = (zh: string, en: string, roles: readonly CaseRole[], kinds = open): CommonRule => ({
  label: { zh, en },
  roles,
  kinds,
});

/** Deny by default: nobody else may, in no other state. Parts narrow this further. Money of an award still moves when its case has ended. */
export const commonRules: Readonly<Record<CommonAction, CommonRule>> = {
  open: rule('提交', 'Submit', ['applicant', 'office', 'effect']),
  assign: rule('分派', 'Assign', ['office', 'unit', 'effect']),
  transfer: rule('转办', 'Transfer', ['unit']),
  return: rule('退回', 'Return', ['unit']),
  join: rule('增加协办单位', 'Add a joint unit', ['office', 'unit']),
  pause: rule('暂停计时', 'Pause the clock', ['office', 'unit']),
  resume: rule('恢复计时', 'Resume the clock', ['office', 'unit']),
  extend: rule('延期', 'Extend', ['office', 'unit']),
  comment: rule('备注', 'Comment', ['office', 'unit', 'coUnit', 'reviewer'], always),
  message: rule('留言', 'Message', ['applicant', 'office', 'unit'], always),
  supply: rule('补交材料', 'Supply documents', ['applicant', 'office', 'unit', 'coUnit']),
  'review.ask': rule('邀请评审', 'Ask for a review', ['office', 'effect']),
  'review.submit': rule('提交评审', 'Submit the review', ['reviewer']),
  'review.conflict': rule('申报利益冲突', 'Declare a conflict of interest', ['reviewer', 'office']),
  'milestone.plan': rule('制定里程碑', 'Plan milestones', ['office', 'effect'], always),
  'milestone.submit': rule('提交里程碑', 'Submit a milestone', ['applicant', 'office'], always),
  'milestone.accept': rule('验收里程碑', 'Accept a milestone', ['office'], always),
  'milestone.pay': rule('记录拨付', 'Record a payment', ['office', 'effect'], always),
  'milestone.clawBack': rule('追回资金', 'Claw back', ['office'], always),
  rate: rule('评价', 'Rate', ['applicant'], over),
  merge: rule('并案', 'Join to another case', ['office']),
  migrate: rule('迁移到新版本', 'Move to a new version', ['office', 'effect']),
};

/** True for an action that every type has. */
export const isCommon = (action: string): action is CommonAction =>
  (commonActions as readonly string[]).includes(action);

const reviewed = ({ rubric }: CaseType): boolean => rubric.length > 0;

const hasMoney = ({ transitions }: CaseType): boolean =>
  transitions.some(
    ({ action, effects = [] }) =>
      action.startsWith('milestone.') || effects.some(({ kind }) => kind === 'planMilestones'),
  );

/** What a type has to have so that an action makes sense in it; the others always do. */
const needs: Partial<Readonly<Record<CommonAction, (type: CaseType) => boolean>>> = {
  pause: ({ clocks }) => clocks.some(({ pauses }) => pauses.length > 0),
  resume: ({ clocks }) => clocks.some(({ pauses }) => pauses.length > 0),
  extend: ({ clocks }) => clocks.some(({ extension }) => extension !== undefined),
  supply: ({ materials }) => materials.length > 0,
  'review.ask': reviewed,
  'review.submit': reviewed,
  'review.conflict': reviewed,
  'milestone.plan': hasMoney,
  'milestone.submit': hasMoney,
  'milestone.accept': hasMoney,
  'milestone.pay': hasMoney,
  'milestone.clawBack': hasMoney,
  rate: ({ rating }) => rating !== undefined,
};

/** True for an action that means something in a type: no documents are supplied where none are asked for. */
export const suits = (type: CaseType, action: CommonAction): boolean => needs[action]?.(type) ?? true;
