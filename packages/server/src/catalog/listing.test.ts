// Goal: a product gets on offer only by source statement, opinion and a second person's yes to exactly what was submitted,
// and nothing else is ever seen. Method: real HTTP on a real platform, with files uploaded and assessed as members do.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import type { Actor } from '#kernel';
import { asId } from '#kernel';
import {
  describeDraft,
  type Found,
  type Market,
  openMarket,
  type Product,
  plantsCsv,
} from '../../test/support/market.ts';
import { addMember, codeOf, must } from '../../test/support/platform.ts';
import { reviewProduct } from './review.ts';

let market: Market;
before(async () => {
  market = await openMarket();
});

test('returned for want of a source statement, completed, approved by a second person, found in both languages', async () => {
  const made = await market.draft([market.plants]);
  assert.equal(made.level, '1');
  const returned = await market.submit(made.id);
  assert.equal(returned.state, 'returned');
  assert.deepEqual(
    returned.reasons.map((reason) => reason.code),
    ['catalog.source_missing', 'catalog.opinion_missing'],
  );
  await market.complete(made.id);
  const submitted = await market.submit(made.id);
  assert.equal(submitted.state, 'submitted');
  assert.equal((await market.search('电厂名录')).total, 0, 'not found before it is approved');
  const waiting = await must(market.operator.call<Found>('GET', '/api/v1/operator/reviews'));
  assert.deepEqual(
    waiting.items.map((item) => item.id),
    [made.id],
  );
  const listed = await must(market.review(made.id, submitted.contentSha256));
  assert.equal(listed.state, 'listed');
  for (const q of ['电厂名录', 'solar plants', '光电', 'chengde'])
    assert.deepEqual(
      (await market.search(q)).items.map((item) => item.id),
      [made.id],
      q,
    );
  const page = await must(
    market.visitor.call<{
      source: { licence: string };
      datasets: { columns: { name: string }[]; quality: { coverage: number } }[];
    }>('GET', `/api/v1/products/${made.id}`),
  );
  assert.equal(page.source.licence, 'CC BY 4.0');
  assert.deepEqual(
    page.datasets[0]?.columns.map((column) => column.name),
    ['name', 'fuel', 'capacity_mw'],
  );
  assert.ok((page.datasets[0]?.quality.coverage ?? 0) > 0);
});

test('a table with names and identity numbers may not be downloaded; the refusal says why and what would be allowed', async () => {
  const patients = await readFile(new URL('../../../../examples/data/patients-synthetic.csv', import.meta.url));
  const id = await market.dataset(Uint8Array.from(patients));
  const body = describeDraft([id], { accessKind: 'commercial', deliveryModes: ['download'] });
  const answer = await market.provider.api.call('POST', '/api/v1/products', { body });
  assert.ok(!answer.ok);
  assert.equal(answer.problem.code, 'catalog.mode_not_allowed');
  assert.match(answer.problem.detail, /level "4".*Allowed: cleanRoom/);
  const made = await market.draft([id], { accessKind: 'commercial' });
  assert.deepEqual(made.allowedModes, ['cleanRoom']);
  await market.complete(made.id);
  const returned = await market.submit(made.id);
  assert.deepEqual(
    returned.reasons.map((reason) => reason.code),
    ['catalog.legal_basis_missing'],
  );
});

