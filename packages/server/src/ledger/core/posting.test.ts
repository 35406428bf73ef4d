/** The decision of a batch, without a database: random histories keep every invariant of the ledger. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  agreementId,
  all,
  ann,
  bob,
  book,
  fee,
  fresh,
  funded,
  type Memory,
  operatorsOwn,
} from '../../../test/support/ledger-memory.ts';
import { type Account, type TransferInput, transferKinds } from '../model.ts';
import { availableMinor } from '../rules.ts';
import { type Chain, toChains } from './posting.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);

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
      amount: fc.option(fc.bigInt(1n, 20n), { nil: undefined }),
      linked,
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('repeat' as const), which: fc.nat(40) }) },
);

/** Long enough that reservations are made, ended in part, and missed. */
const histories = fc.array(ops, { minLength: 20, maxLength: 50 });

/** Turns random operations into inputs; ends and repeats choose among what came before. */
const toInputs = (list: readonly Op[]): TransferInput[] => {
  const made: TransferInput[] = [];
  for (const o of list) {
    const reserved = made.filter((input) => input.phase === 'pending');
    const among = o.op === 'end' && reserved.length > 0 && o.which % 4 > 0 ? reserved : made;
    const earlier = o.op === 'open' ? undefined : among[o.which % Math.max(among.length, 1)];
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
    fc.property(histories, (list) => {
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
    { seed, numRuns: 200 },
  );
});

test(`money reaches the operator only as the fee leg of an agreement (seed ${seed})`, () => {
  let legsSeen = 0;
  fc.assert(
    fc.property(histories, (list) => {
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
    { seed, numRuns: 200 },
  );
  assert.ok(legsSeen > 100, `the histories have fee legs: ${legsSeen}`);
});

test(`a batch is what its chains are one after the other (seed ${seed})`, () => {
  fc.assert(
    fc.property(histories, (list) => {
      const chains = chainsOf(toInputs(list));
      const [whole, parts] = [funded(), funded()];
      const together = whole.decide(chains);
      const apart = chains.flatMap((chain) => parts.decide([chain]));
      assert.deepEqual(apart, together);
      assert.deepEqual(parts.history, whole.history);
    }),
    { seed, numRuns: 200 },
  );
});

test(`sending everything again changes nothing (seed ${seed})`, () => {
  fc.assert(
    fc.property(histories, (list) => {
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
