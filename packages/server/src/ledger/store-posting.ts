import { type RawBuilder, sql } from 'kysely';
import { type Id, invariant } from '#kernel';
import type { Tx } from '#platform/database';
import type { PostingFacts } from './core/posting.ts';
import type { Account, AccountKind, AccountLimit, Book, Phase, Resolution, Transfer, TransferKind } from './model.ts';

type BookTuple = [string, string, string, string, string, string, string, string, string | null];
type TransferTuple = [
  ...[id: string, book: string, timestamp: string, phase: Phase, kind: TransferKind, debit: string, credit: string],
  ...[amount: string, released: string, currency: string, pending: string | null, agreement: string | null],
  ...[reference: string | null, reason: string | null, expiresAt: string | null, bookedOn: string, parties: string[]],
  postedBy: string,
  endedBy: Resolution | null,
];
type Locked = {
  books: BookTuple[] | null;
  /** A line per account: id, book, kind, organisation, sub-account or `-`, then the four totals. */
  accounts: string | null;
  transfers: TransferTuple[] | null;
};

const toBook = (t: BookTuple): Book => ({
  id: t[0] as Id<'bok'>,
  region: t[1],
  currency: t[2],
  operatorId: t[3] as Id<'org'>,
  bankName: t[4],
  bankAccount: t[5],
  timeZone: t[6],
  lastTimestamp: BigInt(t[7]),
  closedThrough: t[8],
});

const limitOf = (kind: AccountKind): AccountLimit =>
  kind === 'custody' ? 'credits_must_not_exceed_debits' : 'debits_must_not_exceed_credits';

/** Reads an account's line; what it shares with its book is not sent again for each of them. */
const toAccount = (line: string, books: ReadonlyMap<string, Book>): Account => {
  const [id = '', bookId = '', kind = '', owner, subAccount, dp = '', dd = '', cp = '', cc = ''] = line.split(' ');
  const book = books.get(bookId);
  invariant(book !== undefined, 'the books of all accounts are locked');
  return {
    id: id as Id<'acc'>,
    bookId: book.id,
    kind: kind as AccountKind,
    organisationId: owner as Id<'org'>,
    operatorId: book.operatorId,
    region: book.region,
    currency: book.currency,
    limit: limitOf(kind as AccountKind),
    bankName: book.bankName,
    bankAccount: book.bankAccount,
    subAccount: subAccount === '-' || subAccount === undefined ? null : subAccount,
    debitsPending: BigInt(dp),
    debitsPosted: BigInt(dd),
    creditsPending: BigInt(cp),
    creditsPosted: BigInt(cc),
  };
};

const toTransfer = (t: TransferTuple): Transfer => ({
  id: t[0] as Id<'trf'>,
  bookId: t[1] as Id<'bok'>,
  timestamp: BigInt(t[2]),
  phase: t[3],
  kind: t[4],
  debitAccountId: t[5] as Id<'acc'>,
  creditAccountId: t[6] as Id<'acc'>,
  amountMinor: BigInt(t[7]),
  releasedMinor: BigInt(t[8]),
  currency: t[9],
  pendingId: t[10] as Id<'trf'> | null,
  agreementId: t[11] as Id<'agr'> | null,
  reference: t[12],
  reason: t[13],
  expiresAt: t[14] === null ? null : new Date(t[14]),
  bookedOn: t[15],
  parties: t[16] as Id<'org'>[],
  postedBy: t[17],
});

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** What a batch names. */
export type Named = {
  readonly accounts: readonly string[];
  readonly transfers: readonly string[];
  /** Pending transfers that are to be ended. */
  readonly pendings: readonly string[];
};

/** Locks the books of everything named and reads what a posting decision needs, in one statement. */
export const lockForPosting = async (tx: Tx, named: Named): Promise<PostingFacts> => {
  const { rows } = await sql<{ facts: Locked }>`select ledger.lock_for_posting(${named.accounts}::text[],
    ${named.transfers}::text[], ${named.pendings}::text[]) as facts`.execute(tx.q);
  const { books, accounts, transfers } = rows[0]?.facts ?? { books: null, accounts: null, transfers: null };
  const byBook = byId((books ?? []).map(toBook));
  return {
    books: byBook,
    accounts: byId((accounts ?? '').split('\n').flatMap((line) => (line === '' ? [] : toAccount(line, byBook)))),
    transfers: byId((transfers ?? []).map(toTransfer)),
    endings: new Map((transfers ?? []).flatMap((t) => (t[18] === null ? [] : [[t[0], t[18]]]))),
  };
};

const wordPattern = /^[\w.:@+-]+$/;

/** An array as PostgreSQL reads it, of values that need no quoting: four times as fast as the driver's own writing. */
const words = (values: readonly (string | bigint | null)[]): string =>
  `{${values
    .map((value) => {
      const word = value === null ? 'NULL' : String(value);
      invariant(wordPattern.test(word), 'a word of an array');
      return word;
    })
    .join(',')}}`;

/** Writes a decided batch in one statement: transfers, balances, newest timestamps. Throws when it is not sound. */
export const writeBatch = async (tx: Tx, entryId: Id<'ent'>, transfers: readonly Transfer[]): Promise<void> => {
  const column = (pick: (t: Transfer) => string | bigint | null): string => words(transfers.map(pick));
  const texts = (pick: (t: Transfer) => string | null): RawBuilder<unknown> => {
    const values = transfers.map(pick);
    return values.every((value) => value === null) ? sql`${words(values)}` : sql`${values}`;
  };
  await sql`select ledger.write_batch(${entryId}, ${tx.now},
    ${column((t) => t.id)}, ${column((t) => t.bookId)}, ${column((t) => t.timestamp)}, ${column((t) => t.phase)},
    ${column((t) => t.kind)}, ${column((t) => t.debitAccountId)}, ${column((t) => t.creditAccountId)},
    ${column((t) => t.amountMinor)}, ${column((t) => t.releasedMinor)}, ${column((t) => t.currency)},
    ${column((t) => t.pendingId)}, ${column((t) => t.agreementId)}, ${texts((t) => t.reference)},
    ${texts((t) => t.reason)}, ${column((t) => t.expiresAt?.toISOString() ?? null)}, ${column((t) => t.bookedOn)},
    ${texts((t) => t.parties.join(' '))}, ${texts((t) => t.postedBy)})`.execute(tx.q);
};
