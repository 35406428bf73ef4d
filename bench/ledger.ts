/**
 * What the ledger does on this machine: transfers one by one through the posting lane, in batches of 30 and 1,000, with one
 * hot account, in two phases and inside business transactions. Beside them, in the same server and on the same disk, SQL as
 * pgbench would send it: one transaction per transfer, first in four statements, then in one. Everything is durable before
 * it is acknowledged (fsync on). Prints, aims at nothing.
 * Run: NODE_OPTIONS=--conditions=source node bench/ledger.ts [seconds per line]
 */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type pg from 'pg';
import { asId, type Id, invariant } from '../packages/server/src/kernel/index.ts';
import {
  createPostingLane,
  type PostingLane,
  postTransfers,
  type TransferInput,
} from '../packages/server/src/ledger/index.ts';
import { systemClock } from '../packages/server/src/platform/clock.ts';
import { createDatabase, createPool } from '../packages/server/src/platform/database.ts';
import { lockFolder } from '../packages/server/src/platform/lock.ts';
import { createLog } from '../packages/server/src/platform/log.ts';
import { migrate, readMigrations } from '../packages/server/src/platform/migrate.ts';
import { startEmbeddedPostgres } from '../packages/server/src/platform/postgres/embedded.ts';
import { systemRandom } from '../packages/server/src/platform/random.ts';
import { systemActor } from '../packages/server/src/platform/system.ts';
import { type LedgerGround, openLedgerGround } from '../packages/server/test/support/ledger.ts';

const secondsEach = Number(process.argv[2] ?? 5);
const accountCount = 10_000;
const system = systemActor('bench');
const agreementId = asId('agr', 'agr_01h455vb4pex5vsknk084sn02q');

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;

type Line = { readonly perSecond: number };
const columns = [46, 14, 12, 12, 10] as const;
const print = (...cells: readonly string[]): void =>
  console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(columns[0]) : cell.padStart(columns[i] ?? 10))).join(''));

let baseline: number | undefined;

/** Lets clients call for some seconds and prints what came of it; latencies are of whole calls. */
const measure = async (
  what: string,
  { clients, size, call }: { clients: number; size: number; call: (client: number) => Promise<unknown> },
): Promise<Line> => {
  const waits: number[] = [];
  const from = performance.now();
  const client = async (n: number): Promise<void> => {
    while (performance.now() - from < secondsEach * 1_000) {
      const start = performance.now();
      await call(n);
      waits.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, n) => client(n)));
  const perSecond = (waits.length * size) / ((performance.now() - from) / 1_000);
  const ratio = baseline === undefined ? '' : `${(perSecond / baseline).toFixed(1)} ×`;
  const ms = (q: number): string => `${quantile(waits, q).toFixed(1)} ms`;
  print(`${what}, ${clients} clients`, `${Math.round(perSecond).toLocaleString('en')} /s`, ms(0.5), ms(0.99), ratio);
  return { perSecond };
};

const describeMachine = (): void => {
  const dir = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  const file = openSync(join(dir, 'sync'), 'w');
  const waits = Array.from({ length: 200 }, () => {
    const from = performance.now();
    writeSync(file, Buffer.alloc(4096));
    fdatasyncSync(file);
    return performance.now() - from;
  });
  closeSync(file);
  rmSync(dir, { recursive: true });
  const model = cpus()[0]?.model ?? 'unknown';
  console.log(`${availableParallelism()} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`);
  console.log(`load at start: ${readFileSync('/proc/loadavg', 'utf8').trim()}`);
  console.log(
    `4 KiB append + fdatasync: p50 ${quantile(waits, 0.5).toFixed(2)} ms, p99 ${quantile(waits, 0.99).toFixed(2)} ms`,
  );
};

/** Accounts are opened in one statement and paid into in batches; that is not what is measured. */
const openAccounts = async (ground: LedgerGround): Promise<Id<'acc'>[]> => {
  const { kit, book, custody } = ground;
  const fresh = Array.from({ length: accountCount }, () => `acc_${ground.transferId().slice(4)}`);
  await kit.db.read(system, (tx) =>
    sql`select ledger.open_client(id, ${book.id}, 'org_' || substr(id, 5), null, ${tx.now})
      from unnest(${fresh}::text[]) id`.execute(tx.q),
  );
  const ids = fresh.map((id) => asId('acc', id));
  for (let from = 0; from < ids.length; from += 1_000) {
    const deposits = ids.slice(from, from + 1_000).map(
      (creditAccountId): TransferInput => ({
        ...{ id: ground.transferId(), phase: 'single', kind: 'deposit', currency: 'CNY', amountMinor: 10n ** 12n },
        ...{ debitAccountId: custody.id, creditAccountId },
      }),
    );
    invariant((await ground.post(...deposits)).ok, 'deposits are accepted');
  }
  return ids;
};

