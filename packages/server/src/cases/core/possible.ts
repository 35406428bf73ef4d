import type { Bilingual } from '#kernel';
import {
  type CaseRole,
  type CaseType,
  type CommonAction,
  commonActions,
  type Form,
  type Transition,
} from '../model.ts';
import { commonRules, suits } from './common.ts';
import type { Facts } from './facts.ts';
import { type CaseFile, factsOf, type Known } from './file.ts';
import { type Need, needsOf } from './needs.ts';
import { ownActions } from './own.ts';
import { isPartAction } from './parts.ts';

/** A button: what it does, what it asks, and what stands in its way. */
export type PossibleAction = {
  readonly action: string;
  readonly label: Bilingual;
  /** Whether it takes what a common action of its name takes; a transition of such a name does, beside its own form. */
  readonly isCommon: boolean;
  /** The state that it leads to; the present one for most common actions. */
  readonly to: string;
  readonly form?: Form;
  readonly needsComment: boolean;
  readonly blockedBy: readonly Need[];
};

/** The transitions of a state, whoever may take them. */
export const transitionsFrom = (type: CaseType, state: string): readonly Transition[] =>
  type.transitions.filter(({ from }) => from.includes(state));

const isTaken = (type: CaseType, name: string): boolean => type.transitions.some(({ action }) => action === name);

const buttonOf = (type: CaseType, transition: Transition, file: CaseFile, facts: Facts): PossibleAction => ({
  action: transition.action,
  label: transition.label,
  isCommon: isPartAction(transition.action),
  to: transition.to,
  ...(transition.form === undefined ? {} : { form: transition.form }),
  needsComment: transition.requires?.comment === true,
  // The reason is given with the step, so that it never keeps the button from being pressed.
  blockedBy: needsOf(type, transition, { file, facts, comment: '-' }),
});

/** True for a common action that the role may send in this kind of state. Parts say more once they see what was sent. */
const mayCommon = (type: CaseType, file: CaseFile, role: CaseRole, name: CommonAction): boolean => {
  const { roles, kinds } = commonRules[name];
  const isKnown = name !== 'open' && (ownActions.includes(name) || isPartAction(name));
  return isKnown && suits(type, name) && !isTaken(type, name) && roles.includes(role) && kinds.includes(file.stateKind);
};

/** What a role can do now: its transitions in the type's order, then common actions. A case joined to another takes nothing more. */
export const possibleActions = (
  type: CaseType,
  file: CaseFile,
  role: CaseRole,
  known: Known,
): readonly PossibleAction[] => {
  if (file.mergedInto !== null) return [];
  const facts = factsOf(type, file, known);
  const own = transitionsFrom(type, file.state)
    .filter(({ roles }) => roles.includes(role))
    .map((transition) => buttonOf(type, transition, file, facts));
  const common = commonActions
    .filter((name) => mayCommon(type, file, role, name))
    .map((name) => ({
      ...{ action: name, label: commonRules[name].label, isCommon: true, to: file.state },
      ...{ needsComment: ['comment', 'message', 'migrate'].includes(name), blockedBy: [] },
    }));
  return [...own, ...common];
};
