/** The decision of a batch, without a database: random histories keep every invariant of the ledger, and each refusal is provoked once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asId, encodeId, type Id } from '#kernel';
import {
  type Account,
  type AccountKind,
  amountMinorMax,
  type Book,
  type OpeningInput,
  type Transfer,
  type TransferInput,
  transferKinds,
} from '../model.ts';
import { availableMinor } from '../rules.ts';
import { type Chain, decideBatch, type PostingFacts, toChains, type Verdict } from './posting.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);
const now = new Date('2026-08-01T04:00:00Z');

const idOf = <P extends string>(prefix: P, n: number): Id<P> => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(12, n);
  return encodeId(prefix, bytes);
};

const bookOf = (n: number, closedThrough: string | null = null): Book => ({
  ...{ id: idOf('bok', n), region: '110000', currency: n === 0 ? 'CNY' : 'EUR', operatorId: idOf('org', 900 + n) },
  ...{ bankName: 'B', bankAccount: String(n), timeZone: 'Asia/Shanghai', lastTimestamp: 0n, closedThrough },
});

const accountOf = (n: number, kind: AccountKind, book: Book, owner = idOf('org', n)): Account => ({
  ...{ id: idOf('acc', n), bookId: book.id, kind, organisationId: owner, operatorId: book.operatorId },
  ...{ region: book.region, currency: book.currency, bankName: 'B', bankAccount: '1', subAccount: String(n) },
  limit: kind === 'custody' ? 'credits_must_not_exceed_debits' : 'debits_must_not_exceed_credits',
  ...{ debitsPending: 0n, debitsPosted: 0n, creditsPending: 0n, creditsPosted: 0n },
});

const book = bookOf(0);
const other = bookOf(1);
const custody = accountOf(0, 'custody', book, book.operatorId);
const fee = accountOf(1, 'fee', book, book.operatorId);
const [ann, bob, eve] = [2, 3, 4].map((n) => accountOf(n, 'client', book)) as [Account, Account, Account];
const operatorsOwn = accountOf(5, 'client', book, book.operatorId);
const far = accountOf(6, 'client', other);
const all = [custody, fee, ann, bob, eve, operatorsOwn, far];

/** The state that a database would hold, kept by applying what was decided. */
class Memory {
  accounts = new Map<string, Account>(all.map((a) => [a.id, a]));
  transfers = new Map<string, Transfer>();
  endings = new Map<string, 'post' | 'void' | 'expire'>();
  books = new Map<string, Book>([book, other].map((b) => [b.id, b]));
  history: Transfer[] = [];

  get facts(): PostingFacts {
    return { books: this.books, accounts: this.accounts, transfers: this.transfers, endings: this.endings };
  }

  decide(chains: readonly Chain[], at = now): readonly Verdict[] {
    const { verdicts, created } = decideBatch(this.facts, chains, at);
    for (const t of created) this.#apply(t);
    return verdicts;
  }

  one(input: TransferInput, scope: Partial<Chain> = {}): string {
    const [verdict] = this.decide([{ inputs: [input], by: 'test', ...scope }]);
    return verdict === undefined ? '' : verdict.ok ? verdict.value.outcome : verdict.error.code.slice(7);
  }

  #apply(t: Transfer): void {
    const pending = t.phase === 'pending' ? t.amountMinor : -t.releasedMinor;
    const posted = t.phase === 'single' || t.phase === 'post' ? t.amountMinor : 0n;
    const debit = this.accounts.get(t.debitAccountId);
    if (debit !== undefined)
      this.accounts.set(debit.id, {
        ...debit,
        debitsPending: debit.debitsPending + pending,
        debitsPosted: debit.debitsPosted + posted,
      });
    const credit = this.accounts.get(t.creditAccountId);
    if (credit !== undefined)
      this.accounts.set(credit.id, {
        ...credit,
        creditsPending: credit.creditsPending + pending,
        creditsPosted: credit.creditsPosted + posted,
      });
    if (t.phase === 'post' || t.phase === 'void' || t.phase === 'expire') this.endings.set(t.pendingId ?? '', t.phase);
    this.transfers.set(t.id, t);
    this.history.push(t);
    const of = this.books.get(t.bookId);
    if (of !== undefined) this.books.set(of.id, { ...of, lastTimestamp: t.timestamp });
  }
}