const below = (n: number): number => Math.floor(Math.random() * n);

const pair = (ids: readonly Id<'acc'>[]): readonly [Id<'acc'>, Id<'acc'>] => {
  const from = below(ids.length);
  const to = (from + 1 + below(ids.length - 1)) % ids.length;
  const [a, b] = [ids[from], ids[to]];
  invariant(a !== undefined && b !== undefined, 'there are accounts');
  return [a, b];
};

const paymentOf = (ground: LedgerGround, ids: readonly Id<'acc'>[]): TransferInput => {
  const [debitAccountId, creditAccountId] = pair(ids);
  const common = { phase: 'single', kind: 'payment', currency: 'CNY', amountMinor: 1n, agreementId } as const;
  return { ...common, id: ground.transferId(), debitAccountId, creditAccountId };
};

const feeOf = (ground: LedgerGround, ids: readonly Id<'acc'>[]): TransferInput => {
  const common = { phase: 'single', kind: 'fee_leg', currency: 'CNY', amountMinor: 1n, agreementId } as const;
  return { ...common, id: ground.transferId(), debitAccountId: pair(ids)[0], creditAccountId: ground.fee.id };
};

/** A reservation and its posting, linked: two transfers. */
const twoPhase = (ground: LedgerGround, ids: readonly Id<'acc'>[]): TransferInput[] => {
  const hold = { ...paymentOf(ground, ids), phase: 'pending', linked: true } as TransferInput;
  return [hold, { id: ground.transferId(), phase: 'post', pendingId: hold.id }];
};

const submit = async (lane: PostingLane, inputs: readonly TransferInput[]): Promise<void> => {
  const done = await lane.submit({ inputs, by: 'bench' });
  invariant(done.ok && done.value.every((verdict) => verdict.ok), 'the transfers are accepted');
};

const measureLedger = async (ground: LedgerGround, ids: readonly Id<'acc'>[]): Promise<void> => {
  const lane = createPostingLane(ground.kit.db);
  const times = (n: number, make: () => TransferInput): TransferInput[] => Array.from({ length: n }, make);
  const payment = (): TransferInput => paymentOf(ground, ids);
  const fee = (): TransferInput => feeOf(ground, ids);
  for (const clients of [1, 8, 64, 256])
    await measure('lane, single transfers', { clients, size: 1, call: () => submit(lane, [payment()]) });
  for (const clients of [1, 8, 32])
    await measure('lane, batches of 30', { clients, size: 30, call: () => submit(lane, times(30, payment)) });
  for (const clients of [1, 2])
    await measure('lane, batches of 1,000', { clients, size: 1_000, call: () => submit(lane, times(1_000, payment)) });
  await measure('lane, 30, one hot fee account', { clients: 8, size: 30, call: () => submit(lane, times(30, fee)) });
  await measure('lane, 30, reserved and posted', {
    clients: 8,
    size: 30,
    call: () => submit(lane, Array.from({ length: 15 }, () => twoPhase(ground, ids)).flat()),
  });
  const business = (): Promise<unknown> => ground.kit.db.transact(system, (tx) => postTransfers(tx, [payment()]));
  await measure('one business transaction per transfer', { clients: 8, size: 1, call: business });
};

const bareSchema = `
  create schema bare;
  create table bare.account (id bigint primary key, debits bigint not null default 0, credits bigint not null default 0)
    with (fillfactor = 50);
  create table bare.transfer (id bigint generated always as identity primary key, debit_id bigint not null,
    credit_id bigint not null, amount bigint not null, posted_at timestamptz not null default now());
  insert into bare.account (id) select generate_series(1, ${accountCount});`;

const bareOne = `with moved as (insert into bare.transfer (debit_id, credit_id, amount) values ($1, $2, $3)),
  paid as (update bare.account set debits = debits + $3 where id = $1)
  update bare.account set credits = credits + $3 where id = $2`;

