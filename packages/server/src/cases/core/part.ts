import type { Id, Outcome } from '#kernel';
import type { CasesCode } from '../errors.ts';
import type { CaseEvent, CaseType, CommonAction, EventActor, StateKind, Value } from '../model.ts';

/** What somebody wants done to a case: one of its transitions or a common action, with what they gave. */
export type Command = {
  readonly action: string;
  readonly payload: Readonly<Record<string, Value>>;
  readonly actor: EventActor;
  readonly at: Date;
};

/** What every part may know of the case it belongs to. */
export type CaseHead = {
  readonly id: Id<'case'>;
  readonly state: string;
  readonly stateKind: StateKind;
  /** The organisation that runs the programme. */
  readonly ownerId: Id<'org'>;
  /** The organisation that opened it; null for a resident without an account. */
  readonly applicantId: Id<'org'> | null;
  /** The last event's number. */
  readonly seq: number;
};

/**
 * One aspect of a case (assignment, reviews, milestones, rating, clocks) that common actions change. A transition may
 * bear a common action's name (a `return` that also changes the state): then both decide and both fold.
 */
export type Part<S> = {
  readonly first: S;
  readonly actions: readonly CommonAction[];
  /** Whether the command may be: who, limits, order. Answers the payload as the event keeps it. */
  decide(
    type: CaseType,
    state: S,
    command: Command,
    head: CaseHead,
  ): Outcome<Readonly<Record<string, Value>>, CasesCode>;
  /** What an event (any, also a transition) makes of the state. Total and pure. */
  fold(type: CaseType, state: S, event: CaseEvent): S;
};
