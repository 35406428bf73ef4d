/** Counting uses on a real database: simultaneous calls sell exactly what is there, the log sums to the counters, nothing is counted after the end. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { countUse, getCounters, useAgreement } from '#contracts';
import { type Id, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { systemActor } from '#platform/system';
import { seal } from '../../src/contracts/core/documents.ts';
import type { Agreement, Negotiation, Terms } from '../../src/contracts/model.ts';
import { expiresAt, startingCounters } from '../../src/contracts/rules.ts';
import { insertNegotiation } from '../../src/contracts/store.ts';
import { insertAgreement } from '../../src/contracts/store-agreements.ts';
import { closeCounters, insertCounters, listUsage, selectUnreconciled } from '../../src/contracts/store-usage.ts';
import { openTestKit, type TestKit, testActor } from '../support/kit.ts';

const provider = testActor(['provider']);
const buyer = testActor(['buyer']);
const operator = testActor(['exchangeManager']);

const parties = {
  providerId: provider.organisationId,
  buyerId: buyer.organisationId,
  operatorId: operator.organisationId,
};

const signature = (tx: Tx) => ({ keyId: tx.newId('key'), value: 'c2lnbmVk', onBehalf: false });

const conclude = async (tx: Tx, terms: Terms): Promise<Agreement> => {
  const negotiation: Negotiation = {
    ...parties,
    id: tx.newId('neg'),
    offerId: null,
    productId: tx.newId('prd'),
    agreementId: tx.newId('agr'),
    state: 'AGREED',
    versionNumber: 1,
    createdAt: tx.now,
    updatedAt: tx.now,
  };
  assert.ok(await insertNegotiation(tx, negotiation));
  const agreement: Agreement = {
    ...parties,
    ...seal({ terms: terms as never }),
    id: negotiation.agreementId,
    negotiationId: negotiation.id,
    productId: negotiation.productId,
    buyerRegion: '110000',
    terms,
    price: { amountMinor: 100n, currency: 'CNY' },
    feeBasisPoints: 100,
    feeMinor: 1n,
    deliveryModes: ['share'],
    acceptanceDays: 7,
    concludedAt: tx.now,
    providerSignature: signature(tx),
    buyerSignature: null,
    state: 'concluded',
    deliveryState: 'awaited',
    waivedRules: [],
    failedRules: [],
    expiresAt: expiresAt(terms),
    deliveredAt: null,
    acceptanceDueAt: null,
    disputedAt: null,
    acceptedAt: null,
    endedAt: null,
    endReason: null,
  };
  await insertAgreement(tx, agreement);
  await insertCounters(tx, agreement, startingCounters(terms));
  return agreement;
};

const openWith = async (terms: Terms): Promise<{ kit: TestKit; agreement: Agreement }> => {
  const kit = await openTestKit({ migrations: ['0001', '0008'] });
  const done = await kit.db.transact(provider, async (tx) => ok(await conclude(tx, terms)));
  assert.ok(done.ok);
  return { kit, agreement: { ...done.value, state: 'active' } };
};

const counted = (limit: string): Terms => ({
  permission: [{ action: 'use', constraint: [{ leftOperand: 'count', operator: 'lteq', rightOperand: limit }] }],
});

const delivery = systemActor('test.delivery');

const use = (kit: TestKit, agreementId: Id<'agr'>, amount = 1) =>
  kit.db.transact(delivery, (tx) =>
    countUse(tx, { agreementId, clauseId: 'permission-1', amount, deliveryMode: 'share', subject: 'table@1' }),
  );

test('fifty simultaneous uses of thirty-seven sell exactly thirty-seven', async () => {
  const { kit, agreement } = await openWith(counted('37'));
  const results = await Promise.all(Array.from({ length: 50 }, () => use(kit, agreement.id)));
  const sold = results.filter((one) => one.ok);
  assert.equal(sold.length, 37);
  const after = sold.map((one) => (one.ok ? one.value.usedAfter : 0n)).sort((a, b) => Number(a - b));
  assert.deepEqual(
    after,
    Array.from({ length: 37 }, (_, i) => BigInt(i + 1)),
    'each got a number of its own',
  );
  for (const one of results) if (!one.ok) assert.equal(one.error.code, 'contracts.use_count_reached');
  const [counter] = await kit.db.read(delivery, (tx) => getCounters(tx, [agreement.id]));
  assert.equal(counter?.used, 37n);
  const log = await kit.db.read(delivery, (tx) => listUsage(tx, { agreementId: agreement.id, size: 100 }));
  assert.equal(log.length, 37);
  assert.deepEqual(await kit.db.read(delivery, selectUnreconciled), []);
  await kit.close();
});

test('amounts of different size fill a limit without exceeding it, and the log sums to the counter', async () => {
  const { kit, agreement } = await openWith(counted('100'));
  const amounts = Array.from({ length: 50 }, (_, i) => (i % 7) + 1);
  const results = await Promise.all(amounts.map((amount) => use(kit, agreement.id, amount)));
  const sold = amounts.filter((_, i) => results[i]?.ok).reduce((a, b) => a + b, 0);
  const [counter] = await kit.db.read(delivery, (tx) => getCounters(tx, [agreement.id]));
  assert.equal(counter?.used, BigInt(sold));
  assert.ok(sold <= 100 && sold > 93, `sold ${sold}`);
  assert.deepEqual(await kit.db.read(delivery, selectUnreconciled), []);
  await kit.close();
});

test('a use whose transaction is rolled back is neither counted nor logged', async () => {
  const { kit, agreement } = await openWith(counted('5'));
  const refused = await kit.db.transact(delivery, async (tx) => {
    await countUse(tx, { agreementId: agreement.id, clauseId: 'permission-1', deliveryMode: 'share', subject: 's' });
    return refuse('test.no');
  });
  assert.equal(refused.ok, false);
  const [counter] = await kit.db.read(delivery, (tx) => getCounters(tx, [agreement.id]));
  assert.equal(counter?.used, 0n);
  assert.deepEqual(await kit.db.read(delivery, (tx) => listUsage(tx, { agreementId: agreement.id, size: 9 })), []);
  await kit.close();
});

test('uses that race with the end are either counted before it or refused', async () => {
  const { kit, agreement } = await openWith({ permission: [{ action: 'use' }] });
  const racing = Array.from({ length: 20 }, () => use(kit, agreement.id));
  const end = kit.db.transact(provider, async (tx) => ok(await closeCounters(tx, agreement.id)));
  const results = await Promise.all(racing);
  assert.ok((await end).ok);
  const late = await use(kit, agreement.id);
  assert.equal(late.ok ? '' : late.error.code, 'contracts.use_ended');
  const [counter] = await kit.db.read(delivery, (tx) => getCounters(tx, [agreement.id]));
  assert.equal(counter?.used, BigInt(results.filter((one) => one.ok).length));
  assert.deepEqual(await kit.db.read(delivery, selectUnreconciled), []);
  await kit.close();
});

test('deciding and counting go together: the last one is allowed, then the reason names the limit', async () => {
  const { kit, agreement } = await openWith(counted('1'));
  const wanted = { deliveryMode: 'share', subject: 'table@1' } as const;
  const first = await kit.db.transact(delivery, (tx) => useAgreement(tx, agreement, wanted));
  assert.deepEqual(first, { ok: true, value: { clauseId: 'permission-1', usedAfter: 1n } });
  const second = await kit.db.transact(delivery, (tx) => useAgreement(tx, agreement, wanted));
  assert.equal(second.ok ? '' : second.error.code, 'contracts.use_count_reached');
  assert.deepEqual(second.ok ? {} : second.error.params, { limit: '1', used: '1', amount: 1 });
  await kit.close();
});

test('a stranger sees neither counters nor uses, and nobody can change a line of the log or a signed agreement', async () => {
  const { kit, agreement } = await openWith(counted('3'));
  await use(kit, agreement.id);
  const stranger = testActor(['buyer']);
  assert.deepEqual(await kit.db.read(stranger, (tx) => getCounters(tx, [agreement.id])), []);
  assert.equal((await kit.db.read(buyer, (tx) => getCounters(tx, [agreement.id]))).length, 1);
  assert.equal((await kit.db.read(operator, (tx) => getCounters(tx, [agreement.id]))).length, 1);
  const tamper = (table: string, change: string) =>
    kit.db.read(delivery, (tx) => sql.raw(`update contracts.${table} set ${change}`).execute(tx.q));
  await assert.rejects(tamper('usage', 'amount = 9'), /permission denied/);
  await assert.rejects(tamper('agreement', "document = '{}'"), /permission denied/);
  await assert.rejects(tamper('counter', 'used_count = 99'), /violates check constraint/);

  await kit.close();
});
