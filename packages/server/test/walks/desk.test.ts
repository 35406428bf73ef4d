/**
 * Goal: everybody sees what waits on them and nothing else, finds what is theirs, and every figure is that of the rows. Method:
 * the matrix's world with one of each object; answers of the desk beside those of the modules.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { canonicalJson, type Json } from '#kernel';
import { must } from '../support/platform.ts';
import { makeWorld, type World } from '../support/world.ts';
import { checklistOpinion, draft, sourceStatement, submit, waitFor } from '../support/world-goods.ts';

type Item = {
  kind: string;
  id: string;
  title: { zh: string; en: string };
  until: string | null;
  severity: string;
  path: string;
};
type Hit = { kind: string; id: string; path: string };
type Money = { amountMinor: string; currency: string };

let world: World;
before(async () => {
  world = await makeWorld();
});

const api = (name: string) => {
  const found = world.personas.find((persona) => persona.name === name);
  assert.ok(found !== undefined, name);
  return found.api;
};

const work = async (name: string): Promise<Item[]> =>
  (await must(api(name).call<{ items: Item[] }>('GET', '/api/v1/my/work'))).items;

const search = async (name: string, q: string): Promise<Hit[]> =>
  (await must(api(name).call<{ items: Hit[] }>('GET', '/api/v1/search', { query: { q } }))).items;

const kinds = (items: readonly { kind: string }[]): string[] => [...new Set(items.map(({ kind }) => kind))].sort();

test('work: each role sees what it may act on, what presses first', async () => {
  const { objects } = world;
  const staff = await work('home.exchangeManager');
  assert.deepEqual(kinds(staff), ['member_decide', 'suspense_clear']);
  const application = staff.find(({ kind }) => kind === 'member_decide');
  assert.deepEqual(
    [application?.id, application?.title.en, application?.severity],
    [objects.organisations.applicant, 'Applicant', 'normal'],
  );
  assert.ok(staff.find(({ kind }) => kind === 'suspense_clear')?.id === objects.bankLine);
  const ends = staff.map(({ until }) => until ?? '9999');
  assert.deepEqual(ends, ends.toSorted(), 'by their end');
  assert.deepEqual(kinds(await work('alpha.manager')), ['approval_decide']);
  assert.deepEqual(await work('gamma.manager'), []);
  assert.deepEqual(await work('home.auditor'), []);
});

test('work: a reading makes an acceptance wait for the buyer, until silence accepts', async () => {
  const { objects } = world;
  const waiting = (await work('gamma.buyer')).find(({ id }) => id === objects.agreement);
  assert.deepEqual([waiting?.kind, waiting?.path], ['delivery_accept', `/work/agreements/${objects.agreement}`]);
  type Shown = { acceptanceDueAt: string | null };
  const shown = await must(api('gamma.buyer').call<Shown>('GET', `/api/v1/agreements/${objects.agreement}`));
  assert.ok(shown.acceptanceDueAt !== null);
  assert.equal(waiting?.until, shown.acceptanceDueAt);
  assert.equal((await work('gamma.provider')).length, 0, 'another role of the same organisation');
});

test('work: a submitted product waits for the operator until its working day', async () => {
  const { objects } = world;
  const before = kinds(await work('home.exchangeManager'));
  assert.ok(!before.includes('product_review'));
  const provider = api('alpha.provider');
  const id = await draft(provider, [objects.dataset], { title: { zh: '待审', en: 'To review' } });
  await must(provider.call('POST', `/api/v1/products/${id}/source-statement`, { body: sourceStatement }));
  await must(provider.call('POST', `/api/v1/products/${id}/opinion`, { body: checklistOpinion }));
  const submitted = await submit(provider, id);
  assert.equal(submitted.state, 'submitted', JSON.stringify(submitted.reasons));
  const item = (await work('home.exchangeManager')).find((one) => one.id === id);
  assert.deepEqual([item?.kind, item?.path], ['product_review', `/work/reviews/${id}`]);
  assert.ok(item?.until !== null);
  type Review = {
    provider: { id: string };
    isChanged: boolean;
    reasons: unknown[];
    datasets: { datasetId: string; quality: { coverage: number } }[];
    submitted: { contentSha256: string; content: { productId: string; draft: { title: { en: string } } } };
  };
  const review = await must(api('home.exchangeManager').call<Review>('GET', `/api/v1/operator/reviews/${id}`));
  assert.deepEqual([review.isChanged, review.reasons.length], [false, 0]);
  assert.equal(review.provider.id, objects.organisations.alpha);
  assert.deepEqual(
    review.datasets.map(({ datasetId, quality }) => [datasetId, quality.coverage > 0]),
    [[objects.dataset, true]],
  );
  assert.equal(review.submitted.content.draft.title.en, 'To review');
  const canonical = canonicalJson(review.submitted.content as unknown as Json);
  assert.equal(createHash('sha256').update(canonical).digest('hex'), review.submitted.contentSha256);
});

test('search: words and ids find what one may see, and nothing of others', async () => {
  const { objects } = world;
  assert.deepEqual(await search('gamma.buyer', objects.agreement), [
    {
      kind: 'agreement',
      id: objects.agreement,
      title: { zh: '风光电厂名录', en: 'Wind and solar plants' },
      path: `/work/agreements/${objects.agreement}`,
    },
  ]);
  for (const id of [objects.agreement, objects.negotiation, objects.dataset, objects.account, objects.productDraft])
    assert.deepEqual(await search('beta.buyer', id), [], id);
  for (const stranger of ['home.systemAdmin', 'other.exchangeManager'])
    assert.deepEqual(await search(stranger, objects.agreement), [], stranger);
  assert.deepEqual(kinds(await search('alpha.provider', 'wind')), ['agreement', 'ownProduct', 'product']);
  assert.deepEqual(kinds(await search('alpha.provider', '风光')), ['agreement', 'ownProduct', 'product']);
  assert.deepEqual(kinds(await search('beta.buyer', 'wind')), ['product']);
  assert.ok((await search('home.exchangeManager', 'gamma')).some(({ id }) => id === objects.organisations.gamma));
  assert.deepEqual(kinds(await search('alpha.provider', 'plants')).includes('dataset'), true);
  assert.deepEqual(kinds(await search('alpha.provider', objects.organisations.gamma)), []);
});

test('flows: agreements and rows between the regions are those of the rows', async () => {
  type Flows = {
    asOf: string;
    regions: { code: string }[];
    flows: { from: { code: string }; to: { code: string }; agreements: number; rowsDelivered: number }[];
    totals: { agreements: number; rowsDelivered: number; requestsAnswered: number };
  };
  const flows = await must(world.api.call<Flows>('GET', '/api/v1/market/flows'));
  assert.deepEqual(flows.regions.map(({ code }) => code).sort(), ['110000', '120000']);
  assert.deepEqual(
    flows.flows.map(({ from, to, agreements }) => [from.code, to.code, agreements]),
    [['110000', '110000', 2]],
  );
  assert.ok(flows.totals.rowsDelivered > 0 && flows.totals.requestsAnswered > 0);
});

test('statistics: two trades are withheld, and the answer says so and why', async () => {
  type Answer = {
    currencies: {
      currency: string;
      cells: { isWithheld: boolean; amount: Money | null; category: { code: string } }[];
    }[];
    rule: { tradesMin: number; text: { zh: string; en: string } };
  };
  const { currencies, rule } = await must(world.api.call<Answer>('GET', '/api/v1/market/statistics'));
  const [{ cells } = { cells: [] }] = currencies;
  assert.deepEqual(
    cells.map(({ isWithheld, amount, category }) => [isWithheld, amount, category.code]),
    [[true, null, 'energy']],
  );
  assert.match(rule.text.zh, /5 笔交易/);
});

test('earnings and usage lead to their rows', async () => {
  type Earnings = {
    items: {
      gross: Money;
      escrowed: Money;
      agreements: { agreementId: string; usage: string; transfer: string | null }[];
    }[];
  };
  type Usage = { items: { agreementId: string; rows: number; buyer: { en: string }; readings: string }[] };
  const { objects } = world;
  const earned = await must(api('alpha.provider').call<Earnings>('GET', '/api/v1/earnings'));
  const row = earned.items.find(({ agreements }) => agreements.some((one) => one.agreementId === objects.agreement));
  assert.deepEqual([row?.gross.amountMinor, row?.escrowed.amountMinor], ['0', '20000']);
  await must(api('alpha.provider').call('GET', row?.agreements[0]?.usage ?? ''));
  const path = `/api/v1/agreements/${objects.agreement}/acceptance`;
  await must(api('gamma.buyer').call('POST', path));
  const after = await must(api('alpha.provider').call<Earnings>('GET', '/api/v1/earnings'));
  const paid = after.items.find(({ agreements }) => agreements.some((one) => one.agreementId === objects.agreement));
  assert.deepEqual([paid?.gross.amountMinor, paid?.escrowed.amountMinor], ['20000', '0']);
  await waitFor('the proof of the transfer', async () => {
    const got = await api('alpha.provider').call('GET', paid?.agreements[0]?.transfer ?? '');
    return got.ok ? true : undefined;
  });
  assert.ok(!(await work('gamma.buyer')).some(({ id }) => id === objects.agreement), 'what is done waits no longer');
  const usage = await must(api('alpha.provider').call<Usage>('GET', '/api/v1/usage-by-buyer'));
  const used = usage.items.find(({ agreementId }) => agreementId === objects.agreement);
  assert.deepEqual([used?.buyer.en, (used?.rows ?? 0) > 0], ['Gamma', true]);
  await must(api('alpha.provider').call('GET', used?.readings ?? ''));
  assert.deepEqual((await must(api('beta.provider').call<Usage>('GET', '/api/v1/usage-by-buyer'))).items, []);
});
