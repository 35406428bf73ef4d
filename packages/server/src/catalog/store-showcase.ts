import { sql } from 'kysely';
import type { Bilingual } from '#kernel';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** What an organisation says of itself. */
export type ShowcaseText = { readonly about: Bilingual; readonly contact: string };

/** What an organisation says of itself; undefined when it has said nothing. */
export const findShowcase = async (tx: Tx, organisationId: string): Promise<ShowcaseText | undefined> =>
  q(tx)
    .selectFrom('catalog.showcase')
    .select(['about', 'contact'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();

/** Puts what an organisation says of itself in the place of what it said before. */
export const putShowcase = async (
  tx: Tx,
  row: ShowcaseText & { readonly organisationId: string; readonly updatedBy: string },
): Promise<void> => {
  const values = {
    about: JSON.stringify(row.about),
    contact: row.contact,
    updated_at: tx.now,
    updated_by: row.updatedBy,
  };
  await q(tx)
    .insertInto('catalog.showcase')
    .values({ organisation_id: row.organisationId, ...values })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
    .execute();
};

/** What is measured of an organisation's public listings. */
export type ShowcaseFigures = {
  readonly listings: number;
  readonly newestAt: Date | null;
  /** Listings that have a quality score. */
  readonly scored: number;
  /** Medians over the scored ones. */
  readonly medianScore: number | null;
  readonly medianCoverage: number | null;
};

/** Measures an organisation's public listings. */
export const measureListings = async (tx: Tx, organisationId: string): Promise<ShowcaseFigures> => {
  const { rows } = await sql<ShowcaseFigures>`select count(*)::int as listings, max(updated_at) as "newestAt",
      count(quality_score)::int as scored,
      percentile_cont(0.5) within group (order by quality_score) as "medianScore",
      percentile_cont(0.5) within group (order by quality_coverage) as "medianCoverage"
    from catalog.search_row where provider_id = ${organisationId}`.execute(tx.q);
  return rows[0] ?? { listings: 0, newestAt: null, scored: 0, medianScore: null, medianCoverage: null };
};
