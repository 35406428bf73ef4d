/**
 * What profiling costs beside DuckDB's `SUMMARIZE` of the same Parquet file in the same kind of child process: our pass for the same
 * statistics, then the whole assessment; the same again with 1 % more rows in a file of their own; ydata-profiling where it is.
 * A synthetic table of 20 columns from a seed; counts, bounds and means are compared first. Times are medians of the rounds, interleaved, so
 * that a busy machine hurts all alike; processor time, which it hurts less, stands beside. Peak memory is what the kernel saw (VmHWM).
 * Run alone: node bench/assess/profile.ts [rows …]; by default 100,000 and 1,000,000 rows, with CORRIDOR_BENCH_FULL=1 10,000,000 too.
 * CORRIDOR_BENCH_PYTHON names a Python that has ydata-profiling and pyarrow. qsv is not asked: it comes as source of an hour's building.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureTable } from '../../packages/server/src/assess/core/assess.ts';
import { scanStatistics } from '../../packages/server/src/assess/core/profile.ts';
import { createTableView } from '../../packages/server/src/assess/core/sql.ts';
import type { Table } from '../../packages/server/src/assess/model.ts';
import { invariant } from '../../packages/server/src/kernel/index.ts';
import { createEngine, type EngineSession } from '../../packages/server/src/platform/engine.ts';
import { childCpuMs, childPeakBytes } from './ground/child.ts';

const asked = process.argv.slice(2).map(Number);
const full = process.env.CORRIDOR_BENCH_FULL === '1' ? [10_000_000] : [];
const sizes = asked.length > 0 ? asked : [100_000, 1_000_000, ...full];
const bytesPerRow = 150;
const roundsOf = (rows: number): number => (rows > 2_000_000 ? 1 : 3);

/** ydata-profiling takes minutes for more. */
const peerRowsMax = 100_000;

/** Twenty columns as offices have them: ids, times, agencies, addresses, e-mail, phone, money, md5. */
const generator = (
  from: number,
  to: number,
): string => `SELECT i AS id, uuid_of AS trace, (TIMESTAMP '2020-01-01' + to_seconds(i * 37))::TIMESTAMPTZ AS created,
  DATE '2015-01-01' + (i % 3000)::INTEGER AS day, ((hash(i) % 1000000) / 100)::DECIMAL(12,2) AS amount, (hash(i + 1) % 1000000007) / 1000000007.0::DOUBLE AS score,
  (hash(i + 2) % 100)::INTEGER AS percent, (['roads', 'police', 'housing', 'waste', 'water'])[1 + (i % 5)] AS agency,
  'street ' || (i % 1000) || ', house ' || (i % 97) AS address, 'user' || i || '@example.com' AS email, '139' || lpad((hash(i + 3) % 100000000)::VARCHAR, 8, '0') AS phone,
  md5(i::VARCHAR) AS fingerprint, i % 2 = 0 AS active, CASE WHEN i % 10 = 0 THEN NULL ELSE ((hash(i + 4) % 500) / 10)::DOUBLE END AS temperature,
  lpad((i % 99999)::VARCHAR, 5, '0') AS code, 39 + (hash(i + 5) % 1000003) / 1000003.0::DOUBLE AS latitude, 116 + (hash(i + 6) % 1000003) / 1000003.0::DOUBLE AS longitude,
  '第' || (i % 16) || '区' AS district, (hash(i + 7) % 1000000)::BIGINT AS visits, 'note ' || (i % 50) AS note
  FROM (SELECT i, md5((i + 1)::VARCHAR || 'a') AS uuid_of FROM range(${from}, ${to}) t(i))`;

const types =
  'long string timestamp date decimal(12,2) double integer string string string string string boolean double string double double string long string'.split(
    ' ',
  );
const names =
  'id trace created day amount score percent agency address email phone fingerprint active temperature code latitude longitude district visits note'.split(
    ' ',
  );

