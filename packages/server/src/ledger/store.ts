import { type Selectable, sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Account, Book, Transfer } from './model.ts';
import { type TransferState, transferState } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toBook = (row: Selectable<Tables['ledger.book']>): Book => ({
  id: row.id as Id<'bok'>,
  region: row.region,
  currency: row.currency,
  operatorId: row.operator_id as Id<'org'>,
  bankName: row.bank_name,
  bankAccount: row.bank_account,
  timeZone: row.time_zone,
  lastTimestamp: row.last_timestamp,
  closedThrough: row.closed_through,
});

const toAccount = (row: Selectable<Tables['ledger.account']>): Account => ({
  id: row.id as Id<'acc'>,
  bookId: row.book_id as Id<'bok'>,
  kind: row.kind,
  organisationId: row.organisation_id as Id<'org'>,
  operatorId: row.operator_id as Id<'org'>,
  region: row.region,
  currency: row.currency,
  limit: row.limit_flag,
  bankName: row.bank_name,
  bankAccount: row.bank_account,
  subAccount: row.sub_account,
  ...(row.programme === null ? {} : { programme: row.programme }),
  debitsPending: row.debits_pending,
  debitsPosted: row.debits_posted,
  creditsPending: row.credits_pending,
  creditsPosted: row.credits_posted,
});

/** A book with its two accounts, before it is opened. */
export type NewBook = Omit<Book, 'lastTimestamp' | 'closedThrough'> & {
  readonly custodyId: Id<'acc'>;
  readonly feeId: Id<'acc'>;
  readonly feeSubAccount: string;
};

/** Opens a book; false when its region and currency, or its bank account, have one. */
export const openBookRow = async (tx: Tx, book: NewBook): Promise<boolean> => {
  const { rows } = await sql<{ opened: boolean }>`select ledger.open_book(${book.id}, ${book.region}, ${book.currency},
    ${book.operatorId}, ${book.bankName}, ${book.bankAccount}, ${book.timeZone}, ${book.custodyId}, ${book.feeId},
    ${book.feeSubAccount}, ${tx.now}) as opened`.execute(tx.q);
  return rows[0]?.opened === true;
};

/** Which books are looked for; nothing given finds all that the actor sees. */
export type BookFilter = {
  readonly id?: string | undefined;
  readonly region?: string | undefined;
  readonly currency?: string | undefined;
  readonly operatorId?: string | undefined;
};

/** Books that match, oldest first. */
export const selectBooks = async (tx: Tx, filter: BookFilter): Promise<Book[]> => {
  let query = q(tx).selectFrom('ledger.book').selectAll().orderBy('opened_at').orderBy('id');
  if (filter.id !== undefined) query = query.where('id', '=', filter.id);
  if (filter.region !== undefined) query = query.where('region', '=', filter.region);
  if (filter.currency !== undefined) query = query.where('currency', '=', filter.currency);
  if (filter.operatorId !== undefined) query = query.where('operator_id', '=', filter.operatorId);
  return (await query.execute()).map(toBook);
};

/** Opens a client account unless there is one; false when the wished number is another account's. */
export const openClientRow = async (
  tx: Tx,
  account: { id: Id<'acc'>; bookId: string; organisationId: string; subAccount: string | null },
): Promise<boolean> => {
  const { rows } = await sql<{ opened: boolean }>`select ledger.open_client(${account.id}, ${account.bookId},
    ${account.organisationId}, ${account.subAccount}, ${tx.now}) as opened`.execute(tx.q);
  return rows[0]?.opened === true;
};

/** Opens a restricted account unless there is one for the programme; false when the wished number is another account's. */
export const openProgrammeRow = async (
  tx: Tx,
  account: {
    id: Id<'acc'>;
    bookId: string;
    organisationId: string;
    programme: string;
    subAccount: string | null;
  },
): Promise<boolean> => {
  const { rows } = await sql<{ opened: boolean }>`select ledger.open_programme(${account.id}, ${account.bookId},
    ${account.organisationId}, ${account.programme}, ${account.subAccount}, ${tx.now}) as opened`.execute(tx.q);
  return rows[0]?.opened === true;
};

/** Which accounts are looked for. */
export type AccountFilter = {
  readonly ids?: readonly string[] | undefined;
  readonly bookId?: string | undefined;
  readonly kind?: Account['kind'] | undefined;
  readonly organisationId?: string | undefined;
  readonly currency?: string | undefined;
  readonly programme?: string | undefined;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
};

