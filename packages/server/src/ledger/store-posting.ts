import { type RawBuilder, sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { PostingFacts } from './core/posting.ts';
import type { Account, AccountKind, AccountLimit, Book, Phase, Resolution, Transfer, TransferKind } from './model.ts';

type BookTuple = [string, string, string, string, string, string, string, string, string | null];
type AccountTuple = [
  ...[id: string, book: string, kind: AccountKind, organisation: string, operator: string, region: string],
  ...[currency: string, limit: AccountLimit, bankName: string, bankAccount: string, subAccount: string | null],
  ...[debitsPending: string, debitsPosted: string, creditsPending: string, creditsPosted: string],
];
type TransferTuple = [
  ...[id: string, book: string, timestamp: string, phase: Phase, kind: TransferKind, debit: string, credit: string],
  ...[amount: string, released: string, currency: string, pending: string | null, agreement: string | null],
  ...[reference: string | null, reason: string | null, expiresAt: string | null, bookedOn: string, parties: string[]],
  postedBy: string,
  endedBy: Resolution | null,
];
type Locked = {
  books: BookTuple[] | null;
  accounts: AccountTuple[] | null;
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

const toAccount = (t: AccountTuple): Account => ({
  id: t[0] as Id<'acc'>,
  bookId: t[1] as Id<'bok'>,
  kind: t[2],
  organisationId: t[3] as Id<'org'>,
  operatorId: t[4] as Id<'org'>,
  region: t[5],
  currency: t[6],
  limit: t[7],
  bankName: t[8],
  bankAccount: t[9],
  subAccount: t[10],
  debitsPending: BigInt(t[11]),
  debitsPosted: BigInt(t[12]),
  creditsPending: BigInt(t[13]),
  creditsPosted: BigInt(t[14]),
});

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

/** Locks the books of everything named and reads what a posting decision needs, in one statement. */
export const lockForPosting = async (
  tx: Tx,
  accountIds: readonly string[],
  transferIds: readonly string[],
): Promise<PostingFacts> => {
  const { rows } = await sql<{ facts: Locked }>`
    select ledger.lock_for_posting(${accountIds}::text[], ${transferIds}::text[]) as facts`.execute(tx.q);
  const { books, accounts, transfers } = rows[0]?.facts ?? { books: null, accounts: null, transfers: null };
  return {
    books: byId((books ?? []).map(toBook)),
    accounts: byId((accounts ?? []).map(toAccount)),
    transfers: byId((transfers ?? []).map(toTransfer)),
    endings: new Map((transfers ?? []).flatMap((t) => (t[18] === null ? [] : [[t[0], t[18]]]))),
  };
};

/** Writes a decided batch in one statement: transfers, balances, newest timestamps. Throws when it is not sound. */
export const writeBatch = async (tx: Tx, entryId: Id<'ent'>, transfers: readonly Transfer[]): Promise<void> => {
  const column = (pick: (t: Transfer) => unknown): RawBuilder<unknown> => sql`${transfers.map(pick)}`;
  await sql`select ledger.write_batch(${entryId}, ${tx.now},
    ${column((t) => t.id)}, ${column((t) => t.bookId)}, ${column((t) => t.timestamp)}, ${column((t) => t.phase)},
    ${column((t) => t.kind)}, ${column((t) => t.debitAccountId)}, ${column((t) => t.creditAccountId)},
    ${column((t) => t.amountMinor)}, ${column((t) => t.releasedMinor)}, ${column((t) => t.currency)},
    ${column((t) => t.pendingId)}, ${column((t) => t.agreementId)}, ${column((t) => t.reference)},
    ${column((t) => t.reason)}, ${column((t) => t.expiresAt)}, ${column((t) => t.bookedOn)},
    ${column((t) => t.parties.join(' '))}, ${column((t) => t.postedBy)})`.execute(tx.q);
};