/** As pgbench -M prepared does: every client its connection, statements prepared once. Ordered, so that nobody deadlocks. */
const measureBare = async (owner: pg.Pool): Promise<void> => {
  await owner.query(bareSchema);
  const clients = await Promise.all(Array.from({ length: 8 }, () => owner.connect()));
  const on = (n: number): pg.PoolClient => {
    const client = clients[n];
    invariant(client !== undefined, 'every client has a connection');
    return client;
  };
  const ordered = (): readonly [number, number] => {
    const [a, b] = [1 + below(accountCount), 1 + below(accountCount - 1)];
    return a === b ? [a, accountCount] : [Math.min(a, b), Math.max(a, b)];
  };
  const four = async (n: number): Promise<void> => {
    const [a, b] = ordered();
    const client = on(n);
    const insert = 'insert into bare.transfer (debit_id, credit_id, amount) values ($1, $2, $3)';
    await client.query('begin');
    await client.query({ name: 'insert', text: insert, values: [a, b, 1] });
    await client.query({
      name: 'debit',
      text: 'update bare.account set debits = debits + $2 where id = $1',
      values: [a, 1],
    });
    await client.query({
      name: 'credit',
      text: 'update bare.account set credits = credits + $2 where id = $1',
      values: [b, 1],
    });
    await client.query('commit');
  };
  const one = (n: number): Promise<unknown> => on(n).query({ name: 'one', text: bareOne, values: [...ordered(), 1] });
  await measure('bare SQL, four statements a transaction', { clients: 1, size: 1, call: four });
  const { perSecond } = await measure('bare SQL, four statements a transaction', { clients: 8, size: 1, call: four });
  baseline = perSecond;
  await measure('bare SQL, one statement a transaction', { clients: 8, size: 1, call: one });
  for (const client of clients) client.release();
};

const sizePerTransfer = async (owner: pg.Pool): Promise<string> => {
  const text = `select pg_total_relation_size('ledger.transfer') / count(*) as ours,
    (select pg_total_relation_size('bare.transfer') / count(*) from bare.transfer) as bare, count(*) as transfers
    from ledger.transfer`;
  const client = await owner.connect();
  await client.query(`begin; set local app.system = 'on'`);
  const { rows } = await client.query<{ ours: bigint; bare: bigint; transfers: bigint }>(text);
  await client.query('rollback');
  client.release();
  const [row] = rows;
  return `${row?.ours} bytes per transfer with its indexes (bare: ${row?.bare}); ${row?.transfers} transfers recorded`;
};

/** A server of our own kind, with the schema that the platform would make, in a folder that is deleted. */
const openServer = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  const lock = lockFolder(dir);
  invariant(lock.ok, 'the folder is ours');
  const log = createLog('fatal');
  const started = await startEmbeddedPostgres({ lock: lock.value, log, onExit: (how) => invariant(false, how) });
  invariant(started.ok, 'embedded PostgreSQL starts');
  const urls = await started.value.createDatabase('bench');
  const owner = createPool({ connectionString: urls.owner }, 8);
  const migrated = await migrate(owner, await readMigrations());
  invariant(migrated.ok, 'the schema is made');
  const clock = systemClock;
  const random = systemRandom;
  const pool = createPool({ connectionString: urls.app });
  for (const each of [owner, pool]) each.on('error', () => {}); // the server says goodbye before the pools have ended
  const db = createDatabase({ pool, clock, random });
  const close = async (): Promise<void> => {
    await owner.end();
    await db.close();
    await started.value.stop();
    lock.value.release();
    rmSync(dir, { recursive: true, force: true });
  };
  return { owner, kit: { db, clock, random }, close };
};

describeMachine();
const { owner, kit, close } = await openServer();
const version = (await owner.query<{ version: string }>('select version()')).rows[0]?.version ?? '';
const fsync = (await owner.query<{ fsync: string }>('show fsync')).rows[0]?.fsync ?? '';
console.log(
  `${version.split(' on ')[0]}, fsync ${fsync}, ${accountCount.toLocaleString('en')} accounts, ${secondsEach} s a line\n`,
);
const ground = await openLedgerGround(kit, { clients: 0 });
const ids = await openAccounts(ground);
print('', 'transfers', 'p50 a call', 'p99 a call', 'beside');
await measureBare(owner);
await measureLedger(ground, ids);
await ground.audit();
console.log(`\n${await sizePerTransfer(owner)}`);
console.log('trial balance 0, every balance recomputed from its transfers, every prefix within its limits');
await close();
