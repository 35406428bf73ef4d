import { type Selectable, sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { SuspenseReason } from './core/bank.ts';
import type { Closing, StatementLine } from './core/statement-csv.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A statement that was imported. */
export type BankStatement = {
  readonly id: Id<'bst'>;
  readonly bookId: Id<'bok'>;
  readonly operatorId: Id<'org'>;
  /** The bank's own number of it. */
  readonly number: string;
  /** The day up to which it states balances. */
  readonly closingOn: string;
  readonly sha256: string;
};

/** A line of a statement and what became of it. */
export type BankLine = StatementLine & {
  readonly id: Id<'bln'>;
  readonly statementId: Id<'bst'>;
  readonly bookId: Id<'bok'>;
  readonly operatorId: Id<'org'>;
  readonly outcome: 'booked' | 'matched' | 'balance' | 'suspense' | 'offset';
  readonly transferId: Id<'trf'> | null;
  readonly suspenseReason: SuspenseReason | null;
};

const toStatement = (row: Selectable<Tables['ledger.bank_statement']>): BankStatement => ({
  id: row.id as Id<'bst'>,
  bookId: row.book_id as Id<'bok'>,
  operatorId: row.operator_id as Id<'org'>,
  number: row.number,
  closingOn: row.closing_on,
  sha256: row.sha256,
});

type LineRow = Selectable<Tables['ledger.bank_line']> & { currency: string };

const toLine = (row: LineRow): BankLine => ({
  id: row.id as Id<'bln'>,
  statementId: row.statement_id as Id<'bst'>,
  bookId: row.book_id as Id<'bok'>,
  operatorId: row.operator_id as Id<'org'>,
  line: row.line,
  date: row.booked_on,
  subAccount: row.sub_account,
  direction: row.direction,
  amountMinor: row.amount_minor,
  currency: row.currency,
  reference: row.reference,
  closingMinor: row.closing_minor,
  outcome: row.outcome,
  transferId: row.transfer_id as Id<'trf'> | null,
  suspenseReason: row.suspense_reason as SuspenseReason | null,
});

/** A statement of a book by the bank's number. */
export const findStatement = async (tx: Tx, bookId: string, number: string): Promise<BankStatement | undefined> => {
  const row = await q(tx)
    .selectFrom('ledger.bank_statement')
    .selectAll()
    .where('book_id', '=', bookId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? undefined : toStatement(row);
};

/** Writes a statement, or moves a longer version of it forward; the book is locked. */
export const putStatement = async (tx: Tx, statement: BankStatement, by: string): Promise<void> => {
  await q(tx)
    .insertInto('ledger.bank_statement')
    .values({
      id: statement.id,
      book_id: statement.bookId,
      operator_id: statement.operatorId,
      number: statement.number,
      closing_on: statement.closingOn,
      sha256: statement.sha256,
      imported_at: tx.now,
      imported_by: by,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ closing_on: statement.closingOn, sha256: statement.sha256 }),
    )
    .execute();
};

/** The day up to which a book's statements reach. */
export const lastClosingOn = async (tx: Tx, bookId: string): Promise<string | null> => {
  const row = await q(tx)
    .selectFrom('ledger.bank_statement')
    .select((eb) => eb.fn.max('closing_on').as('day'))
    .where('book_id', '=', bookId)
    .executeTakeFirst();
  return row?.day ?? null;
};

const lines = (condition: ReturnType<typeof sql>) => sql<LineRow>`
  select l.*, b.currency from ledger.bank_line l join ledger.book b on b.id = l.book_id where ${condition}`;

/** Lines of a statement by their number. */
export const selectLines = async (tx: Tx, statementId: string): Promise<BankLine[]> =>
  (await lines(sql`l.statement_id = ${statementId} order by l.line`).execute(tx.q)).rows.map(toLine);

/** Lines of a book that wait for a person, oldest first. */
export const selectSuspense = async (tx: Tx, bookIds: readonly string[], limit: number): Promise<BankLine[]> => {
  const open = sql`l.book_id = any(${bookIds}::text[]) and l.outcome = 'suspense' order by l.seq limit ${limit}`;
  return (await lines(open).execute(tx.q)).rows.map(toLine);
};

/** One line by id. */
export const findLine = async (tx: Tx, id: string): Promise<BankLine | undefined> =>
  (await lines(sql`l.id = ${id}`).execute(tx.q)).rows.map(toLine)[0];

/** Writes the lines of a statement in the bank's order, in one statement. */
export const insertLines = async (tx: Tx, rows: readonly BankLine[]): Promise<void> => {
  const column = (pick: (line: BankLine) => unknown) => sql`${rows.map(pick)}`;
  await sql`insert into ledger.bank_line (id, statement_id, book_id, operator_id, line, booked_on, sub_account,
      direction, amount_minor, reference, closing_minor, outcome, transfer_id, suspense_reason)
    select * from unnest(${column((l) => l.id)}::text[], ${column((l) => l.statementId)}::text[],
      ${column((l) => l.bookId)}::text[], ${column((l) => l.operatorId)}::text[], ${column((l) => l.line)}::int[],
      ${column((l) => l.date)}::date[], ${column((l) => l.subAccount)}::text[],
      ${column((l) => l.direction)}::text[], ${column((l) => l.amountMinor)}::bigint[],
      ${column((l) => l.reference)}::text[], ${column((l) => l.closingMinor)}::bigint[],
      ${column((l) => l.outcome)}::text[], ${column((l) => l.transferId)}::text[],
      ${column((l) => l.suspenseReason)}::text[])`.execute(tx.q);
};

/** Takes a line out of suspense; false when somebody else was first. */
export const settleLine = async (
  tx: Tx,
  id: string,
  settled: { readonly outcome: 'booked' | 'matched'; readonly transferId: Id<'trf'> },
): Promise<boolean> => {
  const result = await q(tx)
    .updateTable('ledger.bank_line')
    .set({ outcome: settled.outcome, transfer_id: settled.transferId, suspense_reason: null })
    .where('id', '=', id)
    .where('outcome', '=', 'suspense')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Takes the lines of closed days out of suspense: balances agree without them, so they have cancelled each other out. */
export const offsetSuspense = async (tx: Tx, bookId: string, day: string): Promise<void> => {
  await q(tx)
    .updateTable('ledger.bank_line')
    .set({ outcome: 'offset', suspense_reason: null })
    .where('book_id', '=', bookId)
    .where('outcome', '=', 'suspense')
    .where('booked_on', '<=', day)
    .execute();
};

/** What each sub-account of a book closed with, up to a day. */
export const selectClosings = async (tx: Tx, bookId: string, day: string): Promise<Map<string, Closing>> => {
  const { rows } = await sql<{ sub_account: string; booked_on: string; closing_minor: bigint }>`
    select distinct on (sub_account) sub_account, booked_on, closing_minor from ledger.bank_line
    where book_id = ${bookId} and booked_on <= ${day} order by sub_account, booked_on desc, seq desc`.execute(tx.q);
  return new Map(rows.map((r) => [r.sub_account, { date: r.booked_on, closingMinor: r.closing_minor }]));
};

/** Sides of transfers that lines are already matched to, of the transfers named. */
export const selectMatched = async (
  tx: Tx,
  transferIds: readonly string[],
): Promise<{ transferId: string; direction: 'C' | 'D'; subAccount: string }[]> => {
  const { rows } = await sql<{ transfer_id: string; direction: 'C' | 'D'; sub_account: string }>`
    select transfer_id, direction, sub_account from ledger.bank_line
    where transfer_id = any(${transferIds}::text[])`.execute(tx.q);
  return rows.map((r) => ({ transferId: r.transfer_id, direction: r.direction, subAccount: r.sub_account }));
};

/** Ids of the transfers that references mean: their own, or of what posted the pending transfer that is named. */
export const selectReferenced = async (
  tx: Tx,
  references: readonly string[],
): Promise<{ reference: string; transferId: string }[]> => {
  const { rows } = await sql<{ reference: string; transfer_id: string }>`
    select r.reference, coalesce(p.id, t.id) as transfer_id from unnest(${references}::text[]) r (reference)
    join ledger.transfer t on t.id = r.reference
    left join ledger.transfer p on p.pending_id = t.id and p.phase = 'post'`.execute(tx.q);
  return rows.map((r) => ({ reference: r.reference, transferId: r.transfer_id }));
};

/** The mirror's posted balance of every sub-account of a book at the end of a day; credits count positive. */
export const selectMirror = async (tx: Tx, bookId: string, day: string): Promise<Map<string, bigint>> => {
  const { rows } = await sql<{ sub_account: string; minor: bigint }>`
    with later as (
      select debit_account_id as account_id, - amount_minor as minor from ledger.transfer
      where book_id = ${bookId} and booked_on > ${day} and phase in ('single', 'post')
      union all
      select credit_account_id, amount_minor from ledger.transfer
      where book_id = ${bookId} and booked_on > ${day} and phase in ('single', 'post')),
    after_day as (select account_id, sum(minor) as minor from later group by account_id)
    select a.sub_account, (a.credits_posted - a.debits_posted - coalesce(l.minor, 0))::bigint as minor
    from ledger.account a left join after_day l on l.account_id = a.id
    where a.book_id = ${bookId} and a.sub_account is not null`.execute(tx.q);
  return new Map(rows.map((r) => [r.sub_account, r.minor]));
};

/** A side of a posted transfer that the bank has not shown yet. */
export type OpenSide = {
  readonly transferId: Id<'trf'>;
  readonly bookId: Id<'bok'>;
  readonly bookedOn: string;
  readonly direction: 'C' | 'D';
  readonly subAccount: string;
  readonly counterSubAccount: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly kind: string;
};

type OpenSideRow = {
  id: string;
  book_id: string;
  booked_on: string;
  direction: 'C' | 'D';
  sub_account: string;
  counter: string | null;
  amount_minor: bigint;
  currency: string;
  kind: string;
};

/** Sides of transfers of open days that no line is matched to, in the order of posting: what the bank has still to do. */
export const selectOpenSides = async (
  tx: Tx,
  {
    bookId,
    closedThrough,
    limit,
  }: { readonly bookId: string; readonly closedThrough: string | null; readonly limit: number },
): Promise<OpenSide[]> => {
  const open = closedThrough === null ? sql`true` : sql`t.booked_on > ${closedThrough}`;
  const { rows } = await sql<OpenSideRow>`
    select t.id, t.book_id, t.booked_on, s.direction, s.sub_account, s.counter, t.amount_minor, t.currency, t.kind
    from ledger.transfer t
    join ledger.account d on d.id = t.debit_account_id
    join ledger.account c on c.id = t.credit_account_id
    cross join lateral (values ('D', d.sub_account, c.sub_account), ('C', c.sub_account, d.sub_account))
      s (direction, sub_account, counter)
    where t.book_id = ${bookId} and t.phase in ('single', 'post') and ${open} and s.sub_account is not null
      and not exists (select from ledger.bank_line l where l.transfer_id = t.id and l.direction = s.direction
        and l.sub_account = s.sub_account)
    order by t.timestamp, s.direction desc limit ${limit}`.execute(tx.q);
  return rows.map((r) => ({
    transferId: r.id as Id<'trf'>,
    bookId: r.book_id as Id<'bok'>,
    bookedOn: r.booked_on,
    direction: r.direction,
    subAccount: r.sub_account,
    counterSubAccount: r.counter,
    amountMinor: r.amount_minor,
    currency: r.currency,
    kind: r.kind,
  }));
};

/** A close: the days it covers and what was agreed. */
export type DayClose = {
  readonly bookId: Id<'bok'>;
  readonly operatorId: Id<'org'>;
  /** Null at the first close of a book: everything up to the last day. */
  readonly firstDay: string | null;
  readonly lastDay: string;
  readonly entryId: Id<'ent'>;
  readonly subAccounts: number;
  readonly totalMinor: bigint;
};

/** Closes the days: no function writes into them any more. Throws when a later day is closed already. */
export const closeThrough = async (tx: Tx, close: DayClose, by: string): Promise<void> => {
  await sql`select ledger.close_through(${close.bookId}, ${close.lastDay})`.execute(tx.q);
  await q(tx)
    .insertInto('ledger.day_close')
    .values({
      book_id: close.bookId,
      last_day: close.lastDay,
      first_day: close.firstDay,
      operator_id: close.operatorId,
      entry_id: close.entryId,
      sub_accounts: close.subAccounts,
      total_minor: close.totalMinor,
      closed_at: tx.now,
      closed_by: by,
    })
    .execute();
};
