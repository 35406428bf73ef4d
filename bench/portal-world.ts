/**
 * Fills a platform's folder with listings to measure the portal with: regions, providers, products on offer with prices, and
 * trades between them, all from one seed. The rows are written as the modules write them, without their assessments and
 * signatures: it is a shop window and no evidence. Prints how long the desk's public figures take on it.
 * Run: NODE_OPTIONS=--conditions=source node bench/portal-world.ts FOLDER [listings] [trades] [seed], then serve the folder.
 */
import { resolve } from 'node:path';
import { sql } from 'kysely';
import { categories } from '../packages/server/src/catalog/core/categories.ts';
import type { ProductFacts } from '../packages/server/src/catalog/core/facts.ts';
import { renewSearchRow } from '../packages/server/src/catalog/finding.ts';
import type { ProductDraft } from '../packages/server/src/catalog/model.ts';
import { insertProduct, updateProduct } from '../packages/server/src/catalog/store.ts';
import { putListing, selectListings, setListingPrice } from '../packages/server/src/catalog/store-listings.ts';
import { insertOffer } from '../packages/server/src/contracts/store-offers.ts';
import { readFlows, readStatistics } from '../packages/server/src/desk/market.ts';
import type { Organisation } from '../packages/server/src/identity/model.ts';
import { insertOrganisation, insertRegion } from '../packages/server/src/identity/store.ts';
import { dayMs, type Id, later, money, ok, sha256Hex } from '../packages/server/src/kernel/index.ts';
import { boot } from '../packages/server/src/platform/boot.ts';
import { readConfig } from '../packages/server/src/platform/config.ts';
import type { Tx } from '../packages/server/src/platform/database.ts';
import type { Kit } from '../packages/server/src/platform/kit.ts';
import { createLog } from '../packages/server/src/platform/log.ts';
import { seededRandom } from '../packages/server/src/platform/random.ts';
import { systemActor } from '../packages/server/src/platform/system.ts';

const actor = systemActor('bench.portal');

const regions = [
  { code: '110000', zh: '北京', en: 'Beijing' },
  { code: '120000', zh: '天津', en: 'Tianjin' },
  { code: '130000', zh: '河北', en: 'Hebei' },
  { code: '130700', zh: '张家口', en: 'Zhangjiakou' },
] as const;

/** What is measured, in both languages, by category. */
const subjects: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  energy: [
    ['风电场逐小时出力', 'hourly output of wind farms'],
    ['光伏电站名录', 'register of solar plants'],
    ['园区用电负荷', 'load of industrial parks'],
  ],
  environment: [
    ['空气质量监测', 'air quality monitoring'],
    ['河流断面水质', 'water quality of river sections'],
  ],
  transport: [
    ['公交刷卡客流', 'bus ridership by tap'],
    ['高速公路断面流量', 'traffic at motorway sections'],
  ],
  weather: [['自动站气象观测', 'observations of weather stations']],
  health: [['医院床位使用', 'use of hospital beds']],
  finance: [['小微企业融资指数', 'financing index of small firms']],
  agriculture: [['设施蔬菜产量', 'yield of greenhouse vegetables']],
  culture: [['景区实时客流', 'visitors of scenic areas']],
};
const known = categories.filter(({ code }) => subjects[code] !== undefined);
const forms = ['dataset', 'dataset', 'dataset', 'api', 'report', 'model'] as const;
const accessKinds = ['commercial', 'commercial', 'open', 'onApplication', 'authorisedOperation'] as const;
const frequencies = ['daily', 'hourly', 'monthly', 'quarterly', 'annual'] as const;
const grades = ['A', 'B', 'B', 'C', 'D'] as const;

type Dice = { number(below: number): number; pick<T>(list: readonly T[]): T };

const diceOf = (seed: bigint): Dice => {
  const random = seededRandom(seed);
  const number = (below: number): number => {
    const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4);
    return ((a * 256 + b) * 65_536 + c * 256 + d) % below;
  };
  return { number, pick: (list) => list[number(list.length)] as (typeof list)[number] };
};

type Place = { readonly operatorId: Id<'org'>; readonly code: string; readonly members: readonly Organisation[] };

const organisation = (tx: Tx, region: string, name: string, nameEn: string): Organisation => ({
  ...{ id: tx.newId('org'), name, nameEn, region, creditCode: null, state: 'verified' },
  marketRoles: ['provider', 'buyer'],
});

