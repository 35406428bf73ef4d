/**
 * What the audit log does on this machine: appends one by one and in batches, integration, the wait until an entry is
 * signed, verification. Each beside what the machine could do at most. Prints, aims at nothing.
 * Run: NODE_OPTIONS=--conditions=source node bench/log.ts [entries]
 */
import { hash } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import {
  appendEntries,
  auditErrors,
  auditRoutes,
  defineAuditKinds,
  startSequencer,
  verifyOnline,
} from '../packages/server/src/audit/index.ts';
import { publish } from '../packages/server/src/audit/publication.ts';
import { readCheckpoint } from '../packages/server/src/audit/reading.ts';
import { sequenceBatch } from '../packages/server/src/audit/sequencer.ts';
import { type Actor, asId, type Json, ok } from '../packages/server/src/kernel/index.ts';
import { boot } from '../packages/server/src/platform/boot.ts';
import { readConfig } from '../packages/server/src/platform/config.ts';
import { createHttp } from '../packages/server/src/platform/http.ts';
import type { Kit } from '../packages/server/src/platform/kit.ts';
import { createLog } from '../packages/server/src/platform/log.ts';

const entries = Number(process.argv[2] ?? 40_000);
const kinds = defineAuditKinds('bench', { happened: { en: 'A benchmark appended it.', zh: '基准测试追加。' } });
const organisation = asId('org', 'org_01h455vb4pex5vsknk084sn02q');
const actor: Actor = {
  kind: 'person',
  personId: asId('psn', 'psn_01h455vb4pex5vsknk084sn02q'),
  organisationId: organisation,
  roles: ['provider'],
  region: '110000',
};
const contentOf = (n: number): Json => ({
  agreementId: 'agr_01h455vb4pex5vsknk084sn02q',
  price: { amountMinor: String(n), currency: 'CNY' },
  terms: 'a content of about two hundred bytes, as a signed agreement or a grant would have it in the log',
});

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const perSecond = (count: number, took: number): string => Math.round(count / took).toLocaleString('en');
const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;

const rows: { what: string; figure: string; beside: string }[] = [];
const say = (what: string, figure: string, beside = ''): void => {
  rows.push({ what, figure, beside });
  console.log(`${what.padEnd(52)} ${figure.padStart(24)}  ${beside}`);
};

/** The machine's own limits: hashing of tree nodes on one core, durable appends of 4 KiB. */
const measureMachine = async (dir: string): Promise<{ hashes: number; syncs: number }> => {
  const node = Buffer.alloc(65, 7);
  const hashCount = 400_000;
  const hashing = await seconds(async () => {
    for (let n = 0; n < hashCount; n += 1) hash('sha256', node, 'buffer');
  });
  const file = openSync(join(dir, 'sync'), 'w');
  const waits = Array.from({ length: 300 }, () => {
    const from = performance.now();
    writeSync(file, Buffer.alloc(4096));
    fdatasyncSync(file);
    return performance.now() - from;
  });
  closeSync(file);
  const model = cpus()[0]?.model ?? 'unknown';
  console.log(`${availableParallelism()} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`);
  console.log(`load at start: ${readFileSync('/proc/loadavg', 'utf8').trim()}\n`);
  const hashes = hashCount / hashing;
  say('SHA-256 of a tree node, one core', `${perSecond(hashCount, hashing)} /s`);
  say('4 KiB append + fdatasync', `p50 ${quantile(waits, 0.5).toFixed(2)} p99 ${quantile(waits, 0.99).toFixed(2)} ms`);
  return { hashes, syncs: 1000 / quantile(waits, 0.5) };
};

const append = (kit: Kit, from: number, count: number) =>
  kit.db.transact(actor, async (tx) => {
    const made = Array.from({ length: count }, (_, n) => ({
      kind: kinds.happened,
      subject: 'agr_01h455vb4pex5vsknk084sn02q',
      parties: [organisation],
      content: contentOf(from + n),
    }));
    return ok(await appendEntries(tx, made));
  });

