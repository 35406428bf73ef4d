export {
  type BookInput,
  balances,
  type ClientInput,
  ensureClientAccount,
  findProgrammeAccount,
  openBook,
  openProgrammeAccount,
} from './accounts.ts';
export { type ImportResult, importStatement, type StatementInput } from './bank.ts';
export type { Posted, Verdict } from './core/posting.ts';
export { type StatementLine, writeStatement } from './core/statement-csv.ts';
export { closeDay } from './days.ts';
export { type LedgerCode, ledgerErrors } from './errors.ts';
export {
  type EscrowInput,
  escrowOf,
  freezeEscrow,
  holdEscrow,
  moneyTopics,
  releaseEscrow,
  unfreezeEscrow,
  voidEscrow,
} from './escrow.ts';
export { expireDue, registerLedgerJobs } from './jobs.ts';
export { createPostingLane, type PostingLane, type Submission } from './lane.ts';
export type {
  Account,
  AccountKind,
  Balance,
  Book,
  DirectPayment,
  Escrow,
  Transfer,
  TransferInput,
  TransferKind,
} from './model.ts';
export {
  confirmDirectPayment,
  type DirectPaymentInput,
  denyDirectPayment,
  directPaymentOf,
  recordDirectPayment,
} from './payments.ts';
export { accountStatement, type TrialBalance, trialBalance } from './reports.ts';
export { ledgerRoutes } from './routes.ts';
export { postTransfers } from './service.ts';
export { type Settlement, settlementsOf } from './settlements.ts';
export { selectAccounts, selectBooks } from './store.ts';
export { selectEndings, selectEscrows, selectPayments, selectUnconfirmed } from './store-agreement.ts';
export { selectSuspense } from './store-bank.ts';