/** Regions with their operators and members; a folder that has them is left as it is. */
const fillPlaces = async (tx: Tx, membersPerRegion: number): Promise<Place[]> => {
  const places: Place[] = [];
  for (const { code, zh, en } of regions) {
    const operator: Organisation = {
      ...organisation(tx, code, `${zh}数据交易运营中心`, `${en} Data Exchange`),
      marketRoles: ['operator'],
    };
    const members = Array.from({ length: membersPerRegion }, (_, n) =>
      organisation(tx, code, `${zh}第${n + 1}数据有限公司`, `${en} Data Co. ${n + 1}`),
    );
    for (const one of [operator, ...members]) await insertOrganisation(tx, one);
    await insertRegion(tx, { code, nameZh: zh, nameEn: en, operatorId: operator.id });
    places.push({ operatorId: operator.id, code, members });
  }
  return places;
};

const draftOf = (dice: Dice, place: string, n: number): ProductDraft => {
  const category = dice.pick(known);
  const [zh, en] = dice.pick(subjects[category.code] ?? [['数据', 'data']]);
  const region = regions.find(({ code }) => code === place) ?? regions[0];
  return {
    form: dice.pick(forms),
    title: { zh: `${region.zh}${zh}（${n}）`, en: `${region.en}: ${en} (${n})` },
    summary: {
      zh: `${region.zh}范围内${zh}的逐条记录，含时间、站点、数值与校验标记，缺测按原样保留，可用于研究与经营决策。`,
      en: `Records of ${en} in ${region.en} with time, place, value and quality flag; gaps are kept as they are.`,
    },
    keywords: { zh: [zh.slice(0, 4), region.zh], en: [en.split(' ')[0] ?? en, region.en] },
    category: category.code,
    datasetIds: [],
    accessKind: dice.pick(accessKinds),
    deliveryModes: [],
    visibility: 'public',
    invitedIds: [],
    spatialCode: place,
    updateFrequency: dice.pick(frequencies),
    contact: { name: '数据服务部', email: 'data@example.org' },
  };
};

const factsOf = (tx: Tx, dice: Dice, draft: ProductDraft): ProductFacts => {
  const rows = 1_000 + dice.number(5_000_000);
  const score = 60 + dice.number(40);
  const column = (name: string, title: string, type: string) => ({
    ...{ name, title, type, nullable: true, count: rows, nulls: dice.number(rows >> 4) },
    ...{ semanticType: null, className: null, isIdentifying: false, level: '1' as const },
  });
  return {
    datasets: [
      {
        datasetId: tx.newId('ds'),
        name: 'table',
        title: draft.title,
        timeZone: 'Asia/Shanghai',
        level: dice.pick(['1', '2', '3']),
        assessmentId: tx.newId('asm'),
        versions: [
          {
            ...{ number: 1, mode: 'append', rows: String(rows), bytes: String(rows * 9) },
            contentSha256: sha256Hex(`${rows}`),
            createdAt: later(tx.now, -dice.number(600) * dayMs).toISOString(),
          },
        ],
        columns: [
          column('time', '时间', 'timestamp'),
          column('place', '站点', 'string'),
          column('value', '数值', 'double'),
        ],
        assessedAt: tx.now.toISOString(),
        sensitivity: { edition: 'GB/T 43697-2024', reasons: [], conditions: [] },
        quality: { edition: 'GB/T 36344-2018', score, grade: dice.pick(grades), coverage: 0.6, dimensions: [] },
      },
    ],
  };
};

type Listed = { readonly productId: string; readonly providerId: string; readonly operatorId: string };

const listOne = async (tx: Tx, dice: Dice, place: Place, n: number): Promise<Listed> => {
  const provider = dice.pick(place.members);
  const draft = draftOf(dice, place.code, n);
  const facts = factsOf(tx, dice, draft);
  const level = facts.datasets[0]?.level ?? null;
  const modes = ['download', 'share'] as const;
  const content = { ...{ organisation_id: provider.id, draft, dataset_ids: [], level, allowed_modes: [...modes] } };
  const row = await insertProduct(tx, { ...content, id: tx.newId('prd') });
  const { id } = row;
  await updateProduct(tx, row, { state: 'listed', operator_id: place.operatorId, revision: 1 });
  const text = { zh: '自有系统采集。', en: 'Collected by our own systems.' };
  await putListing(tx, {
    ...{ ...content, product_id: id, operator_id: place.operatorId, revision: 1, content_sha256: sha256Hex(id) },
    ...{ visibility: 'public', invited_ids: [], facts },
    source: {
      ...{ kind: 'selfProduced', text, licence: 'contract', legalBasis: null, evidence: [] },
      ...{ statementSha256: sha256Hex(`${id} source`), opinion: 'checklist' },
    },
  });
  const price = draft.accessKind === 'open' ? 0n : BigInt(1 + dice.number(500)) * 10_000n;
  await insertOffer(tx, {
    ...{ id: tx.newId('off'), productId: id as Id<'prd'>, providerId: provider.id, price: money(price, 'CNY') },
    terms: { permission: [{ action: 'use' }], prohibition: [{ action: 'distribute' }] },
    ...{ createdAt: tx.now, withdrawnAt: null },
  });
  await setListingPrice(tx, id, { price_minor: price, price_currency: 'CNY', price_until: null });
  for (const listing of await selectListings(tx, [id])) await renewSearchRow(tx, listing);
  return { productId: id, providerId: provider.id, operatorId: place.operatorId };
};

