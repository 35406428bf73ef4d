import type { Selectable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Offer } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** What a region's operator has set. */
export type RegionSetting = { readonly feeBasisPoints: number; readonly acceptanceDays: number };

/** The setting of a region; undefined when its operator has set nothing. */
export const findRegionSetting = async (tx: Tx, region: string): Promise<RegionSetting | undefined> => {
  const row = await q(tx)
    .selectFrom('contracts.region_setting')
    .selectAll()
    .where('region', '=', region)
    .executeTakeFirst();
  return row === undefined ? undefined : { feeBasisPoints: row.fee_basis_points, acceptanceDays: row.acceptance_days };
};

/** Sets a region's conditions for agreements to come. */
export const putRegionSetting = async (
  tx: Tx,
  region: string,
  setting: RegionSetting,
  updatedBy: string,
): Promise<void> => {
  const values = {
    fee_basis_points: setting.feeBasisPoints,
    acceptance_days: setting.acceptanceDays,
    updated_at: tx.now,
    updated_by: updatedBy,
  };
  await q(tx)
    .insertInto('contracts.region_setting')
    .values({ region, ...values })
    .onConflict((c) => c.column('region').doUpdateSet(values))
    .execute();
};

const toOffer = (row: Selectable<Tables['contracts.offer']>): Offer => ({
  id: row.id as Id<'off'>,
  productId: row.product_id as Id<'prd'>,
  providerId: row.provider_id as Id<'org'>,
  terms: row.terms,
  price: { amountMinor: row.price_minor, currency: row.currency },
  createdAt: row.created_at,
  withdrawnAt: row.withdrawn_at,
});

/** Adds an offer. */
export const insertOffer = async (tx: Tx, offer: Offer): Promise<void> => {
  await q(tx)
    .insertInto('contracts.offer')
    .values({
      id: offer.id,
      product_id: offer.productId,
      provider_id: offer.providerId,
      terms: JSON.stringify(offer.terms),
      price_minor: offer.price.amountMinor,
      currency: offer.price.currency,
      created_at: offer.createdAt,
      withdrawn_at: offer.withdrawnAt,
    })
    .execute();
};

/** An offer, as far as the actor may see it. */
export const findOffer = async (tx: Tx, id: string): Promise<Offer | undefined> => {
  const row = await q(tx).selectFrom('contracts.offer').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toOffer(row);
};

/** Offers of products that stand, newest first. */
export const selectOffers = async (tx: Tx, productIds: readonly string[]): Promise<Offer[]> => {
  if (productIds.length === 0) return [];
  const rows = await q(tx)
    .selectFrom('contracts.offer')
    .selectAll()
    .where('product_id', 'in', productIds)
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toOffer);
};

/** Withdraws an offer; false when it was withdrawn before. */
export const withdrawOffer = async (tx: Tx, id: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('contracts.offer')
    .set({ withdrawn_at: tx.now })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};
