import { z } from 'zod';
import type { ImportResult } from './bank.ts';
import { isDay } from './core/day.ts';
import { type Account, accountKinds, type Book, type Escrow, phases, transferKinds } from './model.ts';
import type { AccountStatement, TransferProof, TrialBalance } from './reports.ts';
import { availableMinor, postedMinor } from './rules.ts';
import { escrowStates, transferStates } from './states.ts';
import type { RecordedTransfer } from './store.ts';
import type { BankLine, DayClose, OpenSide } from './store-bank.ts';

/** Digits of an amount in minor units; JSON carries them as text. */
export const minor = z.string().regex(/^-?\d{1,19}$/);

/** An accounting day. */
export const day = z.string().refine(isDay, 'a day that exists, YYYY-MM-DD');

/** An ISO 4217 code. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code');

/** A book as JSON. */
export const bookShape = z.object({
  id: z.string(),
  region: z.string(),
  currency: z.string(),
  operatorId: z.string(),
  bankName: z.string(),
  bankAccount: z.string(),
  timeZone: z.string(),
  closedThrough: z.string().nullable().describe('last closed accounting day'),
});

/** Makes the JSON of a book. */
export const bookToJson = ({ lastTimestamp: _last, ...book }: Book): z.input<typeof bookShape> => book;

/** An account as JSON. */
export const accountShape = z.object({
  id: z.string(),
  bookId: z.string(),
  kind: z.enum(accountKinds),
  organisationId: z.string(),
  region: z.string(),
  currency: z.string(),
  bankName: z.string(),
  bankAccount: z.string().describe('the custody account to pay into'),
  subAccount: z.string().nullable().describe('the sub-account to name as the receiver'),
  programme: z.string().nullable().describe('what a restricted account is for'),
  debitsPendingMinor: minor,
  debitsPostedMinor: minor,
  creditsPendingMinor: minor,
  creditsPostedMinor: minor,
  balanceMinor: minor.describe('what lies on it by posted transfers'),
  availableMinor: minor.describe('what of it is not reserved'),
});

/** Makes the JSON of an account. */
export const accountToJson = (account: Account): z.input<typeof accountShape> => ({
  id: account.id,
  bookId: account.bookId,
  kind: account.kind,
  organisationId: account.organisationId,
  region: account.region,
  currency: account.currency,
  bankName: account.bankName,
  bankAccount: account.bankAccount,
  subAccount: account.subAccount,
  programme: account.programme ?? null,
  debitsPendingMinor: account.debitsPending.toString(),
  debitsPostedMinor: account.debitsPosted.toString(),
  creditsPendingMinor: account.creditsPending.toString(),
  creditsPostedMinor: account.creditsPosted.toString(),
  balanceMinor: postedMinor(account).toString(),
  availableMinor: availableMinor(account).toString(),
});

/** A transfer as JSON. */
export const transferShape = z.object({
  id: z.string(),
  phase: z.enum(phases),
  state: z.enum(transferStates),
  kind: z.enum(transferKinds),
  debitAccountId: z.string(),
  creditAccountId: z.string(),
  amountMinor: minor,
  currency: z.string(),
  pendingId: z.string().nullable(),
  agreementId: z.string().nullable(),
  reference: z.string().nullable(),
  reason: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  bookedOn: z.string(),
  timestamp: z.string().describe('microseconds since 1970, strictly increasing per book'),
  postedAt: z.iso.datetime(),
  entryId: z.string().describe('entry of the log that commits to it'),
});

/** Makes the JSON of a transfer. */
export const transferToJson = (t: RecordedTransfer): z.input<typeof transferShape> => ({
  id: t.id,
  phase: t.phase,
  state: t.state,
  kind: t.kind,
  debitAccountId: t.debitAccountId,
  creditAccountId: t.creditAccountId,
  amountMinor: t.amountMinor.toString(),
  currency: t.currency,
  pendingId: t.pendingId,
  agreementId: t.agreementId,
  reference: t.reference,
  reason: t.reason,
  expiresAt: t.expiresAt?.toISOString() ?? null,
  bookedOn: t.bookedOn,
  timestamp: t.timestamp.toString(),
  postedAt: t.postedAt.toISOString(),
  entryId: t.entryId,
});

/** An account statement as JSON. */
export const statementShape = z.object({
  account: accountShape,
  from: z.string(),
  to: z.string(),
  openingMinor: minor,
  lines: z.array(z.object({ transfer: transferShape, debitMinor: minor, creditMinor: minor, balanceMinor: minor })),
  closingMinor: minor,
});

/** Makes the JSON of an account statement. */
export const statementToJson = (s: AccountStatement): z.input<typeof statementShape> => ({
  account: accountToJson(s.account),
  from: s.from,
  to: s.to,
  openingMinor: s.openingMinor.toString(),
  lines: s.lines.map((line) => ({
    transfer: transferToJson(line.transfer),
    debitMinor: line.debitMinor.toString(),
    creditMinor: line.creditMinor.toString(),
    balanceMinor: line.balanceMinor.toString(),
  })),
  closingMinor: s.closingMinor.toString(),
});

/** A trial balance as JSON. */
export const trialBalanceShape = z.object({
  currency: z.string(),
  rows: z.array(
    z.object({
      bookId: z.string(),
      kind: z.enum(accountKinds),
      accounts: z.int(),
      debitsPendingMinor: minor,
      debitsPostedMinor: minor,
      creditsPendingMinor: minor,
      creditsPostedMinor: minor,
    }),
  ),
  accounts: z.int(),
  transfers: z.int(),
  postedDifferenceMinor: minor.describe('all posted debits less all posted credits: 0'),
  pendingDifferenceMinor: minor.describe('all pending debits less all pending credits: 0'),
  unfounded: z.array(z.string()).optional().describe('accounts whose transfers do not add up to their balances: none'),
});

