/** Escrow and direct payment on a real database: what each step leaves on the accounts, who may do what, and what is refused. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { type Actor, type Id, type Money, money, type Outcome, ok } from '#kernel';
import { newId } from '#platform/random';
import { systemActor } from '#platform/system';
import type { TestKit } from '../../test/support/kit.ts';
import { must, openLedgerGround } from '../../test/support/ledger.ts';
import { openLedgerKit } from '../../test/support/ledger-kit.ts';
import { escrowOf, freezeEscrow, holdEscrow, releaseEscrow, unfreezeEscrow, voidEscrow } from './escrow.ts';
import type { Escrow, TransferInput } from './model.ts';
import { confirmDirectPayment, denyDirectPayment, directPaymentOf, recordDirectPayment } from './payments.ts';
import { postTransfers } from './service.ts';
import { type EscrowEvent, escrowTable } from './states.ts';
import { selectAccounts } from './store.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);
const system = systemActor('test');
const cny = (amountMinor: bigint): Money => money(amountMinor, 'CNY');

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);

let kit: TestKit;
before(async () => {
  kit = await openLedgerKit();
});

/** A ground with a buyer who has 1,000, a provider, and what tests ask of an escrow. */
const openDeal = async () => {
  const ground = await openLedgerGround(kit, { clients: 2 });
  const [buyer, provider] = ground.people;
  const [payer, payee] = ground.clients;
  assert.ok(buyer !== undefined && provider !== undefined && payer !== undefined && payee !== undefined);
  await ground.deposit(1_000n);
  const agreement = (): Id<'agr'> => newId('agr', ground.kit.clock.now(), ground.kit.random);
  const parties = { payer: payer.organisationId, payee: payee.organisationId, operator: ground.book.operatorId };
  const hold = (agreementId: Id<'agr'>, priceMinor: bigint, feeMinor: bigint, actor: Actor = provider) =>
    ground.kit.db.transact(actor, (tx) =>
      holdEscrow(tx, { agreementId, ...parties, price: cny(priceMinor), feeMinor }),
    );
  const send = (agreementId: string, event: EscrowEvent, actor: Actor = buyer): Promise<Outcome<Escrow>> =>
    ground.kit.db.transact(actor, (tx) => {
      if (event === 'release') return releaseEscrow(tx, agreementId);
      return { void: voidEscrow, freeze: freezeEscrow, unfreeze: unfreezeEscrow }[event](tx, agreementId, 'test');
    });
  const standing = async (): Promise<readonly bigint[]> => {
    const [a, b, fee] = await Promise.all([payer, payee, ground.fee].map(({ id }) => ground.account(id)));
    assert.ok(a !== undefined && b !== undefined && fee !== undefined);
    return [a.debitsPending, a.debitsPosted, b.creditsPosted, fee.creditsPosted];
  };
  return { ground, buyer, provider, agreement, hold, send, standing, parties };
};

test('held, then released: the payee has the net price, the operator its fee, in the provider’s and the buyer’s own transactions', async () => {
  const { ground, agreement, hold, send, standing } = await openDeal();
  const id = agreement();
  must(await hold(id, 600n, 25n));
  assert.deepEqual(await standing(), [600n, 0n, 1_000n, 0n]);
  assert.equal(must(await send(id, 'release')).state, 'released');
  assert.deepEqual(await standing(), [0n, 600n, 1_575n, 25n]);
  assert.equal(codeOf(await send(id, 'void')), 'ledger.escrow_refused');
  await ground.audit();
});

test('what is missing is refused with the amount, and nothing of the transaction stays', async () => {
  const { ground, buyer, agreement, hold, standing } = await openDeal();
  must(await hold(agreement(), 600n, 0n));
  const id = agreement();
  const refused = await hold(id, 401n, 1n);
  assert.equal(codeOf(refused), 'ledger.funds_insufficient');
  assert.equal(!refused.ok && refused.error.params?.missingMinor, '1');
  assert.equal(await ground.kit.db.read(buyer, (tx) => escrowOf(tx, id)), undefined);
  assert.deepEqual(await standing(), [600n, 0n, 1_000n, 0n]);
});

test('the same terms again are the same escrow, also at the same time; other terms are refused', async () => {
  const { ground, agreement, hold, standing } = await openDeal();
  const id = agreement();
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => hold(id, 300n, 10n)));
  const held = outcomes.map(must);
  assert.equal(new Set(held.map((escrow) => escrow.paymentId)).size, 1);
  assert.deepEqual(await standing(), [300n, 0n, 1_000n, 0n]);
  assert.equal(codeOf(await hold(id, 301n, 10n)), 'ledger.escrow_exists');
  await ground.audit();
});

test('a release and a void at the same time: one of them happens', async () => {
  const { ground, agreement, hold, send } = await openDeal();
  for (let i = 0; i < 5; i += 1) {
    const id = agreement();
    must(await hold(id, 100n, 5n));
    const codes = (await Promise.all([send(id, 'release'), send(id, 'void', system)])).map(codeOf);
    assert.deepEqual(codes.sort(), ['ledger.escrow_refused', 'ok']);
  }
  await ground.audit();
});

