/** Goal: whom something concerns is told it, once, in words that need nothing else, and nobody else is. Method: a deal from application to deletion over HTTP, then everybody's inbox. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Api } from '@corridor/client';
import { type Id, ok } from '#kernel';
import { notify } from '#platform/notify';
import { systemActor } from '#platform/system';
import { inboxOf, kindsOf, type Notice } from '../support/notices.ts';
import { codeOf, must, setUpRegion, signInAs, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import {
  accept,
  agree,
  bankDay,
  counter,
  joinMarket,
  offer,
  openAccount,
  openBank,
  openBook,
  propose,
  request,
  type Trader,
  verify,
} from '../support/world-deals.ts';
import { assessed, list, publish, upload } from '../support/world-goods.ts';

const csv = 'name,fuel,capacity_mw\nZhangbei 1,Wind,49.5\nZhangbei 2,Wind,99\nChengde,Solar,20\n';
const region = '110000';

let world: TestPlatform;
let operator: Api;
let second: Api;
let provider: Trader;
let buyer: Trader;
let agreementId: string;
let negotiationId: string;

/** From the bank's money over haggling to the end of the agreement. */
const walkThrough = async (): Promise<void> => {
  const { id: datasetId } = await publish(provider.api, 'plants', csv);
  const productId = await list(provider.api, operator, [datasetId]);
  await openBook(operator, region);
  const account = await openAccount(buyer);
  const moves = [account.subAccount, '999999'].map((subAccount) => ({
    ...{ subAccount: subAccount ?? '', direction: 'C' as const, amountMinor: '123456789', reference: 'deposit' },
  }));
  await must(openBank(operator).state(bankDay(new Date()), moves));
  const opened = await request(buyer, await offer(provider, productId, propose('30000')), propose('25000'));
  negotiationId = opened.id;
  const countered = await must(counter(provider, opened.id, propose('28000')));
  await must(accept(buyer, opened.id, { ...propose('28000'), number: countered.versionNumber }));
  agreementId = (await must(agree(provider, opened.id))).id;
  await must(verify(buyer, opened.id));
  const content = await fetch(`${buyer.api.baseUrl}/api/v1/agreements/${agreementId}/download`, {
    headers: { authorization: `Bearer ${buyer.api.token}` },
  });
  await content.arrayBuffer();
  await must(buyer.api.call('POST', `/api/v1/agreements/${agreementId}/acceptance`));
  const version = await must(
    upload(provider.api, datasetId, 'name,fuel,capacity_mw\nChicheng,Wind,50\n', {
      fileName: 'more.csv',
      mode: 'append',
    }),
  );
  await assessed(provider.api, datasetId, version.number);
  await world.platform.outbox.drained();
  const body = { reason: 'the year is over' };
  await must(buyer.api.call('POST', `/api/v1/agreements/${agreementId}/termination`, { body }));
};

before(async () => {
  world = await startTestPlatform({ settings: { CORRIDOR_PUBLIC_URL: 'https://data.example.cn' } });
  await setUpRegion(world, region);
  operator = await signInAs(world.api, `exchange@op${region}.example`);
  second = await signInAs(world.api, `second@op${region}.example`);
  provider = await joinMarket(world, { name: 'Alpha', marketRoles: ['provider'] });
  buyer = await joinMarket(world, { name: 'Gamma', marketRoles: ['buyer'] });
  await walkThrough();
});

test('each side is told what it waits for, in the order in which it happened', async () => {
  assert.deepEqual(await kindsOf(world, provider.api), [
    'organisation_verified',
    'version_assessed',
    'product_listed',
    'negotiation_opened.provider',
    'version_accepted',
    'agreement_verified',
    'delivered.provider',
    'delivery_accepted',
    'escrow_released',
    'version_assessed',
    'agreement_ended',
  ]);
  assert.deepEqual(await kindsOf(world, buyer.api), [
    'organisation_verified',
    'money_paid_in',
    'version_signed.buyer',
    'agreement_concluded',
    'delivered.buyer',
    'product_new_version',
    'deletion_due',
  ]);
});

