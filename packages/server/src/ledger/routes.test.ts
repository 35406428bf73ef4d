/** The ledger over HTTP: what members, strangers, bookkeepers and other operators see and may do, and the shapes of the answers. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { auditErrors } from '#audit';
import { identityErrors } from '#identity';
import { type Actor, ok, type Role } from '#kernel';
import { createHttp, httpErrors } from '#platform/http';
import { newId } from '#platform/random';
import { systemActor } from '#platform/system';
import { type TestKit, testActor } from '../../test/support/kit.ts';
import { type LedgerGround, must, openLedgerGround } from '../../test/support/ledger.ts';
import { openLedgerKit } from '../../test/support/ledger-kit.ts';
import { batchRoot } from './core/batch-root.ts';
import { ledgerErrors } from './errors.ts';
import { holdEscrow } from './escrow.ts';
import { ledgerRoutes } from './routes.ts';

type Person = Extract<Actor, { kind: 'person' | 'token' }>;
type Answer = {
  readonly status: number;
  readonly body: Record<string, unknown>;
};

const system = systemActor('test');
let kit: TestKit;
let ground: LedgerGround;
let call: (who: Person | undefined, method: 'GET' | 'POST', path: string, body?: object) => Promise<Answer>;

const people = new Map<string, Person>();

/** Puts an organisation, and the region it operates, into identity. */
const register = (id: string, region: string, operates: boolean) =>
  kit.db.transact(system, async (tx) => {
    await sql`insert into identity.organisation (id, name, name_en, region, market_roles, state, applied_at)
      values (${id}, ${id}, ${id}, ${region}, ${operates ? ['operator'] : ['buyer']}::text[], 'verified', ${tx.now})`.execute(
      tx.q,
    );
    if (operates)
      await sql`insert into identity.region (code, name_zh, name_en, operator_id, opened_at)
        values (${region}, '测试区', 'Test', ${id}, ${tx.now})`.execute(tx.q);
    return ok(null);
  });

