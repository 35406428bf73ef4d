/** What becomes of the money: by word, by time, by dispute, by an end before and after the delivery; on a real database with a clock moved by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getAgreements, passDueAcceptances, passExpiries, useAgreement } from '#contracts';
import type { Member } from '../support/deal.ts';
import {
  agree,
  codeOf,
  conclude,
  day,
  deliver,
  must,
  offer,
  openDeal,
  request,
  system,
  termsOf,
  until,
  verify,
} from '../support/deal-steps.ts';

test('a termination before the delivery gives the money back; reading in part first does not', async () => {
  const deal = await openDeal();
  const { call, buyer, provider } = deal;
  await deal.deposit(10_000n);
  const before = await conclude(deal, termsOf(), '5000');
  assert.deepEqual((await deal.books()).reserved, 5_000n);
  await must(call(buyer, 'POST', `/agreements/${before}/termination`, { reason: '不再需要'.repeat(60) }));
  assert.deepEqual(await deal.books(), { free: 10_000n, reserved: 0n, provider: 0n, fee: 0n });
  const [first] = (await must(call(buyer, 'GET', '/agreements'))).items;
  assert.equal(first?.deliveryState, 'cancelled');

  const read = await conclude(deal, termsOf(), '5000');

  const used = await deal.kit.db.transact(system, async (tx) => {
    const agreement = (await getAgreements(tx, [read])).get(read);
    assert.ok(agreement !== undefined);
    return useAgreement(tx, agreement, { deliveryMode: 'share', subject: 'half of the table' });
  });
  assert.ok(used.ok);
  const ended = await must(call(buyer, 'POST', `/agreements/${read}/termination`, { reason: 'I have seen enough' }));
  assert.deepEqual([ended.state, ended.deliveryState], ['ended', 'delivered']);
  assert.equal((await deal.books()).reserved, 5_000n, 'still waiting for acceptance');
  deal.clock.advance(7 * day + 1);
  assert.equal(await passDueAcceptances(deal.kit), 1);
  assert.deepEqual(await deal.books(), { free: 5_000n, reserved: 0n, provider: 4_950n, fee: 50n });
  assert.equal((await must(call(provider, 'GET', `/agreements/${read}`))).deliveryState, 'accepted');

  // A negotiation that is ended after the provider's signature gives back too.
  const terms = termsOf();
  const id = await request(deal, await offer(deal, terms, '5000'), terms, '5000');
  await must(agree(deal, id));
  assert.equal((await deal.books()).reserved, 5_000n);
  assert.equal(
    (await must(call(buyer, 'POST', `/negotiations/${id}/termination`, { reason: 'no' }))).state,
    'TERMINATED',
  );
  assert.deepEqual((await deal.books()).reserved, 0n);
  assert.equal(await codeOf(verify(deal, id)), 'contracts.wrong_state');
  await deal.kit.close();
});

test('time accepts what nobody objects to, once, and not a moment earlier', async () => {
  const deal = await openDeal();
  await deal.deposit(10_000n);
  const id = await conclude(deal, termsOf({ acceptance: { daysMax: 3 } }), '1000');
  assert.ok((await deliver(deal, id)).ok);
  assert.ok((await deliver(deal, id)).ok, 'a second call is harmless');
  deal.clock.advance(3 * day - 1);
  assert.equal(await passDueAcceptances(deal.kit), 0);
  deal.clock.advance(1);
  assert.equal(await passDueAcceptances(deal.kit), 1);
  assert.equal(await passDueAcceptances(deal.kit), 0);
  assert.deepEqual(await deal.books(), { free: 9_000n, reserved: 0n, provider: 990n, fee: 10n });
  await deal.kit.close();
});

test('a dispute freezes money and use until the operator releases, the provider refunds, or the buyer accepts', async () => {
  const deal = await openDeal();
  const { call, buyer, provider, operator } = deal;
  await deal.deposit(10_000n);
  const disputed = async () => {
    const id = await conclude(deal, termsOf(), '1000');
    assert.equal(
      await codeOf(call(buyer, 'POST', `/agreements/${id}/dispute`, { reason: 'x' })),
      'contracts.wrong_state',
    );
    assert.ok((await deliver(deal, id)).ok);
    await must(call(buyer, 'POST', `/agreements/${id}/dispute`, { reason: 'half of it is missing' }));
    return id;
  };
  const settle = (who: Member, id: string, outcome: string) =>
    call(who, 'POST', `/agreements/${id}/dispute/settlement`, { outcome, reason: 'looked into it' });

  const released = await disputed();

  const blocked = await deal.kit.db.transact(system, async (tx) => {
    const agreement = (await getAgreements(tx, [released])).get(released);
    assert.ok(agreement !== undefined);
    return useAgreement(tx, agreement, { deliveryMode: 'share', subject: 's' });
  });
  assert.equal(blocked.ok ? '' : blocked.error.code, 'contracts.use_disputed');
  deal.clock.advance(60 * day);
  assert.equal(await passDueAcceptances(deal.kit), 0, 'time does not settle a dispute');
  assert.equal((await settle(provider, released, 'release')).status, 403, 'not to oneself');
  assert.equal((await settle(buyer, released, 'refund')).status, 403);
  assert.equal((await must(call(buyer, 'GET', `/agreements/${released}`))).waitsFor?.party, 'operator');
  await must(settle(operator, released, 'release'));
  assert.equal((await must(call(buyer, 'GET', `/agreements/${released}`))).waitsFor, null);
  assert.deepEqual(await deal.books(), { free: 9_000n, reserved: 0n, provider: 990n, fee: 10n });

  const refunded = await disputed();
  const after = await must(settle(provider, refunded, 'refund'));
  assert.deepEqual([after.state, after.deliveryState], ['ended', 'refunded']);
  assert.equal(deal.fulfilled.at(-1), `end ${refunded} refunded: looked into it`);
  assert.deepEqual(await deal.books(), { free: 9_000n, reserved: 0n, provider: 990n, fee: 10n });

  const accepted = await disputed();
  await must(call(buyer, 'POST', `/agreements/${accepted}/acceptance`));
  assert.deepEqual(await deal.books(), { free: 8_000n, reserved: 0n, provider: 1_980n, fee: 20n });
  await deal.kit.close();
});

test('an agreement ends by itself after its last permission', async () => {
  const deal = await openDeal();
  await deal.deposit(10_000n);
  const id = await conclude(deal, termsOf({}, until('2026-08-10T00:00:00Z')), '1000');
  deal.clock.set(new Date('2026-08-10T00:00:00Z'));
  assert.equal(await passExpiries(deal.kit), 0);
  deal.clock.advance(1);
  assert.equal(await passExpiries(deal.kit), 1);
  const ended = await must(deal.call(deal.buyer, 'GET', `/agreements/${id}`));
  assert.deepEqual([ended.state, ended.endReason, ended.deliveryState], ['ended', 'expired', 'cancelled']);
  assert.deepEqual(await deal.books(), { free: 10_000n, reserved: 0n, provider: 0n, fee: 0n });
  assert.equal(deal.fulfilled.at(-1), `end ${id} expired`);
  await deal.kit.close();
});

test('price zero and direct payment reserve nothing; the proof of a direct payment is recorded and answered', async () => {
  const deal = await openDeal();
  const { call, buyer, provider } = deal;
  const free = await conclude(deal, termsOf(), '0');
  assert.ok((await deliver(deal, free)).ok);
  await must(call(buyer, 'POST', `/agreements/${free}/acceptance`));
  const proofSha256 = 'ab'.repeat(32);
  assert.equal(
    await codeOf(call(buyer, 'POST', `/agreements/${free}/payment-proof`, { proofSha256 })),
    'contracts.no_direct_payment',
  );
  const direct = await conclude(deal, termsOf({ payment: 'direct' }), '7000');
  assert.deepEqual(await deal.books(), { free: 0n, reserved: 0n, provider: 0n, fee: 0n });
  const shown = await must(call(buyer, 'GET', `/agreements/${direct}/clauses`));
  assert.equal(shown.clauses.find(({ id }) => id === 'price')?.class, 'monitored');
  const recorded = await must(call(buyer, 'POST', `/agreements/${direct}/payment-proof`, { proofSha256 }));
  assert.deepEqual([recorded.amountMinor, recorded.state], ['7000', 'recorded']);
  const answer = await must(call(provider, 'POST', `/agreements/${direct}/payment-answer`, { received: true }));
  assert.equal(answer.state, 'confirmed');
  await deal.kit.close();
});

test('the conditions of a region are its operator’s, and enter agreements to come', async () => {
  const deal = await openDeal();
  const { call, operator, provider } = deal;
  const path = '/regions/130700/conditions';
  assert.deepEqual(await must(call(undefined, 'GET', path)), { feeBasisPoints: 100, acceptanceDays: 7 });
  assert.equal((await call(provider, 'PUT', path, { feeBasisPoints: 0, acceptanceDays: 7 })).status, 403);
  assert.equal(
    (await call(operator, 'PUT', '/regions/110000/conditions', { feeBasisPoints: 9, acceptanceDays: 7 })).status,
    404,
  );
  await must(call(operator, 'PUT', path, { feeBasisPoints: 250, acceptanceDays: 14 }));
  await deal.deposit(10_000n);
  const id = await conclude(deal, termsOf(), '1000');
  const shown = await must(call(provider, 'GET', `/agreements/${id}`));
  assert.deepEqual(shown.fee, { basisPoints: 250, amountMinor: '25' });
  assert.equal(shown.acceptanceDays, 14);
  await deal.kit.close();
});