/** Makes the JSON of a trial balance. */
export const trialBalanceToJson = (t: TrialBalance): z.input<typeof trialBalanceShape> => ({
  currency: t.currency,
  rows: t.rows.map((row) => ({
    bookId: row.bookId,
    kind: row.kind,
    accounts: row.accounts,
    debitsPendingMinor: row.debitsPendingMinor.toString(),
    debitsPostedMinor: row.debitsPostedMinor.toString(),
    creditsPendingMinor: row.creditsPendingMinor.toString(),
    creditsPostedMinor: row.creditsPostedMinor.toString(),
  })),
  accounts: t.accounts,
  transfers: Number(t.transfers),
  postedDifferenceMinor: t.postedDifferenceMinor.toString(),
  pendingDifferenceMinor: t.pendingDifferenceMinor.toString(),
  ...(t.unfounded === undefined ? {} : { unfounded: [...t.unfounded] }),
});

/** The proof of a transfer as JSON. */
export const proofShape = z.object({
  transfer: transferShape,
  bytes: z.string().describe('canonical JSON of the transfer; leaf hash: SHA-256(0x00 ‖ bytes)'),
  position: z.int(),
  size: z.int(),
  path: z.array(z.string()).describe('siblings up to the root, base64 (RFC 6962, 2.1.1)'),
  merkleRoot: z.string().describe('base64; the content of the entry says the same'),
  entryId: z.string(),
});

/** Makes the JSON of a transfer's proof. */
export const proofToJson = ({ transfer, path, ...proof }: TransferProof): z.input<typeof proofShape> => ({
  ...proof,
  path: [...path],
  transfer: transferToJson(transfer),
});

/** An escrow as JSON. */
export const escrowShape = z.object({
  agreementId: z.string(),
  payer: z.string(),
  payee: z.string(),
  operator: z.string(),
  priceMinor: minor,
  feeMinor: minor,
  currency: z.string(),
  state: z.enum(escrowStates),
  reason: z.string().nullable(),
  heldAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});

/** Makes the JSON of an escrow. */
export const escrowToJson = (e: Escrow): z.input<typeof escrowShape> => ({
  agreementId: e.agreementId,
  payer: e.payer,
  payee: e.payee,
  operator: e.operator,
  priceMinor: e.priceMinor.toString(),
  feeMinor: e.feeMinor.toString(),
  currency: e.currency,
  state: e.state,
  reason: e.reason,
  heldAt: e.heldAt.toISOString(),
  changedAt: e.changedAt.toISOString(),
});

/** A line of a bank statement as JSON. */
export const bankLineShape = z.object({
  id: z.string(),
  line: z.int(),
  date: z.string(),
  subAccount: z.string(),
  direction: z.enum(['C', 'D']),
  amountMinor: minor,
  currency: z.string(),
  reference: z.string(),
  closingBalanceMinor: minor,
  outcome: z.enum(['booked', 'matched', 'balance', 'suspense', 'offset']),
  transferId: z.string().nullable(),
  suspenseReason: z.string().nullable(),
});

/** Makes the JSON of a line. */
export const bankLineToJson = (l: BankLine): z.input<typeof bankLineShape> => ({
  id: l.id,
  line: l.line,
  date: l.date,
  subAccount: l.subAccount,
  direction: l.direction,
  amountMinor: l.amountMinor.toString(),
  currency: l.currency,
  reference: l.reference,
  closingBalanceMinor: l.closingMinor.toString(),
  outcome: l.outcome,
  transferId: l.transferId,
  suspenseReason: l.suspenseReason,
});

/** What an import came to, as JSON. */
export const importShape = z.object({
  id: z.string(),
  number: z.string(),
  closingOn: z.string(),
  sha256: z.string(),
  imported: z.int().describe('lines that were new'),
  counts: z.object({ booked: z.int(), matched: z.int(), balance: z.int(), suspense: z.int(), offset: z.int() }),
  suspense: z.array(bankLineShape).describe('lines that wait for a person'),
});

/** Makes the JSON of an import. */
export const importToJson = ({ statement, imported, counts, suspense }: ImportResult): z.input<typeof importShape> => ({
  id: statement.id,
  number: statement.number,
  closingOn: statement.closingOn,
  sha256: statement.sha256,
  imported,
  counts: { ...counts },
  suspense: suspense.map(bankLineToJson),
});

/** What the bank has still to show, as JSON. */
export const instructionShape = z.object({
  transferId: z.string().describe('put it into the remittance text: the statement is matched by it'),
  bookedOn: z.string(),
  direction: z.enum(['C', 'D']),
  subAccount: z.string(),
  counterSubAccount: z.string().nullable().describe('null: the member’s account elsewhere'),
  amountMinor: minor,
  currency: z.string(),
  kind: z.string(),
});

/** Makes the JSON of an instruction. */
export const instructionToJson = ({
  bookId: _book,
  amountMinor,
  ...side
}: OpenSide): z.input<typeof instructionShape> => ({
  ...side,
  amountMinor: amountMinor.toString(),
});

/** A close as JSON. */
export const dayCloseShape = z.object({
  bookId: z.string(),
  firstDay: z.string().nullable(),
  lastDay: z.string(),
  entryId: z.string(),
  subAccounts: z.int(),
  totalMinor: minor,
});

/** Makes the JSON of a close. */
export const dayCloseToJson = ({
  operatorId: _operator,
  totalMinor,
  ...close
}: DayClose): z.input<typeof dayCloseShape> => ({
  ...close,
  totalMinor: totalMinor.toString(),
});
