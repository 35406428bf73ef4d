import { sql } from 'kysely';
import { utcDay } from '#kernel';
import type { Tx } from '#platform/database';
import type { Grant, SharedTable } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** What was granted or fetched, to be added to a meter. */
export type MeterCount = {
  readonly answers: number;
  readonly rowsGranted: number;
  readonly requests: number;
  readonly bytesServed: number;
};

/** Which meter: one for each table and way of a grant. */
export type MeterKey = {
  readonly grant: Pick<Grant, 'id' | 'providerId' | 'buyerId'>;
  readonly table: Pick<SharedTable, 'id'>;
  readonly channel: 'share' | 'download';
};

/** One reading: the sums of a day (UTC). */
export type MeterReading = MeterCount & {
  readonly tableId: string;
  readonly channel: MeterKey['channel'];
  readonly day: string;
};

/** Adds to the meter of the transaction's day. */
export const addToMeter = async (tx: Tx, { grant, table, channel }: MeterKey, count: MeterCount): Promise<void> => {
  await q(tx)
    .insertInto('delivery.meter')
    .values({
      grant_id: grant.id,
      table_id: table.id,
      channel,
      day: utcDay(tx.now),
      provider_id: grant.providerId,
      buyer_id: grant.buyerId,
      answers: count.answers,
      rows_granted: count.rowsGranted,
      requests: count.requests,
      bytes_served: count.bytesServed,
    })
    .onConflict((conflict) =>
      conflict.columns(['grant_id', 'table_id', 'channel', 'day']).doUpdateSet({
        answers: sql`delivery.meter.answers + excluded.answers`,
        rows_granted: sql`delivery.meter.rows_granted + excluded.rows_granted`,
        requests: sql`delivery.meter.requests + excluded.requests`,
        bytes_served: sql`delivery.meter.bytes_served + excluded.bytes_served`,
      }),
    )
    .execute();
};

/** The readings of a grant by day. */
export const listReadings = async (tx: Tx, grantId: string): Promise<MeterReading[]> => {
  const rows = await q(tx)
    .selectFrom('delivery.meter')
    .selectAll()
    .where('grant_id', '=', grantId)
    .orderBy('day')
    .orderBy('table_id')
    .orderBy('channel')
    .execute();
  return rows.map((row) => ({
    tableId: row.table_id,
    channel: row.channel,
    day: row.day,
    answers: Number(row.answers),
    rowsGranted: Number(row.rows_granted),
    requests: Number(row.requests),
    bytesServed: Number(row.bytes_served),
  }));
};

/** What was read under an agreement in all, or by one organisation from another. */
export type MeterSum = {
  readonly answers: number;
  readonly rowsGranted: number;
  readonly requests: number;
  readonly bytesServed: number;
  /** The first and the last day (UTC) of it. */
  readonly firstDay: string;
  readonly lastDay: string;
};

const sums = sql`sum(m.answers)::float8 as answers, sum(m.rows_granted)::float8 as "rowsGranted",
  sum(m.requests)::float8 as requests, sum(m.bytes_served)::float8 as "bytesServed",
  min(m.day)::text as "firstDay", max(m.day)::text as "lastDay"`;

/** What was read by whom from whom, as far as the actor may see it. */
export const sumMetersByPair = async (
  tx: Tx,
): Promise<(MeterSum & { readonly providerId: string; readonly buyerId: string })[]> => {
  const { rows } = await sql<MeterSum & { providerId: string; buyerId: string }>`
    select m.provider_id as "providerId", m.buyer_id as "buyerId", ${sums} from delivery.meter m
    group by m.provider_id, m.buyer_id`.execute(tx.q);
  return rows;
};

/** What was read of a provider under each of its agreements, by month (`yyyy-mm`, UTC). */
export const sumMetersOf = async (
  tx: Tx,
  providerId: string,
): Promise<(MeterSum & { readonly agreementId: string; readonly month: string })[]> => {
  const { rows } = await sql<MeterSum & { agreementId: string; month: string }>`
    select g.agreement_id as "agreementId", to_char(m.day, 'YYYY-MM') as month, ${sums}
    from delivery.meter m join delivery.access_grant g on g.id = m.grant_id
    where m.provider_id = ${providerId} group by 1, 2 order by 1, 2`.execute(tx.q);
  return rows;
};
