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

/** One milestone as a step plans it: the day by which it is due, its amount as a decimal, and what it is. */
export type PlannedMilestone = { readonly due: string; readonly amount: string; readonly title: string };

/**
 * What the machine itself keeps of a step in an event's payload; the payload that a part answers lies beside it.
 * A transition's effects are worked out when the step is decided and kept, so that folding needs no facts.
 */
export type StepPayload = {
  /** Answers to the transition's form; on `open` to the case's form. */
  readonly answers?: Readonly<Record<string, Value>>;
  /** Why, in words. Every action that needs a reason takes it from here. */
  readonly comment?: string;
  /** Of an `assign` effect: the unit that the case is given to; null gives it back to the office. */
  readonly assigned?: { readonly unit: Id<'org'> | null };
  /** Of a `planMilestones` effect. */
  readonly planned?: { readonly award: string; readonly milestones: readonly PlannedMilestone[] };
};

/** The machine's share of an event's payload. Events are only ever made by `decide`, which is what makes this true. */
export const stepOf = (event: CaseEvent): StepPayload => event.payload as StepPayload;