/** Accounts that match and that the actor may see, by id. */
export const selectAccounts = async (tx: Tx, filter: AccountFilter): Promise<Account[]> => {
  let query = q(tx).selectFrom('ledger.account').selectAll().orderBy('id');
  if (filter.ids !== undefined) query = query.where(sql<boolean>`id = any(${filter.ids}::text[])`);
  if (filter.bookId !== undefined) query = query.where('book_id', '=', filter.bookId);
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.organisationId !== undefined) query = query.where('organisation_id', '=', filter.organisationId);
  if (filter.currency !== undefined) query = query.where('currency', '=', filter.currency);
  if (filter.programme !== undefined) query = query.where('programme', '=', filter.programme);
  if (filter.after !== undefined) query = query.where('id', '>', filter.after);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  return (await query.execute()).map(toAccount);
};

/** A transfer as it is read: with its state, and where its bytes lie in the batch that the log commits to. */
export type RecordedTransfer = Transfer & {
  readonly state: TransferState;
  readonly postedAt: Date;
  readonly entryId: Id<'ent'>;
  readonly position: number;
};

type TransferRow = Selectable<Tables['ledger.transfer']> & { ended_by: Transfer['phase'] | null };

const toTransfer = (row: TransferRow): RecordedTransfer => ({
  id: row.id as Id<'trf'>,
  bookId: row.book_id as Id<'bok'>,
  timestamp: row.timestamp,
  phase: row.phase,
  kind: row.kind,
  debitAccountId: row.debit_account_id as Id<'acc'>,
  creditAccountId: row.credit_account_id as Id<'acc'>,
  amountMinor: row.amount_minor,
  releasedMinor: row.released_minor,
  currency: row.currency,
  pendingId: row.pending_id as Id<'trf'> | null,
  agreementId: row.agreement_id as Id<'agr'> | null,
  reference: row.reference,
  reason: row.reason,
  expiresAt: row.expires_at,
  bookedOn: row.booked_on,
  parties: row.parties as Id<'org'>[],
  postedBy: row.posted_by,
  state: transferState(row.phase, row.ended_by),
  postedAt: row.posted_at,
  entryId: row.entry_id as Id<'ent'>,
  position: row.position,
});

const withEnding = sql`t.*, (select r.phase from ledger.transfer r where r.pending_id = t.id) as ended_by`;

/** Transfers by id. */
export const selectTransfers = async (tx: Tx, ids: readonly string[]): Promise<RecordedTransfer[]> => {
  const { rows } = await sql<TransferRow>`select ${withEnding} from ledger.transfer t
    where t.id = any(${ids}::text[])`.execute(tx.q);
  return rows.map(toTransfer);
};

/** The transfers of one batch, in the order of its Merkle tree. */
export const selectBatch = async (tx: Tx, entryId: string): Promise<RecordedTransfer[]> => {
  const { rows } = await sql<TransferRow>`select ${withEnding} from ledger.transfer t
    where t.entry_id = ${entryId} order by t.position`.execute(tx.q);
  return rows.map(toTransfer);
};

/** An account's transfers, newest first, older than a timestamp. Each side is read from its own index. */
export const selectTransfersOf = async (
  tx: Tx,
  {
    accountId,
    before,
    limit,
  }: { readonly accountId: string; readonly before: bigint | undefined; readonly limit: number },
): Promise<RecordedTransfer[]> => {
  const older = before === undefined ? sql`true` : sql`t.timestamp < ${before}`;
  const side = (column: string) => sql`(select ${withEnding} from ledger.transfer t
    where ${sql.ref(`t.${column}`)} = ${accountId} and ${older} order by t.timestamp desc limit ${limit})`;
  const { rows } = await sql<TransferRow>`${side('debit_account_id')} union all ${side('credit_account_id')}
    order by timestamp desc limit ${limit}`.execute(tx.q);
  return rows.map(toTransfer);
};

const postedEffect = sql`case when t.phase in ('single', 'post') then t.amount_minor else 0 end`;

