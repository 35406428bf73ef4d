import {
  decodePageToken,
  holdsRole,
  type Id,
  type Outcome,
  ok,
  organisationOf,
  type Page,
  refuse,
  toPage,
} from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { batchPath, batchRoot, transferBytes } from './core/batch-root.ts';
import { addDays } from './core/day.ts';
import type { LedgerCode } from './errors.ts';
import type { Account, AccountKind } from './model.ts';
import {
  countTransfers,
  type RecordedTransfer,
  selectAccounts,
  selectBatch,
  selectPosted,
  selectTransfers,
  selectTransfersOf,
  selectUnfounded,
  sumAccounts,
  sumBefore,
} from './store.ts';

/** Who of an operator sees the money of its members. Others of the operator see what the operator owns. */
export const bookkeepers = ['exchangeManager', 'auditor'] as const;

/** Longest period of an account statement, days. */
const statementDaysMax = 366;

/** Longest account statement, lines: beyond it the list of transfers is read page by page. */
const statementLinesMax = 5_000;

const mayRead = (tx: Tx, account: Account): boolean =>
  tx.actor.kind === 'job' || account.organisationId === organisationOf(tx.actor) || holdsRole(tx.actor, bookkeepers);

/** What a list of accounts is narrowed to. */
export type AccountQuery = {
  readonly currency?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly after?: string | undefined;
  readonly size: number;
};

/** Accounts that the actor may read: its organisation's, and for bookkeepers of an operator those of its books. */
export const listAccounts = async (tx: Tx, { size, ...query }: AccountQuery): Promise<Page<Account>> => {
  const own = organisationOf(tx.actor);
  const all = tx.actor.kind === 'job' || holdsRole(tx.actor, bookkeepers);
  if (!all && query.organisationId !== undefined && query.organisationId !== own) return { items: [] };
  const organisationId = all ? query.organisationId : own;
  const accounts = await selectAccounts(tx, { ...query, organisationId, limit: size + 1 });
  return toPage(accounts, size, ({ id }) => id);
};

/** One account that the actor may read. */
export const findAccount = async (tx: Tx, id: string): Promise<Outcome<Account, LedgerCode>> => {
  const [account] = await selectAccounts(tx, { ids: [id] });
  return account !== undefined && mayRead(tx, account) ? ok(account) : refuse('ledger.not_found');
};

/** An account's transfers, newest first. `after` is the timestamp that a page ended with. */
export const listTransfers = async (
  tx: Tx,
  {
    accountId,
    after,
    size,
  }: { readonly accountId: string; readonly after?: string | undefined; readonly size: number },
): Promise<Outcome<Page<RecordedTransfer>, LedgerCode>> => {
  const account = await findAccount(tx, accountId);
  if (!account.ok) return account;
  const before = after === undefined ? undefined : BigInt(after);
  const rows = await selectTransfersOf(tx, { accountId, before, limit: size + 1 });
  return ok(toPage(rows, size, ({ timestamp }) => timestamp.toString()));
};

/** The timestamp in a page token; undefined when it is not one of ours. */
export const timestampOf = (pageToken: string): string | undefined => {
  const key = decodePageToken(pageToken);
  return key !== undefined && /^\d{1,18}$/.test(key) ? key : undefined;
};

/** A line of an account statement; the balance is in the account's own direction (credit for members). */
export type AccountLine = {
  readonly transfer: RecordedTransfer;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  readonly balanceMinor: bigint;
};

/** What an account held, what moved, what it holds at the end; posted transfers only. */
export type AccountStatement = {
  readonly account: Account;
  readonly from: string;
  readonly to: string;
  readonly openingMinor: bigint;
  readonly lines: readonly AccountLine[];
  readonly closingMinor: bigint;
};

const effect = (account: Account, debitMinor: bigint, creditMinor: bigint): bigint =>
  account.kind === 'custody' ? debitMinor - creditMinor : creditMinor - debitMinor;

const runningLines = (account: Account, openingMinor: bigint, rows: readonly RecordedTransfer[]): AccountLine[] => {
  let balanceMinor = openingMinor;
  return rows.map((transfer) => {
    const debitMinor = transfer.debitAccountId === account.id ? transfer.amountMinor : 0n;
    const creditMinor = transfer.creditAccountId === account.id ? transfer.amountMinor : 0n;
    balanceMinor += effect(account, debitMinor, creditMinor);
    return { transfer, debitMinor, creditMinor, balanceMinor };
  });
};

