/** The mirror and the bank, on a real database: a bank is played that keeps its own books and writes statements; days close exactly when both agree. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Id, type Money, money, type Outcome } from '#kernel';
import { virtualClock } from '#platform/clock';
import { newId, seededRandom } from '#platform/random';
import type { TestKit } from '../../test/support/kit.ts';
import { type LedgerGround, must, openLedgerGround } from '../../test/support/ledger.ts';
import { openLedgerKit } from '../../test/support/ledger-kit.ts';
import { ensureClientAccount } from './accounts.ts';
import { importStatement, retrySuspense } from './bank.ts';
import { addDays } from './core/day.ts';
import { type StatementLine, writeStatement } from './core/statement-csv.ts';
import { closeDay } from './days.ts';
import { holdEscrow, releaseEscrow } from './escrow.ts';
import type { Account, TransferInput } from './model.ts';
import { accountStatement } from './reports.ts';
import { postTransfers } from './service.ts';
import { selectOpenSides } from './store-bank.ts';

const seed = BigInt(process.env.FC_SEED ?? 20260801);
const firstDay = '2026-08-03';
const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.error.code);
const cny = (amountMinor: bigint): Money => money(amountMinor, 'CNY');

type Line = Omit<StatementLine, 'line'>;

/** A bank: knows balances of sub-accounts, moves money when told, and states what it did. */
const openBank = () => {
  const balances = new Map<string, bigint>();
  let lines: Line[] = [];
  const state = { date: firstDay };
  return {
    state,
    balances,
    move(subAccount: string, direction: 'C' | 'D', amountMinor: bigint, reference = ''): void {
      const closingMinor = (balances.get(subAccount) ?? 0n) + (direction === 'C' ? amountMinor : -amountMinor);
      balances.set(subAccount, closingMinor);
      lines.push({ date: state.date, subAccount, direction, amountMinor, currency: 'CNY', reference, closingMinor });
    },
    /** What it did since the last statement. */
    statement(): string {
      const csv = writeStatement(lines);
      lines = [];
      return csv;
    },
  };
};

const clock = virtualClock(new Date(`${firstDay}T02:00:00Z`));
let kit: TestKit;
before(async () => {
  kit = await openLedgerKit({ clock });
});

type Scene = {
  readonly ground: LedgerGround;
  readonly bank: ReturnType<typeof openBank>;
  readonly ann: Account;
  readonly bob: Account;
  readonly sub: (account: Account) => string;
};

const openScene = async (): Promise<Scene> => {
  clock.set(new Date(`${firstDay}T02:00:00Z`));
  const ground = await openLedgerGround(kit, { clients: 2 });
  const [ann, bob] = ground.clients;
  assert.ok(ann !== undefined && bob !== undefined);
  return { ground, bank: openBank(), ann, bob, sub: (account) => account.subAccount ?? '' };
};

const take = ({ ground }: Scene, number: string, csv: string, closingOn?: string) =>
  ground.kit.db.transact(ground.manager, (tx) => importStatement(tx, { number, csv, closingOn }));

const close = ({ ground }: Scene, date: string) =>
  ground.kit.db.transact(ground.manager, (tx) => closeDay(tx, { date, currency: 'CNY' }));

/** The bank does what the open sides of posted transfers tell it. */
const obey = async ({ ground, bank }: Scene): Promise<void> => {
  const { book } = ground;
  const closedThrough = null;
  const sides = await ground.kit.db.read(ground.manager, (tx) =>
    selectOpenSides(tx, { bookId: book.id, closedThrough, limit: 100 }),
  );
  for (const side of sides) bank.move(side.subAccount, side.direction, side.amountMinor, `Corridor ${side.transferId}`);
};

const nextDay = ({ bank }: Scene): void => {
  bank.state.date = addDays(bank.state.date, 1);
  clock.advance(86_400_000);
};

/** A trade of 600 with a fee of 25, settled in the mirror. */
const trade = async ({ ground, ann, bob }: Scene, priceMinor = 600n, feeMinor = 25n): Promise<void> => {
  const agreementId = newId('agr', ground.kit.clock.now(), ground.kit.random);
  const parties = { payer: ann.organisationId, payee: bob.organisationId, operator: ground.book.operatorId };
  const [buyer] = ground.people;
  assert.ok(buyer !== undefined);
  must(
    await ground.kit.db.transact(buyer, (tx) =>
      holdEscrow(tx, { agreementId, ...parties, price: cny(priceMinor), feeMinor }),
    ),
  );
  must(await ground.kit.db.transact(buyer, (tx) => releaseEscrow(tx, agreementId)));
};