/** Posted debits and credits of an account before a day: what a statement opens with. */
export const sumBefore = async (
  tx: Tx,
  accountId: string,
  day: string,
): Promise<{ debitsMinor: bigint; creditsMinor: bigint }> => {
  const { rows } = await sql<{ debits: bigint; credits: bigint }>`
    select coalesce(sum(${postedEffect}) filter (where t.debit_account_id = ${accountId}), 0)::bigint as debits,
      coalesce(sum(${postedEffect}) filter (where t.credit_account_id = ${accountId}), 0)::bigint as credits
    from ledger.transfer t
    where (t.debit_account_id = ${accountId} or t.credit_account_id = ${accountId}) and t.booked_on < ${day}`.execute(
    tx.q,
  );
  return { debitsMinor: rows[0]?.debits ?? 0n, creditsMinor: rows[0]?.credits ?? 0n };
};

/** Posted transfers of an account booked from a day to a day, in booking order. */
export const selectPosted = async (
  tx: Tx,
  {
    accountId,
    from,
    to,
    limit,
  }: { readonly accountId: string; readonly from: string; readonly to: string; readonly limit: number },
): Promise<RecordedTransfer[]> => {
  const { rows } = await sql<TransferRow>`select ${withEnding} from ledger.transfer t
    where (t.debit_account_id = ${accountId} or t.credit_account_id = ${accountId})
      and t.phase in ('single', 'post') and t.booked_on between ${from} and ${to}
    order by t.booked_on, t.timestamp limit ${limit}`.execute(tx.q);
  return rows.map(toTransfer);
};

/** Totals of the accounts of one kind in one book. */
export type KindTotal = {
  readonly book_id: string;
  readonly kind: Account['kind'];
  readonly accounts: number;
  readonly debits_pending: bigint;
  readonly debits_posted: bigint;
  readonly credits_pending: bigint;
  readonly credits_posted: bigint;
};

/** An operator may be a member elsewhere and sees its account there: of other books' sums it would see a part. */
const inOwnBooks = sql`book_id in (select id from ledger.book)`;

/** What the accounts of a currency add up to, by book and kind. */
export const sumAccounts = async (tx: Tx, currency: string): Promise<KindTotal[]> => {
  const { rows } = await sql<KindTotal>`
    select book_id, kind, count(*)::int as accounts, sum(debits_pending)::bigint as debits_pending,
      sum(debits_posted)::bigint as debits_posted, sum(credits_pending)::bigint as credits_pending,
      sum(credits_posted)::bigint as credits_posted
    from ledger.account where currency = ${currency} and ${inOwnBooks}
    group by book_id, kind order by book_id, kind`.execute(tx.q);
  return rows;
};

/** How many transfers the actor's books of a currency have. */
export const countTransfers = async (tx: Tx, currency: string): Promise<bigint> => {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from ledger.transfer
    where currency = ${currency} and ${inOwnBooks}`.execute(tx.q);
  return rows[0]?.n ?? 0n;
};

/** Accounts whose totals are not what their transfers add up to; none, unless rows were changed behind our back. */
export const selectUnfounded = async (tx: Tx, currency: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with legs as (
      select debit_account_id as account_id, amount_minor, released_minor, phase, true as debit
      from ledger.transfer where currency = ${currency}
      union all
      select credit_account_id, amount_minor, released_minor, phase, false
      from ledger.transfer where currency = ${currency}),
    effects as (
      select account_id, debit, case when phase = 'pending' then amount_minor else - released_minor end as pending,
        case when phase in ('single', 'post') then amount_minor else 0 end as posted from legs),
    sums as (
      select account_id, sum(pending) filter (where debit) as dp, sum(posted) filter (where debit) as dd,
        sum(pending) filter (where not debit) as cp, sum(posted) filter (where not debit) as cc
      from effects group by account_id)
    select a.id from ledger.account a left join sums s on s.account_id = a.id
    where a.currency = ${currency} and ${inOwnBooks} and (a.debits_pending, a.debits_posted, a.credits_pending, a.credits_posted)
      is distinct from (coalesce(s.dp, 0), coalesce(s.dd, 0), coalesce(s.cp, 0), coalesce(s.cc, 0))
    order by a.id`.execute(tx.q);
  return rows.map(({ id }) => id);
};

/** Pending transfers whose time is over, oldest first. */
export const selectDue = async (tx: Tx, limit: number): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('ledger.timeout')
      .select('transfer_id')
      .where('expires_at', '<=', tx.now)
      .orderBy('expires_at')
      .limit(limit)
      .execute()
  ).map((row) => row.transfer_id);
