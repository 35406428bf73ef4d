import { sql } from 'kysely';
import type { Tx } from '#platform/database';

/** What was delivered of a product; rows are those granted, requests are answers and fetched files. */
export type ProductDeliveries = {
  readonly productId: string;
  readonly rowsDelivered: string;
  readonly requestsAnswered: string;
  /** Lines of the meters that were added up. */
  readonly readings: number;
};

/**
 * What was delivered under an operator's agreements from one day (UTC) to before another, by product. Meters are their
 * parties' alone: the caller has authorised it, and the transaction must be in system context.
 */
export const sumDeliveries = async (
  tx: Tx,
  of: { readonly operatorId: string; readonly fromDay: string; readonly untilDay: string },
): Promise<ProductDeliveries[]> => {
  const { rows } = await sql<ProductDeliveries>`
    select g.product_id as "productId", sum(m.rows_granted)::text as "rowsDelivered",
      sum(m.answers + m.requests)::text as "requestsAnswered", count(*)::int as readings
    from delivery.meter m join delivery.access_grant g on g.id = m.grant_id
    where g.operator_id = ${of.operatorId} and m.day >= ${of.fromDay}::date and m.day < ${of.untilDay}::date
    group by 1 order by 1`.execute(tx.q);
  return rows;
};
