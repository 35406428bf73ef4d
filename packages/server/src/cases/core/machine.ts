import { type Outcome, ok, refuse } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseEvent, CaseType, Value } from '../model.ts';
import { clockLimits } from './clocks.ts';
import { commonRules, isCommon, suits } from './common.ts';
import type { Drafted } from './drafted.ts';
import type { PlannedEffect } from './effects.ts';
import { sealEvent } from './events.ts';
import { factAt, type Values } from './facts.ts';
import { type CaseFile, factValues, firstValues, type Known } from './file.ts';
import { fold } from './fold.ts';
import { eventsMax } from './limits.ts';
import { decideOpening, type Opening } from './opening.ts';
import { decideOwn, ownActions } from './own.ts';
import type { Command } from './part.ts';
import { decideParts, isPartAction } from './parts.ts';
import { notYours, tooMuch, unknownAction, wrongState } from './refusals.ts';
import { decideStep, readStep } from './steps.ts';
import { openFacts } from './tables.ts';

export { type CaseFile, type CaseOutcome, factsOf, type Known, type Supplied } from './file.ts';
export { replay } from './fold.ts';
export type { Opening } from './opening.ts';
export { type PossibleAction, possibleActions } from './possible.ts';

/** What was decided: the event, the case after it, what it causes, and personal answers that the event does not keep. */
export type Decision = {
  readonly event: CaseEvent;
  readonly file: CaseFile;
  readonly effects: readonly PlannedEffect[];
  readonly personal: Values;
};

const isOpen = (subject: CaseFile | Opening): subject is CaseFile => 'seq' in subject;

/** A common action on an open case, where the type has no transition of its name. */
const decideCommon = (type: CaseType, file: CaseFile, command: Command, known: Known): Outcome<Drafted, CasesCode> => {
  const { action, actor } = command;
  const asked = { action, role: actor.role, known };
  if (!isCommon(action) || !suits(type, action) || !(ownActions.includes(action) || isPartAction(action)))
    return unknownAction(type, file, asked);
  const { roles, kinds } = commonRules[action];
  if (!kinds.includes(file.stateKind)) return wrongState(type, file, asked);
  if (!roles.includes(actor.role)) return notYours(roles);
  if (ownActions.includes(action)) return decideOwn(type, file, command, known);
  const read = readStep(command.payload, false);
  if (!read.ok) return read;
  const decided = decideParts(type, file, command, known.calendar);
  if (!decided.ok) return decided;
  const { comment } = read.value;
  return ok({ payload: { ...decided.value, ...(comment === undefined ? {} : { comment }) }, after: file.state });
};

const decideOpen = (type: CaseType, file: CaseFile, command: Command, known: Known): Outcome<Drafted, CasesCode> => {
  if (file.mergedInto !== null) return refuse('cases.merged', { into: file.mergedInto });
  if (command.at < file.changedAt) return refuse('cases.time_goes_back', { last: file.changedAt.toISOString() });
  if (file.seq >= eventsMax) return refuse('cases.case_full', { max: eventsMax });
  return type.transitions.some(({ action }) => action === command.action)
    ? decideStep({ type, file, command, known })
    : decideCommon(type, file, command, known);
};

/** Limits that tables choose for the clocks which the step starts; the event keeps them. */
const limitsOf = (
  type: CaseType,
  subject: CaseFile | Opening,
  { action }: Command,
  known: Known,
  drafted: Drafted,
): Values => {
  const answers = (drafted.payload.answers ?? {}) as Values;
  const values = isOpen(subject) ? factValues(subject, known) : firstValues(answers, known);
  const facts = drafted.facts ?? openFacts(values, type.tables);
  const limits = clockLimits(type, action, (table, output) => factAt(facts, `tables.${table}.${output}`));
  return Object.keys(limits).length === 0 ? {} : { limits };
};

const seal = (
  type: CaseType,
  subject: CaseFile | Opening,
  command: Command,
  drafted: Drafted,
  limits: Values,
): Decision => {
  const file = isOpen(subject) ? subject : undefined;
  const event = sealEvent({
    caseId: subject.id,
    seq: (file?.seq ?? 0) + 1,
    actor: command.actor,
    action: command.action,
    before: file?.state ?? null,
    after: drafted.after,
    payload: { ...drafted.payload, ...limits } as Readonly<Record<string, Value>>,
    at: command.at,
    previousHash: file?.headHash ?? null,
  });
  const effects = (drafted.effects ?? []).map((effect, i) => ({ key: `${subject.id}:${event.seq}:${i}`, effect }));
  return { event, file: fold(type, file, event), effects, personal: drafted.personal ?? {} };
};

/**
 * Decides a command on a case, or on one that is to be opened. Deny by default: an action that the state does not have,
 * that is not this role's, whose guard does not hold or that lacks something is refused, and nothing has changed.
 */
export const decide = (
  type: CaseType,
  subject: CaseFile | Opening,
  command: Command,
  known: Known,
): Outcome<Decision, CasesCode> => {
  const refused = tooMuch(command.payload);
  if (refused !== undefined) return refused;
  const drafted = isOpen(subject) ? decideOpen(type, subject, command, known) : decideOpening(type, subject, command);
  if (!drafted.ok) return drafted;
  const next = command.action === 'migrate' ? (known.target ?? type) : type;
  return ok(seal(next, subject, command, drafted.value, limitsOf(type, subject, command, known, drafted.value)));
};
