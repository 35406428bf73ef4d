import type { Insertable, Selectable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Dataset, Version, VersionFile } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toDataset = (row: Selectable<Tables['datasets.dataset']>): Dataset => ({
  id: row.id as Id<'ds'>,
  organisationId: row.organisation_id as Id<'org'>,
  name: row.name,
  titleZh: row.title_zh,
  titleEn: row.title_en,
  timeZone: row.time_zone,
  latestVersion: row.latest_version,
  createdAt: row.created_at,
});

const toVersion = (row: Selectable<Tables['datasets.version']>): Version => ({
  id: row.id as Id<'dsv'>,
  datasetId: row.dataset_id as Id<'ds'>,
  number: row.number,
  mode: row.mode,
  rawSha256: row.raw_sha256,
  contentSha256: row.content_sha256,
  rows: Number(row.rows),
  bytes: Number(row.bytes),
  schema: row.schema,
  source: row.source,
  createdAt: row.created_at,
});

const toFile = (row: Selectable<Tables['datasets.file']>): VersionFile => ({
  id: row.id as Id<'dsf'>,
  key: row.key,
  sha256: row.sha256,
  bytes: Number(row.bytes),
  rows: Number(row.rows),
  stats: row.stats,
  addedIn: row.added_in,
  removedIn: row.removed_in,
});

