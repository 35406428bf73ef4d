/**
 * What the Delta Sharing server does on this machine: queries of a table of 100 files, and the listing of one of 156,000
 * (the table of delta-sharing issue 283, which its client never finished). Clients are processes of their own. Beside
 * each stands a bare HTTP server that sends the same bytes from memory. Prints, aims at nothing.
 * Run: NODE_OPTIONS=--conditions=source node bench/sharing.ts [files] [queries]
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { boot } from '../packages/server/src/platform/boot.ts';
import { readConfig } from '../packages/server/src/platform/config.ts';
import { createLog } from '../packages/server/src/platform/log.ts';
import { type Ground, layGround } from '../packages/server/test/conformance/delta-sharing/ground.ts';
import { addFileRows } from '../packages/server/test/conformance/delta-sharing/many-files.ts';

const manyFiles = Number(process.argv[2] ?? 156_000);
const queries = Number(process.argv[3] ?? 400);
const fewFiles = 100;

const run = promisify(execFile);

/** A client: `count` requests over `parallel` kept-alive connections; prints times as JSON. */
const clientProgram = `
const http = require('node:http');
const [url, headers, count, parallel] = JSON.parse(process.argv[1]);
const agent = new http.Agent({ keepAlive: true, maxSockets: parallel });
const one = () => new Promise((resolve, reject) => {
  const from = performance.now();
  let first = 0, bytes = 0;
  const request = http.request(url, { method: 'POST', headers, agent }, (response) => {
    response.on('data', (chunk) => { first ||= performance.now() - from; bytes += chunk.length; });
    response.on('end', () => response.statusCode === 200
      ? resolve({ ms: performance.now() - from, first, bytes }) : reject(new Error('status ' + response.statusCode)));
  });
  request.on('error', reject);
  request.end('{}');
});
(async () => {
  await one();
  const from = performance.now();
  const seen = [];
  let left = count;
  await Promise.all(Array.from({ length: parallel }, async () => { while (left-- > 0) seen.push(await one()); }));
  console.log(JSON.stringify({ seconds: (performance.now() - from) / 1000, seen }));
  process.exit(0);
})();
`;

type Seen = { readonly ms: number; readonly first: number; readonly bytes: number };
type Load = { readonly url: string; readonly token: string; readonly count: number; readonly parallel: number };

const load = async ({ url, token, count, parallel }: Load): Promise<{ seconds: number; seen: Seen[] }> => {
  const given = JSON.stringify([url, { authorization: `Bearer ${token}` }, count, parallel]);
  const { stdout } = await run(process.execPath, ['-e', clientProgram, given], { maxBuffer: 64 * 1024 ** 2 });
  return JSON.parse(stdout);
};

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;

/** The same bytes from memory, by a bare HTTP server in this process. */
const bare = async (body: Buffer): Promise<{ url: string; close(): void }> => {
  const server = createServer((request, response) => {
    request.resume();
    response.end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
};

const say = (what: string, figure: string): void => console.log(`${what.padEnd(58)} ${figure}`);

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** Watches how much memory the process holds while something runs. */
const watching = async <T>(work: () => Promise<T>): Promise<{ value: T; peakBytes: number }> => {
  let peakBytes = process.memoryUsage().rss;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
  }, 20);
  const value = await work();
  clearInterval(timer);
  return { value, peakBytes };
};

type Reader = { readonly url: string; readonly token: string; body(): Promise<Buffer> };

const openReader = async (ground: Ground): Promise<Reader> => {
  const { table, profile } = await (await ground.agree()).client();
  const { bearerToken: token, endpoint } = JSON.parse(profile) as { bearerToken: string; endpoint: string };
  const url = `${endpoint}shares/${table.share}/schemas/${table.schema}/tables/${table.table}/query`;
  const headers = { authorization: `Bearer ${token}` };
  return {
    url,
    token,
    body: async () => Buffer.from(await (await fetch(url, { method: 'POST', headers, body: '{}' })).arrayBuffer()),
  };
};

/** Queries of a small table: each is decided, counted, logged and committed before it is answered. */
const measureQueries = async ({ url, token, body }: Reader): Promise<void> => {
  const memory = await bare(await body());
  for (const parallel of [1, 8]) {
    const ours = await load({ url, token, count: queries, parallel });
    const beside = await load({ url: memory.url, token: '', count: queries, parallel });
    const times = ours.seen.map(({ ms }) => ms);
    const latency = `p50 ${quantile(times, 0.5).toFixed(1)} p99 ${quantile(times, 0.99).toFixed(1)} ms`;
    const ratio = `bare HTTP ${(ours.seconds / beside.seconds).toFixed(1)}× as fast`;
    say(
      `query of ${fewFiles} files, ${parallel} at once`,
      `${(queries / ours.seconds).toFixed(0)} req/s  ${latency}  ${ratio}`,
    );
  }
  memory.close();
};

const median = (seen: readonly Seen[], of: (one: Seen) => number): number => quantile(seen.map(of), 0.5);

/** One listing after the other of a table of very many files. */
const measureListing = async ({ url, token, body }: Reader): Promise<void> => {
  const files = `${manyFiles.toLocaleString('en')} files`;
  const before = process.memoryUsage().rss;
  const from = performance.now();
  const cold = await watching(body);
  const coldSeconds = (performance.now() - from) / 1000;
  say(
    `first listing of ${files}, rows read from the database`,
    `${coldSeconds.toFixed(2)} s  memory ${megabytes(before)} before, at most ${megabytes(cold.peakBytes)} (its client included)`,
  );
  const warm = await watching(() => load({ url, token, count: 5, parallel: 1 }));
  const memory = await bare(cold.value);
  const beside = await load({ url: memory.url, token: '', count: 5, parallel: 1 });
  memory.close();
  const [ours, theirs] = [warm.value.seen, beside.seen].map((seen) => median(seen, ({ ms }) => ms)) as [number, number];
  const first = median(warm.value.seen, (one) => one.first);
  say(
    `listing of ${files} again, median of 5`,
    `${(ours / 1000).toFixed(2)} s  first byte ${first.toFixed(0)} ms  ${megabytes(cold.value.length)}  memory at most ${megabytes(warm.peakBytes)}  bare HTTP ${(theirs / 1000).toFixed(2)} s`,
  );
};

const describeMachine = (): string =>
  `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`;

const dir = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
const config = readConfig({}, { CORRIDOR_DATA: join(dir, 'data'), CORRIDOR_PORT: '0' });
const booted = config.ok ? await boot(config.value, { log: createLog('warn'), onFatal: console.error }) : config;
if (booted.ok) {
  console.log(`${describeMachine()}\n`);
  const ground = await layGround(booted.value.kit);
  await ground.publish('No,TEMP\n1,2.5\n2,3.5\n', 'append');
  await addFileRows(ground, { count: fewFiles, version: 2 });
  const reader = await openReader(ground);
  await measureQueries(reader);
  await addFileRows(ground, { count: manyFiles, version: 3 });
  await measureListing(reader);
  await ground.close();
  await booted.value.close();
} else {
  console.error(booted.error);
  process.exitCode = 1;
}
rmSync(dir, { recursive: true, force: true });