let count = 1_000;
const fresh = (): Id<'trf'> => {
  count += 1;
  return idOf('trf', count);
};
const agreementId = idOf('agr', 1);

/** A memory whose members have some money to move. */
const funded = (): Memory => {
  const memory = new Memory();
  for (const [n, client] of [ann, bob, eve].entries())
    assert.equal(memory.one({ ...deposit(client, 150n), id: idOf('trf', n) }), 'created');
  return memory;
};

const move = (
  kind: OpeningInput['kind'],
  from: Account,
  to: Account,
  more: Partial<OpeningInput> = {},
): OpeningInput => ({
  ...{ id: fresh(), phase: 'single', kind, debitAccountId: from.id, creditAccountId: to.id, amountMinor: 10n },
  ...{ currency: 'CNY', agreementId, reason: 'test' },
  ...more,
});
const deposit = (to: Account, amountMinor: bigint): OpeningInput => move('deposit', custody, to, { amountMinor });

type Op =
  | {
      readonly op: 'open';
      readonly from: number;
      readonly to: number;
      readonly kind: number;
      readonly amount: bigint;
      readonly pending: boolean;
      readonly agreement: boolean;
      readonly linked: boolean;
    }
  | {
      readonly op: 'end';
      readonly which: number;
      readonly phase: 'post' | 'void' | 'expire';
      readonly amount: bigint | undefined;
      readonly linked: boolean;
    }
  | { readonly op: 'repeat'; readonly which: number };

/** One in five goes on to the next, so that chains are short enough to succeed. */
const linked = fc.nat(4).map((n) => n === 0);
const opening = fc.record({
  op: fc.constant('open' as const),
  from: fc.nat(all.length - 1),
  to: fc.nat(all.length - 1),
  kind: fc.nat(transferKinds.length - 1),
  amount: fc.bigInt(1n, 60n),
  pending: fc.boolean(),
  agreement: fc.boolean(),
  linked,
});
/** Deposits and payments between members, so that histories have money to move. */
const likely = fc.oneof(
  opening.map((o) => ({ ...o, from: 0, to: 2 + (o.to % 3), kind: 0, pending: false })),
  opening.map((o) => ({ ...o, from: 2 + (o.from % 3), to: 2 + (o.to % 3), kind: 2, agreement: true })),
  opening.map((o) => ({ ...o, from: 2 + (o.from % 3), to: 1, kind: 4, agreement: true })),
);
const ops: fc.Arbitrary<Op> = fc.oneof(
  { weight: 4, arbitrary: likely },
  { weight: 3, arbitrary: opening },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('end' as const),
      which: fc.nat(40),
      phase: fc.constantFrom('post' as const, 'void' as const, 'expire' as const),
      amount: fc.option(fc.bigInt(1n, 60n), { nil: undefined }),
      linked,
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('repeat' as const), which: fc.nat(40) }) },
);

/** Turns random operations into inputs; ends and repeats choose among what came before. */
const toInputs = (list: readonly Op[]): TransferInput[] => {
  const made: TransferInput[] = [];
  for (const o of list) {
    const earlier = o.op === 'open' ? undefined : made[o.which % Math.max(made.length, 1)];
    if (o.op === 'open')
      made.push({
        ...{ id: fresh(), phase: o.pending ? 'pending' : 'single', kind: transferKinds[o.kind] ?? 'payment' },
        ...{ debitAccountId: (all[o.from] ?? ann).id, creditAccountId: (all[o.to] ?? bob).id, amountMinor: o.amount },
        ...{ currency: 'CNY', reason: 'test', linked: o.linked },
        ...(o.agreement ? { agreementId } : {}),
      });
    else if (earlier === undefined) continue;
    else if (o.op === 'repeat') made.push(earlier);
    else
      made.push({
        ...{ id: fresh(), phase: o.phase, pendingId: earlier.id, linked: o.linked },
        ...(o.phase === 'post' && o.amount !== undefined ? { amountMinor: o.amount } : {}),
      });
  }
  const last = made.pop();
  return last === undefined ? made : [...made, { ...last, linked: false }];
};

const chainsOf = (inputs: readonly TransferInput[]): Chain[] => {
  const chains = toChains(inputs, { by: 'test' });
  assert.ok(chains.ok);
  return chains.value;
};

