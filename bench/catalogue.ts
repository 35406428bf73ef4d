/**
 * What the catalogue's search does on this machine with 3,000 and 20,000 listings: p50, p95 and the database's processor time of a page with all facets, and
 * of suggestions. Prints, aims at nothing. Run: NODE_OPTIONS=--conditions=source node bench/catalogue.ts [listings …]
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { categories } from '../packages/server/src/catalog/core/categories.ts';
import type { ProductDraft } from '../packages/server/src/catalog/model.ts';
import { insertProduct } from '../packages/server/src/catalog/store.ts';
import {
  putSearchRow,
  type Search,
  searchListings,
  suggestProducts,
} from '../packages/server/src/catalog/store-search.ts';
import { dayMs, later, ok } from '../packages/server/src/kernel/index.ts';
import { boot } from '../packages/server/src/platform/boot.ts';
import { readConfig } from '../packages/server/src/platform/config.ts';
import type { Tx } from '../packages/server/src/platform/database.ts';
import type { Kit } from '../packages/server/src/platform/kit.ts';
import { createLog } from '../packages/server/src/platform/log.ts';
import { systemActor } from '../packages/server/src/platform/system.ts';

const actor = systemActor('bench');
const places = ['北京', '天津', '石家庄', '保定', '张家口', '唐山', '沧州', '廊坊'];
const placesEn = ['Beijing', 'Tianjin', 'Shijiazhuang', 'Baoding', 'Zhangjiakou', 'Tangshan', 'Cangzhou', 'Langfang'];
const subjects = [
  '空气质量监测',
  '电厂名录',
  '公交刷卡',
  '医院床位',
  '气象观测',
  '企业登记',
  '地价',
  '水质',
  '用电量',
  '客流',
];
const subjectsEn = ['air quality', 'power plants', 'bus taps', 'hospital beds', 'weather', 'company register'];
const kinds = ['open', 'commercial', 'onApplication', 'authorisedOperation'] as const;
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

const draftOf = (n: number): ProductDraft => ({
  form: pick(['dataset', 'api', 'report', 'model'] as const, n >> 3),
  title: {
    zh: `${pick(places, n)}${pick(subjects, n >> 2)}数据 ${n}`,
    en: `${pick(placesEn, n)} ${pick(subjectsEn, n >> 2)} ${n}`,
  },
  summary: {
    zh: `${pick(places, n)}市${pick(subjects, n >> 2)}的逐日记录，含站点、时间、数值与校验标记，按年归档，可用于研究与决策。`.repeat(
      3,
    ),
    en: `Daily records of ${pick(subjectsEn, n >> 2)} in ${pick(placesEn, n)} with stations, times, values and check marks. `.repeat(
      3,
    ),
  },
  keywords: { zh: [pick(subjects, n), '监测'], en: [pick(subjectsEn, n)] },
  category: pick(categories, n * 7).code,
  datasetIds: [],
  accessKind: pick(kinds, n),
  deliveryModes: [],
  visibility: 'public',
  invitedIds: [],
  updateFrequency: 'daily',
  contact: { name: 'x', email: 'x@example.org' },
});

const fill = async (kit: Kit, from: number, to: number): Promise<void> => {
  for (let start = from; start < to; start += 500)
    await kit.db.transact(actor, async (tx) => {
      for (let n = start; n < Math.min(to, start + 500); n += 1) {
        const draft = draftOf(n);
        const { id } = await insertProduct(tx, {
          id: tx.newId('prd'),
          organisation_id: `org_${n % 90}`,
          draft,
          dataset_ids: [],
          level: null,
          allowed_modes: [],
        });
        await putSearchRow(tx, {
          productId: id,
          draft,
          listedAt: later(tx.now, -n * 1000),
          providerId: `org_${n % 90}`,
          region: pick(['110000', '120000', '130000', '130700'], n),
          level: pick(['1', '2', '3', null], n),
          modes: ['download', 'share'].slice(n % 2),
          quality: n % 9 === 0 ? null : { score: n % 101, grade: pick(['A', 'B', 'C', 'D'], n), coverage: 0.6 },
          rows: BigInt((n * 7919) % 3_000_000),
          updatedAt: later(tx.now, -(n % 700) * dayMs),
          priceMinor: n % 5 === 0 ? null : BigInt((n % 50) * 1000),
        });
      }
      return ok(null);
    });
};

const searches: Readonly<Record<string, Search>> = {
  'no text, no filter': { text: '', size: 24 },
  'no text, three filters': {
    text: '',
    size: 24,
    sort: 'priceLow',
    filters: { accessKind: ['open', 'commercial'], region: ['110000'], mode: ['share'] },
  },
  'a word in every listing': { text: '监测', size: 24 },
  'two words': { text: '张家口 空气质量', size: 24, sort: 'quality' },
  'an English word in one of six': { text: 'hospital beds', size: 24 },
  'a near miss': { text: 'hospitl bedz', size: 24 },
};

/** Processor time that the database spent on one connection, ms; it does not depend on what else the machine does. */
const cpuOf = (pid: number): number => {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
};

const runs = 60;

const measure = async (kit: Kit, what: string, work: (tx: Tx) => Promise<unknown>): Promise<void> => {
  const timesMs: number[] = [];
  const cpuMs = await kit.db.read(actor, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.q);
    const pid = rows[0]?.pid ?? 0;
    const before = cpuOf(pid);
    for (let run = 0; run < runs; run += 1) {
      const from = performance.now();
      await work(tx);
      timesMs.push(performance.now() - from);
    }
    return (cpuOf(pid) - before) / runs;
  });
  const at = (q: number): string => `${(timesMs.toSorted((a, b) => a - b)[Math.floor(runs * q)] ?? 0).toFixed(1)} ms`;
  const database = `${cpuMs.toFixed(1)} ms`;
  console.log(
    `  ${what.padEnd(34)} p50 ${at(0.5).padStart(9)}   p95 ${at(0.95).padStart(9)}   processor of the database ${database.padStart(9)}`,
  );
};

const sizes = process.argv.slice(2).map(Number);
const parent = mkdtempSync(new URL('../.cache/bench-catalogue-', import.meta.url).pathname);
const config = readConfig({}, { CORRIDOR_DATA: join(parent, 'data'), CORRIDOR_PORT: '0' });
if (!config.ok) throw new Error(JSON.stringify(config.error));
const booted = await boot(config.value, { log: createLog('fatal'), onFatal: (why) => console.error(why) });
if (!booted.ok) throw new Error(JSON.stringify(booted.error));
const { kit, close } = booted.value;
console.log(
  `${cpus()[0]?.model} × ${cpus().length}, Node ${process.version}, load ${loadavg().map((each) => each.toFixed(1))}`,
);
let filled = 0;
for (const size of sizes.length === 0 ? [3_000, 20_000] : sizes) {
  await fill(kit, filled, size);
  filled = size;
  console.log(`${size} listings`);
  for (const [what, search] of Object.entries(searches)) await measure(kit, what, (tx) => searchListings(tx, search));
  await measure(kit, 'suggest', (tx) => suggestProducts(tx, '空气', 8));
}
await close();
rmSync(parent, { recursive: true, force: true });
