/**
 * What publishing a file costs on this machine, beside DuckDB's bare `COPY (FROM read_csv('f.csv')) TO 'f.parquet'` of the
 * same file in the same kind of child process: first the reader alone (encoding, line ends, types from every cell, Parquet,
 * statistics), then the whole upload (stream in, SHA-256, reader, bytes synced, rows, log entry, message). Interleaved; the
 * rows and a sum are compared before a time counts. Prints, aims at nothing.
 * Run: NODE_OPTIONS=--conditions=source node bench/ingest.ts [rows] [rounds]
 */
import { createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { readTable } from '../packages/server/src/datasets/core/table.ts';
import { createDataset } from '../packages/server/src/datasets/service.ts';
import { receiveVersion } from '../packages/server/src/datasets/upload.ts';
import { type Actor, invariant } from '../packages/server/src/kernel/index.ts';
import { boot } from '../packages/server/src/platform/boot.ts';
import { readConfig } from '../packages/server/src/platform/config.ts';
import { createEngine, type Engine, type EngineSession } from '../packages/server/src/platform/engine.ts';
import type { Kit } from '../packages/server/src/platform/kit.ts';
import { createLog } from '../packages/server/src/platform/log.ts';
import { newId } from '../packages/server/src/platform/random.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const rounds = Number(process.argv[3] ?? 5);
const silent = { info: () => {}, warn: () => {} };

/** Twenty columns as offices have them: ids, times, amounts, codes, places, texts with quotes, a tenth of one missing. */
const generator = `SELECT i AS id, md5(i::VARCHAR || 'a') AS trace, (TIMESTAMP '2020-01-01' + INTERVAL (i * 37) SECOND) AS created,
  DATE '2015-01-01' + (i % 3000)::INTEGER AS day, ((hash(i) % 1000000) / 100)::DECIMAL(12,2) AS amount,
  (hash(i + 1) % 1000000007) / 1000000007 AS score, (hash(i + 2) % 100)::INTEGER AS percent,
  (['roads', 'police', 'housing', 'waste', 'water'])[1 + (i % 5)] AS agency, 'street ' || (i % 1000) || ', house ' || (i % 97) AS address,
  'user' || i || '@example.com' AS email, '139' || lpad((hash(i + 3) % 100000000)::VARCHAR, 8, '0') AS phone, md5(i::VARCHAR) AS fingerprint,
  i % 2 = 0 AS active, CASE WHEN i % 10 = 0 THEN 'NA' ELSE ((hash(i + 4) % 500) / 10)::DECIMAL(6,1)::VARCHAR END AS temperature,
  lpad((i % 99999)::VARCHAR, 5, '0') AS code, 39 + (hash(i + 5) % 1000003) / 1000003 AS latitude,
  116 + (hash(i + 6) % 1000003) / 1000003 AS longitude, '第' || (i % 16) || '区' AS district, (hash(i + 7) % 1000000)::BIGINT AS visits,
  'note, with "quotes" ' || (i % 50) AS note FROM range(${rows}) t(i)`;

type Ground = { readonly kit: Kit; readonly engine: Engine; readonly csv: string; readonly folder: string };

const inChild = async <T>(
  engine: Engine,
  csv: string,
  folder: string,
  work: (session: EngineSession) => Promise<T>,
): Promise<T> => {
  const done = await engine.task({ name: 'bench', readPaths: [csv], workDir: folder }, work);
  invariant(done.ok, JSON.stringify(done));
  return done.value;
};

const prepare = async (kit: Kit): Promise<Ground> => {
  const engine = createEngine({ log: silent });
  const folder = join(kit.workDir, 'bench');
  mkdirSync(folder);
  const csv = join(folder, 'table.csv');
  await inChild(engine, csv, folder, (session) => session.run(`COPY (${generator}) TO '${csv}' (FORMAT csv, HEADER)`));
  return { kit, engine, csv, folder };
};

/** What both ways must agree on. */
const proofOf = async (session: EngineSession, parquet: string): Promise<string> =>
  JSON.stringify(
    await session.rows(`SELECT count(*) n, sum(visits) v, count(temperature) t, max(note) x FROM '${parquet}'`),
  );

type Sample = { readonly ms: number; readonly proof: string };

const bareCopy = ({ engine, csv, folder }: Ground): Promise<Sample> =>
  inChild(engine, csv, folder, async (session) => {
    const parquet = join(folder, 'bare.parquet');
    const from = performance.now();
    await session.run(
      `COPY (FROM read_csv('${csv}', nullstr = ['', 'NA'])) TO '${parquet}' (FORMAT parquet, COMPRESSION zstd)`,
    );
    return { ms: performance.now() - from, proof: await proofOf(session, parquet) };
  });

const readerAlone = ({ engine, csv, folder }: Ground): Promise<Sample> =>
  inChild(engine, csv, folder, async (session) => {
    const from = performance.now();
    const read = await readTable(session, { path: csv, workDir: folder });
    invariant(read.ok, JSON.stringify(read));
    return { ms: performance.now() - from, proof: await proofOf(session, read.value.parquetPath) };
  });

/** A provider without rows behind it. */
const actorOf = ({ clock, random }: Kit): Actor => ({
  kind: 'person',
  personId: newId('psn', clock.now(), random),
  organisationId: newId('org', clock.now(), random),
  roles: ['provider'],
  region: '110000',
});

let uploads = 0;
const wholeUpload = async (ground: Ground): Promise<Sample> => {
  const { kit, csv, engine, folder } = ground;
  const actor = actorOf(kit);
  uploads += 1;
  const names = { name: `bench_${uploads}`, titleZh: '基准', titleEn: 'bench', timeZone: 'UTC' };
  const dataset = await kit.db.transact(actor, (tx) => createDataset(tx, names));
  invariant(dataset.ok, 'the dataset is made');
  const datasetId = dataset.value.id;
  const from = performance.now();
  const upload = {
    datasetId,
    mode: 'append',
    bytesAnnounced: statSync(csv).size,
    source: createReadStream(csv),
  } as const;
  const done = await receiveVersion(kit, actor, upload);
  const ms = performance.now() - from;
  invariant(done.ok, JSON.stringify(done));
  for await (const { key } of kit.blobs.list(`datasets/${datasetId}/part-`)) {
    const parquet = await kit.blobs.localPath(key);
    const proof = await inChild(engine, parquet, folder, (session) => proofOf(session, parquet));
    return { ms, proof };
  }
  throw new Error('the version has a file');
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const describeMachine = (bytes: number): void => {
  const model = cpus()[0]?.model ?? 'unknown';
  console.log(`${availableParallelism()} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`);
  console.log(`load at start: ${readFileSync('/proc/loadavg', 'utf8').trim()}`);
  console.log(
    `${rows.toLocaleString('en')} rows × 20 columns, ${(bytes / 1e6).toFixed(0)} MB of CSV, ${rounds} rounds\n`,
  );
};

const ways = [
  { name: 'bare COPY … TO parquet', run: bareCopy },
  { name: 'reader: types, Parquet, statistics', run: readerAlone },
  { name: 'whole upload, durable and logged', run: wholeUpload },
] as const;

const measure = async (ground: Ground): Promise<number[][]> => {
  const times = ways.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const proofs = new Set<string>();
    for (const [i, way] of ways.entries()) {
      const { ms, proof } = await way.run(ground);
      times[i]?.push(ms);
      proofs.add(proof);
      rmSync(join(ground.folder, 'table.parquet'), { force: true });
    }
    invariant(proofs.size === 1, `all ways give the same table: ${[...proofs].join(' / ')}`);
  }
  return times;
};

const report = (times: readonly (readonly number[])[], bytes: number): void => {
  const base = median(times[0] ?? []);
  for (const [i, { name }] of ways.entries()) {
    const ms = median(times[i] ?? []);
    const best = `(best ${(Math.min(...(times[i] ?? [])) / 1000).toFixed(2)} s)`;
    const speed = `${(bytes / 1e3 / ms).toFixed(0)} MB/s`;
    console.log(
      `${name.padEnd(38)}${`${(ms / 1000).toFixed(2)} s`.padStart(8)} ${best}${speed.padStart(10)}${`${(ms / base).toFixed(2)} ×`.padStart(9)}`,
    );
  }
};

const dir = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
const config = readConfig({}, { CORRIDOR_DATA: join(dir, 'data'), CORRIDOR_PORT: '0' });
const booted = config.ok ? await boot(config.value, { log: createLog('error'), onFatal: console.error }) : config;
if (booted.ok) {
  const ground = await prepare(booted.value.kit);
  const bytes = statSync(ground.csv).size;
  describeMachine(bytes);
  report(await measure(ground), bytes);
  await ground.engine.close();
  await booted.value.close();
} else {
  console.error(booted.error);
  process.exitCode = 1;
}
rmSync(dir, { recursive: true, force: true });
