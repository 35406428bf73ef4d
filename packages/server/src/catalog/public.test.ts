// Goal: what a visitor sees of a product over HTTP is complete and up to date. Method: a market with a provider, an
// operator and a visitor; everything is asked for as the portal asks.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Market, openMarket } from '../../test/support/market.ts';
import { codeOf, must } from '../../test/support/platform.ts';

type Card = {
  id: string;
  region: { code: string; name: { zh: string; en: string } };
  quality: { score: number; coverage: number };
  rows: string;
  columns: number;
  latestVersion: { number: number };
  price: { kind: string; from: { amountMinor: string; currency: string } | null };
  deliveredBy: string[];
};
type Facet = { value: string; label: { zh: string; en: string }; count: number }[];
type Results = { items: Card[]; total: number; facets?: Record<string, Facet>; nextPageToken?: string };

let market: Market;
before(async () => {
  market = await openMarket();
});

const results = (query: Record<string, string>) =>
  must(market.visitor.call<Results>('GET', '/api/v1/products', { query }));

const offer = (productId: string, amountMinor: string) => {
  const terms = { permission: [{ action: 'use' }], payment: 'direct' };
  const body = { terms, price: { amountMinor, currency: 'CNY' } };
  return must(market.provider.api.call<{ id: string }>('POST', `/api/v1/products/${productId}/offers`, { body }));
};

test('a card carries region, data, price and delivery; the price follows the offers', async () => {
  const { id } = await market.list([market.plants], { title: { zh: '价格测试', en: 'Price test' } });
  const card = async (): Promise<Card> => {
    await market.world.platform.outbox.drained();
    const [found] = (await results({ q: '价格测试' })).items;
    assert.ok(found !== undefined);
    return found;
  };
  const fresh = await card();
  assert.deepEqual(fresh.region, { code: '110000', name: { zh: '测试区域', en: 'Test region' } });
  assert.deepEqual([fresh.rows, fresh.columns, fresh.latestVersion.number], ['3', 3, 1]);
  assert.ok(fresh.quality.score > 0 && fresh.quality.coverage > 0);
  assert.ok(fresh.deliveredBy.includes('download'));
  assert.deepEqual(fresh.price, { kind: 'negotiable', from: null });
  const dear = await offer(id, '20000');
  const free = await offer(id, '0');
  assert.deepEqual((await card()).price, { kind: 'free', from: { amountMinor: '0', currency: 'CNY' } });
  await must(market.provider.api.call('POST', `/api/v1/offers/${free.id}/withdrawal`));
  assert.deepEqual((await card()).price, { kind: 'fixed', from: { amountMinor: '20000', currency: 'CNY' } });
  assert.deepEqual((await results({ q: '价格测试', price: 'fixed' })).total, 1);
  assert.deepEqual((await results({ q: '价格测试', price: 'free,negotiable' })).total, 0);
  await must(market.provider.api.call('POST', `/api/v1/offers/${dear.id}/withdrawal`));
  assert.equal((await card()).price.kind, 'negotiable');
});

test('facets name their values in both languages and come with the first page', async () => {
  await market.list([market.plants], { title: { zh: '分面测试甲', en: '' } });
  await market.list([], { form: 'report', title: { zh: '分面测试乙', en: '' }, accessKind: 'commercial' });
  const first = await results({ q: '分面测试', pageSize: '1' });
  assert.equal(first.total, 2);
  assert.deepEqual(first.facets?.region, [{ value: '110000', label: { zh: '测试区域', en: 'Test region' }, count: 2 }]);
  assert.deepEqual(first.facets?.provider?.[0]?.label, { zh: 'Alpha', en: 'Alpha' });
  assert.deepEqual(
    first.facets?.form?.map(({ value, count }) => [value, count]),
    [
      ['dataset', 1],
      ['report', 1],
    ],
  );
  const second = await results({ q: '分面测试', pageSize: '1', pageToken: first.nextPageToken ?? '' });
  assert.equal(second.facets, undefined);
  assert.equal(second.items.length, 1);
  const narrowed = await results({ q: '分面测试', form: 'report' });
  assert.equal(narrowed.total, 1);
  assert.equal(narrowed.facets?.form?.length, 2, 'a facet is counted without its own filter');
  assert.equal(narrowed.facets?.accessKind?.length, 1);
  const since = narrowed.facets?.updatedSince?.[0];
  assert.ok(since !== undefined);
  assert.equal((await results({ q: '分面测试', form: 'report', updatedSince: since.value })).total, since.count);
});

