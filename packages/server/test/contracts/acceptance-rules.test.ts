/** The buyer's own rules, run on real assessments of a published table: before signing, and again on what was delivered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passDueAcceptances } from '#contracts';
import {
  agree,
  codeOf,
  counter,
  day,
  deliver,
  must,
  offer,
  openDeal,
  priceOf,
  request,
  termsOf,
  verify,
} from '../support/deal-steps.ts';

/** Hours with a temperature and a fine dust value, of which the first `missing` are missing. */
const csvOf = (hours: number, missing: number): string =>
  [
    'hour,TEMP,PM2.5',
    ...Array.from({ length: hours }, (_, i) => `${i},${i % 30},${i < missing ? '' : 40 + (i % 50)}`),
  ].join('\n');

const complete98 = {
  id: 'pm25',
  metric: 'completeness',
  column: 'PM2.5',
  operator: 'mustBeGreaterOrEqualTo',
  value: 98,
};
const rows100 = { id: 'rows', metric: 'rowCount', operator: 'mustBeGreaterOrEqualTo', value: 100 };

test('a failing rule is shown, lowers the price, and is signed only in spite of it', async () => {
  const deal = await openDeal({ withDataset: true });
  const { call, buyer, provider } = deal;
  const terms = termsOf({ acceptance: { rules: [complete98, rows100] } });
  const offerId = await offer(deal, termsOf(), '100000');
  await deal.publish(csvOf(201, 6), 'replace', false);
  const id = await request(deal, offerId, terms, '100000');
  assert.equal(await codeOf(call(buyer, 'POST', `/negotiations/${id}/check`, {})), 'contracts.rules_not_assessable');
  await deal.publish(csvOf(200, 6), 'replace');
  const check = await must(call(buyer, 'POST', `/negotiations/${id}/check`, {}));
  assert.deepEqual(check.failing, ['pm25']);
  assert.deepEqual(
    check.results.map(({ ruleId, passed, actual }) => [ruleId, passed, actual]),
    [
      ['pm25', false, 97],
      ['rows', true, 200],
    ],
  );
  const other = { rules: [{ ...complete98, value: 97 }] };
  assert.deepEqual((await must(call(buyer, 'POST', `/negotiations/${id}/check`, other))).failing, []);

  await must(counter(deal, provider, id, terms, '90000'));
  const accept = async (acceptDespite?: string[]) => {
    const draft = await must(call(buyer, 'POST', `/negotiations/${id}/acceptance-draft`, { acceptDespite }));
    const signature = buyer.sign(draft.canonicalJson);
    const body = { number: 2, terms, price: priceOf('90000'), acceptDespite, signature };
    return call(buyer, 'POST', `/negotiations/${id}/acceptance`, body);
  };
  const refused = await accept();
  assert.equal(refused.body.code, 'contracts.rules_fail');
  assert.deepEqual(refused.body.details, { rules: ['pm25'] });
  assert.equal((await accept(['rows'])).body.code, 'contracts.rules_fail', 'another rule does not help');
  assert.equal((await must(accept(['pm25']))).state, 'ACCEPTED');

  // What was put up with stands in the agreement and counts on delivery too.
  await deal.deposit(90_000n);
  const agreement = await must(agree(deal, id));
  assert.deepEqual(agreement.waivedRules, ['pm25']);
  assert.match(agreement.canonicalJson, /"acceptDespite":\["pm25"\]/);
  await must(verify(deal, id));
  const delivered = await deliver(deal, agreement.id as never);
  assert.deepEqual(delivered.ok ? delivered.value.failedRules : [], []);
  deal.clock.advance(7 * day);
  assert.equal(await passDueAcceptances(deal.kit), 1);
  assert.equal((await must(call(buyer, 'GET', `/agreements/${agreement.id}`))).deliveryState, 'accepted');
  await deal.kit.close();
});

test('taken without an acceptance, the buyer meets its rules when it verifies; terms may waive them from the start', async () => {
  const deal = await openDeal({ withDataset: true });
  const { call, buyer } = deal;
  await deal.publish(csvOf(200, 6), 'replace');
  const offerId = await offer(deal, termsOf(), '0');
  const strict = termsOf({ acceptance: { rules: [complete98] } });
  const id = await request(deal, offerId, strict, '0');
  const concluded = await must(agree(deal, id));
  assert.equal((await verify(deal, id)).body.code, 'contracts.rules_fail');
  assert.equal((await must(call(buyer, 'GET', `/negotiations/${id}`))).state, 'AGREED');
  const signature = buyer.sign(concluded.canonicalJson);
  const verified = await must(
    call(buyer, 'POST', `/negotiations/${id}/verification`, { acceptDespite: ['pm25'], signature }),
  );
  assert.deepEqual([verified.state, verified.waivedRules], ['active', ['pm25']]);

  const lenient = termsOf({ acceptance: { rules: [complete98], acceptDespite: ['pm25'] } });
  const second = await request(deal, offerId, lenient, '0');
  await must(agree(deal, second));
  assert.equal((await must(verify(deal, second))).state, 'active');
  await deal.kit.close();
});

test('a delivery that fails a rule is not accepted by silence: money stays frozen until people settle it', async () => {
  const deal = await openDeal({ withDataset: true });
  const { call, buyer, operator } = deal;
  await deal.publish(csvOf(200, 2), 'replace');
  await deal.deposit(10_000n);
  const terms = termsOf({ acceptance: { rules: [complete98, rows100] } });
  const id = await request(deal, await offer(deal, terms, '10000'), terms, '10000');
  const agreement = await must(agree(deal, id));
  await must(verify(deal, id));
  // Between signing and reading the provider replaces the table by a worse one.
  await deal.publish(csvOf(50, 2), 'replace');
  const delivered = await deliver(deal, agreement.id as never);
  assert.deepEqual(delivered.ok ? delivered.value.failedRules : [], ['pm25', 'rows']);
  deal.clock.advance(7 * day);
  assert.equal(await passDueAcceptances(deal.kit), 1);
  assert.equal((await must(call(buyer, 'GET', `/agreements/${agreement.id}`))).deliveryState, 'disputed');
  assert.deepEqual(await deal.books(), { free: 0n, reserved: 10_000n, provider: 0n, fee: 0n });
  assert.equal(await passDueAcceptances(deal.kit), 0);
  const body = { outcome: 'refund', reason: 'half of the hours are missing' };
  await must(call(operator, 'POST', `/agreements/${agreement.id}/dispute/settlement`, body));
  assert.deepEqual(await deal.books(), { free: 10_000n, reserved: 0n, provider: 0n, fee: 0n });
  await deal.kit.close();
});
