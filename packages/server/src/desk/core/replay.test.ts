/** Goal: the fold of entries is total and honest about what was erased. Method: entries written by hand, in every order of prefixes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Json, sha256OfJson } from '#kernel';
import { nothingYet, type ReplayEntry, replay } from './replay.ts';

const document = JSON.stringify({
  ...{ productId: 'prd', providerId: 'a', buyerId: 'b', operatorId: 'o' },
  price: { amountMinor: '100', currency: 'CNY' },
});
const escrow = { priceMinor: '100', feeMinor: '1', currency: 'CNY' };

let count = 0;
const entry = (kind: string, happened: Json): ReplayEntry => {
  count += 1;
  return { id: `ent_${count}`, kind, at: new Date(count), content: { by: { job: 'test' }, happened, subject: 'agr' } };
};

const life = [
  entry('contracts.agreement_concluded', { hash: 'h', document }),
  entry('ledger.escrow_held', escrow),
  entry('contracts.agreement_verified', { hash: 'h' }),
  entry('delivery.access_opened', {}),
  entry('delivery.urls_granted', { counted: true, rows: 7 }),
  entry('contracts.delivered', { dueAt: '2026-01-01T00:00:00.000Z', failedRules: ['r'] }),
  entry('delivery.urls_granted', { counted: false, rows: 3 }),
  entry('contracts.delivery_disputed', { reason: 'gaps' }),
  entry('ledger.escrow_frozen', escrow),
  entry('contracts.dispute_settled', { outcome: 'refund', reason: 'gaps' }),
  entry('contracts.agreement_ended', { reason: 'refunded: gaps', deletionDueAt: '2026-02-01T00:00:00.000Z' }),
  entry('delivery.access_closed', { reason: 'refunded' }),
  entry('ledger.escrow_unfrozen', escrow),
  entry('ledger.escrow_voided', escrow),
  entry('contracts.deletion_stated', { statement: 'deleted' }),
];

test('a disputed delivery ends refunded, with the money back and the deletion stated', () => {
  const { state, deliveryState, inEscrowMinor, isAccessOpen, uses, rowsGranted, deletion, failedRules } = replay(life);
  assert.deepEqual([state, deliveryState, inEscrowMinor, isAccessOpen], ['ended', 'refunded', '0', false]);
  assert.deepEqual([uses, rowsGranted, failedRules, deletion?.isStated], [{ share: 1, download: 0 }, 10, ['r'], true]);
});

test('every prefix is a state that can be hashed, and taking the rest in leads to the same end', () => {
  const end = sha256OfJson(replay(life) as unknown as Json);
  for (const length of life.keys()) {
    const part = replay(life.slice(0, length));
    assert.match(sha256OfJson(part as unknown as Json), /^[0-9a-f]{64}$/);
    assert.equal(BigInt(part.inEscrowMinor) > 0n, part.escrow?.state === 'held' || part.escrow?.state === 'frozen');
  }
  assert.equal(sha256OfJson(replay([...life, entry('delivery.profile_issued', {})]) as unknown as Json), end);
});

test('an end before the delivery cancels it', () => {
  const early = [...life.slice(0, 4), entry('contracts.agreement_ended', { reason: 'no need' })];
  assert.equal(replay(early).deliveryState, 'cancelled');
});

test('what was erased is named, and changes the hash', () => {
  const erased = life.map((one, index) => (index === 5 ? { ...one, content: undefined } : one));
  assert.deepEqual(replay(erased).erased, [life[5]?.id]);
  assert.notEqual(sha256OfJson(replay(erased) as unknown as Json), sha256OfJson(replay(life) as unknown as Json));
  assert.deepEqual(replay([]), nothingYet);
});
