import { sql } from 'kysely';
import type { Tx } from '#platform/database';

/** An operator and a span of time, the end not included. */
export type ReportSpan = { readonly operatorId: string; readonly from: Date; readonly until: Date };

/** A listing that stood at the end of a span; score and coverage are those of its weakest dataset, as on its card. */
export type StandingListing = {
  readonly productId: string;
  readonly category: string;
  readonly isNew: boolean;
  readonly score: number | null;
  readonly coverage: number | null;
};

/**
 * Listings of an operator that stand at the end of a span: first listed before it and not taken down before it. `isNew`
 * says that the first listing fell into the span.
 */
export const selectStandingListings = async (tx: Tx, span: ReportSpan): Promise<StandingListing[]> => {
  const { rows } = await sql<StandingListing>`
    select l.product_id as "productId", l.draft->>'category' as category, l.first_listed_at >= ${span.from} as "isNew",
      weakest.score, weakest.coverage
    from catalog.listing l
    left join lateral (
      select (d->'quality'->>'score')::float8 as score, (d->'quality'->>'coverage')::float8 as coverage
      from jsonb_array_elements(l.facts->'datasets') with ordinality as e (d, place)
      where d->'quality'->>'score' is not null order by 1, place limit 1) weakest on true
    where l.operator_id = ${span.operatorId} and l.first_listed_at < ${span.until}
      and (l.delisted_at is null or l.delisted_at >= ${span.until})
    order by l.product_id`.execute(tx.q);
  return rows;
};

/** Decisions of a kind, by a person or by the rules. */
export type DecisionCount = {
  readonly decision: 'approved' | 'returned' | 'delisted';
  readonly by: 'person' | 'rules';
  readonly decisions: number;
};

/** How an operator's submissions were decided on in a span. */
export const countDecisions = async (tx: Tx, span: ReportSpan): Promise<DecisionCount[]> => {
  const { rows } = await sql<DecisionCount>`
    select decision, decided_by_kind as by, count(*)::int as decisions from catalog.review
    where operator_id = ${span.operatorId} and decided_at >= ${span.from} and decided_at < ${span.until}
    group by 1, 2 order by 1, 2`.execute(tx.q);
  return rows;
};
