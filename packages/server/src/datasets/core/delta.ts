import { toUrn } from '#kernel';
import type { Column, Dataset, Version, VersionFile } from '../model.ts';

/** Folder of a dataset's Delta table among the blobs. */
export const tableFolder = (datasetId: string): string => `datasets/${datasetId}`;

/** Key of one commit of the table: twenty digits (Delta protocol, "Delta Log Entries"). */
export const logKey = (datasetId: string, version: number): string =>
  `${tableFolder(datasetId)}/_delta_log/${String(version).padStart(20, '0')}.json`;

/** The Spark schema of the columns as JSON text (Delta protocol, "Schema Serialization Format"). */
export const schemaString = (columns: readonly Column[]): string =>
  JSON.stringify({
    type: 'struct',
    fields: columns.map(({ name, title, type, nullable }) => ({
      name,
      type,
      nullable,
      metadata: name === title ? {} : { comment: title },
    })),
  });

const line = (action: object): string => `${JSON.stringify(action)}\n`;

const metaData = (dataset: Dataset, columns: readonly Column[]): object => ({
  metaData: {
    id: toUrn(dataset.id).slice('urn:uuid:'.length),
    name: dataset.name,
    description: dataset.titleEn === '' ? dataset.titleZh : dataset.titleEn,
    format: { provider: 'parquet', options: {} },
    schemaString: schemaString(columns),
    partitionColumns: [],
    configuration: { 'delta.enableChangeDataFeed': 'true' },
    createdTime: dataset.createdAt.getTime(),
  },
});

const commitInfo = (timestamp: number, operation: string, operationParameters: object): object => ({
  commitInfo: { timestamp, operation, operationParameters, engineInfo: 'Corridor' },
});

/** Commit 0: the table is made, with the columns of its first version. Reader 1, writer 4: what the change data feed needs. */
export const creationCommit = (dataset: Dataset, first: Version): string =>
  [
    line(commitInfo(dataset.createdAt.getTime(), 'CREATE TABLE', {})),
    line({ protocol: { minReaderVersion: 1, minWriterVersion: 4 } }),
    line(metaData(dataset, first.schema)),
  ].join('');

const nameIn = (datasetId: string, key: string): string => key.slice(tableFolder(datasetId).length + 1);

const addOf = (version: Version, file: VersionFile): object => ({
  add: {
    path: nameIn(version.datasetId, file.key),
    partitionValues: {},
    size: file.bytes,
    modificationTime: version.createdAt.getTime(),
    dataChange: true,
    stats: file.stats,
  },
});

const removeOf = (version: Version, file: VersionFile): object => ({
  remove: {
    path: nameIn(version.datasetId, file.key),
    deletionTimestamp: version.createdAt.getTime(),
    dataChange: true,
    extendedFileMetadata: true,
    partitionValues: {},
    size: file.bytes,
  },
});

/** What one version's commit is made from. `before` is the version before it; undefined for the first. */
export type CommitFacts = {
  readonly dataset: Dataset;
  readonly version: Version;
  readonly before: Version | undefined;
  /** Every file that the dataset ever had. */
  readonly files: readonly VersionFile[];
};

/**
 * The commit of a version, always the same text for the same rows. The change data feed needs no files of its own: an
 * append is all adds, a replacement removes everything and adds everything.
 */
export const versionCommit = ({ dataset, version, before, files }: CommitFacts): string => {
  const changed = before !== undefined && schemaString(before.schema) !== schemaString(version.schema);
  const mode = version.mode === 'append' ? 'Append' : 'Overwrite';
  return [
    line(commitInfo(version.createdAt.getTime(), 'WRITE', { mode, partitionBy: '[]' })),
    ...(changed ? [line(metaData(dataset, version.schema))] : []),
    ...files.filter((f) => f.removedIn === version.number).map((file) => line(removeOf(version, file))),
    ...files.filter((f) => f.addedIn === version.number).map((file) => line(addOf(version, file))),
  ].join('');
};
