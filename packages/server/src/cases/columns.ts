import type { Id, Json, WorkCalendar } from '#kernel';
import { unitsOf } from './core/assignments.ts';
import { type ClockStatus, caseClocks } from './core/clocks.ts';
import { type CaseFile, stateOf } from './core/file.ts';
import type { CaseType } from './model.ts';
import type { CaseColumns } from './record.ts';
import type { Joined } from './store-parts.ts';

/** A case's file as its row keeps it: plain JSON. */
export const foldedOf = (file: CaseFile): Json => JSON.parse(JSON.stringify(file)) as Json;

type Stored = Omit<CaseFile, 'openedAt' | 'changedAt' | 'stateSince' | 'endedAt'> & {
  readonly openedAt: string;
  readonly changedAt: string;
  readonly stateSince: string;
  readonly endedAt: string | null;
};

/** The file that a row keeps. */
export const fileOf = (folded: Json): CaseFile => {
  // Only `foldedOf` writes it.
  const stored = folded as unknown as Stored;
  return {
    ...stored,
    openedAt: new Date(stored.openedAt),
    changedAt: new Date(stored.changedAt),
    stateSince: new Date(stored.stateSince),
    endedAt: stored.endedAt === null ? null : new Date(stored.endedAt),
  };
};

/** What the clocks of a case come to: the nearest open one, when somebody is told next, and whether all were kept. */
export type Pressure = Pick<
  CaseColumns,
  'dueAt' | 'isProvisional' | 'card' | 'usedPercent' | 'nextAlarmAt' | 'isOnTime' | 'isResponded'
>;

const earliest = (instants: readonly Date[]): Date | null =>
  instants.reduce<Date | null>((first, one) => (first === null || one < first ? one : first), null);

/** Instants at which something is told or happens after another instant. The instant after the last one that is on time counts as running out. */
const alarmsOf = ({ warnings, dueAt }: ClockStatus, after: Date): Date[] =>
  [...warnings.map(({ at }) => at), new Date(dueAt.getTime() + 1)].filter((at) => at > after);

/** Works out what lists show of the clocks. `alarmedAt` is up to when warnings were told. */
export const pressureOf = (
  type: CaseType,
  file: Pick<CaseFile, 'clocks' | 'endedAt'>,
  { calendar, now, alarmedAt }: { readonly calendar: WorkCalendar; readonly now: Date; readonly alarmedAt: Date },
): Pressure => {
  const clocks = caseClocks(type, file.clocks, calendar, now).map(({ status }) => status);
  const open = clocks.filter(({ stoppedAt }) => stoppedAt === undefined);
  const nearest = open.reduce<ClockStatus | undefined>(
    (first, one) => (first === undefined || one.dueAt < first.dueAt ? one : first),
    undefined,
  );
  const isLate = clocks.some(({ onTime, card }) => onTime === false || card === 'red');
  return {
    dueAt: nearest?.dueAt ?? null,
    isProvisional: open.some(({ provisional }) => provisional),
    card: isLate ? 'red' : (nearest?.card ?? 'green'),
    usedPercent: nearest?.percent ?? 0,
    nextAlarmAt: earliest(open.flatMap((status) => alarmsOf(status, alarmedAt))),
    isResponded: clocks.find(({ stoppedAt }) => stoppedAt !== undefined)?.onTime ?? null,
    isOnTime: file.endedAt === null || clocks.length === 0 ? null : !isLate,
  };
};

/** Everybody who is joined to a case besides office, applicant and lead unit. */
export const joinedOf = ({ assignment, reviews }: CaseFile): Joined[] => [
  ...unitsOf(assignment)
    .filter((unit) => unit !== assignment.lead)
    .map((unit): Joined => ({ kind: 'coUnit', organisationId: unit, personId: null })),
  ...reviews.flatMap(({ organisation, reviewer, state }): Joined[] =>
    organisation === null || state === 'conflicted'
      ? []
      : [{ kind: 'reviewer', organisationId: organisation, personId: reviewer }],
  ),
];

/** The columns that a case's file comes to. `alarmedAt` is up to when warnings were told. */
export const columnsOf = (
  type: CaseType,
  file: CaseFile,
  context: {
    readonly calendar: WorkCalendar;
    readonly now: Date;
    readonly alarmedAt: Date;
    readonly definitionId: Id<'def'>;
  },
): CaseColumns => {
  const joined = joinedOf(file);
  const organisations = joined.filter(({ kind }) => kind === 'reviewer').map((one) => one.organisationId as Id<'org'>);
  return {
    ...pressureOf(type, file, context),
    unitIds: unitsOf(file.assignment),
    reviewerOrgIds: [...new Set(organisations)],
    definitionId: context.definitionId,
    typeVersion: file.typeVersion,
    state: file.state,
    stateKind: file.stateKind,
    waitsFor: file.endedAt === null ? (stateOf(type, file.state)?.waitsFor ?? null) : null,
    waitsSince: file.stateSince,
    leadUnitId: file.assignment.lead,
    assigneeId: file.assignment.personId,
    changedAt: file.changedAt,
    alarmedAt: context.alarmedAt,
    endedAt: file.endedAt,
    outcome: file.outcome,
    ratingLevel: file.rating?.level ?? null,
    folded: foldedOf(file),
    seq: file.seq,
    headHash: file.headHash,
  };
};