/** The statement of an account over accounting days, both included. Refuses a period too long for one page. */
export const accountStatement = async (
  tx: Tx,
  { accountId, from, to }: { readonly accountId: string; readonly from: string; readonly to: string },
): Promise<Outcome<AccountStatement, LedgerCode>> => {
  const tooLong = refuse('ledger.period_invalid', { maxDays: statementDaysMax, maxLines: statementLinesMax });
  if (from > to || addDays(from, statementDaysMax) <= to) return tooLong;
  const found = await findAccount(tx, accountId);
  if (!found.ok) return found;
  const account = found.value;
  const before = await sumBefore(tx, accountId, from);
  const rows = await selectPosted(tx, { accountId, from, to, limit: statementLinesMax + 1 });
  if (rows.length > statementLinesMax) return tooLong;
  const openingMinor = effect(account, before.debitsMinor, before.creditsMinor);
  const lines = runningLines(account, openingMinor, rows);
  return ok({ account, from, to, openingMinor, lines, closingMinor: lines.at(-1)?.balanceMinor ?? openingMinor });
};

/** Totals of one kind of account in one book. */
export type TrialBalanceRow = {
  readonly bookId: string;
  readonly kind: AccountKind;
  readonly accounts: number;
  readonly debitsPendingMinor: bigint;
  readonly debitsPostedMinor: bigint;
  readonly creditsPendingMinor: bigint;
  readonly creditsPostedMinor: bigint;
};

/** All debits against all credits of a currency; both differences are 0, and no account is unfounded. */
export type TrialBalance = {
  readonly currency: string;
  readonly rows: readonly TrialBalanceRow[];
  readonly accounts: number;
  readonly transfers: bigint;
  readonly postedDifferenceMinor: bigint;
  readonly pendingDifferenceMinor: bigint;
  /** Accounts whose balances are not what their transfers add up to; only looked for when asked. */
  readonly unfounded: readonly string[] | undefined;
};

/** The trial balance over the accounts that the actor sees: an operator's bookkeepers their books, jobs all of them. */
export const trialBalance = async (
  tx: Tx,
  currency: string,
  { recompute = false }: { readonly recompute?: boolean } = {},
): Promise<TrialBalance> => {
  const totals = await sumAccounts(tx, currency);
  const sum = (pick: (row: (typeof totals)[number]) => bigint): bigint =>
    totals.reduce((total, row) => total + pick(row), 0n);
  return {
    currency,
    rows: totals.map((row) => ({
      bookId: row.book_id,
      kind: row.kind,
      accounts: row.accounts,
      debitsPendingMinor: row.debits_pending,
      debitsPostedMinor: row.debits_posted,
      creditsPendingMinor: row.credits_pending,
      creditsPostedMinor: row.credits_posted,
    })),
    accounts: totals.reduce((n, row) => n + row.accounts, 0),
    transfers: await countTransfers(tx, currency),
    postedDifferenceMinor: sum((row) => row.debits_posted - row.credits_posted),
    pendingDifferenceMinor: sum((row) => row.debits_pending - row.credits_pending),
    unfounded: recompute ? await selectUnfounded(tx, currency) : undefined,
  };
};

/** What shows that the log commits to a transfer: the entry holds the root, the path leads from the bytes to it. */
export type TransferProof = {
  readonly transfer: RecordedTransfer;
  readonly bytes: string;
  readonly position: number;
  readonly size: number;
  readonly path: readonly string[];
  readonly merkleRoot: string;
  readonly entryId: Id<'ent'>;
};

/** Those of some transfers that the actor may read: one of both accounts is. */
export const readable = async (tx: Tx, transfers: readonly RecordedTransfer[]): Promise<RecordedTransfer[]> => {
  const ids = transfers.flatMap(({ debitAccountId, creditAccountId }) => [debitAccountId, creditAccountId]);
  const accounts = await selectAccounts(tx, { ids });
  const own = new Set(accounts.filter((account) => mayRead(tx, account)).map(({ id }) => id));
  return transfers.filter((transfer) => own.has(transfer.debitAccountId) || own.has(transfer.creditAccountId));
};

/** Proves a transfer against the log's entry of its batch. The path holds hashes only, nothing of others' transfers. */
export const proveTransfer = async (tx: Tx, id: string): Promise<Outcome<TransferProof, LedgerCode>> => {
  const [transfer] = await readable(tx, await selectTransfers(tx, [id]));
  if (transfer === undefined) return refuse('ledger.not_found');
  const { entryId, position } = transfer;
  const batch = (await withSystem(tx, () => selectBatch(tx, entryId))).map(transferBytes);
  const proof = { path: batchPath(batch, position), merkleRoot: batchRoot(batch), size: batch.length };
  return ok({ transfer, bytes: transferBytes(transfer), position, entryId, ...proof });
};
