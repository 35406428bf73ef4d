/** The invariants of a ledger on a real database: many clients at once, random transfers, connections cut in between; afterwards the rows are replayed. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { type Id, type Outcome, ok, refuse } from '#kernel';
import { virtualClock } from '#platform/clock';
import { createPool } from '#platform/database';
import { type Random, seededRandom } from '#platform/random';
import { systemActor } from '#platform/system';
import type { TestKit } from '../../test/support/kit.ts';
import { type LedgerGround, must, openLedgerGround } from '../../test/support/ledger.ts';
import { openLedgerKit } from '../../test/support/ledger-kit.ts';
import type { Verdict } from './core/posting.ts';
import { expireDue } from './jobs.ts';
import { createPostingLane, type PostingLane } from './lane.ts';
import type { OpeningInput, Transfer, TransferInput } from './model.ts';
import { moves } from './rules.ts';
import { postTransfers } from './service.ts';
import { lockForPosting, writeBatch } from './store-posting.ts';

const seed = BigInt(process.env.FC_SEED ?? 20260801);
const system = systemActor('test');
const agreementId = 'agr_01kth4zm2seh3vgmhc50xf4fba' as Id<'agr'>;

let kit: TestKit;
before(async () => {
  kit = await openLedgerKit();
});

/** What the clients of a run know of each other, and what they were told. */
type Run = {
  readonly ground: LedgerGround;
  readonly lane: PostingLane;
  readonly random: Random;
  readonly sent: TransferInput[];
  /** Ids that were sent as one chain and by nobody else. */
  readonly chains: string[][];
  /** How often an id was answered with `created`. */
  readonly created: Map<string, number>;
  /** Ids in groups that were refused, or rolled back, as a whole. */
  readonly refused: Set<string>;
  readonly codes: Map<string, number>;
};

const below = (run: Run, n: number): number =>
  new DataView(Uint8Array.from(run.random.bytes(4)).buffer).getUint32(0) % n;
const pick = <T>(run: Run, list: readonly T[]): T => list[below(run, list.length)] as T;

/** Mostly money between few members, so that limits bite; a quarter is only reserved. */
const randomOpening = (run: Run): OpeningInput => {
  const { clients, fee, custody, transferId } = run.ground;
  const common = { id: transferId(), currency: 'CNY', amountMinor: BigInt(1 + below(run, 300)), agreementId } as const;
  const from = below(run, clients.length);
  const payer = clients[from]?.id ?? fee.id;
  const payee = clients[(from + 1 + below(run, clients.length - 1)) % clients.length]?.id ?? fee.id;
  const phase = below(run, 4) === 0 ? 'pending' : 'single';
  const what = below(run, 8);
  if (what < 2)
    return { ...common, phase: 'single', kind: 'deposit', debitAccountId: custody.id, creditAccountId: payee };
  if (what === 2) return { ...common, phase, kind: 'withdrawal', debitAccountId: payer, creditAccountId: custody.id };
  if (what < 5) return { ...common, phase, kind: 'fee_leg', debitAccountId: payer, creditAccountId: fee.id };
  return { ...common, phase, kind: 'payment', debitAccountId: payer, creditAccountId: payee };
};

/** Something new, the same again, the same id with another amount, or the end of what somebody has reserved. */
const randomInput = (run: Run): TransferInput => {
  const what = below(run, 20);
  const earlier = run.sent.length === 0 ? undefined : pick(run, run.sent);
  if (earlier === undefined || what < 13) return randomOpening(run);
  if (what === 13) return { ...earlier, linked: false };
  if (what === 14 && 'amountMinor' in earlier) return { ...earlier, amountMinor: (earlier.amountMinor ?? 1n) + 1n };
  const reserved = run.sent.filter((input) => input.phase === 'pending').slice(-12);
  if (reserved.length === 0) return randomOpening(run);
  const phase = pick(run, ['post', 'post', 'void'] as const);
  return { id: run.ground.transferId(), phase, pendingId: pick(run, reserved).id };
};

const note = (run: Run, inputs: readonly TransferInput[], verdicts: readonly Verdict[]): void => {
  for (const [i, verdict] of verdicts.entries()) {
    const id = inputs[i]?.id ?? '';
    const code = verdict.ok ? verdict.value.outcome : verdict.error.code;
    run.codes.set(code, (run.codes.get(code) ?? 0) + 1);
    if (code === 'created') run.created.set(id, (run.created.get(id) ?? 0) + 1);
  }
};

