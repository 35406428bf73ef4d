import type { Tx } from '#platform/database';
import type { Transfer } from './model.ts';
import { readable } from './reports.ts';
import { selectTransfers } from './store.ts';
import { selectEscrows } from './store-agreement.ts';

/** What a deal was paid with, as far as a transfer tells. */
export type Settlement = {
  /** True when the transfer posted a payment; a reservation, a deposit or a refund settles no deal. */
  readonly isSettled: boolean;
  /** Prices that it may stand for, minor units: what the payee got, and with the fee that the payer paid beside it. */
  readonly pricesMinor: readonly string[];
  readonly currency: string;
  /** Accounting day, `YYYY-MM-DD`. */
  readonly settledOn: string;
};

const isPayment = ({ kind, phase }: Transfer): boolean =>
  kind === 'payment' && (phase === 'single' || phase === 'post');

/** What transfers settle, by their ids; those that the actor may not read, or that are not there, are left out alike. */
export const settlementsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Settlement>> => {
  const transfers = await readable(tx, await selectTransfers(tx, ids));
  const agreements = transfers.flatMap(({ agreementId }) => (agreementId === null ? [] : [agreementId]));
  const fees = new Map((await selectEscrows(tx, agreements)).map((one) => [one.agreementId as string, one.feeMinor]));
  return new Map(
    transfers.map((transfer) => {
      const { id, amountMinor, agreementId, currency, bookedOn } = transfer;
      const gross = amountMinor + (fees.get(agreementId ?? '') ?? 0n);
      const pricesMinor = [...new Set([String(amountMinor), String(gross)])];
      return [id as string, { isSettled: isPayment(transfer), pricesMinor, currency, settledOn: bookedOn }];
    }),
  );
};
