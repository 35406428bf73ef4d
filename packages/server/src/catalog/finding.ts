import { getOrganisations } from '#identity';
import { type Json, ok } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { systemActor, withSystem } from '#platform/system';
import { cardFacts, modesOf } from './core/card.ts';
import { lowestPrice, type OfferPrice } from './core/prices.ts';
import { type ListingRow, selectListings, selectPricesOver, setListingPrice } from './store-listings.ts';
import { deleteSearchRow, putSearchRow } from './store-search.ts';

/** Prices of standing offers by product; main.ts passes contracts' reader in, as catalog may not import it. */
export type PricesReader = (
  tx: Tx,
  productIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly OfferPrice[]>>;

/** Brings what a listing is found by up to the listing: a row when everybody may see it, else none. */
export const renewSearchRow = async (tx: Tx, listing: ListingRow): Promise<void> => {
  if (listing.listed_at === null || listing.visibility !== 'public') return deleteSearchRow(tx, listing.product_id);
  const { quality, rows, latestVersion } = cardFacts(listing.facts);
  const owners = await withSystem(tx, () => getOrganisations(tx, [listing.organisation_id]));
  await putSearchRow(tx, {
    productId: listing.product_id,
    draft: listing.draft,
    listedAt: listing.listed_at,
    providerId: listing.organisation_id,
    region: owners.get(listing.organisation_id)?.region ?? '',
    level: listing.level,
    modes: modesOf(listing.draft.deliveryModes, listing.allowed_modes),
    quality,
    rows: rows ?? 0n,
    updatedAt: latestVersion === null ? listing.listed_at : new Date(latestVersion.at),
    priceMinor: listing.price_minor,
  });
};

/** Listings renewed in one transaction: a moment's work. */
export const batchMax = 200;

/** Asks for the prices of products anew, and brings what they are found by up to them. */
export const renewPrices = async (tx: Tx, ids: readonly string[], pricesOf: PricesReader): Promise<void> => {
  const prices = await pricesOf(tx, ids);
  for (const id of ids) {
    const { price, until } = lowestPrice(prices.get(id) ?? [], tx.now);
    await setListingPrice(tx, id, {
      price_minor: price?.amountMinor ?? null,
      price_currency: price?.currency ?? null,
      price_until: until,
    });
  }
  for (const listing of await selectListings(tx, ids)) await renewSearchRow(tx, listing);
};

/** Asks again for prices of offers whose terms have ended. */
export const renewEndedPrices = async (kit: Pick<Kit, 'db'>, pricesOf: PricesReader): Promise<void> => {
  for (let found = batchMax; found === batchMax; ) {
    await kit.db.transact(systemActor('catalog.prices'), async (tx) => {
      const ids = await selectPricesOver(tx, batchMax);
      found = ids.length;
      await renewPrices(tx, ids, pricesOf);
      return ok(null);
    });
  }
};

/** Renews price and search row of the product that a message names; idempotent. */
export const onPriceChange =
  (kit: Pick<Kit, 'db'>, pricesOf: PricesReader) =>
  async (payload: Json): Promise<void> => {
    const { productId } = payload as { readonly productId: string };
    await kit.db.transact(systemActor('catalog.prices'), async (tx) => {
      await renewPrices(tx, [productId], pricesOf);
      return ok(null);
    });
  };