const throughLane = async (run: Run): Promise<void> => {
  const inputs = Array.from({ length: 1 + below(run, 5) }, () => ({
    ...randomInput(run),
    linked: below(run, 3) === 0,
  }));
  const last = inputs.at(-1);
  if (last !== undefined) last.linked = false;
  run.sent.push(...inputs);
  note(run, inputs, must(await run.lane.submit({ inputs, by: 'test' })));
};

/** A business transaction: other work, a chain, and sometimes a refusal after it that takes all of it back. */
const throughBusiness = async (run: Run): Promise<void> => {
  const inputs = Array.from({ length: 1 + below(run, 3) }, () => randomInput(run));
  const changesItsMind = below(run, 4) === 0;
  if (changesItsMind)
    for (const input of inputs) if (!run.sent.some(({ id }) => id === input.id)) run.refused.add(input.id);
  if (!changesItsMind) run.sent.push(...inputs);
  const done = await run.ground.kit.db.transact(system, async (tx): Promise<Outcome<unknown>> => {
    await sql`select 1`.execute(tx.q);
    const posted = await postTransfers(tx, inputs);
    return changesItsMind ? refuse('test.changed_its_mind') : posted;
  });
  const code = done.ok ? 'business' : done.error.code;
  run.codes.set(code, (run.codes.get(code) ?? 0) + 1);
};

const runClients = async (run: Run, clients: number, rounds: number): Promise<void> => {
  const one = async (): Promise<void> => {
    for (let i = 0; i < rounds; i += 1)
      await (below(run, 3) === 0 ? throughBusiness(run) : throughLane(run)).catch((error: unknown) => {
        const code = `error ${String((error as { code?: string }).code)}`;
        run.codes.set(code, (run.codes.get(code) ?? 0) + 1);
      });
  };
  await Promise.all(Array.from({ length: clients }, one));
};

const startRun = (ground: LedgerGround): Run => ({
  ...{ ground, lane: createPostingLane(ground.kit.db), random: seededRandom(seed) },
  ...{ sent: [], chains: [], created: new Map(), refused: new Set(), codes: new Map() },
});

const checkRun = async (run: Run): Promise<void> => {
  await run.ground.audit();
  const recorded = new Set((await run.ground.transfers()).map((t) => t.id));
  for (const [id, times] of run.created) {
    assert.equal(times, 1, `${id} had one effect`);
    assert.ok(recorded.has(id), `${id} was acknowledged and is there`);
  }
  for (const chain of run.chains) {
    const there = chain.filter((id) => recorded.has(id)).length;
    assert.ok(there === 0 || there === chain.length, `of a chain of ${chain.length} there are ${there}`);
  }
  for (const id of run.refused) assert.ok(!recorded.has(id), `${id} was taken back and is not there`);
};

/** Every posted transfer is committed to by exactly one entry of the log, and every entry by its transfers. */
const checkLog = async (ground: LedgerGround): Promise<void> => {
  const { rows } = await ground.kit.db.read(system, (tx) =>
    sql<{ entries: bigint; batches: bigint; lost: bigint; alone: bigint }>`
      select (select count(*) from audit.entry where kind = 'ledger.batch_posted') as entries,
        (select count(distinct entry_id) from ledger.transfer) as batches,
        (select count(*) from ledger.transfer t where not exists
          (select from audit.entry e where e.id = t.entry_id and e.kind = 'ledger.batch_posted')) as lost,
        (select count(*) from audit.entry e where e.kind = 'ledger.batch_posted' and not exists
          (select from ledger.transfer t where t.entry_id = e.id)) as alone`.execute(tx.q),
  );
  assert.equal(rows[0]?.entries, rows[0]?.batches);
  assert.equal(rows[0]?.lost, 0n);
  assert.equal(rows[0]?.alone, 0n);
};

test(`12 clients at once keep the books whole (seed ${seed})`, async (t) => {
  const ground = await openLedgerGround(kit, { clients: 4 });
  await ground.deposit(2_000n);
  const run = startRun(ground);
  await runClients(run, 12, 25);
  await checkRun(run);
  await checkLog(ground);
  t.diagnostic(JSON.stringify(Object.fromEntries(run.codes)));
  assert.deepEqual(
    [...run.codes.keys()].filter((code) => code.startsWith('error')),
    [],
    'nobody met an error',
  );
  for (const code of ['created', 'exists', 'ledger.funds_insufficient', 'ledger.pending_ended', 'ledger.linked_failed'])
    assert.ok((run.codes.get(code) ?? 0) > 0, `the run met ${code}`);
});

