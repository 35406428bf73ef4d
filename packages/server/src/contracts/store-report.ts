import { sql } from 'kysely';
import type { Tx } from '#platform/database';

/** An operator and a span of time, the end not included. */
type Span = { readonly operatorId: string; readonly from: Date; readonly until: Date };

/** Agreements about a product in a currency. Amounts are minor units, of trades alone. */
export type ProductTrades = {
  readonly productId: string;
  readonly currency: string;
  readonly agreements: number;
  readonly trades: number;
  readonly priceMinor: string;
  readonly feeMinor: string;
};

/**
 * Agreements of an operator that were concluded in a span and that both sides have signed, by product and currency. Trades
 * are those of them whose money did not go back.
 */
export const sumTrades = async (tx: Tx, span: Span): Promise<ProductTrades[]> => {
  const { rows } = await sql<ProductTrades>`
    select product_id as "productId", currency, count(*)::int as agreements, (count(*) filter (where kept))::int as trades,
      (coalesce(sum(price_minor) filter (where kept), 0))::text as "priceMinor",
      (coalesce(sum(fee_minor) filter (where kept), 0))::text as "feeMinor"
    from (select *, delivery_state not in ('refunded', 'cancelled') as kept from contracts.agreement
      where operator_id = ${span.operatorId} and concluded_at >= ${span.from} and concluded_at < ${span.until}
        and buyer_signature is not null) a
    group by 1, 2 order by 1, 2`.execute(tx.q);
  return rows;
};

/** Negotiations of an operator that began in a span. */
export const countNegotiations = async (tx: Tx, span: Span): Promise<number> => {
  const { rows } = await sql<{ begun: number }>`
    select count(*)::int as begun from contracts.negotiation
    where operator_id = ${span.operatorId} and created_at >= ${span.from} and created_at < ${span.until}`.execute(tx.q);
  return rows[0]?.begun ?? 0;
};
