/** A book with members and money on a real database: ground for tests of the ledger and for its benchmark. */
import { sql } from 'kysely';
import { type Actor, type Id, invariant, type Outcome, type Role } from '#kernel';
import {
  type Account,
  type Book,
  balances,
  ensureClientAccount,
  openBook,
  postTransfers,
  type Transfer,
  type TransferInput,
  trialBalance,
} from '#ledger';
import type { Kit } from '#platform/kit';
import { newId } from '#platform/random';
import { systemActor } from '#platform/system';

type Person = Extract<Actor, { kind: 'person' | 'token' }>;

/** What of a kit the ground works with. */
export type LedgerKit = Pick<Kit, 'db' | 'clock' | 'random'>;

/** One region with one book in CNY, its operator and members with accounts. */
export type LedgerGround = {
  readonly kit: LedgerKit;
  readonly region: string;
  readonly book: Book;
  /** The operator's exchange manager. */
  readonly manager: Person;
  readonly custody: Account;
  readonly fee: Account;
  /** Client accounts, and a person of each member. */
  readonly clients: readonly Account[];
  readonly people: readonly Person[];
  /** A fresh id for a transfer. */
  transferId(): Id<'trf'>;
  /** Transfers that pay into every client account. */
  deposit(amountMinor: bigint): Promise<void>;
  post(...inputs: TransferInput[]): Promise<Outcome<readonly Transfer[]>>;
  account(id: string): Promise<Account>;
  transfers(): Promise<readonly StoredTransfer[]>;
  /** Throws when the books break an invariant that holds at all times. */
  audit(): Promise<void>;
};

/** A row of the table, as tests replay it. */
export type StoredTransfer = {
  readonly id: string;
  readonly book_id: string;
  readonly timestamp: bigint;
  readonly phase: string;
  readonly kind: string;
  readonly debit_account_id: string;
  readonly credit_account_id: string;
  readonly amount_minor: bigint;
  readonly released_minor: bigint;
  readonly pending_id: string | null;
  readonly agreement_id: string | null;
  readonly booked_on: string;
  readonly entry_id: string;
};

/** An outcome's value; throws with the refusal otherwise. */
export const must = <T>(outcome: Outcome<T>): T => {
  invariant(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.error));
  return outcome.value;
};

const system = systemActor('test');
let regionCount = 0;

/** A region of its own for every ground, so that grounds on one kit do not meet. */
const nextRegion = (): string => {
  regionCount += 1;
  return String(110_000 + regionCount);
};

type Totals = { dp: bigint; dd: bigint; cp: bigint; cc: bigint };

/** Replays every transfer in the order of its timestamps and checks what must hold after each of them. */
const replay = (rows: readonly StoredTransfer[], custodyId: string): Map<string, Totals> => {
  const totals = new Map<string, Totals>();
  const at = (id: string): Totals => {
    const known = totals.get(id) ?? { dp: 0n, dd: 0n, cp: 0n, cc: 0n };
    totals.set(id, known);
    return known;
  };
  const ended = new Set<string>();
  let last = 0n;
  for (const t of rows) {
    invariant(t.timestamp > last, 'timestamps strictly increase');
    last = t.timestamp;
    const pending = t.phase === 'pending' ? t.amount_minor : -t.released_minor;
    const posted = t.phase === 'single' || t.phase === 'post' ? t.amount_minor : 0n;
    const debit = at(t.debit_account_id);
    const credit = at(t.credit_account_id);
    debit.dp += pending;
    debit.dd += posted;
    credit.cp += pending;
    credit.cc += posted;
    for (const [id, total] of [
      [t.debit_account_id, debit],
      [t.credit_account_id, credit],
    ] as const)
      invariant(
        id === custodyId ? total.cp + total.cc <= total.dd : total.dp + total.dd <= total.cc,
        `no prefix breaks the limit of ${id}`,
      );
    if (t.pending_id !== null) {
      invariant(!ended.has(t.pending_id), 'a pending transfer ends once');
      ended.add(t.pending_id);
    }
  }
  return totals;
};

/** Opens a region with its book on a kit; a file's tests may share one. */
export const openLedgerGround = async (
  kit: LedgerKit,
  { clients: clientCount }: { readonly clients: number },
): Promise<LedgerGround> => {
  const region = nextRegion();
  const id = <P extends string>(prefix: P): Id<P> => newId(prefix, kit.clock.now(), kit.random);
  const person = (roles: readonly Role[]): Person => ({
    ...{ kind: 'person', personId: id('psn'), organisationId: id('org'), roles, region },
  });
  const manager = person(['exchangeManager']);
  const operatorId = manager.organisationId;
  const facts = { bankName: 'Test bank', bankAccount: `622200${region}`, timeZone: 'Asia/Shanghai' };
  const book = must(
    await kit.db.transact(system, (tx) => openBook(tx, { ...facts, region, currency: 'CNY', operatorId })),
  );
  const people = Array.from({ length: clientCount }, () => person(['buyer', 'provider']));
  const clients: Account[] = [];
  for (const { organisationId } of people)
    clients.push(
      must(await kit.db.transact(system, (tx) => ensureClientAccount(tx, { organisationId, currency: 'CNY', region }))),
    );
  const account = (accountId: string): Promise<Account> =>
    kit.db.read(system, async (tx) => {
      const found = (await balances(tx, [accountId])).get(accountId);
      invariant(found !== undefined, 'the account is there');
      return found;
    });
  const idOfKind = (kind: string): Promise<string> =>
    kit.db.read(system, async (tx) => {
      const { rows } = await sql<{ id: string }>`select id from ledger.account
        where kind = ${kind} and book_id = ${book.id}`.execute(tx.q);
      return rows[0]?.id ?? '';
    });
  const custody = await account(await idOfKind('custody'));
  const fee = await account(await idOfKind('fee'));
  const post: LedgerGround['post'] = (...inputs) => kit.db.transact(system, (tx) => postTransfers(tx, inputs));
  const transferId = (): Id<'trf'> => id('trf');
  const transfers = (): Promise<readonly StoredTransfer[]> =>
    kit.db.read(
      system,
      async (tx) =>
        (
          await sql<StoredTransfer>`select * from ledger.transfer
          where book_id = ${book.id} order by timestamp`.execute(tx.q)
        ).rows,
    );
  return {
    ...{ kit, region, book, manager, custody, fee, clients, people, transferId, post, account, transfers },
    async deposit(amountMinor) {
      const common = { phase: 'single', kind: 'deposit', currency: 'CNY', debitAccountId: custody.id } as const;
      for (let from = 0; from < clients.length; from += 1_000)
        must(
          await post(
            ...clients
              .slice(from, from + 1_000)
              .map((client) => ({ ...common, id: transferId(), creditAccountId: client.id, amountMinor })),
          ),
        );
    },
    async audit() {
      const balance = await kit.db.read(system, (tx) => trialBalance(tx, 'CNY', { recompute: true }));
      invariant(balance.postedDifferenceMinor === 0n, 'posted debits are posted credits');
      invariant(balance.pendingDifferenceMinor === 0n, 'pending debits are pending credits');
      invariant(balance.unfounded?.length === 0, `balances are their transfers: ${balance.unfounded?.join()}`);
      const totals = replay(await transfers(), custody.id);
      for (const [accountId, total] of totals) {
        const stored = await account(accountId);
        invariant(
          stored.debitsPending === total.dp &&
            stored.debitsPosted === total.dd &&
            stored.creditsPending === total.cp &&
            stored.creditsPosted === total.cc,
          `replay gives the balance of ${accountId}`,
        );
      }
    },
  };
};