test(`connections cut in the middle lose nothing acknowledged and leave nothing half-done (seed ${seed})`, async (t) => {
  const ground = await openLedgerGround(kit, { clients: 4 });
  await ground.deposit(2_000n);
  const run = startRun(ground);
  let cut = 0;
  let isOver = false;
  const cutting = (async () => {
    while (!isOver) {
      await sleep(15);
      const { rows } = await ground.kit.db.read(system, (tx) =>
        sql<{ ok: boolean }>`select pg_terminate_backend(pid) as ok from pg_stat_activity
          where usename = current_user and datname = current_database() and pid <> pg_backend_pid()
            and xact_start is not null order by random() limit 1`.execute(tx.q),
      );
      cut += rows.length;
    }
  })();
  await runClients(run, 8, 25);
  isOver = true;
  await cutting;
  await checkRun(run);
  await checkLog(ground);
  t.diagnostic(`${cut} connections cut; ${JSON.stringify(Object.fromEntries(run.codes))}`);
  assert.ok(cut > 5, 'connections were cut');
});

test('what fails in a window of the lane fails alone', async () => {
  const ground = await openLedgerGround(kit, { clients: 2 });
  await ground.deposit(100n);
  const [ann, bob] = ground.clients;
  assert.ok(ann !== undefined && bob !== undefined);
  const lane = createPostingLane(kit.db);
  const payment = (): TransferInput => ({
    ...{ id: ground.transferId(), phase: 'single', kind: 'payment', currency: 'CNY', amountMinor: 10n, agreementId },
    ...{ debitAccountId: ann.id, creditAccountId: bob.id },
  });
  const good = [1, 2].map(() => lane.submit({ inputs: [payment()], by: 'test' }));
  const bad = lane.submit({ inputs: [payment()], by: 'no such text in PostgreSQL: \u0000' });
  await assert.rejects(bad);
  for (const done of await Promise.all(good)) assert.equal(must(done)[0]?.ok, true);
  assert.equal((await ground.account(bob.id)).creditsPosted, 120n);
  await lane.close();
  const late = await lane.submit({ inputs: [payment()], by: 'test' });
  assert.equal(!late.ok && late.error.code, 'ledger.lane_full');
  await ground.audit();
});

test('the database says the same about moves as the rules', async () => {
  const ground = await openLedgerGround(kit, { clients: 0 });
  const { rows } = await ground.kit.db.read(system, (tx) =>
    sql<{ kind: string; debit_kind: string; credit_kind: string; needs: string | null }>`
      select kind, debit_kind, credit_kind, needs from ledger.transfer_kind`.execute(tx.q),
  );
  const stated = rows.map((r) => `${r.kind}: ${r.debit_kind} → ${r.credit_kind}, ${r.needs}`);
  const ruled = Object.entries(moves).flatMap(([kind, move]) =>
    move.joins.map(([debit, credit]) => `${kind}: ${debit} → ${credit}, ${move.needs}`),
  );
  assert.deepEqual(stated.sort(), ruled.sort());
});

test('nothing but the posting function writes: rows are immutable and balances out of reach', async (t) => {
  const ground = await openLedgerGround(kit, { clients: 2 });
  await ground.deposit(100n);
  const attempt = (statement: RawBuilder<unknown>): Promise<string> =>
    ground.kit.db
      .read(system, (tx) => statement.execute(tx.q))
      .then(() => 'done')
      .catch((error: { code?: string }) => error.code ?? '');
  for (const statement of [
    sql`update ledger.account set credits_posted = credits_posted + 1 where kind = 'client'`,
    sql`update ledger.transfer set amount_minor = 1`,
    sql`delete from ledger.transfer`,
    sql`update ledger.book set closed_through = null`,
    sql`insert into ledger.transfer_kind values ('gift', 'client', 'fee', null)`,
  ])
    assert.equal(await attempt(statement), '42501', 'permission denied');
  const owner = createPool({ connectionString: kit.urls.owner }, 1);
  const asOwner = (text: string): Promise<string> =>
    owner.query(`begin; set local app.system = 'on'; ${text}; commit`).then(
      () => 'done',
      async (error: Error) => {
        await owner.query('rollback');
        return error.message;
      },
    );
  t.after(() => owner.end());
  assert.equal(await asOwner('update ledger.transfer set amount_minor = 1'), 'ledger.transfer is immutable');
  assert.equal(await asOwner('delete from ledger.transfer'), 'ledger.transfer is immutable');
  assert.equal(await asOwner('truncate ledger.transfer'), 'ledger.transfer is immutable');
  await ground.audit();
});

