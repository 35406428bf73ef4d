import { type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { DeclaredValue, LevelSetting, Suspect } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** What was measured of a version. */
export type MeasurementRow = Selectable<Tables['assess.measurement']>;
/** What was concluded of it. */
export type AssessmentRow = Selectable<Tables['assess.assessment']>;
/** A flagged cell as it is kept. */
export type SuspectRow = Selectable<Tables['assess.suspect']>;

/** Rows of one insert statement: parameters of a statement are counted in 16 bits. */
const insertRowsMax = 5_000;

/** Adds a version's measurement; false when it has one already. */
export const insertMeasurement = async (tx: Tx, row: Omit<MeasurementRow, 'created_at'>): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('assess.measurement')
    .values({
      ...row,
      measured: JSON.stringify(row.measured),
      timings_ms: JSON.stringify(row.timings_ms),
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Measurements by version, as far as the actor may see them. */
export const selectMeasurements = async (tx: Tx, versionIds: readonly string[]): Promise<MeasurementRow[]> =>
  versionIds.length === 0
    ? []
    : q(tx).selectFrom('assess.measurement').selectAll().where('version_id', 'in', versionIds).execute();

/** Keeps flagged cells in their order; NUL, which PostgreSQL cannot hold, becomes the replacement character. */
export const insertSuspects = async (
  tx: Tx,
  { versionId, organisationId }: { readonly versionId: string; readonly organisationId: string },
  suspects: readonly Suspect[],
): Promise<void> => {
  const rows = suspects.map((suspect, position) => ({
    version_id: versionId,
    position,
    organisation_id: organisationId,
    row_number: String(suspect.row),
    column_name: suspect.column,
    value: suspect.value?.replaceAll('\0', '�') ?? null,
    rule: suspect.rule,
    reason_zh: suspect.reason.zh,
    reason_en: suspect.reason.en,
    confidence: suspect.confidence,
  }));
  for (let from = 0; from < rows.length; from += insertRowsMax)
    await q(tx)
      .insertInto('assess.suspect')
      .values(rows.slice(from, from + insertRowsMax))
      .execute();
};

/** The newest assessment of each version, as far as the actor may see them. */
export const selectAssessments = async (tx: Tx, versionIds: readonly string[]): Promise<AssessmentRow[]> =>
  versionIds.length === 0
    ? []
    : q(tx)
        .selectFrom('assess.assessment')
        .selectAll()
        .distinctOn('version_id')
        .where('version_id', 'in', versionIds)
        .orderBy('version_id')
        .orderBy('sequence', 'desc')
        .execute();

/** Adds an assessment. */
export const insertAssessment = async (tx: Tx, row: Omit<AssessmentRow, 'created_at'>): Promise<AssessmentRow> =>
  q(tx)
    .insertInto('assess.assessment')
    .values({ ...row, conclusions: JSON.stringify(row.conclusions), created_at: tx.now })
    .returningAll()
    .executeTakeFirstOrThrow();

/** Keeps what was declared for a dataset’s value, in place of what was before. */
export const upsertCosts = async (
  tx: Tx,
  row: {
    readonly datasetId: string;
    readonly organisationId: string;
    readonly costs: DeclaredValue;
    readonly by: string;
  },
): Promise<void> => {
  const set = { inputs: JSON.stringify(row.costs), changed_by: row.by, changed_at: tx.now };
  await q(tx)
    .insertInto('assess.cost')
    .values({ dataset_id: row.datasetId, organisation_id: row.organisationId, ...set })
    .onConflict((conflict) => conflict.column('dataset_id').doUpdateSet(set))
    .execute();
};

/** What was declared for a dataset’s value. */
export const findCosts = async (tx: Tx, datasetId: string): Promise<DeclaredValue | undefined> => {
  const row = await q(tx)
    .selectFrom('assess.cost')
    .select('inputs')
    .where('dataset_id', '=', datasetId)
    .executeTakeFirst();
  return row?.inputs;
};

/** Adds an owner's setting of a column's level. */
export const insertLevelSetting = async (
  tx: Tx,
  row: LevelSetting & {
    readonly id: string;
    readonly datasetId: string;
    readonly organisationId: string;
    readonly approvalId: string | null;
    readonly by: string;
  },
): Promise<void> => {
  await q(tx)
    .insertInto('assess.level_setting')
    .values({
      id: row.id,
      dataset_id: row.datasetId,
      organisation_id: row.organisationId,
      column_name: row.column,
      level: row.level,
      found_level: row.foundLevel,
      found_class: row.foundClass,
      reason: row.reason,
      approval_id: row.approvalId,
      created_by: row.by,
      created_at: tx.now,
    })
    .execute();
};

/** The newest setting of each column of a dataset, in the order of names. */
export const listLevelSettings = async (tx: Tx, datasetId: string): Promise<LevelSetting[]> => {
  const rows = await q(tx)
    .selectFrom('assess.level_setting')
    .selectAll()
    .distinctOn('column_name')
    .where('dataset_id', '=', datasetId)
    .orderBy('column_name')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    column: row.column_name,
    level: row.level,
    reason: row.reason,
    foundLevel: row.found_level,
    foundClass: row.found_class,
  }));
};

/** Newest assessments of an organisation's datasets in which levels are to be confirmed by a person, oldest first. */
export const selectUnconfirmedLevels = async (
  tx: Tx,
  organisationId: string,
  limit: number,
): Promise<{ datasetId: string; versionId: string; level: string; since: Date }[]> => {
  const { rows } = await sql<{ datasetId: string; versionId: string; level: string; since: Date }>`
    select "datasetId", "versionId", level, since from (
      select distinct on (a.dataset_id) a.dataset_id as "datasetId", a.version_id as "versionId", a.level,
        a.created_at as since, (a.conclusions->'sensitivity'->>'needsReview')::boolean as waits
      from assess.assessment a where a.organisation_id = ${organisationId}
      order by a.dataset_id, a.version_id desc, a.sequence desc) newest
    where waits order by since limit ${limit}`.execute(tx.q);
  return rows;
};
