// Goal: products are found in Chinese and English, by whole words, beginnings, parts and near misses, and nothing that
// is not publicly listed is. Method: rows on a real database, searched through the module's own statements.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { asId, ok } from '#kernel';
import { systemActor } from '#platform/system';
import { openTestKit, type TestKit } from '../../test/support/kit.ts';
import type { Filters } from './core/facets.ts';
import type { ProductDraft } from './model.ts';
import { insertProduct } from './store.ts';
import { deleteSearchRow, type Findable, putSearchRow, searchListings } from './store-search.ts';

const base: ProductDraft = {
  form: 'dataset',
  title: { zh: '', en: '' },
  summary: { zh: '', en: '' },
  keywords: { zh: [], en: [] },
  category: 'environment',
  datasetIds: [],
  accessKind: 'commercial',
  deliveryModes: [],
  visibility: 'public',
  invitedIds: [],
  updateFrequency: 'annual',
  contact: { name: 'x', email: 'x@example.org' },
};

const drafts: Readonly<Record<string, ProductDraft>> = {
  air: {
    ...base,
    title: { zh: '北京奥体中心空气质量监测数据', en: 'Beijing Aotizhongxin air quality' },
    summary: { zh: '逐小时的细颗粒物、气温与气压。', en: 'Hourly particulate matter (PM2.5), temperature, pressure.' },
    keywords: { zh: ['细颗粒物', '气象'], en: ['particulates'] },
  },
  plants: {
    ...base,
    title: { zh: '中国电厂名录', en: 'Power plants of China' },
    summary: {
      zh: '电厂名称、燃料与装机容量；靠近电厂的空气监测点另见。',
      en: 'Names, fuels and capacity of power plants.',
    },
    category: 'energy',
    accessKind: 'open',
  },
};

const findable = (productId: string, draft: ProductDraft, listedAt: Date, over: Partial<Findable> = {}): Findable => ({
  productId,
  draft,
  listedAt,
  providerId: 'org_1',
  region: '110000',
  level: '1',
  modes: ['download'],
  quality: null,
  rows: 0n,
  updatedAt: listedAt,
  priceMinor: null,
  ...over,
});

let kit: TestKit;
const names = new Map<string, string>();
const actor = systemActor('test');

before(async () => {
  kit = await openTestKit({ migrations: ['0001', '0007', '0011'] });
  await kit.db.transact(actor, async (tx) => {
    for (const [name, draft] of Object.entries(drafts)) {
      const row = await insertProduct(tx, {
        id: tx.newId('prd'),
        organisation_id: tx.newId('org'),
        draft,
        dataset_ids: [],
        level: null,
        allowed_modes: [],
      });
      names.set(row.id, name);
      await putSearchRow(tx, findable(row.id, draft, tx.now));
    }
    return ok(null);
  });
});

after(() => kit.close());

const find = (text: string, filters: Filters = {}) =>
  kit.db.read(actor, async (tx) => {
    const { hits, total } = await searchListings(tx, { text, size: 10, filters });
    assert.equal(total, hits.length);
    return hits.map((hit) => names.get(hit.productId));
  });

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['空气质量', ['air']],
  ['air quality', ['air']],
  ['AIR  Quality', ['air']],
  ['空气', ['air', 'plants']],
  ['电厂', ['plants']],
  ['pm2.5', ['air']],
  ['qualit', ['air']],
  ['articulat', ['air']],
  ['空气质', ['air']],
  ['气质', ['air']],
  ['体中', ['air']],
  ['质空', []],
  ['颗粒', ['air']],
  ['奥体', ['air']],
  ['air qualty', ['air']],
  ['空气质量检测', ['air']],
  ['power plant', ['plants']],
  ['燃料 容量', ['plants']],
  ['房价', []],
  ['%', []],
  ["'", []],
  ['！', []],
];

for (const [text, expected] of cases)
  test(`search: ${text}`, async () => {
    assert.deepEqual(await find(text), expected);
  });

test('a word in the title ranks above the same word in the summary', async () => {
  assert.deepEqual(await find('空气'), ['air', 'plants']);
});

test('filters narrow, no text lists all', async () => {
  assert.deepEqual((await find('')).length, 2);
  assert.deepEqual(await find('', { category: ['energy'] }), ['plants']);
  assert.deepEqual(await find('空气', { accessKind: ['open'] }), ['plants']);
  assert.deepEqual(await find('空气', { form: ['model'] }), []);
});

test('pages follow each other without gap or repeat', async () => {
  await kit.db.read(actor, async (tx) => {
    const first = await searchListings(tx, { text: '空气', size: 1 });
    assert.equal(first.hits.length, 2, 'one more than the page tells that there is another');
    const [seen] = first.hits;
    assert.ok(seen !== undefined);
    const second = await searchListings(tx, { text: '空气', size: 1, after: { key: seen.key, id: seen.productId } });
    assert.deepEqual(
      second.hits.map((hit) => names.get(hit.productId)),
      ['plants'],
    );
    assert.equal(second.total, 2);
  });
});

test('a product without a search row is in no result and no count', async () => {
  await kit.db.transact(actor, async (tx) => {
    const id = tx.newId('prd');
    await insertProduct(tx, {
      id,
      organisation_id: tx.newId('org'),
      draft: { ...base, title: { zh: '空气质量', en: '' } },
      dataset_ids: [asId('ds', tx.newId('ds'))],
      level: null,
      allowed_modes: [],
    });
    assert.deepEqual((await searchListings(tx, { text: '空气质量', size: 10 })).total, 1);
    await putSearchRow(tx, findable(id, { ...base, title: { zh: '空气质量', en: '' } }, tx.now));
    assert.deepEqual((await searchListings(tx, { text: '空气质量', size: 10 })).total, 2);
    await deleteSearchRow(tx, id);
    assert.deepEqual((await searchListings(tx, { text: '空气质量', size: 10 })).total, 1);
    return ok(null);
  });
});

test('the trigram and word indexes serve the app role', async () => {
  await kit.db.read(actor, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx.q);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select product_id from catalog.search_row
      where terms @@ '空气'::tsquery or body like '%空气质量%' or 'air quality' <% words`.execute(tx.q);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(plan, /search_row_terms/);
    assert.match(plan, /search_row_body/);
    assert.match(plan, /search_row_words/);
  });
});

test('no text breaks the search', async () => {
  await kit.db.read(actor, async (tx) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 30 }), async (text) => {
        const clean = text.replaceAll('\u0000', '');
        const { hits } = await searchListings(tx, { text: clean, size: 5 });
        assert.ok(hits.length <= 2);
      }),
      { numRuns: 100 },
    );
  });
});