test('a change after submission voids it, a decision names its hash, the submitter cannot decide', async () => {
  const made = await market.draft([market.plants], { title: { zh: '改稿', en: '' } });
  await market.complete(made.id);
  const first = await market.submit(made.id);
  assert.equal(await codeOf(market.review(made.id, '0'.repeat(64))), 'catalog.content_changed');
  const body = describeDraft([], { form: 'report', title: { zh: '改稿二', en: '' }, datasetIds: [] });
  await must(market.provider.api.call('PUT', `/api/v1/products/${made.id}`, { body }));
  assert.equal(await codeOf(market.review(made.id, first.contentSha256)), 'catalog.event_refused');
  const second = await market.submit(made.id);
  assert.notEqual(second.contentSha256, first.contentSha256);
  assert.equal(await codeOf(market.review(made.id, first.contentSha256)), 'catalog.content_changed');
  assert.equal(
    await codeOf(market.review(made.id, second.contentSha256, { decision: 'return', reasons: [] })),
    'catalog.reason_missing',
  );
  assert.equal(
    await codeOf(market.provider.api.call('POST', `/api/v1/products/${made.id}/review`, { body: {} })),
    'http.invalid',
  );
  const me = await must(market.provider.api.call<{ personId: string }>('GET', '/api/v1/me'));
  const staff = await must(market.operator.call<{ organisationId: string }>('GET', '/api/v1/me'));
  const both: Actor = {
    kind: 'person',
    personId: asId('psn', me.personId),
    organisationId: asId('org', staff.organisationId),
    roles: ['exchangeManager'],
    region: '110000',
  };
  const { db } = market.world.platform.kit;
  const input = { productId: made.id, decision: 'approve', contentSha256: second.contentSha256, reasons: [] } as const;
  const own = await db.transact(both, (tx) => reviewProduct(tx, input));
  assert.equal(own.ok ? '' : own.error.code, 'catalog.own_submission');
  const returned = await must(
    market.review(made.id, second.contentSha256, { decision: 'return', reasons: [{ zh: '请补充说明', en: '' }] }),
  );
  assert.equal(returned.state, 'returned');
});

test('a version that arrives between submission and decision makes the decision impossible', async () => {
  const id = await market.dataset(Buffer.from(plantsCsv));
  const made = await market.draft([id]);
  await market.complete(made.id);
  const submitted = await market.submit(made.id);
  await market.upload(Buffer.from(`${plantsCsv}赤城,Wind,10\n`), id, 'replace');
  assert.equal(await codeOf(market.review(made.id, submitted.contentSha256)), 'catalog.content_changed');
});

test('what is not on offer is nobody else’s to see', async () => {
  const other = await addMember(market.world, { name: 'Beta', marketRoles: ['provider', 'buyer'] });
  const made = await market.draft([market.plants], { title: { zh: '秘密草稿', en: 'Secret draft' } });
  const before = (await market.search('')).total;
  assert.equal((await market.search('秘密草稿')).total, 0);
  for (const api of [market.visitor, other.api, market.operator])
    assert.equal(await codeOf(api.call('GET', `/api/v1/products/${made.id}`)), 'catalog.product_unknown');
  for (const path of ['', '/listability'])
    assert.equal(
      await codeOf(
        other.api.call('GET', path === '' ? `/api/v1/my/products/${made.id}` : `/api/v1/products/${made.id}${path}`),
      ),
      'catalog.product_unknown',
    );
  assert.equal(
    await codeOf(market.operator.call('GET', `/api/v1/operator/reviews/${made.id}`)),
    'catalog.product_unknown',
  );
  assert.equal(
    await codeOf(other.api.call('PUT', `/api/v1/products/${made.id}`, { body: describeDraft([]) })),
    'catalog.product_unknown',
  );
  const own = await must(market.provider.api.call<Found>('GET', '/api/v1/my/products'));
  assert.ok(own.items.some((item) => item.id === made.id));
  const turtle = await (await fetch(`${market.visitor.baseUrl}/catalog.ttl`)).text();
  assert.ok(!turtle.includes(made.id));
  assert.equal((await fetch(`${market.visitor.baseUrl}/dataset/${made.id}.ttl`)).status, 404);
  assert.equal((await market.search('')).total, before);
});

test('by invitation: the invited sees it, the public never does', async () => {
  const guest = await addMember(market.world, { name: 'Guest', marketRoles: ['buyer'] });
  const over = { title: { zh: '受邀可见', en: '' }, visibility: 'invited', invitedIds: [guest.id] };
  const made = await market.list([market.plants], over);
  assert.ok((await guest.api.call('GET', `/api/v1/products/${made.id}`)).ok);
  assert.equal(await codeOf(market.visitor.call('GET', `/api/v1/products/${made.id}`)), 'catalog.product_unknown');
  assert.equal((await market.search('受邀可见')).total, 0);
  assert.equal((await fetch(`${market.visitor.baseUrl}/dataset/${made.id}.ttl`)).status, 404);
});