test('paid in, traded, settled at the bank, closed: the mirror agrees with the statement at every sub-account', async () => {
  const scene = await openScene();
  const { ground, bank, ann, bob, sub } = scene;
  bank.move(sub(ann), 'C', 1_000n, 'from Ann');
  assert.deepEqual(must(await take(scene, 'S1', bank.statement())).counts, {
    ...{ booked: 1, matched: 0, balance: 0, suspense: 0, offset: 0 },
  });
  await trade(scene);
  const early = await close(scene, firstDay);
  assert.equal(codeOf(early), 'ledger.day_differs');
  assert.ok(!early.ok);
  const { differences, notAtBank } = early.error.details as { differences: object[]; notAtBank: object[] };
  assert.deepEqual(differences, [
    { subAccount: sub(ground.fee), mirrorMinor: '25', statementMinor: '0', differenceMinor: '25' },
    { subAccount: sub(ann), mirrorMinor: '400', statementMinor: '1000', differenceMinor: '-600' },
    { subAccount: sub(bob), mirrorMinor: '575', statementMinor: '0', differenceMinor: '575' },
  ]);
  assert.equal(notAtBank.length, 4, 'the two sides of payment and fee leg explain it');
  await obey(scene);
  assert.equal(must(await take(scene, 'S2', bank.statement())).counts.matched, 4);
  const closed = must(await close(scene, firstDay));
  assert.deepEqual([closed.subAccounts, closed.totalMinor], [3, 1_000n]);
  await ground.audit();
});

test('the same statement again does nothing, a longer one adds its lines, a changed one is refused', async () => {
  const scene = await openScene();
  const { ground, bank, ann, sub } = scene;
  bank.move(sub(ann), 'C', 100n, 'first');
  const first = bank.statement();
  assert.equal(must(await take(scene, 'S1', first)).imported, 1);
  assert.equal(must(await take(scene, 'S1', first)).imported, 0);
  bank.move(sub(ann), 'C', 50n, 'second');
  const longer = first + bank.statement().split('\r\n').slice(1).join('\r\n');
  const both = await Promise.all([take(scene, 'S1', longer), take(scene, 'S1', longer)]);
  assert.deepEqual(both.map((outcome) => must(outcome).imported).sort(), [0, 1]);
  assert.equal((await ground.account(ann.id)).creditsPosted, 150n);
  assert.equal(codeOf(await take(scene, 'S1', longer.replace('first', 'fifth'))), 'ledger.statement_differs');
  assert.equal(codeOf(await take(scene, 'S1', first)), 'ledger.statement_differs', 'a shorter one has lost a line');
  assert.equal(codeOf(await take(scene, 'S2', first)), 'ledger.statement_gap', 'the same money under another number');
  assert.equal((await ground.account(ann.id)).creditsPosted, 150n);
  await ground.audit();
});

test('money for an unknown sub-account waits; the day opens up when the account is there', async () => {
  const scene = await openScene();
  const { ground, bank } = scene;
  bank.move('777777', 'C', 90n, 'from Cid');
  const [waiting] = must(await take(scene, 'S1', bank.statement())).suspense;
  assert.equal(waiting?.suspenseReason, 'sub_account_unknown');
  const refused = await close(scene, firstDay);
  assert.equal(codeOf(refused), 'ledger.day_differs');
  const retry = () => ground.kit.db.transact(ground.manager, (tx) => retrySuspense(tx, waiting.id));
  assert.equal(codeOf(await retry()), 'ledger.suspense_unresolved');
  const organisationId = newId('org', ground.kit.clock.now(), ground.kit.random);
  const opened = await ground.kit.db.transact(ground.manager, (tx) =>
    ensureClientAccount(tx, { organisationId, currency: 'CNY', region: ground.region, subAccount: '777777' }),
  );
  assert.equal((await ground.account(must(opened).id)).creditsPosted, 0n);
  const outcomes = (await Promise.all([retry(), retry()])).map(codeOf);
  assert.deepEqual(outcomes.sort(), ['ledger.not_found', 'ok'], 'booked once');
  assert.equal((await ground.account(must(opened).id)).creditsPosted, 90n);
  must(await close(scene, firstDay));
  await ground.audit();
});

