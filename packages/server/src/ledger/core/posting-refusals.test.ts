/** Each refusal of a posting provoked once, and the cases that a random history seldom meets: two phases, chains, closed days. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ann,
  bob,
  book,
  bookOf,
  custody,
  deposit,
  far,
  fee,
  fresh,
  idOf,
  Memory,
  move,
  now,
  operatorsOwn,
  other,
} from '../../../test/support/ledger-memory.ts';
import { amountMinorMax, type OpeningInput } from '../model.ts';
import { toChains } from './posting.ts';

test('each refusal names what is wrong', () => {
  const memory = new Memory();
  assert.equal(memory.one(deposit(ann, 100n)), 'created');
  assert.equal(memory.one(move('payment', ann, ann)), 'accounts_same');
  assert.equal(memory.one(move('payment', ann, far)), 'books_differ');
  assert.equal(memory.one(move('payment', ann, bob, { currency: 'EUR' })), 'currency_differs');
  assert.equal(memory.one(move('payment', ann, fee)), 'move_not_allowed');
  assert.equal(memory.one(move('deposit', custody, fee)), 'move_not_allowed');
  assert.equal(memory.one(move('payment', ann, operatorsOwn)), 'operator_takes_fee_only');
  const { agreementId: _agreement, ...bare } = move('fee_leg', ann, fee);
  assert.equal(memory.one(bare), 'agreement_required');
  assert.equal(memory.one(move('adjustment', ann, bob, { reason: '  ' })), 'reason_required');
  assert.equal(memory.one(move('payment', ann, bob, { reference: 'x'.repeat(141) })), 'text_invalid');
  assert.equal(memory.one(move('payment', ann, bob, { reference: 'a\u0000b' })), 'text_invalid');
  assert.equal(memory.one(move('payment', ann, bob, { amountMinor: 0n })), 'amount_invalid');
  assert.equal(memory.one(move('payment', ann, bob, { amountMinor: amountMinorMax + 1n })), 'amount_invalid');
  assert.equal(memory.one(move('payment', ann, bob, { amountMinor: 101n })), 'funds_insufficient');
  assert.equal(memory.one(move('payment', ann, bob, { creditAccountId: idOf('acc', 77) })), 'account_unknown');
  assert.equal(memory.one(move('payment', ann, bob, { expiresAt: new Date(now.getTime() + 1) })), 'expiry_invalid');
  assert.equal(memory.one(move('payment', ann, bob), { onlyOperator: other.operatorId }), 'account_unknown');
  assert.equal(memory.one(move('payment', ann, bob), { onlyKinds: ['adjustment'] }), 'kind_not_manual');
  assert.equal(memory.history.length, 1);
});

test('what is missing is said to the minor unit, reservations counted', () => {
  const memory = new Memory();
  memory.one(deposit(ann, 100n));
  assert.equal(memory.one(move('payment', ann, bob, { phase: 'pending', amountMinor: 60n })), 'created');
  const [verdict] = memory.decide([{ by: 'test', inputs: [move('payment', ann, bob, { amountMinor: 55n })] }]);
  assert.ok(verdict?.ok === false);
  assert.deepEqual(verdict.error.params, {
    ...{ subAccount: '2', currency: 'CNY', availableMinor: '40', neededMinor: '55', missingMinor: '15' },
  });
});

test('a repeat names the field in which it differs', () => {
  const memory = new Memory();
  const first = { ...deposit(ann, 100n), reference: 'a' };
  assert.equal(memory.one(first), 'created');
  assert.equal(memory.one(first), 'exists');
  const changes: [string, Partial<OpeningInput>][] = [
    ['phase', { phase: 'pending' }],
    ['kind', { kind: 'adjustment' }],
    ['debitAccountId', { debitAccountId: ann.id }],
    ['creditAccountId', { creditAccountId: bob.id }],
    ['amountMinor', { amountMinor: 99n }],
    ['currency', { currency: 'EUR' }],
    ['agreementId', { agreementId: idOf('agr', 2) }],
    ['expiresAt', { expiresAt: now }],
    ['reference', { reference: 'b' }],
    ['reason', { reason: 'another' }],
    ['bookedOn', { bookedOn: '2026-07-31' }],
  ];
  for (const [field, change] of changes) {
    const [verdict] = memory.decide([{ by: 'test', inputs: [{ ...first, ...change }] }]);
    assert.deepEqual(verdict?.ok === false && verdict.error.params, { id: first.id, field });
  }
});

test('two phases: a part may be posted, each ends once, and an expired one is not posted', () => {
  const memory = new Memory();
  memory.one(deposit(ann, 100n));
  const hold = move('payment', ann, bob, { phase: 'pending', amountMinor: 80n });
  const end = (phase: 'post' | 'void' | 'expire', pendingId = hold.id, amountMinor?: bigint) =>
    memory.one({ id: fresh(), phase, pendingId, ...(amountMinor === undefined ? {} : { amountMinor }) });
  assert.equal(end('post'), 'pending_unknown');
  assert.equal(memory.one(hold), 'created');
  assert.equal(end('post', hold.id, 81n), 'pending_exceeded');
  assert.equal(end('void', hold.id, 79n), 'pending_exceeded');
  assert.equal(end('expire'), 'pending_not_due');
  assert.equal(end('post', hold.id, 30n), 'created');
  assert.equal(end('void'), 'pending_ended');
  assert.equal(memory.accounts.get(ann.id)?.debitsPosted, 30n);
  assert.equal(memory.accounts.get(ann.id)?.debitsPending, 0n);
  const short = move('payment', ann, bob, { phase: 'pending', expiresAt: new Date(now.getTime() + 1_000) });
  assert.equal(memory.one(short), 'created');
  const later = new Date(now.getTime() + 1_000);
  const at = (phase: 'post' | 'expire') =>
    memory.decide([{ by: 'test', inputs: [{ id: fresh(), phase, pendingId: short.id }] }], later)[0];
  const late = at('post');
  assert.equal(late?.ok === false && late.error.code, 'ledger.pending_expired');
  assert.equal(at('expire')?.ok, true);
  assert.equal(memory.accounts.get(ann.id)?.debitsPending, 0n);
});

test('a chain names the transfer that broke it, and one that is half recorded is refused', () => {
  const memory = new Memory();
  memory.one(deposit(ann, 100n));
  const good = move('payment', ann, bob, { amountMinor: 50n, linked: true });
  const bad = move('payment', ann, bob, { amountMinor: 51n });
  const verdicts = memory.decide([{ by: 'test', inputs: [good, bad] }]);
  assert.deepEqual(
    verdicts.map((v) => !v.ok && v.error.code),
    ['ledger.linked_failed', 'ledger.funds_insufficient'],
  );
  assert.equal(memory.history.length, 1);
  assert.equal(memory.one({ ...good, linked: false }), 'created');
  const half = memory.decide([{ by: 'test', inputs: [good, move('payment', ann, bob)] }]);
  assert.ok(half.every((v) => !v.ok && v.error.code === 'ledger.chain_exists_partly'));
  assert.equal(toChains([good], { by: 'test' }).ok, false);
});

test('a closed day takes nothing: what comes later on the date is booked on the next one', () => {
  const memory = new Memory();
  memory.books.set(book.id, bookOf(0, '2026-08-01'));
  assert.equal(memory.one({ ...deposit(ann, 100n), bookedOn: '2026-08-01' }), 'day_closed');
  assert.equal(memory.one({ ...deposit(ann, 100n), bookedOn: '2026-08-02' }), 'day_in_future');
  assert.equal(memory.one(deposit(ann, 100n)), 'created');
  assert.equal(memory.history[0]?.bookedOn, '2026-08-02');
});

test('the accounting day is the one of the book’s zone, and a clock that runs back does not turn timestamps back', () => {
  const memory = new Memory();
  memory.decide([{ by: 'test', inputs: [deposit(ann, 1n)] }], new Date('2026-08-01T16:30:00Z'));
  memory.decide([{ by: 'test', inputs: [deposit(ann, 1n)] }], new Date('2026-08-01T15:30:00Z'));
  assert.deepEqual(
    memory.history.map((t) => t.bookedOn),
    ['2026-08-02', '2026-08-01'],
  );
  const [first, second] = memory.history;
  assert.equal((second?.timestamp ?? 0n) - (first?.timestamp ?? 0n), 1n);
});
