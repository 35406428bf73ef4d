import { type Selectable, sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { CaseEvent } from './model.ts';
import type { CaseColumns, CaseRecord } from './record.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

type Row = Selectable<Tables['cases.case_file']>;

/** A row as the module speaks of it. */
export const toRecord = (row: Row): CaseRecord => ({
  id: row.id as Id<'case'>,
  number: row.number,
  ownerId: row.owner_id as Id<'org'>,
  applicantId: row.applicant_id as Id<'org'> | null,
  unitIds: row.unit_ids as Id<'org'>[],
  reviewerOrgIds: row.reviewer_org_ids as Id<'org'>[],
  definitionId: row.definition_id as Id<'def'>,
  typeKey: row.type_key,
  typeVersion: row.type_version,
  programme: row.programme,
  subject: row.subject,
  state: row.state,
  stateKind: row.state_kind,
  waitsFor: row.waits_for,
  waitsSince: row.waits_since,
  leadUnitId: row.lead_unit_id as Id<'org'> | null,
  assigneeId: row.assignee_id as Id<'psn'> | null,
  openedAt: row.opened_at,
  changedAt: row.changed_at,
  dueAt: row.due_at,
  isProvisional: row.is_provisional,
  card: row.card,
  usedPercent: row.used_percent,
  alarmedAt: row.alarmed_at,
  nextAlarmAt: row.next_alarm_at,
  endedAt: row.ended_at,
  outcome: row.outcome,
  isOnTime: row.is_on_time,
  isResponded: row.is_responded,
  ratingLevel: row.rating_level,
  folded: row.folded,
  seq: row.seq,
  headHash: row.head_hash,
  trackingSha256: row.tracking_sha256,
  openingKey: row.opening_key,
});

const columnsOf = (one: CaseColumns) => ({
  unit_ids: [...one.unitIds],
  reviewer_org_ids: [...one.reviewerOrgIds],
  definition_id: one.definitionId,
  type_version: one.typeVersion,
  state: one.state,
  state_kind: one.stateKind,
  waits_for: one.waitsFor,
  waits_since: one.waitsSince,
  lead_unit_id: one.leadUnitId,
  assignee_id: one.assigneeId,
  changed_at: one.changedAt,
  due_at: one.dueAt,
  is_provisional: one.isProvisional,
  card: one.card,
  used_percent: one.usedPercent,
  alarmed_at: one.alarmedAt,
  next_alarm_at: one.nextAlarmAt,
  ended_at: one.endedAt,
  outcome: one.outcome,
  is_on_time: one.isOnTime,
  is_responded: one.isResponded,
  rating_level: one.ratingLevel,
  folded: JSON.stringify(one.folded),
  seq: one.seq,
  head_hash: one.headHash,
});

/** Gives the next number of an office in a year. */
export const takeNumber = async (tx: Tx, ownerId: string, year: number): Promise<number> => {
  const row = await q(tx)
    .insertInto('cases.counter')
    .values({ owner_id: ownerId, year, last: 1 })
    .onConflict((c) => c.columns(['owner_id', 'year']).doUpdateSet({ last: sql`cases.counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
};

/** Adds a case; false when its opening was recorded before. */
export const insertCase = async (tx: Tx, one: CaseRecord): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('cases.case_file')
    .values({
      ...columnsOf(one),
      ...{ id: one.id, number: one.number, owner_id: one.ownerId, applicant_id: one.applicantId },
      ...{ type_key: one.typeKey, programme: one.programme, subject: one.subject, opened_at: one.openedAt },
      ...{ tracking_sha256: one.trackingSha256, opening_key: one.openingKey },
    })
    .onConflict((c) => c.column('opening_key').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Moves a case from what was read to what comes next; false when somebody else moved it meanwhile. */
export const moveCase = async (tx: Tx, from: Pick<CaseRecord, 'id' | 'seq'>, to: CaseColumns): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('cases.case_file')
    .set(columnsOf(to))
    .where('id', '=', from.id)
    .where('seq', '=', from.seq)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** A case, as far as the actor may see it. */
export const findCase = async (tx: Tx, id: string): Promise<CaseRecord | undefined> => {
  const row = await q(tx).selectFrom('cases.case_file').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
};

/**
 * A case under a lock that lasts until the transaction ends. Rows that refer to it may be added meanwhile, so that two who hand
 * in documents do not wait for each other in a circle.
 */
export const lockCase = async (tx: Tx, id: string): Promise<CaseRecord | undefined> => {
  const row = await q(tx)
    .selectFrom('cases.case_file')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
};

/** Cases by id, as far as the actor may see them. */
export const selectCases = async (tx: Tx, ids: readonly string[]): Promise<CaseRecord[]> =>
  (await q(tx).selectFrom('cases.case_file').selectAll().where('id', 'in', ids).execute()).map(toRecord);

/** The cases of a number: one an office that gave it. */
export const selectNumbered = async (tx: Tx, number: string): Promise<CaseRecord[]> =>
  (await q(tx).selectFrom('cases.case_file').selectAll().where('number', '=', number).execute()).map(toRecord);

/** The case that an opening made. */
export const findOpened = async (tx: Tx, openingKey: string): Promise<CaseRecord | undefined> => {
  const row = await q(tx)
    .selectFrom('cases.case_file')
    .selectAll()
    .where('opening_key', '=', openingKey)
    .executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
};

/** Adds an event to the log of a case. */
export const insertEvent = async (tx: Tx, ownerId: string, event: CaseEvent): Promise<void> => {
  await q(tx)
    .insertInto('cases.event')
    .values({
      ...{ case_id: event.caseId, seq: event.seq, owner_id: ownerId, action: event.action, role: event.actor.role },
      ...{ person_id: event.actor.personId, organisation_id: event.actor.organisationId },
      ...{ state_before: event.before, state_after: event.after, payload: JSON.stringify(event.payload) },
      ...{ at: event.at, previous_hash: event.previousHash, hash: event.hash },
    })
    .execute();
};

const toEvent = (row: Selectable<Tables['cases.event']>): CaseEvent => ({
  caseId: row.case_id as Id<'case'>,
  seq: row.seq,
  actor: {
    role: row.role,
    personId: row.person_id as Id<'psn'> | null,
    organisationId: row.organisation_id as Id<'org'> | null,
  },
  action: row.action,
  before: row.state_before,
  after: row.state_after,
  payload: row.payload,
  at: row.at,
  previousHash: row.previous_hash,
  hash: row.hash,
});

/** The log of a case, oldest first. */
export const selectEvents = async (tx: Tx, caseId: string): Promise<CaseEvent[]> =>
  (await q(tx).selectFrom('cases.event').selectAll().where('case_id', '=', caseId).orderBy('seq').execute()).map(
    toEvent,
  );

/** Events of an office's cases within a time, after their openings; oldest first. */
export const selectEventsBetween = async (
  tx: Tx,
  find: {
    readonly ownerId: string;
    readonly from: Date;
    readonly to: Date;
    /** Only later ones than this. */
    readonly after?: Pick<CaseEvent, 'at' | 'caseId' | 'seq'> | undefined;
    readonly size: number;
  },
): Promise<CaseEvent[]> => {
  let query = q(tx)
    .selectFrom('cases.event')
    .selectAll()
    .where('owner_id', '=', find.ownerId)
    .where('at', '>=', find.from)
    .where('at', '<=', find.to)
    .where('seq', '>', 1);
  const { after } = find;
  if (after !== undefined)
    query = query.where((e) =>
      e(e.refTuple('at', 'case_id', 'seq'), '>', e.tuple(after.at, after.caseId as string, after.seq)),
    );
  const rows = await query.orderBy('at').orderBy('case_id').orderBy('seq').limit(find.size).execute();
  return rows.map(toEvent);
};

/** Who sent the first event of a case; null for a resident without an account. */
export const findOpener = async (tx: Tx, caseId: string): Promise<Id<'psn'> | null> => {
  const row = await q(tx)
    .selectFrom('cases.event')
    .select('person_id')
    .where('case_id', '=', caseId)
    .where('seq', '=', 1)
    .executeTakeFirst();
  return (row?.person_id ?? null) as Id<'psn'> | null;
};
