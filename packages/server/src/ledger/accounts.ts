import { appendEntry } from '#audit';
import { getOrganisations } from '#identity';
import { type Id, invariant, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { LedgerCode } from './errors.ts';
import { ledgerKinds } from './kinds.ts';
import type { Account, Book } from './model.ts';
import { openBookRow, openClientRow, openProgrammeRow, selectAccounts, selectBooks } from './store.ts';

/** Number of the fee sub-account unless the bank gave another: members' numbers count from 000001. */
export const feeSubAccountDefault = '000000';

/** What a book is opened with. The caller has authorised the operator for the region. */
export type BookInput = {
  readonly region: string;
  readonly currency: string;
  readonly operatorId: Id<'org'>;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly timeZone: string;
  readonly feeSubAccount?: string | undefined;
};

/** Opens the book of a custody account at a bank, with its custody and its fee account. One per region and currency. */
export const openBook = async (tx: Tx, input: BookInput): Promise<Outcome<Book, LedgerCode>> => {
  const id = tx.newId('bok');
  const { feeSubAccount = feeSubAccountDefault, ...facts } = input;
  const row = { ...facts, id, custodyId: tx.newId('acc'), feeId: tx.newId('acc'), feeSubAccount };
  if (!(await openBookRow(tx, row)))
    return refuse('ledger.book_exists', {
      region: input.region,
      currency: input.currency,
      bankAccount: input.bankAccount,
    });
  await appendEntry(tx, {
    kind: ledgerKinds.book_opened,
    subject: id,
    parties: [input.operatorId],
    content: { ...facts, feeSubAccount },
  });
  return ok({ ...facts, id, lastTimestamp: 0n, closedThrough: null });
};

const clientOf = async (tx: Tx, book: Book, organisationId: string): Promise<Account | undefined> =>
  (await selectAccounts(tx, { bookId: book.id, kind: 'client', organisationId }))[0];

/** The client account of an organisation in a book, opened when there is none. Runs in system context. */
const openClientIn = async (
  tx: Tx,
  book: Book,
  { organisationId, subAccount }: { readonly organisationId: Id<'org'>; readonly subAccount?: string | undefined },
): Promise<Outcome<Account, LedgerCode>> => {
  if (organisationId === book.operatorId) return refuse('ledger.operator_no_client');
  const before = await clientOf(tx, book, organisationId);
  if (before !== undefined) return ok(before);
  const id = tx.newId('acc');
  const wish = subAccount ?? null;
  if (!(await openClientRow(tx, { id, bookId: book.id, organisationId, subAccount: wish })))
    return refuse('ledger.sub_account_taken', { subAccount: wish ?? '' });
  const opened = await clientOf(tx, book, organisationId);
  invariant(opened !== undefined, 'an account that was opened is there');
  if (opened.id === id)
    await appendEntry(tx, {
      kind: ledgerKinds.account_opened,
      subject: id,
      parties: [organisationId, book.operatorId],
      content: { bookId: book.id, organisationId, subAccount: opened.subAccount },
    });
  return ok(opened);
};

/** Whose client account, in which currency; `region` is the home region when left out. */
export type ClientInput = {
  readonly organisationId: Id<'org'>;
  readonly currency: string;
  readonly region?: string | undefined;
  /** The number that the bank gave; the next free one when left out. */
  readonly subAccount?: string | undefined;
};

/**
 * The client account of an organisation in a region's book, opened with the next sub-account number when there is none.
 * An organisation that trades in several regions has one in each. Refuses when the region keeps no book in the currency.
 */
export const ensureClientAccount = async (tx: Tx, input: ClientInput): Promise<Outcome<Account, LedgerCode>> =>
  withSystem(tx, async () => {
    const { organisationId, currency } = input;
    const region = input.region ?? (await getOrganisations(tx, [organisationId])).get(organisationId)?.region;
    if (region === undefined) return refuse('ledger.organisation_unknown', { organisationId });
    const [book] = await selectBooks(tx, { region, currency });
    if (book === undefined) return refuse('ledger.book_missing', { region, currency });
    return openClientIn(tx, book, input);
  });

/** The accounts that an agreement moves money between, in its operator's book. */
export type TradeAccounts = {
  readonly book: Book;
  readonly payer: Account;
  readonly payee: Account;
  readonly fee: Account;
};

/** Finds the operator's book in the currency and makes sure of both sides' accounts in it. */
export const ensureTradeAccounts = async (
  tx: Tx,
  trade: {
    readonly payer: Id<'org'>;
    readonly payee: Id<'org'>;
    readonly operator: Id<'org'>;
    readonly currency: string;
  },
): Promise<Outcome<TradeAccounts, LedgerCode>> =>
  withSystem(tx, async () => {
    const { operator, currency } = trade;
    const [book] = await selectBooks(tx, { operatorId: operator, currency });
    if (book === undefined) {
      const region = (await getOrganisations(tx, [operator])).get(operator)?.region ?? operator;
      return refuse('ledger.book_missing', { region, currency });
    }
    const payer = await openClientIn(tx, book, { organisationId: trade.payer });
    if (!payer.ok) return payer;
    const payee = await openClientIn(tx, book, { organisationId: trade.payee });
    if (!payee.ok) return payee;
    const [fee] = await selectAccounts(tx, { bookId: book.id, kind: 'fee' });
    invariant(fee !== undefined, 'every book has a fee account');
    return ok({ book, payer: payer.value, payee: payee.value, fee });
  });

/** Accounts by id that the actor may see, with their balances. */
export const balances = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Account>> =>
  new Map((await selectAccounts(tx, { ids })).map((account) => [account.id, account]));

/** Whose restricted account, for which programme, in which currency; `region` says in whose book. */
export type ProgrammeInput = {
  readonly organisationId: Id<'org'>;
  readonly programme: string;
  readonly currency: string;
  readonly region: string;
  /** The number that the bank gave; the next free one when left out. */
  readonly subAccount?: string | undefined;
};

/** The restricted account of an office for a programme; undefined when nobody opened one. */
export const findProgrammeAccount = (
  tx: Tx,
  { organisationId, programme, currency }: Pick<ProgrammeInput, 'organisationId' | 'programme' | 'currency'>,
): Promise<Account | undefined> =>
  withSystem(tx, async () => (await selectAccounts(tx, { kind: 'programme', organisationId, programme, currency }))[0]);

/**
 * Opens the restricted account of an office for a programme, or answers the one that is there. What is paid in on it can
 * only leave as an award to a member's client account or back through the bank. The caller has authorised the operator.
 */
export const openProgrammeAccount = (tx: Tx, input: ProgrammeInput): Promise<Outcome<Account, LedgerCode>> =>
  withSystem(tx, async () => {
    const { organisationId, programme, currency, region } = input;
    const before = await findProgrammeAccount(tx, input);
    if (before !== undefined) return ok(before);
    const [book] = await selectBooks(tx, { region, currency });
    if (book === undefined) return refuse('ledger.book_missing', { region, currency });
    const id = tx.newId('acc');
    const wish = input.subAccount ?? null;
    if (!(await openProgrammeRow(tx, { id, bookId: book.id, organisationId, programme, subAccount: wish })))
      return refuse('ledger.sub_account_taken', { subAccount: wish ?? '' });
    const opened = await findProgrammeAccount(tx, input);
    invariant(opened !== undefined, 'an account that was opened is there');
    await appendEntry(tx, {
      kind: ledgerKinds.account_opened,
      subject: id,
      parties: [organisationId, book.operatorId],
      content: { bookId: book.id, organisationId, programme, subAccount: opened.subAccount },
    });
    return ok(opened);
  });
