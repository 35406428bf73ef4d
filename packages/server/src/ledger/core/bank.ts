import { type Id, isId } from '#kernel';
import type { Account, Resolution, Transfer, TransferInput } from '../model.ts';
import type { StatementLine } from './statement-csv.ts';

/** Why a line of a statement could not be booked and waits for a person. */
export const suspenseReasons = [
  'sub_account_unknown',
  'reference_unknown',
  'reference_differs',
  'fee_credit_unexpected',
  'funds_insufficient',
] as const;
export type SuspenseReason = (typeof suspenseReasons)[number];

/** What is known about everything that the lines name. */
export type BankFacts = {
  readonly custodyId: Id<'acc'>;
  /** Client and fee accounts of the book by sub-account number. */
  readonly bySubAccount: ReadonlyMap<string, Account>;
  /** Transfers by their id, and pending ones that were posted by the id of either. */
  readonly byReference: ReadonlyMap<string, Transfer>;
  readonly endings: ReadonlyMap<string, Resolution>;
  /** `sideKey`s that an earlier line was matched to. */
  readonly matched: ReadonlySet<string>;
};

/** What a line comes to. */
export type LineDecision =
  | { readonly outcome: 'balance' }
  | { readonly outcome: 'matched'; readonly transferId: Id<'trf'> }
  | { readonly outcome: 'book'; readonly input: TransferInput }
  | { readonly outcome: 'suspense'; readonly reason: SuspenseReason };

/** One side of a transfer at the bank: it appears on exactly one line. */
export const sideKey = (transferId: string, direction: 'C' | 'D', subAccount: string): string =>
  `${transferId} ${direction} ${subAccount}`;

/** The id of a transfer inside a remittance text, as our payment instructions put it there. */
export const transferIn = (reference: string): Id<'trf'> | undefined => {
  const found = /trf_[0-9a-z]{26}/.exec(reference)?.[0];
  return found !== undefined && isId('trf', found) ? found : undefined;
};

const suspend = (reason: SuspenseReason): LineDecision => ({ outcome: 'suspense', reason });

/** A line that names a transfer of ours: the bank has done what we told it, or posts what a member withdrew. */
const decideNamed = (
  facts: BankFacts,
  line: StatementLine,
  { account, named, newId }: { account: Account; named: Id<'trf'>; newId: () => Id<'trf'> },
): LineDecision => {
  const transfer = facts.byReference.get(named);
  if (transfer === undefined) return suspend('reference_unknown');
  const side = line.direction === 'D' ? transfer.debitAccountId : transfer.creditAccountId;
  if (side !== account.id || transfer.amountMinor !== line.amountMinor) return suspend('reference_differs');
  if (transfer.phase === 'single' || transfer.phase === 'post')
    return facts.matched.has(sideKey(transfer.id, line.direction, line.subAccount))
      ? suspend('reference_differs')
      : { outcome: 'matched', transferId: transfer.id };
  const isOpen = transfer.phase === 'pending' && !facts.endings.has(transfer.id);
  if (!isOpen || transfer.kind !== 'withdrawal') return suspend('reference_differs');
  const input = { id: newId(), phase: 'post', pendingId: transfer.id, reference: line.reference } as const;
  return { outcome: 'book', input: { ...input, bookedOn: line.date } };
};

/** A line of its own: money paid in, paid out to a member, or the fees paid out to the operator's own account. */
const decideUnnamed = (
  facts: BankFacts,
  line: StatementLine,
  { account, newId }: { account: Account; newId: () => Id<'trf'> },
): LineDecision => {
  if (account.kind === 'fee' && line.direction === 'C') return suspend('fee_credit_unexpected');
  const common = { id: newId(), phase: 'single', amountMinor: line.amountMinor, currency: line.currency } as const;
  const labels = { ...(line.reference === '' ? {} : { reference: line.reference }), bookedOn: line.date };
  const kind = line.direction === 'C' ? 'deposit' : account.kind === 'fee' ? 'fee_payout' : 'withdrawal';
  const [debitAccountId, creditAccountId] =
    line.direction === 'C' ? [facts.custodyId, account.id] : [account.id, facts.custodyId];
  return { outcome: 'book', input: { ...common, ...labels, kind, debitAccountId, creditAccountId } };
};

/** Decides what a line of a bank statement means for the mirror. */
export const decideLine = (facts: BankFacts, line: StatementLine, newId: () => Id<'trf'>): LineDecision => {
  if (line.amountMinor === 0n) return { outcome: 'balance' };
  const account = facts.bySubAccount.get(line.subAccount);
  if (account === undefined) return suspend('sub_account_unknown');
  const named = transferIn(line.reference);
  return named === undefined
    ? decideUnnamed(facts, line, { account, newId })
    : decideNamed(facts, line, { account, named, newId });
};

/** A sub-account on which mirror and bank do not agree, minor units. */
export type Difference = {
  readonly subAccount: string;
  readonly mirrorMinor: bigint;
  readonly statementMinor: bigint;
  readonly differenceMinor: bigint;
};

/** Compares the mirror's balances with the bank's per sub-account; one that either side lacks counts as 0 there. */
export const compareWithBank = (mirror: ReadonlyMap<string, bigint>, bank: ReadonlyMap<string, bigint>): Difference[] =>
  [...new Set([...mirror.keys(), ...bank.keys()])]
    .sort()
    .map((subAccount) => {
      const mirrorMinor = mirror.get(subAccount) ?? 0n;
      const statementMinor = bank.get(subAccount) ?? 0n;
      return { subAccount, mirrorMinor, statementMinor, differenceMinor: mirrorMinor - statementMinor };
    })
    .filter(({ differenceMinor }) => differenceMinor !== 0n);
