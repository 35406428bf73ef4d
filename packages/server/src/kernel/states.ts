/** A state machine as a total table: every state has an answer for every event, null where it is refused. */
export type StateTable<S extends string, E extends string> = Readonly<Record<S, Readonly<Record<E, S | null>>>>;

/** Who may send which event. */
export type SenderTable<E extends string, P extends string> = Readonly<Record<E, readonly P[]>>;

/** The next state, or null when the event is refused in this state. */
export const nextState = <S extends string, E extends string>(table: StateTable<S, E>, state: S, event: E): S | null =>
  table[state][event];

/** The events that a state accepts, in the table's order; buttons and docs are made from it. */
export const acceptedEvents = <S extends string, E extends string>(table: StateTable<S, E>, state: S): E[] =>
  (Object.entries(table[state]) as [E, S | null][]).filter(([, next]) => next !== null).map(([event]) => event);

/** States that accept nothing any more. */
export const finalStates = <S extends string, E extends string>(table: StateTable<S, E>): S[] =>
  (Object.keys(table) as S[]).filter((state) => acceptedEvents(table, state).length === 0);
