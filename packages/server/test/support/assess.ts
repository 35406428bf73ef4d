/** Tables for the tests of assess: real engine children, Parquet files made by SQL in the task's work folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '#kernel';
import { createEngine, type EngineSession } from '#platform/engine';
import type { Table } from '../../src/assess/model.ts';

const silent = { info: () => {}, warn: () => {} };

/** Types of DuckDB as datasets name them. */
const typeNames: Readonly<Record<string, string>> = {
  BIGINT: 'long',
  INTEGER: 'integer',
  SMALLINT: 'short',
  DOUBLE: 'double',
  BOOLEAN: 'boolean',
  DATE: 'date',
  'TIMESTAMP WITH TIME ZONE': 'timestamp',
};

const datasetType = (type: string): string =>
  typeNames[type] ?? (type.startsWith('DECIMAL') ? type.toLowerCase() : 'string');

/** Writes the rows of a query as Parquet, in as many files as asked for, and says what is in them. */
const writeTable = async (session: EngineSession, folder: string, query: string, files: number): Promise<Table> => {
  await session.run(`CREATE TABLE made AS SELECT *, row_number() OVER () - 1 AS made_row FROM (${query})`);
  const [counted] = await session.rows<{ n: string }>('SELECT count(*) AS n FROM made');
  const rows = Number(counted?.n);
  const size = Math.max(1, Math.ceil(rows / files));
  const parts = Array.from({ length: files }, (_, i) => ({
    path: join(folder, `part-${i}.parquet`),
    rows: Math.max(0, Math.min(size, rows - i * size)),
  }));
  for (const [i, part] of parts.entries())
    await session.run(
      `COPY (SELECT * EXCLUDE made_row FROM made WHERE made_row // ${size} = ${i} ORDER BY made_row) TO '${part.path}' (FORMAT parquet)`,
    );
  const described = await session.rows<{ column_name: string; column_type: string }>(
    'DESCRIBE SELECT * EXCLUDE made_row FROM made',
  );
  const columns = described.map((row) => ({
    name: row.column_name,
    title: row.column_name,
    type: datasetType(row.column_type),
  }));
  return { parts, columns };
};

/** What a test may do with its table. */
export type TableTest<T> = (session: EngineSession, table: Table, workDir: string) => Promise<T>;

/** Options: the query that makes the rows, files it may read, and over how many Parquet files rows are spread. */
export type TableSpec = { readonly query: string; readonly readPaths?: readonly string[]; readonly files?: number };

/** Runs a test against a table, in a child of its own. */
export const withTable = async <T>({ query, readPaths = [], files = 1 }: TableSpec, work: TableTest<T>): Promise<T> => {
  const engine = createEngine({ log: silent, spare: false });
  const workDir = mkdtempSync(join(tmpdir(), 'corridor-assess-'));
  try {
    const outcome = await engine.task({ name: 'assess test', readPaths, workDir }, async (session) =>
      work(session, await writeTable(session, workDir, query, files), workDir),
    );
    invariant(outcome.ok, JSON.stringify(outcome));
    return outcome.value;
  } finally {
    await engine.close();
    rmSync(workDir, { recursive: true, force: true });
  }
};
