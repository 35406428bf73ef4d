/**
 * What profiling costs beside DuckDB's `SUMMARIZE` of the same Parquet file in the same kind of child process: our pass for the same
 * statistics, then the whole assessment. A synthetic table of 20 columns from a seed; counts, bounds and means are compared first.
 * Times are the best of the rounds, interleaved; the child's peak memory is what the kernel saw (VmHWM).
 * Run alone: node bench/assess/profile.ts [rows …]; by default 100,000 and 1,000,000 rows, with CORRIDOR_BENCH_FULL=1 10,000,000 too.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureTable } from '../../packages/server/src/assess/core/assess.ts';
import { scanStatistics } from '../../packages/server/src/assess/core/profile.ts';
import { createTableView } from '../../packages/server/src/assess/core/sql.ts';
import type { Table } from '../../packages/server/src/assess/model.ts';
import { invariant } from '../../packages/server/src/kernel/index.ts';
import { createEngine, type EngineSession } from '../../packages/server/src/platform/engine.ts';

const asked = process.argv.slice(2).map(Number);
const full = process.env.CORRIDOR_BENCH_FULL === '1' ? [10_000_000] : [];
const sizes = asked.length > 0 ? asked : [100_000, 1_000_000, ...full];
const bytesPerRow = 150;
const roundsOf = (rows: number): number => (rows > 2_000_000 ? 1 : 3);

/** Twenty columns as offices have them: ids, times, agencies, addresses, e-mail, phone, money, md5. */
const generator = (
  rows: number,
): string => `SELECT i AS id, uuid_of AS trace, (TIMESTAMP '2020-01-01' + to_seconds(i * 37))::TIMESTAMPTZ AS created,
  DATE '2015-01-01' + (i % 3000)::INTEGER AS day, ((hash(i) % 1000000) / 100)::DECIMAL(12,2) AS amount, (hash(i + 1) % 1000000007) / 1000000007.0::DOUBLE AS score,
  (hash(i + 2) % 100)::INTEGER AS percent, (['roads', 'police', 'housing', 'waste', 'water'])[1 + (i % 5)] AS agency,
  'street ' || (i % 1000) || ', house ' || (i % 97) AS address, 'user' || i || '@example.com' AS email, '139' || lpad((hash(i + 3) % 100000000)::VARCHAR, 8, '0') AS phone,
  md5(i::VARCHAR) AS fingerprint, i % 2 = 0 AS active, CASE WHEN i % 10 = 0 THEN NULL ELSE ((hash(i + 4) % 500) / 10)::DOUBLE END AS temperature,
  lpad((i % 99999)::VARCHAR, 5, '0') AS code, 39 + (hash(i + 5) % 1000003) / 1000003.0::DOUBLE AS latitude, 116 + (hash(i + 6) % 1000003) / 1000003.0::DOUBLE AS longitude,
  '第' || (i % 16) || '区' AS district, (hash(i + 7) % 1000000)::BIGINT AS visits, 'note ' || (i % 50) AS note
  FROM (SELECT i, md5((i + 1)::VARCHAR || 'a') AS uuid_of FROM range(${rows}) t(i))`;

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

const childPeakBytes = (): number =>
  Math.max(
    0,
    ...readdirSync('/proc')
      .filter((pid) => /^\d+$/.test(pid))
      .map((pid) => {
        try {
          const status = readFileSync(`/proc/${pid}/status`, 'utf8');
          const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
          return parent === process.pid ? Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) * 1024 : 0;
        } catch {
          return 0;
        }
      }),
  );

type Timed<T> = { readonly value: T; readonly ms: number; readonly peakBytes: number };

const inChild = async <T>(path: string, work: (session: EngineSession) => Promise<T>): Promise<Timed<T>> => {
  const workDir = mkdtempSync(join(folder, 'work-'));
  const done = await engine.task({ name: 'bench', readPaths: [path], workDir, timeMaxMs: 900_000 }, async (session) => {
    const from = performance.now();
    const value = await work(session);
    return { value, ms: performance.now() - from, peakBytes: childPeakBytes() };
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

const summarize = (path: string) =>
  inChild(path, (session) => session.rows<Summary>(`SUMMARIZE SELECT * FROM read_parquet('${path}')`));

const statistics = (path: string, table: Table) =>
  inChild(path, async (session) => {
    await createTableView(session, table);
    return scanStatistics(session, table);
  });

const assessment = (path: string, table: Table) =>
  inChild(path, (session) => measureTable(session, table, { nowMs: () => performance.now(), today: '2026-11-28' }));

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

const benchOne = async (rows: number): Promise<void> => {
  const free = statfsSync(folder);
  if (free.bavail * free.bsize < 4 * rows * bytesPerRow) return console.log(`${rows} rows skipped: the disk is short`);
  const home = join(folder, String(rows));
  mkdirSync(home);
  const path = join(home, 'table.parquet');
  const made = await engine.task({ name: 'make', readPaths: [], workDir: home, timeMaxMs: 900_000 }, (session) =>
    session.run(`COPY (${generator(rows)}) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`),
  );
  invariant(made.ok, JSON.stringify(made));
  const columns = names.map((name, i) => ({ name, title: name, type: types[i] ?? 'string' }));
  const table: Table = { parts: [{ path, rows }], columns };
  const best = {
    summarize: Number.POSITIVE_INFINITY,
    statistics: Number.POSITIVE_INFINITY,
    whole: Number.POSITIVE_INFINITY,
  };
  let peak = 0;
  let timings = {};
  for (let round = 0; round < roundsOf(rows); round++) {
    const peer = await summarize(path);
    const ours = await statistics(path, table);
    compare(peer.value, ours.value);
    const whole = await assessment(path, table);
    best.summarize = Math.min(best.summarize, peer.ms);
    best.statistics = Math.min(best.statistics, ours.ms);
    if (whole.ms < best.whole) timings = whole.value.timings;
    best.whole = Math.min(best.whole, whole.ms);
    peak = Math.max(peak, whole.peakBytes);
  }
  const ratio = (ms: number): string => `${(ms / best.summarize).toFixed(2)}×`;
  console.log(
    `${String(rows).padStart(10)} rows  SUMMARIZE ${seconds(best.summarize)}  same statistics ${seconds(best.statistics)} = ${ratio(best.statistics)} (≤ 0.5)` +
      `  whole assessment ${seconds(best.whole)} = ${ratio(best.whole)} (≤ 1.0)  peak ${(peak / 2 ** 20).toFixed(0)} MiB (≤ 2048)`,
  );
  console.log(`${''.padStart(12)}steps in ms: ${JSON.stringify(timings)}`);
  rmSync(home, { recursive: true });
};

try {
  for (const rows of sizes) await benchOne(rows);
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}
