import { type Outcome, ok, type Refusal, refuse } from '#kernel';
import type { LedgerCode } from './errors.ts';
import {
  type Account,
  type AccountKind,
  amountMinorMax,
  type Balance,
  type OpeningInput,
  pendingDaysMax,
  type TransferInput,
  type TransferKind,
  textLengthMax,
} from './model.ts';

/** What a kind of transfer may join, and what it must carry. */
export type Move = {
  readonly joins: readonly (readonly [debit: AccountKind, credit: AccountKind])[];
  readonly needs: 'agreement' | 'reason' | null;
};

/**
 * The only moves there are. A fee account is credited by one of them, the fee leg of an agreement: that is how it is
 * shown that the operator receives no client money otherwise. The table `ledger.transfer_kind` repeats it in the database.
 */
export const moves: Readonly<Record<TransferKind, Move>> = {
  deposit: {
    joins: [
      ['custody', 'client'],
      ['custody', 'programme'],
    ],
    needs: null,
  },
  withdrawal: {
    joins: [
      ['client', 'custody'],
      ['programme', 'custody'],
    ],
    needs: null,
  },
  payment: { joins: [['client', 'client']], needs: 'agreement' },
  refund: { joins: [['client', 'client']], needs: 'agreement' },
  fee_leg: { joins: [['client', 'fee']], needs: 'agreement' },
  fee_refund: { joins: [['fee', 'client']], needs: 'agreement' },
  fee_payout: { joins: [['fee', 'custody']], needs: null },
  adjustment: {
    joins: [
      ['custody', 'client'],
      ['client', 'custody'],
      ['client', 'client'],
    ],
    needs: 'reason',
  },
  award: { joins: [['programme', 'client']], needs: null },
  award_refund: { joins: [['client', 'programme']], needs: null },
};

/** What an account may still give (custody: pay out; client and fee: be debited), minor units, reservations taken off. */
export const availableMinor = (account: Balance & Pick<Account, 'limit'>): bigint =>
  account.limit === 'debits_must_not_exceed_credits'
    ? account.creditsPosted - account.debitsPosted - account.debitsPending
    : account.debitsPosted - account.creditsPosted - account.creditsPending;

/** What lies on an account by posted transfers alone: what the bank's statement must show for it. */
export const postedMinor = (account: Balance & Pick<Account, 'limit'>): bigint =>
  account.limit === 'debits_must_not_exceed_credits'
    ? account.creditsPosted - account.debitsPosted
    : account.debitsPosted - account.creditsPosted;

const shortage = (account: Account, amountMinor: bigint): Refusal<LedgerCode> | null => {
  const available = availableMinor(account);
  if (amountMinor <= available) return null;
  const code = account.kind === 'custody' ? 'ledger.custody_insufficient' : 'ledger.funds_insufficient';
  const params = {
    subAccount: account.subAccount ?? '',
    currency: account.currency,
    availableMinor: available.toString(),
    neededMinor: amountMinor.toString(),
    missingMinor: (amountMinor - available).toString(),
  };
  return { code, params, details: { accountId: account.id, ...params } };
};

/** Refuses when the transfer would take more from an account than its limit leaves. */
export const checkFunds = (debit: Account, credit: Account, amountMinor: bigint): Refusal<LedgerCode> | null => {
  if (debit.limit === 'debits_must_not_exceed_credits') {
    const refusal = shortage(debit, amountMinor);
    if (refusal !== null) return refusal;
  }
  return credit.limit === 'credits_must_not_exceed_debits' ? shortage(credit, amountMinor) : null;
};

/** PostgreSQL takes no NUL, canonical JSON no lone surrogate, a bank no control character. */
const isPlainText = (text: string): boolean =>
  text.length <= textLengthMax && text.isWellFormed() && !/\p{Cc}/u.test(text);

/** Refuses what no account could make right: amount, texts, expiry. */
export const checkInput = (input: TransferInput, now: Date): Refusal<LedgerCode> | null => {
  const { id } = input;
  const amount = input.amountMinor;
  if (amount !== undefined && (amount <= 0n || amount > amountMinorMax))
    return { code: 'ledger.amount_invalid', params: { id, maxMinor: amountMinorMax.toString() } };
  if (!isPlainText(input.reference ?? '') || !isPlainText(input.reason ?? ''))
    return { code: 'ledger.text_invalid', params: { id, max: textLengthMax } };
  const expiresAt = 'expiresAt' in input ? input.expiresAt : undefined;
  if (expiresAt === undefined) return null;
  const aheadMs = expiresAt.getTime() - now.getTime();
  return input.phase === 'pending' && aheadMs > 0 && aheadMs <= pendingDaysMax * 86_400_000
    ? null
    : { code: 'ledger.expiry_invalid', params: { id, max: pendingDaysMax } };
};

/** Refuses a transfer that its kind and the kinds of its accounts do not allow, before any balance is looked at. */
export const checkMove = (input: OpeningInput, debit: Account, credit: Account): Outcome<null, LedgerCode> => {
  const { id, kind } = input;
  const move = moves[kind];
  if (debit.id === credit.id) return refuse('ledger.accounts_same', { id });
  if (debit.bookId !== credit.bookId) return refuse('ledger.books_differ', { id });
  if (input.currency !== debit.currency)
    return refuse('ledger.currency_differs', { id, currency: input.currency, expected: debit.currency });
  if (!move.joins.some(([from, to]) => from === debit.kind && to === credit.kind))
    return refuse('ledger.move_not_allowed', { id, kind, debit: debit.kind, credit: credit.kind });
  if (credit.kind === 'client' && credit.organisationId === credit.operatorId)
    return refuse('ledger.operator_takes_fee_only', { id });
  if (move.needs === 'agreement' && input.agreementId === undefined)
    return refuse('ledger.agreement_required', { id, kind });
  if (move.needs === 'reason' && (input.reason ?? '').trim() === '')
    return refuse('ledger.reason_required', { id, kind });
  return ok(null);
};