/** Trades as the market's figures read them, in two set-based statements; nobody signed them. */
const fillTrades = async (tx: Tx, dice: Dice, listed: readonly Listed[], places: readonly Place[], count: number) => {
  const members = places.flatMap(({ members: all }) => all);
  const trades = Array.from({ length: count }, () => {
    const { productId, providerId, operatorId } = dice.pick(listed);
    const buyer = dice.pick(members.filter(({ id }) => id !== providerId).slice(0, 400));
    return {
      ...{ id: tx.newId('agr'), negotiation: tx.newId('neg'), productId, providerId, operatorId },
      ...{ buyerId: buyer.id, region: buyer.region, price: String(1_000 + dice.number(5_000_000)) },
      at: later(tx.now, -dice.number(720) * dayMs).toISOString(),
    };
  });
  const given = sql`json_to_recordset(${JSON.stringify(trades)}::json) as g (id text, negotiation text, "productId" text,
    "providerId" text, "operatorId" text, "buyerId" text, region text, price bigint, at timestamptz)`;
  await sql`insert into contracts.negotiation (id, product_id, provider_id, buyer_id, operator_id, agreement_id, state,
      version_number, created_at, updated_at)
    select negotiation, "productId", "providerId", "buyerId", "operatorId", id, 'FINALIZED', 1, at, at from ${given}`.execute(
    tx.q,
  );
  await sql`insert into contracts.agreement (id, negotiation_id, product_id, provider_id, buyer_id, operator_id, buyer_region,
      price_minor, currency, fee_basis_points, fee_minor, delivery_modes, acceptance_days, document, hash, concluded_at,
      provider_key_id, provider_signature, provider_on_behalf, buyer_key_id, buyer_signature, buyer_on_behalf, state, delivery_state)
    select id, negotiation, "productId", "providerId", "buyerId", "operatorId", region, price, 'CNY', 100, price / 100, '{share}',
      7, '{"terms":{"permission":[{"action":"use"}]}}', repeat('0', 64), at, 'none', 'none', true, 'none', 'none', true, 'active', 'accepted'
    from ${given}`.execute(tx.q);
};

/** How large a world is. */
export type WorldSize = { readonly listings: number; readonly trades: number; readonly seed: bigint };

/** Fills an empty platform; the same seed gives the same titles, prices and trades. */
export const fillPortalWorld = async (kit: Pick<Kit, 'db'>, { listings, trades, seed }: WorldSize): Promise<void> => {
  const dice = diceOf(seed);
  const made = await kit.db.transact(actor, async (tx) => ok(await fillPlaces(tx, 40)));
  if (!made.ok) throw new Error('the places could not be made');
  const listed: Listed[] = [];
  for (let from = 0; from < listings; from += 250)
    await kit.db.transact(actor, async (tx) => {
      for (let n = from; n < Math.min(listings, from + 250); n += 1)
        listed.push(await listOne(tx, dice, dice.pick(made.value), n + 1));
      return ok(null);
    });
  await kit.db.transact(actor, async (tx) => ok(await fillTrades(tx, dice, listed, made.value, trades)));
};

const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
  const timesMs: number[] = [];
  for (let run = 0; run < 20; run += 1) {
    const from = performance.now();
    await work();
    timesMs.push(performance.now() - from);
  }
  const sorted = timesMs.toSorted((a, b) => a - b);
  console.log(`  ${what.padEnd(12)} p50 ${sorted[10]?.toFixed(0)} ms   p95 ${sorted[18]?.toFixed(0)} ms`);
};

const run = async (folder: string, size: WorldSize): Promise<void> => {
  const config = readConfig({}, { CORRIDOR_DATA: resolve(folder), CORRIDOR_PORT: '0' });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const booted = await boot(config.value, { log: createLog('error'), onFatal: (why) => console.error(why) });
  if (!booted.ok) throw new Error(JSON.stringify(booted.error));
  const { kit, close } = booted.value;
  const from = performance.now();
  await fillPortalWorld(kit, size);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${size.listings} listings, ${size.trades} trades, seed ${size.seed}: ${seconds} s`);
  await measure('flows', () => kit.db.read(actor, readFlows));
  await measure('statistics', () => kit.db.read(actor, readStatistics));
  await close();
};

const [folder, listings = '3000', trades = '10000', seed = '1'] = process.argv.slice(2);
if (import.meta.main) {
  if (folder === undefined) throw new Error('name the folder to fill');
  await run(folder, { listings: Number(listings), trades: Number(trades), seed: BigInt(seed) });
}