const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
const engine = createEngine({ log: { info: () => {}, warn: () => {} }, spare: false });

type Timed<T> = { readonly value: T; readonly ms: number; readonly cpuMs: number; readonly peakBytes: number };

const inChild = async <T>(table: Table, work: (session: EngineSession) => Promise<T>): Promise<Timed<T>> => {
  const workDir = mkdtempSync(join(folder, 'work-'));
  const readPaths = table.parts.map((part) => part.path);
  const done = await engine.task({ name: 'bench', readPaths, workDir, timeMaxMs: 900_000 }, async (session) => {
    const [from, cpuFrom] = [performance.now(), childCpuMs()];
    const value = await work(session);
    return { value, ms: performance.now() - from, cpuMs: childCpuMs() - cpuFrom, peakBytes: childPeakBytes() };
  });
  rmSync(workDir, { recursive: true, force: true });
  invariant(done.ok, JSON.stringify(done));
  return done.value;
};

type Summary = {
  column_name: string;
  min: string;
  max: string;
  avg: string | null;
  count: string;
  approx_unique: string;
};

const summarize = (table: Table) =>
  inChild(table, (session) =>
    session.rows<Summary>(
      `SUMMARIZE SELECT * FROM read_parquet([${table.parts.map(({ path }) => `'${path}'`).join(', ')}])`,
    ),
  );

const statistics = (table: Table) =>
  inChild(table, async (session) => {
    await createTableView(session, table);
    return scanStatistics(session, table);
  });