before(async () => {
  kit = await openLedgerKit();
  ground = await openLedgerGround(kit, { clients: 3 });
  must(await register(ground.manager.organisationId, ground.region, true));
  for (const { organisationId } of ground.people) must(await register(organisationId, ground.region, false));
  await ground.deposit(1_000n);
  const http = await createHttp({
    ...kit,
    routes: ledgerRoutes(kit),
    errors: [httpErrors, auditErrors, identityErrors, ledgerErrors],
    authenticate: async (request) => people.get(String(request.headers['x-test'])) ?? { kind: 'anonymous' },
    version: 'test',
  });
  call = async (who, method, path, body) => {
    if (who !== undefined) people.set(who.personId, who);
    const answer = await http.inject({
      ...{ method, url: `/api/v1/ledger${path}`, headers: { 'x-test': who?.personId ?? '' } },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
});

const as = (person: Person, ...roles: Role[]): Person => ({
  ...{ ...person, personId: newId('psn', kit.clock.now(), kit.random), roles },
});
const third = <T>(list: readonly T[]): readonly [T, T, T] => {
  const [a, b, c] = list;
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  return [a, b, c];
};

test('a member sees its own account, with where to pay in; an operator’s bookkeepers see all of the book', async () => {
  const [ann] = third(ground.people);
  const [annAccount, bobAccount] = third(ground.clients);
  const own = await call(ann, 'GET', '/accounts');
  assert.equal(own.status, 200);
  const items = own.body.items as Record<string, string>[];
  assert.deepEqual(
    items.map((item) => item.id),
    [annAccount.id],
  );
  assert.equal(items[0]?.balanceMinor, '1000');
  assert.equal(items[0]?.subAccount, '000001');
  assert.equal((await call(ann, 'GET', `/accounts/${bobAccount.id}`)).status, 404);
  assert.equal((await call(ann, 'GET', `/accounts/${bobAccount.id}/transfers`)).status, 404);
  assert.equal(
    (await call(ann, 'GET', `/accounts/${bobAccount.id}/statement?from=2026-01-01&to=2026-01-02`)).status,
    404,
  );
  for (const role of ['exchangeManager', 'auditor'] as const) {
    const all = await call(as(ground.manager, role), 'GET', '/accounts?currency=CNY&pageSize=3');
    assert.equal((all.body.items as object[]).length, 3);
    const token = String(all.body.nextPageToken);
    const rest = await call(as(ground.manager, role), 'GET', `/accounts?pageSize=3&pageToken=${token}`);
    assert.equal((rest.body.items as object[]).length, 2);
    assert.equal(rest.body.nextPageToken, undefined);
  }
  const clerk = await call(as(ground.manager, 'systemAdmin'), 'GET', '/accounts');
  assert.deepEqual((clerk.body.items as { kind: string }[]).map((item) => item.kind).sort(), ['custody', 'fee']);
  assert.equal((await call(as(ground.manager, 'systemAdmin'), 'GET', `/accounts/${annAccount.id}`)).status, 404);
  assert.equal((await call(undefined, 'GET', '/accounts')).status, 401);
});

test('transfers by hand: results in order, idempotent by id, chains as a whole, only the kinds that are made by hand', async () => {
  const [ann, bob] = third(ground.clients);
  const by = (more: object) => ({
    ...{ id: ground.transferId(), debitAccountId: ann.id, creditAccountId: bob.id, amountMinor: '10' },
    ...{ currency: 'CNY', reason: 'bank error of Monday' },
    ...more,
  });
  const transfers = [
    by({}),
    by({ amountMinor: '5000' }),
    by({ linked: true }),
    by({ amountMinor: '5000' }),
    by({ phase: 'pending', kind: 'withdrawal', creditAccountId: ground.custody.id }),
  ];
  const first = await call(ground.manager, 'POST', '/transfers', { transfers });
  assert.equal(first.status, 200);
  const results = first.body.results as Record<string, string>[];
  assert.deepEqual(
    results.map((r) => r.code ?? r.outcome),
    ['created', 'ledger.funds_insufficient', 'ledger.linked_failed', 'ledger.funds_insufficient', 'created'],
  );
  const again = await call(ground.manager, 'POST', '/transfers', { transfers: [transfers[0]] });
  assert.equal((again.body.results as Record<string, string>[])[0]?.outcome, 'exists');
  const other = await call(ground.manager, 'POST', '/transfers', {
    transfers: [{ ...transfers[0], amountMinor: '11' }],
  });
  assert.deepEqual([other.status, other.body.code], [409, 'ledger.exists_with_different']);
  assert.match(String(other.body.detail), /another amountMinor/);
  const refused = async (transfer: object): Promise<unknown> =>
    (await call(ground.manager, 'POST', '/transfers', { transfers: [transfer] })).body.code;
  assert.equal(await refused(by({ kind: 'fee_leg', creditAccountId: ground.fee.id })), 'http.invalid');
  assert.equal(await refused(by({ creditAccountId: ground.fee.id })), 'ledger.move_not_allowed');
  assert.equal(await refused(by({ reason: undefined })), 'http.invalid');
  assert.equal(await refused(by({ id: 'mine' })), 'http.invalid');
  assert.equal(await refused(by({ extra: 1 })), 'http.invalid');
  assert.equal((await call(as(ground.manager, 'auditor'), 'POST', '/transfers', { transfers })).status, 403);
});

test('an escrow is not ended by hand, and another operator’s books do not exist', async () => {
  const [buyer, seller] = third(ground.people);
  const [ann, bob] = third(ground.clients);
  const agreementId = newId('agr', kit.clock.now(), kit.random);
  const parties = { payer: buyer.organisationId, payee: seller.organisationId, operator: ground.book.operatorId };
  const price = { amountMinor: 100n, currency: 'CNY' };
  const escrow = must(
    await kit.db.transact(buyer, (tx) => holdEscrow(tx, { agreementId, ...parties, price, feeMinor: 5n })),
  );
  const post = (who: Person, transfer: object) => call(who, 'POST', '/transfers', { transfers: [transfer] });
  const end = { id: ground.transferId(), phase: 'post', pendingId: escrow.paymentId, reason: 'in a hurry' };
  assert.equal((await post(ground.manager, end)).body.code, 'ledger.kind_not_manual');
  const elsewhere = await openLedgerGround(kit, { clients: 0 });
  const move = {
    ...{ debitAccountId: ann.id, creditAccountId: bob.id, amountMinor: '1', currency: 'CNY', reason: 'x' },
  };
  const foreign = await post(elsewhere.manager, { id: ground.transferId(), ...move });
  assert.deepEqual([foreign.status, foreign.body.code], [422, 'ledger.account_unknown']);
  assert.equal((await post(elsewhere.manager, { ...end, pendingId: escrow.paymentId })).status, 404);
  const seen = await call(seller, 'GET', `/escrows/${agreementId}`);
  assert.deepEqual([seen.body.state, seen.body.priceMinor], ['held', '100']);
  assert.equal((await call(third(ground.people)[2], 'GET', `/escrows/${agreementId}`)).status, 404);
});

test('statement, pages of transfers and trial balance agree with each other', async () => {
  const [ann] = third(ground.people);
  const [account] = third(ground.clients);
  const pages: string[] = [];
  for (let token = ''; ; ) {
    const page = await call(ann, 'GET', `/accounts/${account.id}/transfers?pageSize=2${token}`);
    pages.push(...(page.body.items as { timestamp: string }[]).map((item) => item.timestamp));
    if (page.body.nextPageToken === undefined) break;
    token = `&pageToken=${page.body.nextPageToken}`;
  }
  assert.deepEqual(pages, [...pages].sort().reverse());
  const own = (await ground.transfers()).filter(
    (t) => t.debit_account_id === account.id || t.credit_account_id === account.id,
  );
  assert.equal(pages.length, own.length);
  const days = own.map((t) => t.booked_on).sort();
  const period = `from=${days[0]}&to=${days.at(-1)}`;
  const statement = await call(ann, 'GET', `/accounts/${account.id}/statement?${period}`);
  const balance = (await call(ann, 'GET', `/accounts/${account.id}`)).body.balanceMinor;
  assert.deepEqual([statement.body.openingMinor, statement.body.closingMinor], ['0', balance]);
  assert.equal((await call(ann, 'GET', `/accounts/${account.id}/statement?from=2026-01-02&to=2026-01-01`)).status, 422);
  assert.equal((await call(ann, 'GET', `/accounts/${account.id}/statement?from=2024-01-01&to=2026-01-01`)).status, 422);
  assert.equal((await call(ann, 'GET', `/accounts/${account.id}/transfers?pageToken=zzz`)).status, 400);
  const trial = await call(as(ground.manager, 'auditor'), 'GET', '/trial-balance?currency=CNY&recompute=true');
  assert.deepEqual(
    [trial.body.postedDifferenceMinor, trial.body.pendingDifferenceMinor, trial.body.unfounded, trial.body.accounts],
    ['0', '0', [], 5],
  );
  assert.equal(trial.body.transfers, (await ground.transfers()).length);
  assert.equal((await call(ann, 'GET', '/trial-balance?currency=CNY')).status, 403);
});

test('a party proves its transfer against the log’s entry without seeing the others of the batch', async () => {
  const [ann, bob] = third(ground.people);
  const [deposit] = await ground.transfers();
  assert.ok(deposit !== undefined);
  const [account] = third(ground.clients);
  assert.equal(deposit.credit_account_id, account.id);
  const proof = await call(ann, 'GET', `/transfers/${deposit.id}/proof`);
  assert.equal(proof.status, 200);
  assert.equal(proof.body.size, 3, 'the deposit was one of a batch of three');
  assert.equal(batchRoot([String(proof.body.bytes)]) === proof.body.merkleRoot, false);
  const { rows } = await kit.db.read(ann, (tx) =>
    sql<{ content: string }>`select content::text as content from audit.entry where id = ${proof.body.entryId}`.execute(
      tx.q,
    ),
  );
  assert.match(rows[0]?.content ?? '', new RegExp(String(proof.body.merkleRoot).replace(/[+/=]/g, '.')));
  assert.equal((await call(bob, 'GET', `/transfers/${deposit.id}/proof`)).status, 404);
});

test('an operator opens its region’s book and members’ accounts; others are refused', async () => {
  const manager = testActor(['exchangeManager'], undefined, '440300');
  must(await register(manager.organisationId, '440300', true));
  const facts = { region: '440300', currency: 'CNY', bankName: 'Test bank', bankAccount: 'A-440300' };
  const opened = await call(manager, 'POST', '/books', facts);
  assert.deepEqual([opened.status, opened.body.timeZone], [201, 'Asia/Shanghai']);
  assert.equal((await call(manager, 'POST', '/books', facts)).body.code, 'ledger.book_exists');
  assert.equal((await call(ground.manager, 'POST', '/books', facts)).body.code, 'ledger.not_operator');
  assert.equal((await call(manager, 'POST', '/books', { ...facts, timeZone: 'Mars' })).status, 400);
  const [ann] = third(ground.people);
  const abroad = await call(ann, 'POST', '/accounts', { currency: 'CNY', region: '440300' });
  assert.deepEqual([abroad.status, abroad.body.subAccount], [200, '000001']);
  const home = await call(ann, 'POST', '/accounts', { currency: 'CNY' });
  assert.equal(home.body.id, third(ground.clients)[0].id, 'the one that is there');
  assert.equal((await call(manager, 'POST', '/accounts', { currency: 'CNY' })).body.code, 'ledger.operator_no_client');
  const elsewhere = await call(manager, 'POST', '/accounts', { currency: 'CNY', region: ground.region });
  assert.equal(elsewhere.status, 200, 'an operator may be a member of another region');
  const balance = await call(manager, 'GET', '/trial-balance?currency=CNY&recompute=true');
  assert.equal(balance.body.accounts, 3, 'what it has elsewhere is not in its books');
  const { organisationId } = third(ground.people)[1];
  const forOther = { currency: 'CNY', organisationId, region: '440300', subAccount: '888' };
  assert.equal((await call(ann, 'POST', '/accounts', forOther)).body.code, 'ledger.not_operator');
  assert.equal((await call(manager, 'POST', '/accounts', forOther)).body.subAccount, '888');
  const taken = { ...forOther, organisationId: third(ground.people)[2].organisationId };
  assert.equal((await call(manager, 'POST', '/accounts', taken)).body.code, 'ledger.sub_account_taken');
  assert.equal((await call(ann, 'POST', '/accounts', { currency: 'EUR' })).body.code, 'ledger.book_missing');
});

test('bank statement, suspense, instructions and close over HTTP', async () => {
  const scene = await openLedgerGround(kit, { clients: 1 });
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(kit.clock.now());
  const header = 'date,subAccount,direction,amountMinor,currency,reference,closingBalanceMinor';
  const csv = `${header}\n${day},000001,C,500,CNY,hello,500\n${day},000009,C,1,CNY,who,1\n`;
  const imported = await call(scene.manager, 'POST', '/bank-statements', { number: '1', csv });
  assert.deepEqual(imported.body.counts, { booked: 1, matched: 0, balance: 0, suspense: 1, offset: 0 });
  const waiting = (await call(scene.manager, 'GET', '/suspense')).body.items as {
    id: string;
    suspenseReason: string;
  }[];
  assert.deepEqual(
    waiting.map((line) => line.suspenseReason),
    ['sub_account_unknown'],
  );
  const retry = await call(scene.manager, 'POST', `/suspense/${waiting[0]?.id}/retry`);
  assert.equal(retry.body.code, 'ledger.suspense_unresolved');
  assert.equal((await call(ground.manager, 'POST', `/suspense/${waiting[0]?.id}/retry`)).status, 404);
  const refused = await call(scene.manager, 'POST', `/days/${day}/close`, {});
  assert.deepEqual([refused.status, refused.body.code], [409, 'ledger.day_differs']);
  assert.deepEqual((refused.body.details as { differences: object[] }).differences, [
    { subAccount: '000009', mirrorMinor: '0', statementMinor: '1', differenceMinor: '-1' },
  ]);
  const back = `${header}\n${day},000009,D,1,CNY,sent back,0\n`;
  assert.equal((await call(scene.manager, 'POST', '/bank-statements', { number: '2', csv: back })).status, 200);
  const closed = await call(scene.manager, 'POST', `/days/${day}/close`, { currency: 'CNY' });
  assert.deepEqual(
    (await call(scene.manager, 'GET', '/suspense')).body.items,
    [],
    'the two have cancelled each other out',
  );
  assert.deepEqual([closed.status, closed.body.lastDay, closed.body.totalMinor], [200, day, '500']);
  const books = (await call(scene.manager, 'GET', '/books')).body.items as { closedThrough: string }[];
  assert.deepEqual(
    books.map((book) => book.closedThrough),
    [day],
  );
  const instructions = await call(ground.manager, 'GET', '/bank-instructions?currency=CNY');
  assert.equal(instructions.status, 200);
  assert.ok((instructions.body.items as object[]).length > 0);
  assert.equal((await call(third(ground.people)[0], 'POST', `/days/${day}/close`, {})).status, 403);
  assert.equal((await call(scene.manager, 'POST', '/days/2026-13-01/close', {})).status, 400);
});