test('titles are suggested while somebody types', async () => {
  const { id } = await market.list([market.plants], { title: { zh: '冬季供暖能耗', en: 'Winter heating' } });
  const suggest = async (q: string) =>
    (await must(market.visitor.call<{ items: { id: string }[] }>('GET', '/api/v1/products/suggest', { query: { q } })))
      .items;
  for (const q of ['冬', '供暖', 'WINTER h', 'wnter heating']) assert.equal((await suggest(q))[0]?.id, id, q);
  assert.deepEqual(await suggest(''), []);
  assert.deepEqual(await suggest('%'), []);
});

test('the page tells every indicator, level and edition, and what each column is', async () => {
  const { id } = await market.list([market.plants], { title: { zh: '页面测试', en: 'Page test' } });
  type Page = {
    source: { licenceUrl: string; kindLabel: { zh: string }; legalBasisLabel: unknown };
    providerKey: unknown;
    datasets: {
      columns: { name: string; semanticType: string; level: string }[];
      versions: { number: number; contentSha256: string }[];
      sensitivity: { reasons: { code: string; text: { zh: string; en: string } }[]; ruleSet: { number: string } };
      quality: {
        coverage: number;
        ruleSet: { number: string; verified: boolean };
        dimensions: { score: number | null; indicators: { code: string; name: { zh: string; en: string } }[] }[];
      };
    }[];
  };
  const page = await must(market.visitor.call<Page>('GET', `/api/v1/products/${id}`));
  const [dataset] = page.datasets;
  assert.ok(dataset !== undefined);
  assert.equal(dataset.quality.dimensions.flatMap(({ indicators }) => indicators).length, 30);
  assert.equal(dataset.quality.ruleSet.number, 'DB31/T 1523');
  assert.equal(dataset.quality.ruleSet.verified, false);
  assert.equal(dataset.sensitivity.ruleSet.number, 'GB/T 43697');
  assert.equal(dataset.sensitivity.reasons[0]?.code, 'none');
  assert.deepEqual(
    dataset.columns.map(({ name, level }) => [name, level]),
    [
      ['name', '1'],
      ['fuel', '1'],
      ['capacity_mw', '1'],
    ],
  );
  assert.match(dataset.versions[0]?.contentSha256 ?? '', /^[0-9a-f]{64}$/);
  assert.equal(page.source.licenceUrl, 'https://creativecommons.org/licenses/by/4.0/');
  assert.equal(page.source.kindLabel.zh, '公开收集');
  assert.equal(page.providerKey, null);
});

test('products like this one: category and words first, never itself, never what is off', async () => {
  const one = await market.list([market.plants], { title: { zh: '相似甲电厂台账', en: '' } });
  const two = await market.list([market.plants], { title: { zh: '相似乙电厂台账', en: '' } });
  const related = async () => {
    const path = `/api/v1/products/${one.id}/related`;
    return (await must(market.visitor.call<{ items: { id: string }[] }>('GET', path))).items.map((item) => item.id);
  };
  const before = await related();
  assert.equal(before[0], two.id);
  assert.ok(!before.includes(one.id) && before.length <= 6);
  const reasons = { reasons: [{ zh: '停止提供', en: '' }] };
  await must(market.operator.call('POST', `/api/v1/products/${two.id}/delisting`, { body: reasons }));
  assert.ok(!(await related()).includes(two.id));
});

test('a quote shows price and fee step by step, and what the terms would refuse', async () => {
  const { id } = await market.list([market.plants], { title: { zh: '报价测试', en: '' } });
  const constraint = [
    { leftOperand: 'count', operator: 'lteq', rightOperand: '10' },
    { leftOperand: 'dateTime', operator: 'lteq', rightOperand: '2099-12-31T16:00:00Z' },
  ];
  const body = {
    terms: { permission: [{ action: 'use', constraint }] },
    price: { amountMinor: '99999', currency: 'CNY' },
  };
  const made = await must(market.provider.api.call<{ id: string }>('POST', `/api/v1/products/${id}/offers`, { body }));
  type Quote = {
    total: { amountMinor: string };
    providerReceives: { amountMinor: string };
    perUse: { amountMinor: string } | null;
    isAllowed: boolean;
    hindrances: { code: string; text: { zh: string } }[];
    steps: { component: string; amount: { amountMinor: string }; words: { zh: string; en: string } }[];
  };
  const quote = (planned: object) =>
    must(market.visitor.call<Quote>('POST', `/api/v1/offers/${made.id}/quote`, { body: planned }));
  const fits = await quote({ uses: 7, days: 30 });
  assert.equal(fits.total.amountMinor, '99999');
  assert.equal(fits.perUse?.amountMinor, '14286');
  assert.equal(fits.providerReceives.amountMinor, '99000');
  assert.deepEqual(
    fits.steps.map(({ component, amount }) => [component, amount.amountMinor]),
    [
      ['oneOff', '99999'],
      ['operatorFee', '999'],
    ],
  );
  assert.match(fits.steps[0]?.words.zh ?? '', /¥999\.99 × 1/);
  assert.deepEqual([fits.isAllowed, fits.hindrances], [true, []]);
  assert.equal((await quote({ uses: 11 })).hindrances[0]?.code, 'contracts.use_count_reached');
  assert.equal((await quote({ uses: 0 })).perUse, null);
});