const assessment = (table: Table) =>
  inChild(table, (session) => measureTable(session, table, { nowMs: () => performance.now(), today: '2026-11-28' }));

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Both must say the same of every column before a time counts. */
const compare = (peer: readonly Summary[], ours: Awaited<ReturnType<typeof statistics>>['value']): void => {
  for (const column of ours.columns) {
    const theirs = peer.find((row) => row.column_name === column.column.name);
    invariant(theirs !== undefined && ours.rows === Number(theirs.count), `rows of ${column.column.name}`);
    if (column.mean !== null && theirs.avg !== null && column.column.type !== 'timestamp')
      invariant(near(column.mean, Number(theirs.avg)), `mean of ${column.column.name}`);
    if (typeof column.min === 'number') invariant(near(column.min, Number(theirs.min)), `min of ${column.column.name}`);
  }
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`.padStart(9);

const median = (runs: readonly Timed<unknown>[], of: 'ms' | 'cpuMs'): number =>
  runs.map((run) => run[of]).sort((a, b) => a - b)[Math.floor((runs.length - 1) / 2)] ?? Number.NaN;

/** A time, and how many times the peer's it is: by the clock, and by the processor. */
const beside = (runs: readonly Timed<unknown>[], peer: readonly Timed<unknown>[]): string =>
  `${seconds(median(runs, 'ms'))} = ${(median(runs, 'ms') / median(peer, 'ms')).toFixed(2)}× ` +
  `(processor ${(median(runs, 'cpuMs') / median(peer, 'cpuMs')).toFixed(2)}×)`;

const make = async (home: string, name: string, query: string): Promise<string> => {
  const path = join(home, name);
  const made = await engine.task({ name: 'make', readPaths: [], workDir: home, timeMaxMs: 900_000 }, (session) =>
    session.run(`COPY (${query}) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`),
  );
  invariant(made.ok, JSON.stringify(made));
  return path;
};

type Peer = {
  readonly seconds: number;
  readonly rows: number;
  readonly columns: Readonly<Record<string, { readonly missing: number; readonly mean: number | null }>>;
};

/** ydata-profiling (minimal) of the same file, or why not; the same counts and means are checked first. */
const besidePeer = (table: Table, ours: Awaited<ReturnType<typeof assessment>>): string => {
  const python = process.env.CORRIDOR_BENCH_PYTHON;
  if (python === undefined) return 'skipped: CORRIDOR_BENCH_PYTHON names no Python that has it';
  const script = fileURLToPath(new URL('./ground/ydata.py', import.meta.url));
  const run = spawnSync(python, [script, table.parts[0]?.path ?? ''], { encoding: 'utf8' });
  if (run.status !== 0) return `skipped: ${run.stderr?.trim().split('\n').at(-1)}`;
  const peer = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as Peer;
  invariant(peer.rows === ours.value.profile.rows, 'rows of ydata-profiling');
  for (const column of ours.value.profile.columns) {
    const theirs = peer.columns[column.name];
    invariant(theirs?.missing === column.nulls, `missing of ${column.name}`);
    if (theirs.mean !== null && column.mean !== null)
      invariant(near(theirs.mean, column.mean), `mean of ${column.name}`);
  }
  return `${seconds(1000 * peer.seconds)} = ${((1000 * peer.seconds) / ours.ms).toFixed(0)}× our whole assessment`;
};

type Runs = {
  readonly peer: Timed<unknown>[];
  readonly same: Timed<unknown>[];
  readonly whole: Awaited<ReturnType<typeof assessment>>[];
};

const measure = async (table: Table, rows: number): Promise<Runs> => {
  const runs: Runs = { peer: [], same: [], whole: [] };
  for (let round = 0; round < roundsOf(rows); round++) {
    const peer = await summarize(table);
    const same = await statistics(table);
    compare(peer.value, same.value);
    runs.peer.push(peer);
    runs.same.push(same);
    runs.whole.push(await assessment(table));
  }
  return runs;
};

const benchOne = async (rows: number): Promise<{ rows: number; cpuMs: number } | undefined> => {
  const free = statfsSync(folder);
  if (free.bavail * free.bsize < 4 * rows * bytesPerRow) {
    console.log(`${rows} rows skipped: the disk is short`);
    return undefined;
  }
  const home = join(folder, String(rows));
  mkdirSync(home);
  const more = rows / 100;
  const path = await make(home, 'table.parquet', generator(0, rows));
  const morePath = await make(home, 'more.parquet', generator(rows, rows + more));
  const columns = names.map((name, i) => ({ name, title: name, type: types[i] ?? 'string' }));
  const table: Table = { parts: [{ path, rows }], columns };
  const runs = await measure(table, rows);
  const { peer, same, whole } = runs;
  const peakMiB = Math.max(...whole.map((run) => run.peakBytes)) / 2 ** 20;
  console.log(`${rows.toLocaleString('en')} rows, SUMMARIZE ${seconds(median(peer, 'ms'))}`);
  console.log(`  same statistics  ${beside(same, peer)}  (≤ 0.5)`);
  console.log(`  whole assessment ${beside(whole, peer)}  (≤ 1.0)  peak ${peakMiB.toFixed(0)} MiB (≤ 2048)`);
  console.log(`  steps in ms: ${JSON.stringify(whole.at(-1)?.value.timings)}`);
  const appended = await assessment({ parts: [...table.parts, { path: morePath, rows: more }], columns });
  console.log(`  again after 1 % more rows ${beside([appended], whole)}  (≤ 0.05; nothing is kept of the first time)`);
  const [first] = whole;
  if (rows <= peerRowsMax && first !== undefined) console.log(`  ydata-profiling, minimal ${besidePeer(table, first)}`);
  rmSync(home, { recursive: true });
  return { rows, cpuMs: median(whole, 'cpuMs') };
};

try {
  const measured: { rows: number; cpuMs: number }[] = [];
  for (const rows of sizes) {
    const one = await benchOne(rows);
    if (one !== undefined) measured.push(one);
  }
  const perMillion = measured.map(
    ({ rows, cpuMs }) => `${rows.toLocaleString('en')}: ${((1000 * cpuMs) / rows).toFixed(2)} s`,
  );
  console.log(`processor time of the whole assessment per million rows (linear: the same): ${perMillion.join(', ')}`);
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
