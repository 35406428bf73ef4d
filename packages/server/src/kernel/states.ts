import { err, ok, type Result } from './result.ts';
import type { Bilingual } from './words.ts';

/** A state machine as a total table: every state has an answer for every event, null where it is refused. */
export type StateTable<S extends string, E extends string> = Readonly<Record<S, Readonly<Record<E, S | null>>>>;

/** Who may send which event. */
export type SenderTable<E extends string, P extends string> = Readonly<Record<E, readonly P[]>>;

/** A state machine as the documentation and the tests of the database see it. */
export type StateMachine = {
  /** Whose states these are, in the words of the glossary. */
  readonly of: Bilingual;
  /** The columns that keep such a state, `schema.table.column`; none when it is derived from other rows. */
  readonly columns: readonly string[];
  /** The states in which it may begin. */
  readonly first: readonly string[];
  readonly table: StateTable<string, string>;
  readonly senders: SenderTable<string, string>;
};

/** The next state, or null when the event is refused in this state. */
export const nextState = <S extends string, E extends string>(table: StateTable<S, E>, state: S, event: E): S | null =>
  table[state][event];

/** The events that a state accepts, in the table's order; buttons and docs are made from it. */
export const acceptedEvents = <S extends string, E extends string>(table: StateTable<S, E>, state: S): E[] =>
  (Object.entries(table[state]) as [E, S | null][]).filter(([, next]) => next !== null).map(([event]) => event);

/** Why an event is refused: where things stand, what was wanted, and what is possible instead (`–` for nothing). */
export type WrongState = { readonly state: string; readonly event: string; readonly possible: string };

/** The next state, or the facts of a refusal for its sentence. */
export const takeEvent = <S extends string, E extends string>(
  table: StateTable<S, E>,
  state: S,
  event: E,
): Result<S, WrongState> => {
  const next = nextState(table, state, event);
  return next === null ? err({ state, event, possible: acceptedEvents(table, state).join(', ') || '–' }) : ok(next);
};

/** States that accept nothing any more. */
export const finalStates = <S extends string, E extends string>(table: StateTable<S, E>): S[] =>
  (Object.keys(table) as S[]).filter((state) => acceptedEvents(table, state).length === 0);
