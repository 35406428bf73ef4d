import { type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A listing as it is stored. */
export type ListingRow = Selectable<Tables['catalog.listing']>;

/** How this program makes facts and search rows; raised when they are made differently, and then all are made anew. */
export const listingEdition = 2;

/** The lowest price of a listing's standing offers and when it has to be asked for again. */
export type PriceColumns = Pick<ListingRow, 'price_minor' | 'price_currency' | 'price_until'>;

const json = (value: unknown): string => JSON.stringify(value);

/** Puts a revision on offer, in place of the one before. */
export const putListing = async (
  tx: Tx,
  row: Omit<
    ListingRow,
    'first_listed_at' | 'listed_at' | 'changed_at' | 'delisted_at' | 'edition' | keyof PriceColumns
  >,
): Promise<ListingRow> => {
  const fields = {
    ...row,
    draft: json(row.draft),
    source: json(row.source),
    facts: json(row.facts),
    changed_at: tx.now,
    delisted_at: null,
    edition: listingEdition,
  };
  return q(tx)
    .insertInto('catalog.listing')
    .values({ ...fields, first_listed_at: tx.now, listed_at: tx.now })
    .onConflict((conflict) =>
      conflict
        .column('product_id')
        .doUpdateSet({ ...fields, listed_at: sql<Date>`coalesce(listing.listed_at, ${tx.now})` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
};

/** Renews what is known about the data of a listing. */
export const updateListingFacts = async (
  tx: Tx,
  productId: string,
  row: Pick<ListingRow, 'facts' | 'level' | 'allowed_modes'>,
): Promise<void> => {
  await q(tx)
    .updateTable('catalog.listing')
    .set({
      facts: json(row.facts),
      level: row.level,
      allowed_modes: row.allowed_modes,
      changed_at: tx.now,
      edition: listingEdition,
    })
    .where('product_id', '=', productId)
    .execute();
};

/** Takes a product off; false when nothing was on offer. */
export const endListing = async (tx: Tx, productId: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('catalog.listing')
    .set({ listed_at: null, delisted_at: tx.now, changed_at: tx.now })
    .where('product_id', '=', productId)
    .where('listed_at', 'is not', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Standing listings by id, as far as the actor may see them. */
export const selectListings = async (tx: Tx, ids: readonly string[]): Promise<ListingRow[]> =>
  ids.length === 0
    ? []
    : q(tx)
        .selectFrom('catalog.listing')
        .selectAll()
        .where('product_id', 'in', ids)
        .where('listed_at', 'is not', null)
        .execute();

/** Standing listings that contain a dataset. */
export const listingsWithDataset = async (tx: Tx, datasetId: string): Promise<ListingRow[]> =>
  q(tx)
    .selectFrom('catalog.listing')
    .selectAll()
    .where('listed_at', 'is not', null)
    .where(sql<boolean>`dataset_ids @> array[${datasetId}]::text[]`)
    .orderBy('product_id')
    .execute();

/** Ids of the products that offer a dataset, or did before they were taken off. */
export const productsWithDataset = async (tx: Tx, datasetId: string): Promise<string[]> => {
  const rows = await q(tx)
    .selectFrom('catalog.listing')
    .select('product_id')
    .where(sql<boolean>`dataset_ids @> array[${datasetId}]::text[]`)
    .execute();
  return rows.map(({ product_id }) => product_id);
};

/** Publicly listed products by id, a page of them, for the catalogue. */
export const pagePublicListings = async (tx: Tx, page: { offset: number; size: number }): Promise<ListingRow[]> =>
  q(tx)
    .selectFrom('catalog.listing')
    .selectAll()
    .where('listed_at', 'is not', null)
    .where('visibility', '=', 'public')
    .orderBy('product_id')
    .offset(page.offset)
    .limit(page.size)
    .execute();

/** Publicly listed products after an id, for the dump. */
export const publicListingsAfter = async (tx: Tx, after: string, limit: number): Promise<ListingRow[]> =>
  q(tx)
    .selectFrom('catalog.listing')
    .selectAll()
    .where('listed_at', 'is not', null)
    .where('visibility', '=', 'public')
    .where('product_id', '>', after)
    .orderBy('product_id')
    .limit(limit)
    .execute();

/** How many products are publicly listed, and when one of them last changed. */
export const countPublicListings = async (tx: Tx): Promise<{ total: number; modifiedAt: Date | null }> => {
  const { rows } = await sql<{ total: bigint; modified_at: Date | null }>`
    select count(*) as total, max(changed_at) as modified_at from catalog.listing
    where listed_at is not null and visibility = 'public'`.execute(tx.q);
  return { total: Number(rows[0]?.total ?? 0n), modifiedAt: rows[0]?.modified_at ?? null };
};

/** Keeps the lowest price of a listing. */
export const setListingPrice = async (tx: Tx, productId: string, price: PriceColumns): Promise<void> => {
  await q(tx).updateTable('catalog.listing').set(price).where('product_id', '=', productId).execute();
};

/** Standing listings whose price has run out. */
export const selectPricesOver = async (tx: Tx, limit: number): Promise<string[]> => {
  const rows = await q(tx)
    .selectFrom('catalog.listing')
    .select('product_id')
    .where('listed_at', 'is not', null)
    .where('price_until', '<=', tx.now)
    .limit(limit)
    .execute();
  return rows.map((row) => row.product_id);
};

/** Standing listings that an older program wrote, after an id. */
export const selectStaleListings = async (tx: Tx, after: string, limit: number): Promise<ListingRow[]> =>
  q(tx)
    .selectFrom('catalog.listing')
    .selectAll()
    .where('listed_at', 'is not', null)
    .where('edition', '<', listingEdition)
    .where('product_id', '>', after)
    .orderBy('product_id')
    .limit(limit)
    .execute();
