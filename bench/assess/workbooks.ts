/**
 * Reading what is no CSV text: forty workbooks from a seed with their truth, beside the library's own reading with the first row as
 * heading; then collections of messy and malformed files, each of which must end in a read or a typed refusal within 10 s and 1 GiB.
 * Run: NODE_OPTIONS=--conditions=source node bench/assess/workbooks.ts [seed]
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { readTable } from '../../packages/server/src/datasets/core/table.ts';
import { createEngine, type EngineSession } from '../../packages/server/src/platform/engine.ts';
import { type ReadCells, type Score, scoreCells } from '../../packages/server/test/support/workbook-score.ts';
import { makeWorkbooks } from '../../packages/server/test/support/workbooks.ts';
import { sharedPath } from './ground/shared.ts';

const seed = Number(process.argv[2] ?? 20_240_305);
const limits = { memoryMaxBytes: 1024 ** 3, timeMaxMs: 10_000 } as const;

const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
const engine = createEngine({ log: { info: () => {}, warn: () => {} }, spare: false });

let files = 0;
const inChild = <T>(
  paths: readonly string[],
  work: (session: EngineSession, workDir: string) => Promise<T>,
  spec = {},
) => {
  files += 1;
  const workDir = join(folder, `work-${files}`);
  mkdirSync(workDir);
  return engine.task({ name: 'bench', readPaths: paths, workDir, ...spec }, (session) => work(session, workDir));
};

const cellsOf = async (
  session: EngineSession,
  path: string,
  names: readonly string[],
): Promise<(string | null)[][]> => {
  const cells = names.map((name) => `CAST("${name.replaceAll('"', '""')}" AS VARCHAR)`).join(', ');
  return (await session.rows<{ row: (string | null)[] }>(`SELECT [${cells}] AS row FROM '${path}'`)).map(
    ({ row }) => row,
  );
};

const naive = (bytes: Uint8Array): ReadCells => {
  const book = read(bytes, { type: 'array' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const [titles = [], ...rows] = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, defval: null });
  const toText = (cell: unknown): string | null => (cell === null || cell === undefined ? null : String(cell));
  return { titles: titles.map((title) => toText(title) ?? ''), rows: rows.map((row) => row.map(toText)) };
};

type Sum = { cells: number; right: number; reported: number; silent: number };
const add = (sum: Sum, { cells, right, reported, silent }: Score): void => {
  sum.cells += cells;
  sum.right += right;
  sum.reported += reported;
  sum.silent += silent.length;
};
const line = (name: string, { cells, right, reported, silent }: Sum): string =>
  `  ${name.padEnd(36)} ${((100 * right) / cells).toFixed(2).padStart(6)} %  ${String(reported).padStart(8)}  ${String(silent).padStart(8)}`;

const books = async (): Promise<void> => {
  const sums: Record<'ours' | 'library', Sum> = {
    ours: { cells: 0, right: 0, reported: 0, silent: 0 },
    library: { cells: 0, right: 0, reported: 0, silent: 0 },
  };
  const made = makeWorkbooks(seed);
  for (const { name, bytes, table, truth } of made) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const done = await inChild([path], async (session, workDir) => {
      const found = await readTable(session, { path, workDir, table });
      if (!found.ok) throw new Error(`${name}: ${found.error.code}`);
      const { columns, parquetPath, source } = found.value;
      const rows = await cellsOf(
        session,
        parquetPath,
        columns.map((column) => column.name),
      );
      return scoreCells(truth, { titles: columns.map(({ title }) => title), rows }, source.sheet);
    });
    if (!done.ok) throw new Error(`${name}: ${done.error.code}`);
    add(sums.ours, done.value);
    for (const silent of done.value.silent.slice(0, 3)) console.log(`  ${name} ${silent}`);
    add(sums.library, scoreCells(truth, naive(bytes), undefined));
  }
  console.log(`  ${made.length} workbooks, ${sums.ours.cells} cells (seed ${seed})   right      told  in silence`);
  console.log(line('Corridor', sums.ours));
  console.log(line('library, first row as heading', sums.library));
};

const unpack = (archive: string): string[] => {
  const to = join(folder, basename(archive, '.tar.gz'));
  mkdirSync(to);
  spawnSync('tar', ['-xzf', archive, '-C', to]);
  return globSync(`${to}/**`)
    .filter((path) => statSync(path).isFile())
    .sort();
};

type Outcome = { readonly path: string; readonly ended: string; readonly seconds: number };

const readOne = async (path: string): Promise<Outcome> => {
  const from = performance.now();
  const done = await inChild(
    [path],
    async (session, workDir) => {
      const found = await readTable(session, { path, workDir, fileName: basename(path) });
      return found.ok ? 'read' : found.error.code;
    },
    limits,
  ).catch((error: unknown) => ({ ok: true as const, value: `bug: ${error instanceof Error ? error.message : error}` }));
  return { path, ended: done.ok ? done.value : done.error.code, seconds: (performance.now() - from) / 1000 };
};

const isBad = ({ ended }: Outcome): boolean => /^(bug|engine\.)/.test(ended);

const collection = async (archive: string): Promise<Outcome[] | undefined> => {
  const path = sharedPath(archive);
  if (path === undefined) {
    console.log(`  skipped: ${archive} is not here`);
    return undefined;
  }
  const outcomes: Outcome[] = [];
  for (const file of unpack(path)) outcomes.push(await readOne(file));
  const refused = outcomes.filter((outcome) => outcome.ended.startsWith('datasets.'));
  const read = outcomes.filter(({ ended }) => ended === 'read').length;
  const bad = outcomes.filter(isBad);
  const slowest = Math.max(...outcomes.map(({ seconds }) => seconds));
  console.log(
    `  ${basename(archive).padEnd(34)} ${outcomes.length} files: ${read} read, ${refused.length} refused, ${bad.length} crashed, slowest ${slowest.toFixed(1)} s`,
  );
  for (const outcome of bad) console.log(`    ${basename(outcome.path)}: ${outcome.ended}`);
  return outcomes;
};

const jsonSuite = async (): Promise<void> => {
  const outcomes = (await collection('data/malformed/jsontestsuite.tar.gz')) ?? [];
  const notTables = ['datasets.no_table', 'datasets.empty'];
  const wrong = outcomes.filter(({ path, ended }) => {
    const kind = basename(path)[0];
    const isParsed = ended === 'read' || notTables.includes(ended);
    return (kind === 'y' && !isParsed) || (kind === 'n' && ended === 'read');
  });
  if (outcomes.length > 0) console.log(`    y_ not parsed or n_ read: ${wrong.length}`);
  for (const { path, ended } of wrong) console.log(`    ${basename(path)}: ${ended}`);
};

try {
  await books();
  await jsonSuite();
  await collection('data/csv/messytables-horror.tar.gz');
  await collection('data/csv/dataprofiler-tests.tar.gz');
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