test('a listed product stays as it was while it is changed, and is gone when delisted', async () => {
  const made = await market.list([market.plants], { title: { zh: '甲骨拓片', en: '' } });
  const body = describeDraft([], { form: 'report', datasetIds: [], title: { zh: '青铜图录', en: '' } });
  const changed = await must(market.provider.api.call<Product>('PUT', `/api/v1/products/${made.id}`, { body }));
  assert.equal(changed.state, 'draft');
  const shown = await must(market.visitor.call<{ title: { zh: string } }>('GET', `/api/v1/products/${made.id}`));
  assert.equal(shown.title.zh, '甲骨拓片');
  const submitted = await market.submit(made.id);
  await must(market.review(made.id, submitted.contentSha256));
  assert.equal((await market.search('青铜图录')).total, 1);
  assert.equal((await market.search('甲骨拓片')).total, 0);
  assert.equal(
    await codeOf(market.provider.api.call('POST', `/api/v1/products/${made.id}/delisting`, { body: { reasons: [] } })),
    'catalog.reason_missing',
  );
  const reasons = { reasons: [{ zh: '停止提供', en: 'no longer offered' }] };
  await must(market.operator.call('POST', `/api/v1/products/${made.id}/delisting`, { body: reasons }));
  assert.equal((await market.search('青铜图录')).total, 0);
  assert.equal(await codeOf(market.visitor.call('GET', `/api/v1/products/${made.id}`)), 'catalog.product_unknown');
});

test('when a new version rises to a level that cannot be open, the rules take the product off', async () => {
  const id = await market.dataset(Buffer.from(plantsCsv));
  const made = await market.list([id], { title: { zh: '升级测试', en: '' } });
  const patients = await readFile(new URL('../../../../examples/data/patients-synthetic.csv', import.meta.url));
  await market.upload(Uint8Array.from(patients), id, 'replace');
  await market.world.platform.outbox.drained();
  assert.equal((await market.search('升级测试')).total, 0);
  const page = await must(
    market.provider.api.call<{
      state: string;
      reviews: { by: string; decision: string; reasons: { code: string }[] }[];
    }>('GET', `/api/v1/my/products/${made.id}`),
  );
  assert.equal(page.state, 'delisted');
  const last = page.reviews.at(-1);
  assert.equal(last?.by, 'rules');
  assert.deepEqual(
    last.reasons.map((reason) => reason.code),
    ['catalog.open_not_allowed'],
  );
});

test('a newer version of the same level shows on the public page', async () => {
  const id = await market.dataset(Buffer.from(plantsCsv));
  const made = await market.list([id], { title: { zh: '续版', en: '' } });
  await market.upload(Buffer.from('name,fuel,capacity_mw\n赤城,Wind,10\n'), id);
  await market.world.platform.outbox.drained();
  const page = await must(
    market.visitor.call<{ data: { rows: string; version: number }[] }>('GET', `/api/v1/products/${made.id}`),
  );
  assert.deepEqual(
    page.data.map(({ rows, version }) => [rows, version]),
    [['4', 2]],
  );
});

test('a submission taken back is a draft again, and nothing else can be done with it', async () => {
  const made = await market.draft([market.plants]);
  await market.complete(made.id);
  const submitted = await market.submit(made.id);
  await must(market.provider.api.call('POST', `/api/v1/products/${made.id}/withdrawal`));
  assert.equal(await codeOf(market.review(made.id, submitted.contentSha256)), 'catalog.event_refused');
  assert.equal(
    await codeOf(market.provider.api.call('POST', `/api/v1/products/${made.id}/withdrawal`)),
    'catalog.event_refused',
  );
});

test('two changes at once: one wins, the other is told', async () => {
  const made = await market.draft([market.plants]);
  const put = (zh: string) =>
    codeOf(
      market.provider.api.call('PUT', `/api/v1/products/${made.id}`, {
        body: describeDraft([], { form: 'report', datasetIds: [], title: { zh, en: '' } }),
      }),
    );
  const codes = await Promise.all(Array.from({ length: 6 }, (_, n) => put(`第${n}稿`)));
  assert.ok(codes.includes(''));
  assert.deepEqual(
    codes.filter((code) => code !== '' && code !== 'catalog.changed_meanwhile'),
    [],
  );
});
