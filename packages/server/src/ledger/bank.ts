import { createHash } from 'node:crypto';
import { appendEntry } from '#audit';
import { type Id, invariant, type Outcome, ok, organisationOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import {
  type BankFacts,
  decideLine,
  type LineDecision,
  type SuspenseReason,
  sideKey,
  transferIn,
} from './core/bank.ts';
import { dayOf } from './core/day.ts';
import type { Verdict } from './core/posting.ts';
import { checkContinuity, parseStatement, type StatementLine } from './core/statement-csv.ts';
import type { LedgerCode } from './errors.ts';
import { ledgerKinds } from './kinds.ts';
import type { Book } from './model.ts';
import { postChains, posterOf } from './service.ts';
import { selectAccounts, selectBooks, selectTransfers } from './store.ts';
import {
  type BankLine,
  type BankStatement,
  findLine,
  findStatement,
  insertLines,
  lastClosingOn,
  putStatement,
  selectClosings,
  selectLines,
  selectMatched,
  selectReferenced,
  settleLine,
} from './store-bank.ts';
import { lockForPosting } from './store-posting.ts';
import { tellOfImport } from './telling.ts';

/** Which book of the acting operator: by id, else its only one in the currency. */
export type BookChoice = { readonly bookId?: string | undefined; readonly currency?: string | undefined };

/** A book with its custody account; locked, so that what is read of it stays true until the transaction ends. */
export type LockedBook = { readonly book: Book; readonly custodyId: Id<'acc'> };

/** Finds and locks a book of the operator that the actor acts for. */
export const lockBook = async (tx: Tx, choice: BookChoice): Promise<Outcome<LockedBook, LedgerCode>> => {
  const operatorId = organisationOf(tx.actor);
  const [found] = await selectBooks(tx, { id: choice.bookId, currency: choice.currency, operatorId });
  if (found === undefined) return refuse('ledger.not_found');
  const [custody] = await selectAccounts(tx, { bookId: found.id, kind: 'custody' });
  invariant(custody !== undefined, 'every book has a custody account');
  const book = (await lockForPosting(tx, { accounts: [custody.id], transfers: [], pendings: [] })).books.get(found.id);
  invariant(book !== undefined, 'a book is never deleted');
  return ok({ book, custodyId: custody.id });
};

const gatherFacts = async (
  tx: Tx,
  { book, custodyId }: LockedBook,
  lines: readonly StatementLine[],
): Promise<BankFacts> => {
  const accounts = await selectAccounts(tx, { bookId: book.id });
  const references = [...new Set(lines.flatMap((line) => transferIn(line.reference) ?? []))];
  const named = await selectReferenced(tx, references);
  const transfers = await selectTransfers(tx, [...new Set(named.map((n) => n.transferId))]);
  const byId = new Map(transfers.map((t) => [t.id as string, t]));
  const matched = await selectMatched(tx, [...byId.keys()]);
  return {
    custodyId,
    bySubAccount: new Map(accounts.flatMap((a) => (a.subAccount === null ? [] : [[a.subAccount, a]]))),
    byReference: new Map(
      named.flatMap(({ reference, transferId }) => {
        const transfer = byId.get(transferId);
        return transfer === undefined ? [] : [[reference, transfer]];
      }),
    ),
    endings: new Map(
      transfers.flatMap((t) => (t.phase === 'pending' && t.state !== 'pending' ? [[t.id, 'void']] : [])),
    ),
    matched: new Set(matched.map((m) => sideKey(m.transferId, m.direction, m.subAccount))),
  };
};

type Treated = Pick<BankLine, 'outcome' | 'transferId' | 'suspenseReason'>;

const suspended = (suspenseReason: SuspenseReason): Treated => ({
  outcome: 'suspense',
  transferId: null,
  suspenseReason,
});

const treatedAs = (decision: LineDecision, verdict: Verdict | undefined): Treated => {
  if (decision.outcome === 'balance') return { outcome: 'balance', transferId: null, suspenseReason: null };
  if (decision.outcome === 'suspense') return suspended(decision.reason);
  if (decision.outcome === 'matched')
    return { outcome: 'matched', transferId: decision.transferId, suspenseReason: null };
  if (verdict?.ok === true) return { outcome: 'booked', transferId: verdict.value.transfer.id, suspenseReason: null };
  return suspended(
    verdict?.error.code.startsWith('ledger.pending') === true ? 'reference_differs' : 'funds_insufficient',
  );
};

/** Decides lines one after the other, so that a side is matched once, and books what they mean in one batch. */
const treat = async (tx: Tx, locked: LockedBook, lines: readonly StatementLine[]): Promise<Treated[]> => {
  const facts = await gatherFacts(tx, locked, lines);
  const matched = new Set(facts.matched);
  const decisions = lines.map((line) => {
    const decision = decideLine({ ...facts, matched }, line, () => tx.newId('trf'));
    if (decision.outcome === 'matched') matched.add(sideKey(decision.transferId, line.direction, line.subAccount));
    return decision;
  });
  const inputs = decisions.flatMap((d) => (d.outcome === 'book' ? [d.input] : []));
  const by = posterOf(tx.actor);
  const verdicts =
    inputs.length === 0
      ? []
      : await postChains(
          tx,
          inputs.map((input) => ({ inputs: [input], by })),
        );
  const verdictOf = new Map(inputs.map((input, i) => [input.id, verdicts[i]]));
  return decisions.map((d) => treatedAs(d, d.outcome === 'book' ? verdictOf.get(d.input.id) : undefined));
};

/** A statement as it is handed in. */
export type StatementInput = {
  /** The operator's only book in the statement's currency when left out. */
  readonly bookId?: string | undefined;
  /** The bank's number of the statement; with the line's number it makes an import idempotent. */
  readonly number: string;
  readonly csv: string;
  /** The day up to which it states balances; the last line's day when left out. */
  readonly closingOn?: string | undefined;
};

/** What an import came to: counts over all lines of the statement, and the lines that wait for a person. */
export type ImportResult = {
  readonly statement: BankStatement;
  readonly imported: number;
  readonly counts: Readonly<Record<BankLine['outcome'], number>>;
  readonly suspense: readonly BankLine[];
};

const resultOf = (statement: BankStatement, lines: readonly BankLine[], imported: number): ImportResult => {
  const count = (outcome: BankLine['outcome']): number => lines.filter((l) => l.outcome === outcome).length;
  return {
    statement,
    imported,
    counts: {
      booked: count('booked'),
      matched: count('matched'),
      balance: count('balance'),
      suspense: count('suspense'),
      offset: count('offset'),
    },
    suspense: lines.filter((l) => l.outcome === 'suspense'),
  };
};

const sameLine = (a: StatementLine, b: StatementLine): boolean =>
  a.date === b.date &&
  a.subAccount === b.subAccount &&
  a.direction === b.direction &&
  a.amountMinor === b.amountMinor &&
  a.reference === b.reference &&
  a.closingMinor === b.closingMinor;

/** Refuses lines that could not be booked whatever they mean: another currency, a closed day, a day to come. */
const checkLines = (tx: Tx, book: Book, lines: readonly StatementLine[]): Outcome<null, LedgerCode> => {
  const today = dayOf(tx.now, book.timeZone);
  for (const { line, currency, date } of lines) {
    if (currency !== book.currency)
      return refuse('ledger.statement_currency', { line, currency, expected: book.currency });
    if (date > today) return refuse('ledger.day_in_future', { date, today });
    if (book.closedThrough !== null && date <= book.closedThrough)
      return refuse('ledger.day_closed', { date, closedThrough: book.closedThrough });
  }
  return ok(null);
};

type Reconciled = { readonly before: readonly BankLine[]; readonly fresh: readonly StatementLine[] };

/** Parts the lines into those that an earlier import has brought and new ones; refuses one that has changed. */
const partLines = async (
  tx: Tx,
  known: BankStatement | undefined,
  lines: readonly StatementLine[],
): Promise<Outcome<Reconciled, LedgerCode>> => {
  const before = known === undefined ? [] : await selectLines(tx, known.id);
  const given = new Map(lines.map((line) => [line.line, line]));
  for (const line of before) {
    const repeated = given.get(line.line);
    if (repeated === undefined || !sameLine(line, repeated))
      return refuse('ledger.statement_differs', { statement: known?.number ?? '', line: line.line });
  }
  return ok({ before, fresh: lines.slice(before.length) });
};

const latest = (...days: (string | undefined)[]): string =>
  days
    .filter((d) => d !== undefined)
    .sort()
    .at(-1) ?? '';

const logImport = async (tx: Tx, statement: BankStatement, result: ImportResult): Promise<void> => {
  const { number, bookId, operatorId, sha256, closingOn } = statement;
  const content = { bookId, closingOn, counts: result.counts, imported: result.imported, number, sha256 };
  await appendEntry(tx, {
    kind: ledgerKinds.statement_imported,
    subject: statement.id,
    parties: [operatorId],
    content,
  });
  await emit(tx, { topic: 'ledger.statement_imported', payload: { statementId: statement.id, ...content } });
};

/**
 * Takes a bank statement in: money paid in becomes deposits, money paid out withdrawals and fee payouts, moves that we
 * told the bank are matched by the transfer's id in the reference, the rest waits in suspense. All of it or nothing;
 * the same statement again does nothing, a longer version adds its new lines.
 */
export const importStatement = async (tx: Tx, input: StatementInput): Promise<Outcome<ImportResult, LedgerCode>> => {
  const parsed = parseStatement(input.csv);
  if (!parsed.ok) return parsed;
  const lines = parsed.value;
  const { bookId } = input;
  const locked = await lockBook(tx, bookId === undefined ? { currency: lines[0]?.currency } : { bookId });
  if (!locked.ok) return locked;
  const { book } = locked.value;
  const known = await findStatement(tx, book.id, input.number);
  const parted = await partLines(tx, known, lines);
  if (!parted.ok) return parted;
  const { before, fresh } = parted.value;
  const checked = checkLines(tx, book, fresh);
  if (!checked.ok) return checked;
  const continuous = checkContinuity(fresh, await selectClosings(tx, book.id, '9999-12-31'));
  if (!continuous.ok) return continuous;
  const statement: BankStatement = {
    id: known?.id ?? tx.newId('bst'),
    bookId: book.id,
    operatorId: book.operatorId,
    number: input.number,
    closingOn: latest(input.closingOn, known?.closingOn, ...lines.map((line) => line.date)),
    sha256: createHash('sha256').update(input.csv).digest('hex'),
  };
  if (fresh.length === 0 && known?.closingOn === statement.closingOn) return ok(resultOf(known, before, 0));
  await putStatement(tx, statement, posterOf(tx.actor));
  const treated = await treat(tx, locked.value, fresh);
  const rows = fresh.map((line, i): BankLine => {
    const outcome = treated[i];
    invariant(outcome !== undefined, 'every line is treated');
    const { operatorId } = statement;
    return { ...line, ...outcome, id: tx.newId('bln'), statementId: statement.id, bookId: book.id, operatorId };
  });
  await insertLines(tx, rows);
  const result = resultOf(statement, [...before, ...rows], rows.length);
  await logImport(tx, statement, result);
  await tellOfImport(tx, statement, rows, book.currency);
  return ok(result);
};

/** Tries a line in suspense once more, after its sub-account was opened or the reservation was freed. */
export const retrySuspense = async (tx: Tx, lineId: string): Promise<Outcome<BankLine, LedgerCode>> => {
  const waiting = await findLine(tx, lineId);
  if (waiting === undefined || waiting.outcome !== 'suspense') return refuse('ledger.not_found');
  const locked = await lockBook(tx, { bookId: waiting.bookId });
  if (!locked.ok) return locked;
  const [treated] = await treat(tx, locked.value, [waiting]);
  const { line } = waiting;
  if (
    treated === undefined ||
    treated.transferId === null ||
    (treated.outcome !== 'booked' && treated.outcome !== 'matched')
  )
    return refuse('ledger.suspense_unresolved', { line, reason: treated?.suspenseReason ?? '' });
  const settled = { outcome: treated.outcome, transferId: treated.transferId };
  if (!(await settleLine(tx, lineId, settled))) return refuse('ledger.not_found');
  const content = { line, statementId: waiting.statementId, transferId: treated.transferId };
  const parties = [waiting.operatorId];
  await appendEntry(tx, { kind: ledgerKinds.suspense_resolved, subject: lineId, parties, content });
  return ok({ ...waiting, ...settled, suspenseReason: null });
};

/** True when a statement of the book reaches the day. */
export const reaches = async (tx: Tx, bookId: string, day: string): Promise<boolean> =>
  ((await lastClosingOn(tx, bookId)) ?? '') >= day;