test('fees are paid out, members withdraw, and what is reserved cannot be withdrawn', async () => {
  const scene = await openScene();
  const { ground, bank, ann, bob, sub } = scene;
  bank.move(sub(ann), 'C', 1_000n);
  must(await take(scene, 'S1', bank.statement()));
  await trade(scene);
  await obey(scene);
  bank.move(sub(ground.fee), 'D', 25n, 'fees of the day');
  bank.move(sub(bob), 'D', 500n, 'to Bob');
  const hold: TransferInput = {
    ...{ id: ground.transferId(), phase: 'pending', kind: 'withdrawal', currency: 'CNY', amountMinor: 300n },
    ...{ debitAccountId: ann.id, creditAccountId: ground.custody.id },
  };
  must(await ground.post(hold));
  bank.move(sub(ann), 'D', 150n, 'more than is free');
  const done = must(await take(scene, 'S2', bank.statement()));
  assert.deepEqual(done.counts, { booked: 2, matched: 4, balance: 0, suspense: 1, offset: 0 });
  assert.equal(done.suspense[0]?.suspenseReason, 'funds_insufficient');
  bank.move(sub(ann), 'D', 300n, hold.id);
  const refused = await take(scene, 'S3', bank.statement());
  assert.equal(must(refused).counts.booked, 1, 'the withdrawal that was reserved is posted by the statement');
  assert.equal((await ground.account(ann.id)).debitsPending, 0n);
  const kinds = (await ground.transfers()).map((row) => `${row.kind} ${row.phase}`);
  assert.ok(kinds.includes('fee_payout single') && kinds.includes('withdrawal post'));
  assert.equal((await ground.account(ground.fee.id)).debitsPosted, 25n);
  await ground.audit();
});

test('a line that names a transfer wrongly, twice, or pays into the fee account waits with its reason', async () => {
  const scene = await openScene();
  const { ground, bank, ann, bob, sub } = scene;
  bank.move(sub(ann), 'C', 1_000n);
  must(await take(scene, 'S1', bank.statement()));
  await trade(scene, 600n, 0n);
  const payment = (await ground.transfers()).find((row) => row.phase === 'post')?.id ?? '';
  bank.move(sub(ann), 'D', 600n, payment);
  bank.move(sub(ann), 'D', 600n, payment);
  bank.move(sub(bob), 'D', 600n, payment);
  bank.move(sub(bob), 'C', 599n, payment);
  bank.move(sub(ground.fee), 'C', 5n, 'interest');
  bank.move(sub(bob), 'C', 1n, ground.transferId());
  bank.move(sub(bob), 'C', 0n, 'balance');
  const done = must(await take(scene, 'S2', bank.statement()));
  assert.deepEqual(
    done.suspense.map((line) => line.suspenseReason),
    ['reference_differs', 'reference_differs', 'reference_differs', 'fee_credit_unexpected', 'reference_unknown'],
  );
  assert.deepEqual(done.counts, { booked: 0, matched: 1, balance: 1, suspense: 5, offset: 0 });
  assert.equal((await ground.account(ground.fee.id)).creditsPosted, 0n);
  await ground.audit();
});

test('nothing is posted into a closed day, from the bank or from a member', async () => {
  const scene = await openScene();
  const { ground, bank, ann, bob, sub } = scene;
  assert.equal(codeOf(await close(scene, firstDay)), 'ledger.statement_missing');
  bank.move(sub(ann), 'C', 100n);
  must(await take(scene, 'S1', bank.statement()));
  assert.equal(codeOf(await close(scene, addDays(firstDay, 1))), 'ledger.day_in_future');
  must(await close(scene, firstDay));
  assert.equal(codeOf(await close(scene, firstDay)), 'ledger.day_closed');
  bank.move(sub(ann), 'C', 7n);
  assert.equal(codeOf(await take(scene, 'S2', bank.statement())), 'ledger.day_closed');
  const adjustment: TransferInput = {
    ...{ id: ground.transferId(), phase: 'single', kind: 'adjustment', currency: 'CNY', amountMinor: 40n },
    ...{ debitAccountId: ann.id, creditAccountId: bob.id, reason: 'test' },
  };
  assert.equal(codeOf(await ground.post({ ...adjustment, bookedOn: firstDay })), 'ledger.day_closed');
  const [posted] = must(await ground.post(adjustment));
  assert.equal(posted?.bookedOn, addDays(firstDay, 1), 'what comes after the close is the next day’s');
  const statement = await ground.kit.db.read(ground.manager, (tx) =>
    accountStatement(tx, { accountId: ann.id, from: addDays(firstDay, 1), to: addDays(firstDay, 1) }),
  );
  assert.deepEqual(
    [must(statement).openingMinor, must(statement).lines.length, must(statement).closingMinor],
    [100n, 1, 60n],
  );
});