const checkInvariants = (memory: Memory): void => {
  const sum = (pick: (a: Account) => bigint): bigint => [...memory.accounts.values()].reduce((n, a) => n + pick(a), 0n);
  assert.equal(
    sum((a) => a.debitsPosted - a.creditsPosted),
    0n,
  );
  assert.equal(
    sum((a) => a.debitsPending - a.creditsPending),
    0n,
  );
  for (const account of memory.accounts.values()) {
    assert.ok(availableMinor(account) >= 0n, `${account.kind} is within its limit`);
    assert.ok(account.debitsPending >= 0n && account.creditsPending >= 0n);
  }
  const stamps = memory.history.map((t) => t.timestamp);
  assert.ok(stamps.every((t, i) => i === 0 || t > (stamps[i - 1] ?? 0n)));
  const ended = memory.history.flatMap((t) => t.pendingId ?? []);
  assert.equal(new Set(ended).size, ended.length, 'a pending transfer ends once');
  assert.equal(new Set(memory.history.map((t) => t.id)).size, memory.history.length, 'an id has one effect');
};

test(`random histories keep the invariants (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(ops, { minLength: 1, maxLength: 40 }), (list) => {
      const memory = funded();
      for (const chain of chainsOf(toInputs(list))) {
        const before = memory.history.length;
        const verdicts = memory.decide([chain]);
        const made = memory.history.length - before;
        assert.ok(made === 0 || made === chain.inputs.length, 'a chain is recorded whole or not at all');
        assert.ok(verdicts.every((v) => v.ok) || made === 0);
        checkInvariants(memory);
      }
    }),
    { seed, numRuns: 400 },
  );
});

test(`money reaches the operator only as the fee leg of an agreement (seed ${seed})`, () => {
  let legsSeen = 0;
  fc.assert(
    fc.property(fc.array(ops, { minLength: 1, maxLength: 60 }), (list) => {
      const memory = funded();
      memory.decide(chainsOf(toInputs(list)));
      const isOperators = (id: string): boolean => memory.accounts.get(id)?.organisationId === book.operatorId;
      const received = memory.history.filter(
        (t) => t.creditAccountId === fee.id || t.creditAccountId === operatorsOwn.id,
      );
      for (const t of received) {
        assert.equal(t.kind, 'fee_leg');
        legsSeen += 1;
        assert.notEqual(t.agreementId, null);
        assert.equal(isOperators(t.debitAccountId), false, 'out of a client account');
      }
      const legs = received.reduce((n, t) => n + (t.phase === 'single' || t.phase === 'post' ? t.amountMinor : 0n), 0n);
      assert.equal(memory.accounts.get(fee.id)?.creditsPosted, legs);
      assert.equal(memory.accounts.get(operatorsOwn.id)?.creditsPosted, 0n);
    }),
    { seed, numRuns: 400 },
  );
  assert.ok(legsSeen > 100, `the histories have fee legs: ${legsSeen}`);
});

test(`a batch is what its chains are one after the other, however it is cut (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(ops, { minLength: 1, maxLength: 30 }), fc.nat(30), (list, cut) => {
      const chains = chainsOf(toInputs(list));
      const [whole, parts] = [funded(), funded()];
      const together = whole.decide(chains);
      const apart = [...parts.decide(chains.slice(0, cut)), ...parts.decide(chains.slice(cut))];
      assert.deepEqual(apart, together);
      assert.deepEqual(parts.history, whole.history);
    }),
    { seed, numRuns: 200 },
  );
});

test(`sending everything again changes nothing (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(ops, { minLength: 1, maxLength: 30 }), (list) => {
      const memory = funded();
      const chains = chainsOf(toInputs(list));
      const first = memory.decide(chains);
      const size = memory.history.length;
      const accepted = chains.filter((_, i) => {
        const from = chains.slice(0, i).reduce((n, c) => n + c.inputs.length, 0);
        return first.slice(from, from + (chains[i]?.inputs.length ?? 0)).every((v) => v.ok);
      });
      for (const verdict of memory.decide(accepted)) assert.equal(verdict.ok && verdict.value.outcome, 'exists');
      assert.equal(memory.history.length, size);
    }),
    { seed, numRuns: 200 },
  );
});

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
  assert.equal(asId('trf', first?.id ?? ''), first?.id);
});
