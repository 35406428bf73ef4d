/** Goal: workbooks as offices make them are read rightly or their doubtful cells told. Method: forty of them from a seed, with their truth, through the real engine. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ok } from '#kernel';
import { createEngine, type Engine, type EngineSession } from '#platform/engine';
import { scoreCells } from '../../../../test/support/workbook-score.ts';
import { makeWorkbooks } from '../../../../test/support/workbooks.ts';
import { sqlName, sqlText } from '../session.ts';
import { type ReadOptions, readTable } from '../table.ts';

let folder = '';
let engine: Engine;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-workbook-'));
  engine = createEngine({ log: { info: () => {}, warn: () => {} } });
});
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

type Options = Partial<Omit<ReadOptions, 'path' | 'workDir'>>;

const readCells = async (session: EngineSession, workDir: string, bytes: Uint8Array, options: Options) => {
  const own = await mkdtemp(join(workDir, 'file-'));
  const path = join(own, 'upload');
  await writeFile(path, bytes);
  const read = await readTable(session, { path, workDir: own, ...options });
  if (!read.ok) return read;
  const { columns, parquetPath } = read.value;
  const cells = columns.map(({ name }) => `CAST(${sqlName(name)} AS VARCHAR)`).join(', ');
  const rows = await session.rows<{ row: (string | null)[] }>(`SELECT [${cells}] AS row FROM ${sqlText(parquetPath)}`);
  return ok({ ...read.value, cells: rows.map(({ row }) => row) });
};

/** Runs reads in one child; every file gets its own work folder below the task's. */
const inTask = async <T>(
  work: (read: (bytes: Uint8Array, options?: Options) => ReturnType<typeof readCells>) => Promise<T>,
): Promise<T> => {
  const workDir = await mkdtemp(join(folder, 'task-'));
  const done = await engine.task({ name: 'test', readPaths: [], workDir }, (session) =>
    work((bytes, options = {}) => readCells(session, workDir, bytes, options)),
  );
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

const seed = 20_240_305;

test('of forty workbooks at least 95 % of the cells are right and none is wrong in silence', async (t) => {
  t.diagnostic(`seed ${seed}`);
  const total = { cells: 0, right: 0, reported: 0 };
  const silent: string[] = [];
  await inTask(async (readOne) => {
    for (const { name, bytes, table, truth } of makeWorkbooks(seed)) {
      const read = await readOne(bytes, { table });
      assert.ok(read.ok, `${name}: ${JSON.stringify(read)}`);
      const { columns, cells, source } = read.value;
      const score = scoreCells(truth, { titles: columns.map(({ title }) => title), rows: cells }, source.sheet);
      total.cells += score.cells;
      total.right += score.right;
      total.reported += score.reported;
      silent.push(...score.silent.slice(0, 5).map((what) => `${name} ${what}`));
    }
  });
  t.diagnostic(JSON.stringify(total));
  assert.deepEqual(silent, []);
  assert.ok(total.right >= total.cells * 0.95);
});
