import { type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Comparable, ValueSheet } from './core/value/types.ts';
import type { AssessCode } from './errors.ts';

/** What the ledger tells of an entry: prices in minor units, the accounting day `YYYY-MM-DD`. */
export type Settlement = {
  readonly isSettled: boolean;
  readonly pricesMinor: readonly string[];
  readonly currency: string;
  readonly settledOn: string;
};

/** Reads entries of the ledger that the actor may see; this module may not import the ledger, main.ts joins the two. */
export type SettlementsReader = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, Settlement>>;

type Named = Comparable & { readonly ledgerEntry: string };

const isNamed = (deal: Comparable): deal is Named => (deal.ledgerEntry ?? '') !== '';

const isAs = ({ price, settledOn }: Named, found: Settlement, currency: string): boolean =>
  found.currency === currency && found.settledOn === settledOn && found.pricesMinor.includes(price.baseMinor);

/**
 * Holds the comparables of a sheet against the ledger. Refuses an entry that is not there or not the actor's to see, one that settled no
 * payment, and a price or day other than the entry's. A deal that names no entry is left alone: it does not count.
 */
export const checkComparables = async (
  tx: Tx,
  { market, currency }: ValueSheet,
  settlementsOf: SettlementsReader,
): Promise<Outcome<null, AssessCode>> => {
  const named = (market?.comparables ?? []).filter(isNamed);
  if (named.length === 0) return ok(null);
  const settlements = await settlementsOf(
    tx,
    named.map(({ ledgerEntry }) => ledgerEntry),
  );
  for (const deal of named) {
    const found = settlements.get(deal.ledgerEntry);
    const told = { name: deal.name, entry: deal.ledgerEntry };
    if (found === undefined) return refuse('assess.comparable_unknown', told);
    if (!found.isSettled) return refuse('assess.comparable_unsettled', told);
    if (!isAs(deal, found, currency))
      return refuse('assess.comparable_differs', { ...told, day: found.settledOn, currency: found.currency });
  }
  return ok(null);
};