/** Clients that append transaction after transaction; returns the waits in milliseconds. */
const appendBy = async (kit: Kit, clients: number, each: number, perTransaction: number): Promise<number[]> => {
  const waits: number[] = [];
  const client = async (): Promise<void> => {
    for (let n = 0; n < each; n += 1) {
      const from = performance.now();
      await append(kit, n, perTransaction);
      waits.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return waits;
};

const drain = async (kit: Kit): Promise<void> => {
  while ((await sequenceBatch(kit)) > 0);
  await publish(kit);
};

const measureSingle = async (kit: Kit, clients: number, syncs: number): Promise<void> => {
  const each = Math.round(2000 / clients ** 0.3);
  let waits: number[] = [];
  const took = await seconds(async () => {
    waits = await appendBy(kit, clients, each / 4, 1);
  });
  const rate = waits.length / took;
  const figure = `${perSecond(waits.length, took)} /s, p99 ${quantile(waits, 0.99).toFixed(1)} ms`;
  say(`one entry a transaction, ${clients} clients`, figure, `${(rate / syncs).toFixed(2)} × fsyncs of one stream`);
};

const measureBatched = async (kit: Kit, hashes: number): Promise<void> => {
  await drain(kit);
  const inserting = await seconds(() => appendBy(kit, 2, entries / 2000, 1000));
  say('1,000 entries a transaction, 2 clients: committed', `${perSecond(entries, inserting)} /s`);
  const integrating = await seconds(async () => {
    while ((await sequenceBatch(kit)) > 0);
  });
  const ratio = `${((entries / integrating / hashes) * 200).toFixed(0)} % of two hashes an entry`;
  say('numbered and hashed into the tree', `${perSecond(entries, integrating)} /s`, ratio);
  const publishing = await seconds(() => publish(kit));
  say('full tiles and bundles written, synced, signed', `${perSecond(entries, publishing)} /s`);
  const all = inserting + integrating + publishing;
  say('one after the other', `${perSecond(entries, all)} /s`);
};

const measureTogether = async (kit: Kit): Promise<void> => {
  const sequencer = startSequencer(kit);
  await sequencer.settle();
  const took = await seconds(async () => {
    await appendBy(kit, 2, entries / 2000, 1000);
    await sequencer.settle();
  });
  say('committed, integrated, published at once, sequencer on', `${perSecond(entries, took)} /s`);
  const waits: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const target = (await sequencer.settle()) + 1;
    await pause(300);
    await append(kit, n, 1);
    const from = performance.now();
    while (((await kit.db.read(actor, readCheckpoint))?.size ?? 0) < target) await pause(1);
    waits.push(performance.now() - from);
  }
  say(
    'commit to signed checkpoint, idle log',
    `p50 ${quantile(waits, 0.5).toFixed(0)} max ${quantile(waits, 1).toFixed(0)} ms`,
    'promised: 1,000 ms',
  );
  await sequencer.stop();
};

const measureVerification = async (kit: Kit, hashes: number): Promise<void> => {
  const http = await createHttp({
    ...kit,
    routes: auditRoutes(kit),
    errors: [auditErrors],
    version: '0',
    authenticate: async () => ({ kind: 'anonymous' }),
  });
  const baseUrl = await http.listen({ host: '127.0.0.1', port: 0 });
  let size = 0;
  const took = await seconds(async () => {
    const done = await verifyOnline(baseUrl);
    size = done.ok ? done.value.size : 0;
  });
  await http.close();
  const ratio = `${((size / took / hashes) * 200).toFixed(0)} % of two hashes an entry`;
  say(`whole log of ${size.toLocaleString('en')} verified over HTTP`, `${perSecond(size, took)} /s`, ratio);
};

const dir = mkdtempSync(new URL('../.cache/bench-log-', import.meta.url).pathname);
const config = readConfig({}, { CORRIDOR_DATA: join(dir, 'data') });
const booted = config.ok ? await boot(config.value, { log: createLog('warn'), onFatal: console.error }) : config;
if (booted.ok) {
  const { kit, close } = booted.value;
  const { hashes, syncs } = await measureMachine(dir);
  await drain(kit);
  for (const clients of [1, 16]) await measureSingle(kit, clients, syncs);
  await measureBatched(kit, hashes);
  await measureTogether(kit);
  await measureVerification(kit, hashes);
  await close();
} else {
  console.error(booted.error);
  process.exitCode = 1;
}
rmSync(dir, { recursive: true, force: true });