type Shown = {
  state: string;
  k: number;
  items: { version: number; k: number; columns: { name: string; treatment: string }[]; rows: (string | null)[][] }[];
};

/** Asks for a sample until it is made. */
const sampleOf = async (id: string, isThere: (shown: Shown) => boolean): Promise<Shown> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const shown = await must(market.visitor.call<Shown>('GET', `/api/v1/products/${id}/sample`));
    if (isThere(shown)) return shown;
    await sleep(50);
  }
  return assert.fail('the sample is made within 20 s');
};

test('a listed product shows a masked sample; its provider may ask for larger groups or switch it off', async () => {
  const lines = Array.from(
    { length: 400 },
    (_, n) => `站点${n % 4},${(n * 13) % 90},2020-0${1 + (n % 3)}-11,备注编号${n}`,
  );
  const dataset = await market.dataset(Buffer.from(`station,value,day,remark\n${lines.join('\n')}\n`));
  const { id } = await market.list([dataset], { title: { zh: '样例测试', en: '' } });
  const first = await sampleOf(id, ({ state }) => state === 'ready');
  assert.equal(first.k, 5);
  assert.ok((first.items[0]?.rows.length ?? 0) > 0);
  assert.equal(first.items[0]?.version, 1);
  assert.ok(!JSON.stringify(first).includes('备注编号'));
  const set = (body: object) => market.provider.api.call('PUT', `/api/v1/products/${id}/sample`, { body });
  assert.equal(await codeOf(set({ isOn: true, k: 2 })), 'http.invalid');
  await must(set({ isOn: true, k: 50 }));
  const larger = await sampleOf(id, ({ items }) => items[0]?.k === 50);
  assert.equal(larger.k, 50);
  await must(set({ isOn: false, k: 5 }));
  const off = await must(market.visitor.call<Shown>('GET', `/api/v1/products/${id}/sample`));
  assert.deepEqual([off.state, off.items], ['off', []]);
});

test('three rows are too few for a sample', async () => {
  const { id } = await market.list([market.plants], { title: { zh: '样例太少', en: '' } });
  const shown = await sampleOf(id, ({ state }) => state !== 'waiting');
  assert.deepEqual([shown.state, shown.items], ['noData', []]);
});

test('the showcase page shows what a provider says and what is measured, and nothing else', async () => {
  type Page = {
    name: { zh: string };
    region: { name: { zh: string } };
    verifiedSince: string;
    about: { zh: string };
    contact: string;
    listings: number;
    quality: { medianScore: number; medianCoverage: number; of: number };
    agreements: number | null;
    items: Card[];
  };
  const page = () => must(market.visitor.call<Page>('GET', `/api/v1/showcase/${market.provider.id}`));
  const before = await page();
  const { total } = await results({ provider: market.provider.id });
  assert.deepEqual([before.listings, before.about.zh, before.agreements], [total, '', null]);
  assert.equal(before.region.name.zh, '测试区域');
  assert.ok(before.quality.medianScore > 0 && before.quality.medianCoverage > 0 && before.quality.of > 0);
  assert.ok(!Number.isNaN(Date.parse(before.verifiedSince)));
  const body = { about: { zh: '我们提供电厂数据。', en: '' }, contact: '数据部 data@example.org' };
  await must(market.provider.api.call('PUT', '/api/v1/showcase', { body }));
  const after = await page();
  assert.deepEqual([after.about.zh, after.contact], [body.about.zh, body.contact]);
  assert.equal(after.items.length, Math.min(24, total));
  const unknown = market.visitor.call('GET', '/api/v1/showcase/org_01h455vb4pex5vsknk084sn02q');
  assert.equal(await codeOf(unknown), 'catalog.showcase_unknown');
});
