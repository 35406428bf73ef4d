import type { Money } from '#kernel';

/** The price of one standing offer, and when its terms end; null when they do not. */
export type OfferPrice = { readonly price: Money; readonly until: Date | null };

/** The lowest price now, and when the answer has to be found anew; `price` undefined: by negotiation. */
export type LowestPrice = { readonly price: Money | undefined; readonly until: Date | null };

/**
 * The lowest price among standing offers whose terms have not ended. Offers in different currencies are not compared: those
 * in the currency of the first (newest) one count.
 */
export const lowestPrice = (offers: readonly OfferPrice[], now: Date): LowestPrice => {
  const open = offers.filter(({ until }) => until === null || until > now);
  const [newest] = open;
  const alike = open.filter(({ price }) => price.currency === newest?.price.currency);
  const [lowest] = alike.map(({ price }) => price).toSorted((a, b) => (a.amountMinor < b.amountMinor ? -1 : 1));
  const ends = open.flatMap(({ until }) => (until === null ? [] : [until.getTime()]));
  return { price: lowest, until: ends.length === 0 ? null : new Date(Math.min(...ends)) };
};