test('the posting function refuses a batch that the rules would not have let through', async () => {
  const ground = await openLedgerGround(kit, { clients: 2 });
  await ground.deposit(100n);
  const [ann, bob] = ground.clients;
  assert.ok(ann !== undefined && bob !== undefined);
  const facts = await ground.kit.db.read(system, (tx) =>
    lockForPosting(tx, { accounts: [ann.id], transfers: [], pendings: [] }),
  );
  const sound: Transfer = {
    ...{ id: ground.transferId(), bookId: ground.book.id, timestamp: 9_000_000_000_000_000n, phase: 'single' },
    ...{ kind: 'payment', debitAccountId: ann.id, creditAccountId: bob.id, amountMinor: 10n, releasedMinor: 0n },
    ...{ currency: 'CNY', pendingId: null, agreementId, reference: null, reason: null, expiresAt: null },
    ...{ bookedOn: '2026-08-01', parties: [ann.organisationId], postedBy: 'test' },
  };
  const write = (change: Partial<Transfer>): Promise<string> =>
    ground.kit.db
      .transact(system, async (tx) => {
        await writeBatch(tx, tx.newId('ent'), [{ ...sound, ...change }]);
        return ok(null);
      })
      .then(() => 'written')
      .catch((error: Error) => error.message);
  const unsound = 'ledger.write_batch: 0 of 1 transfers are sound';
  assert.equal(facts.accounts.get(ann.id)?.creditsPosted, 100n);
  assert.equal(await write({ creditAccountId: ground.fee.id }), unsound, 'a payment to the operator');
  assert.equal(await write({ kind: 'fee_leg', creditAccountId: ground.fee.id, agreementId: null }), unsound);
  assert.equal(await write({ currency: 'EUR' }), unsound);
  assert.equal(await write({ timestamp: 1n }), unsound, 'a timestamp of the past');
  assert.equal(await write({ creditAccountId: ground.transferId() as string as Id<'acc'> }), unsound);
  assert.match(await write({ amountMinor: 101n }), /account_check/, 'more than there is');
  assert.match(
    await write({ phase: 'post', pendingId: ground.transferId(), releasedMinor: 10n }),
    /ends what is not pending/,
  );
  assert.equal(await write({}), 'written');
  await ground.audit();
});

test('what is reserved expires by itself, once', async () => {
  const clock = virtualClock(new Date('2026-08-01T04:00:00Z'));
  const ground = await openLedgerGround(await openLedgerKit({ clock }), { clients: 2 });
  await ground.deposit(100n);
  const [ann, bob] = ground.clients;
  assert.ok(ann !== undefined && bob !== undefined);
  const common = { phase: 'pending', kind: 'payment', currency: 'CNY', agreementId } as const;
  const between = { debitAccountId: ann.id, creditAccountId: bob.id };
  const hold = (minutes: number): OpeningInput => ({
    ...{ ...common, ...between, id: ground.transferId(), amountMinor: 30n },
    expiresAt: new Date(clock.now().getTime() + minutes * 60_000),
  });
  const [short, long] = [hold(1), hold(10)];
  must(await ground.post(short, long));
  assert.equal(await expireDue(ground.kit), 0);
  clock.advance(60_001);
  const late = await ground.post({ id: ground.transferId(), phase: 'post', pendingId: short.id });
  assert.equal(!late.ok && late.error.code, 'ledger.pending_expired');
  assert.deepEqual(await Promise.all([expireDue(ground.kit), expireDue(ground.kit)]).then((n) => n.sort()), [0, 1]);
  assert.equal((await ground.account(ann.id)).debitsPending, 30n);
  must(await ground.post({ id: ground.transferId(), phase: 'post', pendingId: long.id }));
  clock.advance(600_000);
  assert.equal(await expireDue(ground.kit), 0, 'what was posted does not expire');
  await ground.audit();
});
