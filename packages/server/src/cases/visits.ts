import { originOfAddress } from '#identity';
import { hourMs, type Outcome, ok, refuse, sha256Hex } from '#kernel';
import type { Tx } from '#platform/database';
import type { CasesCode } from './errors.ts';
import { countVisit, type VisitPurpose } from './store-visits.ts';

/** Visits are counted by the hour. */
const windowMs = hourMs;

/**
 * What one origin may do within an hour. A family or an office behind one address opens a few cases; who looks at its own
 * needs no more than a page a minute; a guesser gets at no code of 80 bits this way.
 */
export const visitsMax: Readonly<Record<VisitPurpose, number>> = { open: 20, track: 60, upload: 40 };

/** Counts a visitor's call, or refuses it. Addresses are kept as hashes only. The transaction has to be committed all the same. */
export const admitVisit = async (
  tx: Tx,
  { address, purpose }: { readonly address: string; readonly purpose: VisitPurpose },
): Promise<Outcome<null, CasesCode>> => {
  const windowAt = new Date(Math.floor(tx.now.getTime() / windowMs) * windowMs);
  const origin = sha256Hex(`cases.visit:${originOfAddress(address)}`);
  const count = await countVisit(tx, { origin, purpose, windowAt });
  return count > visitsMax[purpose] ? refuse('cases.too_many_visits') : ok(null);
};
