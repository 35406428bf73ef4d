import { join } from 'node:path';
import type { ChangesOptions, FileLine, QueryOptions, SharingClient, TableAnswer, TableName } from './client.ts';
import { fetchFile } from './fetch-file.ts';
import { countParquetRows } from './parquet-rows.ts';

/** A file of an answer, fetched. */
export type LoadedFile = FileLine & { readonly path: string; readonly rows: number };

/** What was read: the version, the schema and the files, with their rows counted from the files themselves. */
export type Loaded = {
  readonly version: number;
  readonly schemaString: string;
  readonly files: readonly LoadedFile[];
  readonly rows: number;
};

const fetchAll = async (answer: TableAnswer, folder: string): Promise<Loaded> => {
  const files: LoadedFile[] = [];
  for (const [index, file] of answer.files.entries()) {
    const path = join(folder, `${String(index).padStart(5, '0')}-${file.id.replaceAll(/[^\w-]/g, '_')}.parquet`);
    await fetchFile(file.url, path, file.size);
    files.push({ ...file, path, rows: await countParquetRows(path) });
  }
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return { version: answer.version, schemaString: answer.metadata.schemaString, files, rows };
};

/** Loads a table into a folder as the Python client's load_as_pandas does: metadata, query, then every file. */
export const loadTable = async (
  client: SharingClient,
  table: TableName,
  options: QueryOptions & { readonly folder: string },
): Promise<Loaded> => {
  const { folder, ...query } = options;
  await client.metadata(table);
  return fetchAll(await client.query(table, query), folder);
};

/** Loads a change feed into a folder as load_table_changes_as_pandas does: changes, then every file. */
export const loadChanges = async (
  client: SharingClient,
  table: TableName,
  options: ChangesOptions & { readonly folder: string },
): Promise<Loaded> => {
  const { folder, ...range } = options;
  return fetchAll(await client.changes(table, range), folder);
};
