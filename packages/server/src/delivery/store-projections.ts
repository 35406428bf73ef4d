import type { Selectable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A subset of a dataset's columns, shared by all agreements that bought the same. */
export type Projection = {
  readonly id: Id<'prj'>;
  readonly organisationId: Id<'org'>;
  readonly datasetId: Id<'ds'>;
  readonly columnsSha256: string;
  readonly columns: readonly string[];
};

/** The projected form of one file of the dataset. */
export type ProjectionFile = {
  readonly id: string;
  readonly sourceFileId: string;
  readonly key: string;
  readonly bytes: number;
  readonly rows: number;
  readonly stats: string;
};

const toFile = (row: Selectable<Tables['delivery.projection_file']>): ProjectionFile => ({
  id: row.id,
  sourceFileId: row.source_file_id,
  key: row.blob_key,
  bytes: Number(row.bytes),
  rows: Number(row.rows),
  stats: row.stats,
});

/** Stores the projection if it is new, and reads what is stored. */
export const ensureProjection = async (tx: Tx, wanted: Projection): Promise<Projection> => {
  await q(tx)
    .insertInto('delivery.projection')
    .values({
      id: wanted.id,
      organisation_id: wanted.organisationId,
      dataset_id: wanted.datasetId,
      columns_sha256: wanted.columnsSha256,
      columns: [...wanted.columns],
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['dataset_id', 'columns_sha256']).doNothing())
    .execute();
  const row = await q(tx)
    .selectFrom('delivery.projection')
    .select('id')
    .where('dataset_id', '=', wanted.datasetId)
    .where('columns_sha256', '=', wanted.columnsSha256)
    .executeTakeFirstOrThrow();
  return { ...wanted, id: row.id as Id<'prj'> };
};

/** The files built so far. */
export const listProjectionFiles = async (tx: Tx, projectionId: string): Promise<ProjectionFile[]> => {
  const rows = await q(tx)
    .selectFrom('delivery.projection_file')
    .selectAll()
    .where('projection_id', '=', projectionId)
    .execute();
  return rows.map(toFile);
};

/** Stores a built file; the first one wins, since all builds of it hold the same values. */
export const insertProjectionFile = async (tx: Tx, projection: Projection, file: ProjectionFile): Promise<void> => {
  await q(tx)
    .insertInto('delivery.projection_file')
    .values({
      id: file.id,
      organisation_id: projection.organisationId,
      projection_id: projection.id,
      source_file_id: file.sourceFileId,
      blob_key: file.key,
      bytes: file.bytes,
      rows: file.rows,
      stats: file.stats,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['projection_id', 'source_file_id']).doNothing())
    .execute();
};

/** A built file of a dataset's projection to exactly these columns. */
export const findProjectedFile = async (
  tx: Tx,
  datasetId: string,
  columnsSha256: string,
  fileId: string,
): Promise<ProjectionFile | undefined> => {
  const row = await q(tx)
    .selectFrom('delivery.projection_file as file')
    .innerJoin('delivery.projection as projection', 'projection.id', 'file.projection_id')
    .selectAll('file')
    .where('file.id', '=', fileId)
    .where('projection.dataset_id', '=', datasetId)
    .where('projection.columns_sha256', '=', columnsSha256)
    .executeTakeFirst();
  return row === undefined ? undefined : toFile(row);
};
