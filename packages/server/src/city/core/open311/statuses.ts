import type { CaseType, ServiceStatus } from '#cases';

/** What the status of a request follows from. */
export type Standing = { readonly state: string; readonly outcome: string | null };

const byOutcome: Readonly<Record<string, ServiceStatus>> = {
  withdrawn: 'CANCELLED',
  refused: 'NO_FURTHER_ACTION',
  merged: 'DUPLICATE',
};

/** Open or closed, which is all that GeoReport v2 itself knows: a case that has ended is closed. */
export const openOrClosed = (endedAt: Date | null): 'open' | 'closed' => (endedAt === null ? 'open' : 'closed');

/** Status of a case in the words of mySociety's extension: as its type says, else by the state's kind and how the case ended. */
export const statusOf = (type: CaseType, { state, outcome }: Standing): ServiceStatus => {
  if (outcome === 'merged') return 'DUPLICATE';
  const given = type.serviceRequests?.statuses[state];
  if (given !== undefined) return given;
  const found = type.states.find(({ key }) => key === state);
  if (found?.kind === 'terminal') return byOutcome[found.outcome ?? ''] ?? 'CLOSED';
  return found?.kind === 'initial' ? 'OPEN' : 'IN_PROGRESS';
};

/** What an update asks for, with its text. */
export type Wish = { readonly status: string | undefined; readonly description: string };

/** A step in the words of cases. */
export type WishedStep = {
  readonly action: string;
  readonly payload: Readonly<Record<string, string | boolean | Readonly<Record<string, string>>>>;
};

/**
 * The step that an update of the unit's own system comes to: what its type says of the status and the present state; a word to
 * everybody where the type says nothing of the status or the case has it already. Undefined where the status is none of the present
 * state's; `possible` then tells which are.
 */
export const stepFor = (
  type: CaseType,
  { status, description }: Wish,
  { state, outcome }: Standing,
): WishedStep | { readonly possible: readonly string[] } => {
  const said = { comment: description, isInternal: false };
  const rows = type.serviceRequests?.updates ?? [];
  const isHere = (action: string): boolean =>
    type.transitions.some((each) => each.action === action && each.from.includes(state));
  const row = rows.find((each) => each.status === status && isHere(each.action));
  if (row === undefined) {
    const isSaid = status === undefined || statusOf(type, { state, outcome }) === status;
    if (isSaid || !rows.some((each) => each.status === status)) return { action: 'comment', payload: said };
    return { possible: [...new Set(rows.filter(({ action }) => isHere(action)).map((each) => each.status))] };
  }
  const answers = { ...row.answers, ...(row.textIn === undefined ? {} : { [row.textIn]: description }) };
  const isComment = row.textIn === undefined && description !== '';
  return {
    action: row.action,
    payload: {
      ...(Object.keys(answers).length === 0 ? {} : { answers }),
      ...(isComment ? { comment: description } : {}),
    },
  };
};
