import { appendEntry } from '#audit';
import { type Id, type Money, nextState, type Outcome, ok, organisationOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { LedgerCode } from './errors.ts';
import { ledgerKinds } from './kinds.ts';
import type { DirectPayment } from './model.ts';
import { posterOf } from './service.ts';
import { directPaymentTable } from './states.ts';
import { findPayment, putPayment } from './store-agreement.ts';
import { tellOfPayment } from './telling.ts';

/** A payment outside the custody account, with the SHA-256 of the file that proves it. */
export type DirectPaymentInput = {
  readonly agreementId: Id<'agr'>;
  readonly payer: Id<'org'>;
  readonly payee: Id<'org'>;
  readonly amount: Money;
  readonly proofSha256: string;
};

const kinds = {
  recorded: ledgerKinds.payment_recorded,
  confirmed: ledgerKinds.payment_confirmed,
  denied: ledgerKinds.payment_denied,
} as const;

const save = async (
  tx: Tx,
  payment: DirectPayment,
  before: DirectPayment | undefined,
): Promise<Outcome<DirectPayment, LedgerCode>> => {
  const { agreementId, payer, payee, state } = payment;
  if (!(await putPayment(tx, payment, before?.state ?? null)))
    return refuse('ledger.payment_refused', { agreementId, state: 'changed', event: state });
  const content = {
    amountMinor: payment.amountMinor.toString(),
    currency: payment.currency,
    proofSha256: payment.proofSha256,
    ...(payment.reason === null ? {} : { reason: payment.reason }),
  };
  await appendEntry(tx, { kind: kinds[state], subject: agreementId, parties: [payer, payee], content });
  await emit(tx, { topic: 'ledger.payment_changed', payload: { agreementId, payer, payee, state } });
  await tellOfPayment(tx, payment);
  return ok(payment);
};

/** Records the payer's proof of a direct payment; no transfer, since no money of ours moves. After a denial once more. */
export const recordDirectPayment = async (
  tx: Tx,
  input: DirectPaymentInput,
): Promise<Outcome<DirectPayment, LedgerCode>> => {
  const { agreementId, payer, payee, amount, proofSha256 } = input;
  if (organisationOf(tx.actor) !== payer) return refuse('ledger.only_payer');
  if (!/^[0-9a-f]{64}$/.test(proofSha256)) return refuse('ledger.proof_invalid');
  if (amount.amountMinor <= 0n) return refuse('ledger.amount_invalid', { id: agreementId, maxMinor: '' });
  const before = await findPayment(tx, agreementId);
  const state = before === undefined ? 'recorded' : nextState(directPaymentTable, before.state, 'record');
  if (state === null)
    return refuse('ledger.payment_refused', { agreementId, state: before?.state ?? '', event: 'record' });
  const { amountMinor, currency } = amount;
  const who = { recordedBy: posterOf(tx.actor), recordedAt: tx.now, answeredBy: null, answeredAt: null, reason: null };
  return save(tx, { agreementId, payer, payee, amountMinor, currency, proofSha256, state, ...who }, before);
};

const answer = async (
  tx: Tx,
  agreementId: string,
  { event, reason }: { readonly event: 'confirm' | 'deny'; readonly reason: string | null },
): Promise<Outcome<DirectPayment, LedgerCode>> => {
  const before = await findPayment(tx, agreementId);
  if (before === undefined) return refuse('ledger.not_found');
  if (organisationOf(tx.actor) !== before.payee) return refuse('ledger.only_payee');
  const state = nextState(directPaymentTable, before.state, event);
  if (state === null) return refuse('ledger.payment_refused', { agreementId, state: before.state, event });
  return save(tx, { ...before, state, reason, answeredBy: posterOf(tx.actor), answeredAt: tx.now }, before);
};

/** The payee's word that the money has come. */
export const confirmDirectPayment = (tx: Tx, agreementId: string): Promise<Outcome<DirectPayment, LedgerCode>> =>
  answer(tx, agreementId, { event: 'confirm', reason: null });

/** The payee's word that it has not, and why it thinks so. */
export const denyDirectPayment = (
  tx: Tx,
  agreementId: string,
  reason: string,
): Promise<Outcome<DirectPayment, LedgerCode>> => answer(tx, agreementId, { event: 'deny', reason });

/** The direct payment of an agreement, if there is one that the actor may see. */
export const directPaymentOf = (tx: Tx, agreementId: string): Promise<DirectPayment | undefined> =>
  findPayment(tx, agreementId);