test('a bank that executes a day later is closed a day later, both days at once', async () => {
  const scene = await openScene();
  const { bank, ann, sub } = scene;
  bank.move(sub(ann), 'C', 1_000n);
  must(await take(scene, 'S1', bank.statement()));
  await trade(scene);
  assert.equal(codeOf(await close(scene, firstDay)), 'ledger.day_differs');
  nextDay(scene);
  await obey(scene);
  must(await take(scene, 'S2', bank.statement()));
  assert.equal(
    codeOf(await close(scene, firstDay)),
    'ledger.day_differs',
    'at the first day’s end the bank had not moved',
  );
  assert.equal(must(await close(scene, addDays(firstDay, 1))).firstDay, null);
});

test('what is posted after a day does not keep it from closing', async () => {
  const scene = await openScene();
  const { bank, ann, sub } = scene;
  bank.move(sub(ann), 'C', 1_000n);
  await take(scene, 'S1', bank.statement()).then(must);
  nextDay(scene);
  await trade(scene);
  assert.equal(must(await close(scene, firstDay)).totalMinor, 1_000n);
  await obey(scene);
  must(await take(scene, 'S2', bank.statement()));
  assert.equal(must(await close(scene, addDays(firstDay, 1))).firstDay, addDays(firstDay, 1));
});

test('a statement in another currency, of a day to come, or of somebody else’s book is refused whole', async () => {
  const scene = await openScene();
  const { ground, bank, ann, sub } = scene;
  bank.move(sub(ann), 'C', 100n);
  const csv = bank.statement();
  const bookId = ground.book.id;
  const as = (actor: typeof ground.manager, text: string) =>
    ground.kit.db.transact(actor, (tx) => importStatement(tx, { number: 'S1', csv: text, bookId }));
  assert.equal(codeOf(await as(ground.manager, csv.replace('CNY', 'EUR'))), 'ledger.statement_currency');
  assert.equal(codeOf(await as(ground.manager, csv.replace(firstDay, '2026-09-01'))), 'ledger.day_in_future');
  const [member] = ground.people;
  assert.ok(member !== undefined);
  assert.equal(codeOf(await as({ ...member, roles: ['exchangeManager'] }, csv)), 'ledger.not_found');
  assert.equal((await ground.transfers()).length, 0);
});

test(`random days close when the bank did what it was told, and never when one amount is off (seed ${seed})`, async () => {
  const scene = await openScene();
  const { ground, bank, ann, bob, sub } = scene;
  const random = seededRandom(seed);
  const below = (n: number): number => (random.bytes(1)[0] ?? 0) % n;
  for (let day = 0; day < 6; day += 1) {
    for (let i = 0; i <= below(3); i += 1) bank.move(sub(ann), 'C', BigInt(500 + below(200)), 'in');
    must(await take(scene, `in-${day}`, bank.statement()));
    for (let i = 0; i < 1 + below(2); i += 1) await trade(scene, BigInt(60 + below(100)), BigInt(below(20)));
    await obey(scene);
    if (below(2) === 0) bank.move(sub(bob), 'D', bank.balances.get(sub(bob)) ?? 0n, 'out');
    const isOff = below(2) === 0;
    if (isOff) bank.move(sub(ann), 'C', 1n, ground.transferId());
    must(await take(scene, `out-${day}`, bank.statement()));
    const closed = await close(scene, bank.state.date);
    assert.equal(codeOf(closed), isOff ? 'ledger.day_differs' : 'ok');
    if (isOff) {
      bank.move(sub(ann), 'D', 1n, ground.transferId());
      must(await take(scene, `undo-${day}`, bank.statement()));
      must(await close(scene, bank.state.date));
    }
    nextDay(scene);
  }
  await ground.audit();
});

test('an import that cannot be finished leaves no line and no deposit', async () => {
  const scene = await openScene();
  const { ground, bank, ann, sub } = scene;
  bank.move(sub(ann), 'C', 100n);
  const csv = bank.statement();
  const failing = ground.kit.db.transact(ground.manager, async (tx) => {
    must(await importStatement(tx, { number: 'S1', csv }));
    throw new Error('the connection was lost');
  });
  await assert.rejects(failing, /the connection was lost/);
  assert.equal((await ground.transfers()).length, 0);
  assert.equal(must(await take(scene, 'S1', csv)).imported, 1);
  const id: Id<'trf'> = ground.transferId();
  const stray = await ground.kit.db.transact(ground.manager, (tx) =>
    postTransfers(tx, [{ id, phase: 'void', pendingId: id }]),
  );
  assert.equal(codeOf(stray), 'ledger.pending_unknown');
});
