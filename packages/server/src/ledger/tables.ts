import type { Generated } from 'kysely';
import type { AccountKind, AccountLimit, Phase, TransferKind } from './model.ts';
import type { DirectPaymentState, EscrowState } from './states.ts';

type BookTable = {
  id: string;
  region: string;
  currency: string;
  operator_id: string;
  bank_name: string;
  bank_account: string;
  time_zone: string;
  last_timestamp: bigint;
  closed_through: string | null;
  opened_at: Date;
};

type AccountTable = {
  id: string;
  book_id: string;
  kind: AccountKind;
  organisation_id: string;
  operator_id: string;
  region: string;
  currency: string;
  bank_name: string;
  bank_account: string;
  sub_account: string | null;
  programme: string | null;
  limit_flag: AccountLimit;
  debits_pending: bigint;
  debits_posted: bigint;
  credits_pending: bigint;
  credits_posted: bigint;
  opened_at: Date;
};

type TransferTable = {
  id: string;
  book_id: string;
  timestamp: bigint;
  phase: Phase;
  kind: TransferKind;
  debit_account_id: string;
  credit_account_id: string;
  amount_minor: bigint;
  released_minor: bigint;
  currency: string;
  pending_id: string | null;
  agreement_id: string | null;
  reference: string | null;
  reason: string | null;
  expires_at: Date | null;
  booked_on: string;
  parties: string[];
  entry_id: string;
  position: number;
  posted_at: Date;
  posted_by: string;
};

type TimeoutTable = { transfer_id: string; expires_at: Date };

type EscrowTable = {
  agreement_id: string;
  book_id: string;
  payer_id: string;
  payee_id: string;
  operator_id: string;
  price_minor: bigint;
  fee_minor: bigint;
  currency: string;
  payment_id: string | null;
  fee_leg_id: string | null;
  state: EscrowState;
  reason: string | null;
  held_at: Date;
  changed_at: Date;
};

type DirectPaymentTable = {
  agreement_id: string;
  payer_id: string;
  payee_id: string;
  amount_minor: bigint;
  currency: string;
  proof_sha256: string;
  state: DirectPaymentState;
  recorded_by: string;
  recorded_at: Date;
  answered_by: string | null;
  answered_at: Date | null;
  reason: string | null;
};

type BankStatementTable = {
  id: string;
  book_id: string;
  operator_id: string;
  number: string;
  closing_on: string;
  sha256: string;
  imported_at: Date;
  imported_by: string;
};

type BankLineTable = {
  id: string;
  seq: Generated<bigint>;
  statement_id: string;
  book_id: string;
  operator_id: string;
  line: number;
  booked_on: string;
  sub_account: string;
  direction: 'C' | 'D';
  amount_minor: bigint;
  reference: string;
  closing_minor: bigint;
  outcome: 'booked' | 'matched' | 'balance' | 'suspense' | 'offset';
  transfer_id: string | null;
  suspense_reason: string | null;
};

type DayCloseTable = {
  book_id: string;
  last_day: string;
  first_day: string | null;
  operator_id: string;
  entry_id: string;
  sub_accounts: number;
  total_minor: bigint;
  closed_at: Date;
  closed_by: string;
};

/** The ledger's tables as Kysely sees them. */
export type Tables = {
  'ledger.book': BookTable;
  'ledger.account': AccountTable;
  'ledger.transfer': TransferTable;
  'ledger.timeout': TimeoutTable;
  'ledger.escrow': EscrowTable;
  'ledger.direct_payment': DirectPaymentTable;
  'ledger.bank_statement': BankStatementTable;
  'ledger.bank_line': BankLineTable;
  'ledger.day_close': DayCloseTable;
};
