// Goal: filters, facet counts and sorts are those of a plain loop over the rows. Method: random rows on a real database,
// random searches, compared with the loop; the seed is fast-check's, printed when it fails.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { dayMs, deliveryModes, later, ok } from '#kernel';
import { systemActor } from '#platform/system';
import { openTestKit, type TestKit } from '../../test/support/kit.ts';
import { type FacetName, type Filters, rowSteps, type Sort, sinceDay, sorts, updatedDays } from './core/facets.ts';
import type { ProductDraft } from './model.ts';
import { insertProduct } from './store.ts';
import { type Findable, putSearchRow, searchListings } from './store-search.ts';

const actor = systemActor('test');
const now = new Date('2026-11-27T10:00:00Z');
const clock = { now: () => now, monotonicMs: () => performance.now() };

const draftOf = (over: Partial<ProductDraft>): ProductDraft => ({
  form: 'dataset',
  title: { zh: '空气', en: 'air' },
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
  ...over,
});

const some = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const rowArbitrary = fc.record({
  draft: fc.record({
    category: some('environment', 'energy', 'health'),
    form: some('dataset', 'api'),
    accessKind: some('open', 'commercial'),
    title: some({ zh: '空气', en: 'air' }, { zh: '电厂', en: 'plants' }),
  }),
  providerId: some('org_a', 'org_b', 'org_c'),
  region: some('110000', '130700'),
  level: some('1', '2', null),
  modes: fc.subarray([...deliveryModes]),
  quality: fc.option(
    fc.record({ score: fc.integer({ min: 0, max: 100 }), grade: some('A', 'B', null), coverage: fc.constant(0.5) }),
  ),
  rows: some(0n, 999n, 1_000n, 50_000n, 2_000_000n),
  updatedDaysAgo: some(0, 6, 29, 200, 900),
  priceMinor: some(null, 0n, 100n, 9_999n),
});

let kit: TestKit;
const rows: Findable[] = [];

before(async () => {
  kit = await openTestKit({ migrations: ['0001', '0007', '0011'], clock });
  await kit.db.transact(actor, async (tx) => {
    for (const { draft: over, updatedDaysAgo, ...rest } of fc.sample(rowArbitrary, 120)) {
      const draft = draftOf(over);
      const { id } = await insertProduct(tx, {
        id: tx.newId('prd'),
        organisation_id: rest.providerId,
        draft,
        dataset_ids: [],
        level: null,
        allowed_modes: [],
      });
      const updatedAt = later(now, -updatedDaysAgo * dayMs);
      const row: Findable = { ...rest, productId: id, draft, listedAt: now, updatedAt };
      rows.push(row);
      await putSearchRow(tx, row);
    }
    return ok(null);
  });
});

after(() => kit.close());

const priceKind = ({ priceMinor }: Findable): string =>
  priceMinor === null ? 'negotiable' : priceMinor === 0n ? 'free' : 'fixed';

const valuesOf = (row: Findable): Record<Exclude<FacetName, 'updatedSince' | 'rowsMin'>, readonly string[]> => ({
  category: [row.draft.category],
  region: [row.region],
  provider: [row.providerId],
  form: [row.draft.form],
  level: row.level === null ? [] : [row.level],
  accessKind: [row.draft.accessKind],
  price: [priceKind(row)],
  mode: row.modes,
  grade: row.quality?.grade == null ? [] : [row.quality.grade],
});

const passes = (row: Findable, filters: Filters, without?: FacetName): boolean => {
  const { updatedSince, rowsMin, ...lists } = filters;
  if (without !== 'updatedSince' && updatedSince !== undefined && row.updatedAt < updatedSince) return false;
  if (without !== 'rowsMin' && rowsMin !== undefined && row.rows < BigInt(rowsMin)) return false;
  return Object.entries(valuesOf(row)).every(([name, values]) => {
    const wanted = lists[name as keyof typeof lists] ?? [];
    return name === without || wanted.length === 0 || values.some((value) => wanted.includes(value));
  });
};