test('the operator’s people are told but for who acted', async () => {
  const kinds = ['organisation_applied', 'organisation_applied', 'product_submitted'];
  assert.deepEqual(await kindsOf(world, operator), kinds);
  assert.deepEqual(await kindsOf(world, second), [...kinds, 'money_unclear']);
});

const everybody = (): readonly Api[] => [operator, second, provider.api, buyer.api];

test('the sentences say everything in both languages and lead to a page', async () => {
  for (const api of everybody()) {
    for (const { title, text, path, kind } of (await inboxOf(world, api)).items) {
      for (const words of [title.zh, title.en, text.zh, text.en, path]) {
        assert.ok(words !== '' && !words.includes('{'), `${kind}: ${words}`);
      }
      assert.ok(path.startsWith('/'), path);
      assert.match(title.zh + text.zh, /\p{Script=Han}/u);
    }
  }
  const { items } = await inboxOf(world, buyer.api);
  const saying = (kind: string): Notice | undefined => items.find((notice) => notice.kind === kind);
  assert.equal(saying('money_paid_in')?.title.zh, '1,234,567.89 CNY 已入账');
  assert.equal(saying('agreement_concluded')?.path, `/work/agreements/${agreementId}`);
  assert.equal(saying('version_signed.buyer')?.path, `/work/negotiations/${negotiationId}`);
  assert.equal(saying('version_signed.buyer')?.title.zh, 'Alpha 就《风光电厂名录》给出新条款');
  assert.match(saying('delivered.buyer')?.text.zh ?? '', /请在 \d{4}年\d{1,2}月\d{1,2}日 前验收/);
});

test('read and unread: counted, paged, marked once, and only one’s own', async () => {
  const all = await inboxOf(world, provider.api);
  assert.equal(all.unread, all.items.length);
  const page = await inboxOf(world, provider.api, { pageSize: '3' });
  const next = await inboxOf(world, provider.api, { pageSize: '3', pageToken: page.nextPageToken ?? '' });
  const ids = all.items.map(({ id }) => id);
  assert.deepEqual(
    [...page.items, ...next.items].map(({ id }) => id),
    ids.slice(0, 6),
  );
  const [newest = '', , third = ''] = ids;
  const read = (api: Api, id: string) => api.call<{ readAt: string }>('POST', `/api/v1/notices/${id}/read`);
  const { readAt } = await must(read(provider.api, newest));
  assert.equal((await must(read(provider.api, newest))).readAt, readAt);
  assert.equal(await codeOf(read(buyer.api, newest)), 'notices.notice_unknown');
  assert.equal((await inboxOf(world, provider.api, { unread: 'true' })).items.length, all.unread - 1);
  const upTo = { body: { upTo: third } };
  const { count } = await must(provider.api.call<{ count: number }>('POST', '/api/v1/notices/read-all', upTo));
  assert.equal(count, all.unread - 2);
  await must(provider.api.call('POST', '/api/v1/notices/read-all', { body: {} }));
  assert.equal((await inboxOf(world, provider.api)).unread, 0);
});

test('a message that is delivered again tells nobody twice', async () => {
  const { kit, outbox } = world.platform;
  const before = await inboxOf(world, buyer.api);
  await kit.db.transact(systemActor('test'), async (tx) => {
    await notify(tx, { to: buyer.id as Id<'org'>, about: 'x', kind: 'approval_asked', params: { reason: 'r' } });
    return ok(null);
  });
  let failures = 2;
  outbox.on('notify', async () => {
    failures -= 1;
    if (failures >= 0) throw new Error('another subscriber fails, so the message comes again');
  });
  while (failures > -1) await outbox.drained();
  assert.equal((await inboxOf(world, buyer.api)).items.length, before.items.length + 1);
});
