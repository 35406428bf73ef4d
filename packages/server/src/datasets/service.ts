import { appendEntry } from '#audit';
import { type Id, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import { contentHash } from './core/content.ts';
import type { TableRead } from './core/table.ts';
import type { DatasetCode } from './errors.ts';
import { datasetKinds } from './kinds.ts';
import type { Dataset, Version, VersionFile, VersionMode } from './model.ts';
import {
  deleteUpload,
  findVersion,
  insertDataset,
  insertFile,
  insertVersion,
  lockDataset,
  removeFiles,
  selectDatasets,
  selectFiles,
  selectFilesOf,
  selectVersions,
  selectVersionsById,
  updateLatest,
} from './store.ts';

/** What a new dataset is called; `timeZone` says what local times in it mean. */
export type NewDataset = Pick<Dataset, 'name' | 'titleZh' | 'titleEn' | 'timeZone'>;

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** Sets up a dataset without a version. Refuses a name that the organisation already uses, and unknown time zones. */
export const createDataset = async (tx: Tx, input: NewDataset): Promise<Outcome<Dataset, DatasetCode>> => {
  if (!isTimeZone(input.timeZone)) return refuse('datasets.time_zone_unknown', { timeZone: input.timeZone });
  const { organisationId } = personOf(tx.actor);
  const dataset: Dataset = { ...input, id: tx.newId('ds'), organisationId, latestVersion: null, createdAt: tx.now };
  if (!(await insertDataset(tx, dataset))) return refuse('datasets.name_taken', { name: input.name });
  const content = { name: input.name, titleZh: input.titleZh, titleEn: input.titleEn, timeZone: input.timeZone };
  await appendEntry(tx, {
    kind: datasetKinds.dataset_created,
    subject: dataset.id,
    parties: [organisationId],
    content,
  });
  return ok(dataset);
};

/** The acting organisation's own dataset. */
export const ownDataset = async (tx: Tx, id: string): Promise<Outcome<Dataset, DatasetCode>> => {
  const [found] = await selectDatasets(tx, [id]);
  const isOwn = found !== undefined && found.organisationId === personOf(tx.actor).organisationId;
  return isOwn ? ok(found) : refuse('datasets.not_found');
};

/** A file that was read, stored and waits to become a version. */
export type StoredUpload = {
  readonly datasetId: string;
  readonly mode: VersionMode;
  /** The newest version when the reading began; another one meanwhile refuses this. */
  readonly base: number | null;
  readonly raw: { readonly key: string; readonly sha256: string; readonly bytes: number };
  readonly file: { readonly id: Id<'dsf'>; readonly key: string; readonly sha256: string; readonly bytes: number };
  readonly read: TableRead;
};

/** The files of the version to come: those that stand, when it adds to them, and the fresh one. */
const nextFiles = async (tx: Tx, dataset: Dataset, mode: VersionMode, fresh: VersionFile): Promise<VersionFile[]> => {
  const { id, latestVersion } = dataset;
  const standing = mode === 'replace' || latestVersion === null ? [] : await selectFilesOf(tx, id, latestVersion);
  return [...standing, fresh];
};

const describe = (version: Version, fileName: string): Record<string, string | number> => ({
  number: version.number,
  mode: version.mode,
  rawSha256: version.rawSha256,
  contentSha256: version.contentSha256,
  rows: version.rows,
  bytes: version.bytes,
  file: fileName,
});

/** Makes a stored upload the next version: rows, log entry and message in one transaction. */
export const addVersion = async (tx: Tx, upload: StoredUpload): Promise<Outcome<Version, DatasetCode>> => {
  const person = personOf(tx.actor);
  const dataset = await lockDataset(tx, upload.datasetId);
  if (dataset === undefined) return refuse('datasets.not_found');
  const { latestVersion, organisationId } = dataset;
  if (latestVersion !== upload.base) return refuse('datasets.version_conflict', { number: latestVersion ?? 0 });
  // Struck out means that the blobs were taken for those of a dead process and are gone.
  if (!(await deleteUpload(tx, upload.file.id))) return refuse('datasets.upload_incomplete');
  const number = (latestVersion ?? 0) + 1;
  const { stats, rows, columns, source } = upload.read;
  const fresh: VersionFile = { ...upload.file, rows, stats, addedIn: number, removedIn: null };
  const files = await nextFiles(tx, dataset, upload.mode, fresh);
  const version: Version = {
    id: tx.newId('dsv'),
    datasetId: dataset.id,
    number,
    mode: upload.mode,
    rawSha256: upload.raw.sha256,
    contentSha256: contentHash(files.map(({ sha256 }) => sha256)),
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    schema: columns,
    source,
    createdAt: tx.now,
  };
  if (upload.mode === 'replace') await removeFiles(tx, dataset.id, number);
  await insertFile(tx, { ...fresh, datasetId: dataset.id, organisationId });
  const { key: rawKey, bytes: rawBytes } = upload.raw;
  await insertVersion(tx, version, { organisationId, rawKey, rawBytes, createdBy: person.personId });
  await updateLatest(tx, dataset.id, number);
  const content = describe(version, fresh.sha256);
  await appendEntry(tx, {
    kind: datasetKinds.version_created,
    subject: dataset.id,
    parties: [organisationId],
    content,
  });
  await emit(tx, {
    topic: 'datasets.version_created',
    payload: { datasetId: dataset.id, versionId: version.id, number },
  });
  return ok(version);
};

/** Datasets by id, as far as the actor may see them. */
export const getDatasets = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Dataset>> =>
  new Map((await selectDatasets(tx, [...new Set(ids)])).map((dataset) => [dataset.id, dataset]));

/** Versions by id, as far as the actor may see them. */
export const getVersions = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Version>> =>
  new Map((await selectVersionsById(tx, [...new Set(ids)])).map((version) => [version.id, version]));

/** One version of a dataset by number. */
export const getVersion = findVersion;

/** A dataset's versions, oldest first. */
export const listVersions = selectVersions;

/** Every file a dataset ever had; one belongs to the versions from `addedIn` to before `removedIn`. */
export const listFiles = selectFiles;

/** The files of one version, in the order of its rows. */
export const filesOf = selectFilesOf;
