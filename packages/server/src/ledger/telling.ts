import { type Id, type MoneyJson, moneyToJson } from '#kernel';
import type { Tx } from '#platform/database';
import { notify } from '#platform/notify';
import type { DirectPayment, Escrow } from './model.ts';
import { selectAccounts } from './store.ts';
import type { BankLine, BankStatement } from './store-bank.ts';

const amountOf = (amountMinor: bigint, currency: string): MoneyJson => moneyToJson({ amountMinor, currency });

/** Tells members what a statement brought them, one sum a member, and the operator which lines wait for a person. */
export const tellOfImport = async (
  tx: Tx,
  statement: BankStatement,
  lines: readonly BankLine[],
  currency: string,
): Promise<void> => {
  const accounts = await selectAccounts(tx, { bookId: statement.bookId });
  const bySubAccount = new Map(accounts.map((account) => [account.subAccount, account]));
  const sums = new Map<Id<'org'>, bigint>();
  for (const line of lines.filter(({ outcome, direction }) => outcome === 'booked' && direction === 'C')) {
    const owner = bySubAccount.get(line.subAccount)?.organisationId;
    if (owner !== undefined) sums.set(owner, (sums.get(owner) ?? 0n) + line.amountMinor);
  }
  for (const [to, sum] of sums)
    await notify(tx, { to, about: statement.id, kind: 'money_paid_in', params: { amount: amountOf(sum, currency) } });
  const waiting = lines.filter(({ outcome }) => outcome === 'suspense').length;
  const params = { count: String(waiting), number: statement.number };
  if (waiting > 0) await notify(tx, { to: statement.operatorId, about: statement.id, kind: 'money_unclear', params });
};

/** Tells whoever gets money from an escrow that it came: the payee at its release, the payer when it goes back. */
export const tellOfEscrow = async (tx: Tx, event: string, escrow: Escrow): Promise<void> => {
  if (escrow.priceMinor === 0n) return;
  const { agreementId: about, payer, payee, priceMinor, feeMinor, currency } = escrow;
  if (event === 'release')
    await notify(tx, {
      to: payee,
      about,
      kind: 'escrow_released',
      params: { amount: amountOf(priceMinor - feeMinor, currency), fee: amountOf(feeMinor, currency) },
    });
  if (event === 'void')
    await notify(tx, {
      to: payer,
      about,
      kind: 'escrow_refunded',
      params: { amount: amountOf(priceMinor, currency) },
    });
};

/** Tells the side that has to look at a direct payment. */
export const tellOfPayment = (tx: Tx, payment: DirectPayment): Promise<void> =>
  notify(tx, {
    to: payment.state === 'recorded' ? payment.payee : payment.payer,
    about: payment.agreementId,
    kind: `payment_${payment.state}`,
    params: { amount: amountOf(payment.amountMinor, payment.currency), reason: payment.reason ?? '' },
  });