const plainFacets = (all: readonly Findable[], filters: Filters): string[] => {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const row of all) {
    for (const [name, values] of Object.entries(valuesOf(row)))
      if (passes(row, filters, name as FacetName)) for (const value of values) count(`${name} ${value}`);
    if (passes(row, filters, 'updatedSince'))
      for (const days of updatedDays) if (row.updatedAt >= new Date(sinceDay(days, now))) count(`updatedSince ${days}`);
    if (passes(row, filters, 'rowsMin'))
      for (const step of rowSteps) if (row.rows >= BigInt(step)) count(`rowsMin ${step}`);
  }
  return [...counts].map(([key, n]) => `${key} ${n}`).sort();
};

const keyOf: Readonly<Record<Sort, (row: Findable) => number>> = {
  relevance: () => 0,
  newest: () => 0,
  quality: ({ quality }) => quality?.score ?? -1,
  priceLow: ({ priceMinor }) => (priceMinor === null ? Number.NEGATIVE_INFINITY : -Number(priceMinor)),
  priceHigh: ({ priceMinor }) => Number(priceMinor ?? -1n),
  rows: (row) => Number(row.rows),
};

const filtersArbitrary: fc.Arbitrary<Filters> = fc.record({
  category: fc.subarray(['environment', 'energy', 'health']),
  region: fc.subarray(['110000', '130700']),
  provider: fc.subarray(['org_a', 'org_b', 'org_c']),
  form: fc.subarray(['dataset', 'api']),
  level: fc.subarray(['1', '2']),
  accessKind: fc.subarray(['open', 'commercial']),
  price: fc.subarray(['fixed', 'free', 'negotiable']),
  mode: fc.subarray([...deliveryModes]),
  grade: fc.subarray(['A', 'B']),
  updatedSince: fc.option(some(later(now, -7 * dayMs), later(now, -365 * dayMs)), { nil: undefined }),
  rowsMin: fc.option(some(1, 1_000, 1_000_000), { nil: undefined }),
});

test('filters, facets and sorts are those of a plain loop', async () => {
  await kit.db.read(actor, (tx) =>
    fc.assert(
      fc.asyncProperty(filtersArbitrary, some(...sorts), some('', '空气'), async (filters, sort, text) => {
        const all = rows.filter((row) => text === '' || row.draft.title.zh === text);
        const found = await searchListings(tx, { text, filters, sort, size: 200 });
        const wanted = all.filter((row) => passes(row, filters));
        assert.equal(found.total, wanted.length);
        assert.deepEqual(found.hits.map((hit) => hit.productId).sort(), wanted.map((row) => row.productId).sort());
        assert.deepEqual(
          found.facets.map(({ facet, value, count }) => `${facet} ${value} ${count}`).sort(),
          plainFacets(all, filters),
        );
        const byId = new Map(rows.map((row) => [row.productId, row]));
        const keys = found.hits.flatMap((hit) => byId.get(hit.productId) ?? []).map(keyOf[sort]);
        assert.deepEqual(
          keys,
          keys.toSorted((a, b) => (a === b ? 0 : b > a ? 1 : -1)),
        );
      }),
      { numRuns: 150 },
    ),
  );
});

test('pages of every sort follow each other without gap or repeat', async () => {
  await kit.db.read(actor, async (tx) => {
    for (const sort of sorts) {
      const seen: string[] = [];
      for (let after: { key: bigint; id: string } | undefined; ; ) {
        const { hits } = await searchListings(tx, { text: '', sort, size: 13, after });
        seen.push(...hits.slice(0, 13).map((hit) => hit.productId));
        const last = hits[12];
        if (hits.length <= 13 || last === undefined) break;
        after = { key: last.key, id: last.productId };
      }
      assert.equal(seen.length, rows.length, sort);
      assert.equal(new Set(seen).size, rows.length, sort);
    }
  });
});