test(`an escrow follows its state table whatever is sent (seed ${seed})`, async () => {
  const { ground, agreement, hold, send, standing } = await openDeal();
  const events = fc.array(fc.constantFrom<EscrowEvent[]>('release', 'void', 'freeze', 'unfreeze'), { maxLength: 6 });
  for (const sequence of fc.sample(events, { seed, numRuns: 12 })) {
    const id = agreement();
    const before = await standing();
    let { state } = must(await hold(id, 60n, 3n));
    for (const event of sequence) {
      const next = escrowTable[state][event];
      assert.equal(codeOf(await send(id, event)), next === null ? 'ledger.escrow_refused' : 'ok');
      state = next ?? state;
    }
    const [pending, spent] = (await standing()).map((minor, i) => minor - (before[i] ?? 0n));
    assert.equal(pending, state === 'held' || state === 'frozen' ? 60n : 0n);
    assert.equal(spent, state === 'released' ? 60n : 0n);
  }
  await ground.audit();
});

test('a price of zero needs no transfer, a fee as high as the price leaves the payee nothing', async () => {
  const { ground, agreement, hold, send, standing } = await openDeal();
  const free = agreement();
  const escrow = must(await hold(free, 0n, 0n));
  assert.deepEqual([escrow.paymentId, escrow.feeLegId], [null, null]);
  assert.equal(must(await send(free, 'release')).state, 'released');
  const whole = agreement();
  must(await hold(whole, 40n, 40n));
  must(await send(whole, 'release'));
  assert.deepEqual(await standing(), [0n, 40n, 1_000n, 40n]);
  await ground.audit();
});

test('an operator is no party to a deal, a stranger sees none, and an unknown book says so', async () => {
  const { ground, agreement, send, hold, parties, provider } = await openDeal();
  const make = (change: Partial<typeof parties>, feeMinor = 1n, currency = 'CNY') =>
    ground.kit.db.transact(provider, (tx) =>
      holdEscrow(tx, { agreementId: agreement(), ...parties, ...change, price: money(10n, currency), feeMinor }),
    );
  assert.equal(codeOf(await make({ payee: parties.operator })), 'ledger.escrow_parties_wrong');
  assert.equal(codeOf(await make({ payee: parties.payer })), 'ledger.escrow_parties_wrong');
  assert.equal(codeOf(await make({}, 11n)), 'ledger.escrow_parties_wrong');
  assert.equal(codeOf(await make({}, 1n, 'EUR')), 'ledger.book_missing');
  const id = agreement();
  must(await hold(id, 10n, 1n));
  const stranger: Actor = { ...provider, organisationId: newId('org', ground.kit.clock.now(), ground.kit.random) };
  assert.equal(codeOf(await send(id, 'void', stranger)), 'ledger.not_found');
});

test('escrow and whatever else the transaction does stand or fall together', async () => {
  const { ground, buyer, agreement, hold, standing } = await openDeal();
  const id = agreement();
  must(await hold(id, 100n, 5n));
  const failing = ground.kit.db.transact(buyer, async (tx) => {
    must(await releaseEscrow(tx, id));
    throw new Error('the rest of the business failed');
  });
  await assert.rejects(failing, /the rest of the business failed/);
  assert.deepEqual(await standing(), [100n, 0n, 1_000n, 0n]);
  assert.equal((await ground.kit.db.read(buyer, (tx) => escrowOf(tx, id)))?.state, 'held');
});

test('direct payment: the payer’s proof, the payee’s word, no transfer', async () => {
  const { ground, buyer, provider, agreement, parties } = await openDeal();
  const id = agreement();
  const proof = 'ab'.repeat(32);
  const record = (actor: Actor, proofSha256 = proof) =>
    ground.kit.db.transact(actor, (tx) =>
      recordDirectPayment(tx, { agreementId: id, ...parties, amount: cny(500n), proofSha256 }),
    );
  const before = (await ground.transfers()).length;
  assert.equal(codeOf(await record(provider)), 'ledger.only_payer');
  assert.equal(codeOf(await record(buyer, 'xyz')), 'ledger.proof_invalid');
  assert.equal(must(await record(buyer)).state, 'recorded');
  assert.equal(codeOf(await record(buyer)), 'ledger.payment_refused');
  const confirm = (actor: Actor) => ground.kit.db.transact(actor, (tx) => confirmDirectPayment(tx, id));
  assert.equal(codeOf(await confirm(buyer)), 'ledger.only_payee');
  const denied = await ground.kit.db.transact(provider, (tx) => denyDirectPayment(tx, id, 'nothing has come'));
  assert.equal(must(denied).state, 'denied');
  assert.equal(codeOf(await confirm(provider)), 'ledger.payment_refused');
  assert.equal(must(await record(buyer, 'cd'.repeat(32))).state, 'recorded');
  assert.equal(must(await confirm(provider)).state, 'confirmed');
  const seen = await ground.kit.db.read(provider, (tx) => directPaymentOf(tx, id));
  assert.equal(seen?.proofSha256, 'cd'.repeat(32));
  assert.equal((await ground.transfers()).length, before);
});

test('a member’s transaction reaches the other side’s account through the posting function only', async () => {
  const { ground, buyer, agreement } = await openDeal();
  const [ann, bob] = ground.clients;
  assert.ok(ann !== undefined && bob !== undefined);
  const input: TransferInput = {
    ...{ id: ground.transferId(), phase: 'single', kind: 'payment', currency: 'CNY', amountMinor: 7n },
    ...{ debitAccountId: ann.id, creditAccountId: bob.id, agreementId: agreement() },
  };
  const [own, sees] = must(
    await ground.kit.db.transact(buyer, async (tx) => {
      const posted = await postTransfers(tx, [input]);
      return posted.ok ? ok([posted.value, await selectAccounts(tx, {})] as const) : posted;
    }),
  );
  assert.equal(own[0]?.id, input.id);
  assert.deepEqual(
    sees.map(({ id }) => id),
    [ann.id],
    'system context ends with the function',
  );
});
