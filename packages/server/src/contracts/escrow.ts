import { type Outcome, ok } from '#kernel';
import { freezeEscrow, holdEscrow, releaseEscrow, unfreezeEscrow, voidEscrow } from '#ledger';
import type { Tx } from '#platform/database';
import type { Agreement } from './model.ts';

/** True when the price waits in the ledger for the delivery to be accepted. */
export const hasEscrow = ({ price, terms }: Pick<Agreement, 'price' | 'terms'>): boolean =>
  price.amountMinor > 0n && terms.payment !== 'direct';

/** Reserves the price of an agreement that has one in escrow. The ledger locks its book until the end of the transaction: call it last. */
export const reserve = async (tx: Tx, agreement: Agreement): Promise<Outcome<unknown>> => {
  if (!hasEscrow(agreement)) return ok(null);
  return holdEscrow(tx, {
    agreementId: agreement.id,
    payer: agreement.buyerId,
    payee: agreement.providerId,
    operator: agreement.operatorId,
    price: agreement.price,
    feeMinor: agreement.feeMinor,
  });
};

/** What of a reason the ledger keeps beside a transfer: it takes 140 characters. */
const shortReason = (reason: string): string => [...reason].slice(0, 70).join('');

/** Ends the escrow of an agreement that has one, melting it first when it was frozen. */
const endEscrow = async (
  tx: Tx,
  agreement: Agreement,
  end: () => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> => {
  if (!hasEscrow(agreement)) return ok(null);
  const melted = agreement.deliveryState === 'disputed' ? await unfreezeEscrow(tx, agreement.id, 'settled') : ok(null);
  return melted.ok ? end() : melted;
};

/** Pays the escrow out. The ledger locks its book until the end of the transaction: call it last. */
export const payOut = (tx: Tx, agreement: Agreement): Promise<Outcome<unknown>> =>
  endEscrow(tx, agreement, () => releaseEscrow(tx, agreement.id));

/** Gives the escrow back to the buyer; call it last too. */
export const payBack = (tx: Tx, agreement: Agreement, reason: string): Promise<Outcome<unknown>> =>
  endEscrow(tx, agreement, () => voidEscrow(tx, agreement.id, shortReason(reason)));

/** Keeps the escrow from both sides while the delivery is in dispute. */
export const freeze = async (tx: Tx, agreement: Agreement, reason: string): Promise<Outcome<unknown>> =>
  hasEscrow(agreement) ? freezeEscrow(tx, agreement.id, shortReason(reason)) : ok(null);
