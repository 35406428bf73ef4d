import type { Selectable } from 'kysely';
import type { Id, Refusal } from '#kernel';
import type { Tx } from '#platform/database';
import type { Intake, IntakePart } from './model.ts';
import { type IntakeState, unreadStates } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toIntake = (row: Selectable<Tables['datasets.intake']>): Intake => ({
  id: row.id as Id<'upl'>,
  datasetId: row.dataset_id as Id<'ds'>,
  organisationId: row.organisation_id as Id<'org'>,
  personId: row.person_id as Id<'psn'>,
  region: row.region,
  name: row.name,
  mode: row.mode,
  encoding: row.encoding,
  delimiter: row.delimiter,
  table: row.table_asked,
  dates: row.dates_asked,
  sha256: row.sha256,
  bytes: Number(row.bytes),
  received: Number(row.received),
  state: row.state,
  since: row.since,
  expiresAt: row.expires_at,
  attempts: row.attempts,
  refusal: row.refusal,
  versionId: row.version_id as Id<'dsv'> | null,
  createdAt: row.created_at,
});

/** Adds an upload of which nothing has come yet. */
export const insertIntake = async (tx: Tx, intake: Intake): Promise<void> => {
  await q(tx)
    .insertInto('datasets.intake')
    .values({
      id: intake.id,
      dataset_id: intake.datasetId,
      organisation_id: intake.organisationId,
      person_id: intake.personId,
      region: intake.region,
      name: intake.name,
      mode: intake.mode,
      encoding: intake.encoding,
      delimiter: intake.delimiter,
      table_asked: intake.table,
      dates_asked: intake.dates,
      sha256: intake.sha256,
      bytes: BigInt(intake.bytes),
      received: 0n,
      state: intake.state,
      since: intake.since,
      expires_at: intake.expiresAt,
      attempts: 0,
      created_at: intake.createdAt,
    })
    .execute();
};

/** An upload as far as the actor may see it. */
export const selectIntake = async (tx: Tx, id: string): Promise<Intake | undefined> => {
  const row = await q(tx).selectFrom('datasets.intake').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toIntake(row);
};

/** An upload, locked until the transaction ends. */
export const lockIntake = async (tx: Tx, id: string): Promise<Intake | undefined> => {
  const row = await q(tx).selectFrom('datasets.intake').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : toIntake(row);
};

/** An organisation's uploads before an id, newest first, one more than the page. */
export const listIntakes = async (
  tx: Tx,
  find: { organisationId: string; before: string | undefined; size: number },
): Promise<Intake[]> => {
  let query = q(tx).selectFrom('datasets.intake').selectAll().where('organisation_id', '=', find.organisationId);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map(toIntake);
};

/** Number and bytes of an organisation's uploads that are not read yet. */
export const countOpenIntakes = async (tx: Tx, organisationId: string): Promise<{ count: number; bytes: number }> => {
  const row = await q(tx)
    .selectFrom('datasets.intake')
    .select((e) => [e.fn.countAll<bigint>().as('count'), e.fn.sum<string | null>('bytes').as('bytes')])
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', unreadStates)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), bytes: Number(row.bytes ?? 0) };
};

/** Adds a piece that is durable, and moves the end of what has come. */
export const insertPart = async (tx: Tx, intake: Intake, part: IntakePart, expiresAt: Date): Promise<void> => {
  await q(tx)
    .insertInto('datasets.intake_part')
    .values({
      intake_id: intake.id,
      starts_at: BigInt(part.startsAt),
      bytes: BigInt(part.bytes),
      key: part.key,
      organisation_id: intake.organisationId,
    })
    .execute();
  await q(tx)
    .updateTable('datasets.intake')
    .set({ received: BigInt(part.startsAt + part.bytes), expires_at: expiresAt })
    .where('id', '=', intake.id)
    .execute();
};

/** The pieces of an upload, in their order. */
export const selectParts = async (tx: Tx, intakeId: string): Promise<IntakePart[]> => {
  const rows = await q(tx)
    .selectFrom('datasets.intake_part')
    .selectAll()
    .where('intake_id', '=', intakeId)
    .orderBy('starts_at')
    .execute();
  return rows.map(({ key, starts_at, bytes }) => ({ key, startsAt: Number(starts_at), bytes: Number(bytes) }));
};

/** How many pieces an upload has. */
export const countParts = async (tx: Tx, intakeId: string): Promise<number> => {
  const row = await q(tx)
    .selectFrom('datasets.intake_part')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('intake_id', '=', intakeId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Strikes out the pieces of an upload; the blobs go after the commit. */
export const deleteParts = async (tx: Tx, intakeId: string): Promise<void> => {
  await q(tx).deleteFrom('datasets.intake_part').where('intake_id', '=', intakeId).execute();
};

/** Moves an upload on; `expiresAt` is when its row is forgotten, once it is over. */
export const updateIntake = async (
  tx: Tx,
  id: string,
  to: {
    state: IntakeState;
    expiresAt?: Date;
    attempts?: number;
    refusal?: Refusal;
    versionId?: string;
  },
): Promise<void> => {
  await q(tx)
    .updateTable('datasets.intake')
    .set({
      state: to.state,
      since: tx.now,
      ...(to.expiresAt === undefined ? {} : { expires_at: to.expiresAt }),
      ...(to.attempts === undefined ? {} : { attempts: to.attempts }),
      ...(to.refusal === undefined ? {} : { refusal: JSON.stringify(to.refusal) }),
      ...(to.versionId === undefined ? {} : { version_id: to.versionId }),
    })
    .where('id', '=', id)
    .execute();
};

/** Notes that the version which an upload became is assessed. */
export const updateAssessed = async (tx: Tx, versionId: string): Promise<void> => {
  await q(tx)
    .updateTable('datasets.intake')
    .set({ state: 'assessed', since: tx.now })
    .where('version_id', '=', versionId)
    .where('state', '=', 'stored')
    .execute();
};

/** Forgets an upload with its pieces. */
export const deleteIntake = async (tx: Tx, id: string): Promise<void> => {
  await q(tx).deleteFrom('datasets.intake').where('id', '=', id).execute();
};

/** Forgets uploads that nobody continued, and those that are over for long; answers how many. */
export const deleteExpired = async (tx: Tx): Promise<number> => {
  const done = await q(tx)
    .deleteFrom('datasets.intake')
    .where('expires_at', '<', tx.now)
    .where('state', 'not in', ['received', 'reading'])
    .executeTakeFirst();
  return Number(done.numDeletedRows);
};

/** Which of some uploads still need their bytes. */
export const selectUnread = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const rows = await q(tx)
    .selectFrom('datasets.intake')
    .select('id')
    .where('id', 'in', ids)
    .where('state', 'in', unreadStates)
    .execute();
  return new Set(rows.map(({ id }) => id));
};