/** Adds a dataset; false when the organisation has one of that name. */
export const insertDataset = async (tx: Tx, dataset: Dataset): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('datasets.dataset')
    .values({
      id: dataset.id,
      organisation_id: dataset.organisationId,
      name: dataset.name,
      title_zh: dataset.titleZh,
      title_en: dataset.titleEn,
      time_zone: dataset.timeZone,
      logged_version: -1,
      created_at: dataset.createdAt,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Datasets by id, as far as the actor may see them. */
export const selectDatasets = async (tx: Tx, ids: readonly string[]): Promise<Dataset[]> =>
  ids.length === 0
    ? []
    : (await q(tx).selectFrom('datasets.dataset').selectAll().where('id', 'in', ids).execute()).map(toDataset);

/** A dataset, locked until the transaction ends, so that one version is added at a time. */
export const lockDataset = async (tx: Tx, id: string): Promise<Dataset | undefined> => {
  const row = await q(tx)
    .selectFrom('datasets.dataset')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toDataset(row);
};

/** An organisation's datasets after a key, one more than the page. */
export const listDatasets = async (
  tx: Tx,
  find: { organisationId: string; after: string | undefined; size: number },
): Promise<Dataset[]> => {
  let query = q(tx).selectFrom('datasets.dataset').selectAll().where('organisation_id', '=', find.organisationId);
  if (find.after !== undefined) query = query.where('id', '>', find.after);
  return (
    await query
      .orderBy('id')
      .limit(find.size + 1)
      .execute()
  ).map(toDataset);
};

/** Names the newest version of a dataset. */
export const updateLatest = async (tx: Tx, id: string, number: number): Promise<void> => {
  await q(tx).updateTable('datasets.dataset').set({ latest_version: number }).where('id', '=', id).execute();
};

/** Adds a version. */
export const insertVersion = async (
  tx: Tx,
  version: Version,
  more: { organisationId: string; rawKey: string; rawBytes: number; createdBy: string },
): Promise<void> => {
  await q(tx)
    .insertInto('datasets.version')
    .values({
      id: version.id,
      dataset_id: version.datasetId,
      organisation_id: more.organisationId,
      number: version.number,
      mode: version.mode,
      raw_sha256: version.rawSha256,
      raw_key: more.rawKey,
      raw_bytes: BigInt(more.rawBytes),
      content_sha256: version.contentSha256,
      rows: BigInt(version.rows),
      bytes: BigInt(version.bytes),
      schema: JSON.stringify(version.schema),
      source: JSON.stringify(version.source),
      created_by: more.createdBy,
      created_at: version.createdAt,
    })
    .execute();
};

/** A dataset's versions, oldest first. */
export const selectVersions = async (tx: Tx, datasetId: string): Promise<Version[]> =>
  (
    await q(tx)
      .selectFrom('datasets.version')
      .selectAll()
      .where('dataset_id', '=', datasetId)
      .orderBy('number')
      .execute()
  ).map(toVersion);

/** Versions by their ids. */
export const selectVersionsById = async (tx: Tx, ids: readonly string[]): Promise<Version[]> =>
  ids.length === 0
    ? []
    : (await q(tx).selectFrom('datasets.version').selectAll().where('id', 'in', ids).execute()).map(toVersion);

/** One version by its number. */
export const findVersion = async (tx: Tx, datasetId: string, number: number): Promise<Version | undefined> => {
  const row = await q(tx)
    .selectFrom('datasets.version')
    .selectAll()
    .where('dataset_id', '=', datasetId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? undefined : toVersion(row);
};

/** Adds a file. */
export const insertFile = async (
  tx: Tx,
  file: VersionFile & { datasetId: string; organisationId: string },
): Promise<void> => {
  const row: Insertable<Tables['datasets.file']> = {
    id: file.id,
    dataset_id: file.datasetId,
    organisation_id: file.organisationId,
    key: file.key,
    sha256: file.sha256,
    bytes: BigInt(file.bytes),
    rows: BigInt(file.rows),
    stats: file.stats,
    added_in: file.addedIn,
  };
  await q(tx).insertInto('datasets.file').values(row).execute();
};

/** Marks every standing file of a dataset as removed in a version. */
export const removeFiles = async (tx: Tx, datasetId: string, removedIn: number): Promise<void> => {
  await q(tx)
    .updateTable('datasets.file')
    .set({ removed_in: removedIn })
    .where('dataset_id', '=', datasetId)
    .where('removed_in', 'is', null)
    .execute();
};

/** Every file a dataset ever had, in the order in which they came. */
export const selectFiles = async (tx: Tx, datasetId: string): Promise<VersionFile[]> =>
  (
    await q(tx)
      .selectFrom('datasets.file')
      .selectAll()
      .where('dataset_id', '=', datasetId)
      .orderBy('added_in')
      .orderBy('id')
      .execute()
  ).map(toFile);

/** The files of one version, in the order in which they came. */
export const selectFilesOf = async (tx: Tx, datasetId: string, number: number): Promise<VersionFile[]> =>
  (
    await q(tx)
      .selectFrom('datasets.file')
      .selectAll()
      .where('dataset_id', '=', datasetId)
      .where('added_in', '<=', number)
      .where((e) => e.or([e('removed_in', 'is', null), e('removed_in', '>', number)]))
      .orderBy('added_in')
      .orderBy('id')
      .execute()
  ).map(toFile);

/** The blobs that an upload is about to write. */
export type UploadBlobs = { readonly fileId: Id<'dsf'>; readonly rawKey: string; readonly fileKey: string };

/** Notes which blobs an upload is about to write. */
export const insertUpload = async (
  tx: Tx,
  upload: UploadBlobs & { readonly datasetId: string; readonly organisationId: string },
): Promise<void> => {
  await q(tx)
    .insertInto('datasets.upload')
    .values({
      file_id: upload.fileId,
      dataset_id: upload.datasetId,
      organisation_id: upload.organisationId,
      raw_key: upload.rawKey,
      file_key: upload.fileKey,
      started_at: tx.now,
    })
    .execute();
};

/** Strikes an upload out; false when it was struck out before. */
export const deleteUpload = async (tx: Tx, fileId: string): Promise<boolean> => {
  const done = await q(tx).deleteFrom('datasets.upload').where('file_id', '=', fileId).executeTakeFirst();
  return done.numDeletedRows === 1n;
};

/** Locks the oldest upload that began before an instant; others that are locked are passed over. */
export const lockStaleUpload = async (tx: Tx, before: Date): Promise<UploadBlobs | undefined> => {
  const row = await q(tx)
    .selectFrom('datasets.upload')
    .selectAll()
    .where('started_at', '<', before)
    .orderBy('started_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { fileId: row.file_id as Id<'dsf'>, rawKey: row.raw_key, fileKey: row.file_key };
};

/** Datasets whose Delta log lags behind their versions, and how far it was written. */
export const selectUnlogged = async (tx: Tx, datasetId?: string): Promise<(Dataset & { loggedVersion: number })[]> => {
  let query = q(tx)
    .selectFrom('datasets.dataset')
    .selectAll()
    .whereRef('logged_version', 'is distinct from', 'latest_version')
    .where('latest_version', 'is not', null);
  if (datasetId !== undefined) query = query.where('id', '=', datasetId);
  return (await query.orderBy('id').execute()).map((row) => ({ ...toDataset(row), loggedVersion: row.logged_version }));
};

/** Notes that the Delta log is written up to a version. */
export const updateLogged = async (tx: Tx, id: string, number: number): Promise<void> => {
  await q(tx)
    .updateTable('datasets.dataset')
    .set({ logged_version: number })
    .where('id', '=', id)
    .where('logged_version', '<', number)
    .execute();
};

/** The key of the bytes that a version was read from. */
export const findRawKey = async (tx: Tx, versionId: string): Promise<string | undefined> =>
  (await q(tx).selectFrom('datasets.version').select('raw_key').where('id', '=', versionId).executeTakeFirst())
    ?.raw_key;

/** Keys of every file and raw upload. */
export const selectStandingKeys = async (tx: Tx): Promise<string[]> => {
  const files = await q(tx).selectFrom('datasets.file').select('key').execute();
  const raws = await q(tx).selectFrom('datasets.version').select('raw_key as key').execute();
  return [...files, ...raws].map(({ key }) => key);
};
