import { resolve, sep } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBPreparedStatement, StatementType } from '@duckdb/node-api';
import type { EngineParam, OpenRequest } from './protocol.ts';

/** Rows that one answer may have: answers are figures and samples, never the data. */
export const answerRowsMax = 200_000;

/** What DuckDB may spill into the work folder: sorts and joins of large files. */
const spillMax = '32GB';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * The settings that close DuckDB in, in an order that works on 1.5: once external access is off the others are
 * frozen. Allowed folders and paths are readable and writable to DuckDB; `refuseWrites` guards the latter.
 */
const settings = (open: OpenRequest): string[] => [
  `SET temp_directory=${quoted(resolve(open.workDir, '.spill'))}`,
  `SET max_temp_directory_size='${spillMax}'`,
  `SET memory_limit='${Math.floor(open.memoryBytes / 2 ** 20)}MiB'`,
  `SET threads=${open.threads}`,
  `SET TimeZone='UTC'`,
  'SET autoinstall_known_extensions=false',
  'SET autoload_known_extensions=false',
  'SET allow_community_extensions=false',
  'SET allow_unsigned_extensions=false',
  'SET allow_persistent_secrets=false',
  'SET allow_unredacted_secrets=false',
  `SET disabled_filesystems='HTTPFileSystem,S3FileSystem'`,
  `SET allowed_directories=[${quoted(resolve(open.workDir) + sep)}]`,
  `SET allowed_paths=[${open.readPaths.map((path) => quoted(resolve(path))).join(', ')}]`,
  'SET enable_external_access=false',
  'SET lock_configuration=true',
];

/** Makes the in-memory database early, so that a task finds it warm. */
export const createConnection = async (): Promise<DuckDBConnection> =>
  (await DuckDBInstance.create(':memory:')).connect();

/** Closes the database in. Nothing can be widened afterwards. */
export const closeIn = async (connection: DuckDBConnection, open: OpenRequest): Promise<void> => {
  for (const setting of settings(open)) await connection.run(setting);
};

const isInside = (folder: string, path: string): boolean => resolve(path).startsWith(resolve(folder) + sep);

/** COPY and ATTACH could write to a path that was named for reading: only targets in the work folder pass. */
const refuseWrites = (sql: string, type: StatementType, workDir: string): void => {
  if (type === StatementType.ATTACH) throw new Error('Permission Error: ATTACH is not available');
  if (type !== StatementType.COPY) return;
  const target = [...sql.matchAll(/\bTO\s+'((?:[^']|'')*)'/gi)].at(-1)?.[1]?.replaceAll("''", "'");
  if (target === undefined || !isInside(workDir, target))
    throw new Error('Permission Error: COPY may only write into the work folder');
};

const prepare = async (
  connection: DuckDBConnection,
  sql: string,
  workDir: string,
): Promise<DuckDBPreparedStatement> => {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw new Error(`Permission Error: ${statements.count} statements where one is allowed`);
  const prepared = await statements.prepare(0);
  refuseWrites(sql, prepared.statementType, workDir);
  return prepared;
};

/** Runs one statement and returns its rows in JSON's types; refuses answers of more than `answerRowsMax` rows. */
export const queryRows = async (
  connection: DuckDBConnection,
  sql: string,
  params: readonly EngineParam[],
  workDir: string,
): Promise<unknown[]> => {
  const prepared = await prepare(connection, sql, workDir);
  try {
    prepared.bind([...params]);
    const reader = await prepared.streamAndReadUntil(answerRowsMax + 1);
    if (reader.currentRowCount > answerRowsMax) throw new Error(`an answer has at most ${answerRowsMax} rows`);
    return reader.getRowObjectsJson();
  } finally {
    prepared.destroySync();
  }
};
