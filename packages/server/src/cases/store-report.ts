import { sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { IndicatorFact } from './core/indicators.ts';

/** What statistics are asked for: an office's cases that ended from an instant up to another. */
export type ReportFind = {
  readonly ownerId: string;
  readonly timeZone: string;
  readonly from: Date;
  readonly until: Date;
  readonly programme?: string | undefined;
  readonly typeKey?: string | undefined;
};

type Row = IndicatorFact & { readonly count: number };

const isOf = (column: string, wanted: string | undefined) =>
  wanted === undefined ? sql`true` : sql`${sql.ref(column)} = ${wanted}`;

const narrowed = ({ programme, typeKey }: ReportFind) =>
  sql`${isOf('programme', programme)} and ${isOf('type_key', typeKey)}`;

/** Facts of ended cases by what the figures ask of them, each with how many cases it stands for; joined ones count where they were joined to. */
export const selectIndicatorFacts = async (tx: Tx, find: ReportFind): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select coalesce(folded->'assignment'->>'firstResponsible', lead_unit_id, owner_id) as unit,
      to_char(ended_at at time zone ${find.timeZone}, 'YYYY-MM') as month, is_responded as responded,
      case outcome when 'granted' then true when 'done' then true when 'refused' then false end as solved,
      rating_level as level, is_on_time as "onTime",
      coalesce((folded->'assignment'->>'returns')::int, 0) as returns, count(*)::int as count
    from cases.case_file
    where owner_id = ${find.ownerId} and ended_at >= ${find.from} and ended_at < ${find.until}
      and outcome <> 'merged' and ${narrowed(find)}
    group by 1, 2, 3, 4, 5, 6, 7`.execute(tx.q);
  return rows;
};

/** How many cases an office opened and ended by programme and month, public types alone where asked. */
export type Volume = {
  readonly typeKey: string;
  readonly month: string;
  readonly opened: number;
};

/** Cases opened from an instant up to another, by type and month. */
export const selectVolumes = async (tx: Tx, find: ReportFind): Promise<readonly Volume[]> => {
  const { rows } = await sql<Volume>`
    select type_key as "typeKey", to_char(opened_at at time zone ${find.timeZone}, 'YYYY-MM') as month, count(*)::int as opened
    from cases.case_file
    where owner_id = ${find.ownerId} and opened_at >= ${find.from} and opened_at < ${find.until} and ${narrowed(find)}
    group by 1, 2 order by 2, 1`.execute(tx.q);
  return rows;
};

/** Open cases of an office by card. */
export const countOpenByCard = async (
  tx: Tx,
  ownerId: string,
): Promise<readonly { readonly card: 'green' | 'yellow' | 'red'; readonly cases: number }[]> => {
  const { rows } = await sql<{ card: 'green' | 'yellow' | 'red'; cases: number }>`
    select case when due_at < ${tx.now} then 'red' else card end as card, count(*)::int as cases
    from cases.case_file where owner_id = ${ownerId} and ended_at is null group by 1`.execute(tx.q);
  return rows;
};
