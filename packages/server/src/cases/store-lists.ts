import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { CaseRecord } from './record.ts';
import { toRecord } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * Lists of cases. Work lists hold what is open, what is due first before the rest: `mine` (given to me or to whom I stand
 * in for), `dueToday`, `overdue`, `unassigned`, `open`, `reviews` (that I was asked for). `all` (of the office or the
 * unit) and `sent` (by the applicant) are newest first.
 */
export const caseLists = ['mine', 'dueToday', 'overdue', 'unassigned', 'open', 'reviews', 'all', 'sent'] as const;
export type CaseList = (typeof caseLists)[number];

/** Whose list it is, and what it is narrowed to. */
export type ListFind = {
  readonly list: CaseList;
  readonly organisationId: string;
  readonly personId: string;
  /** Those whom the reader stands in for. */
  readonly absentIds: readonly string[];
  readonly now: Date;
  /** When the reader's day ends. */
  readonly dayEndsAt: Date;
  readonly typeKey?: string | undefined;
  readonly programme?: string | undefined;
  readonly state?: string | undefined;
  readonly unitId?: string | undefined;
};

/** Where the page before ended; `due` in work lists alone, `infinity` for what has no limit. */
export type ListStart = { readonly id: string; readonly due: string | null };

/** How far the cases of a list are counted: from there on the number says only that there are more. */
export const countedMax = 999;

const isNewestFirst = (list: CaseList): boolean => list === 'all' || list === 'sent';

const dueSort = sql`c.due_sort`;

const joinedTo = (find: ListFind) => sql`c.id in (select case_id from cases.joined
  where kind = 'coUnit' and organisation_id = ${find.organisationId})`;

/** The sides from which an organisation sees cases: each is read from its own index. */
const sides = (find: ListFind): RawBuilder<unknown>[] => {
  const own = sql`c.owner_id = ${find.organisationId}`;
  const lead = sql`c.lead_unit_id = ${find.organisationId} and c.owner_id <> ${find.organisationId}`;
  const joined = sql`${joinedTo(find)} and c.owner_id <> ${find.organisationId}
    and c.lead_unit_id is distinct from ${find.organisationId}`;
  switch (find.list) {
    case 'mine':
      return [find.personId, ...find.absentIds].map((id) => sql`c.assignee_id = ${id}`);
    case 'sent':
      return [sql`c.applicant_id = ${find.organisationId}`];
    case 'reviews':
      return [
        sql`c.id in (select case_id from cases.joined where kind = 'reviewer' and person_id = ${find.personId})
          and c.ended_at is null`,
      ];
    case 'unassigned':
      return [sql`${own} and c.lead_unit_id is null`, lead].map((side) => sql`${side} and c.assignee_id is null`);
    default:
      return [own, lead, joined];
  }
};

const openOnly = (find: ListFind): RawBuilder<unknown> => {
  const { list, now, dayEndsAt } = find;
  if (isNewestFirst(list)) return sql`true`;
  if (list === 'overdue') return sql`c.ended_at is null and ${dueSort} < ${now}`;
  if (list === 'dueToday') return sql`c.ended_at is null and ${dueSort} >= ${now} and ${dueSort} < ${dayEndsAt}`;
  return sql`c.ended_at is null`;
};

const narrowed = ({ typeKey, programme, state, unitId }: ListFind): RawBuilder<unknown> =>
  sql.join(
    [
      ...(typeKey === undefined ? [] : [sql`c.type_key = ${typeKey}`]),
      ...(programme === undefined ? [] : [sql`c.programme = ${programme}`]),
      ...(state === undefined ? [] : [sql`c.state = ${state}`]),
      ...(unitId === undefined ? [] : [sql`c.lead_unit_id = ${unitId}`]),
      sql`true`,
    ],
    sql` and `,
  );

const startAfter = (find: ListFind, start: ListStart | undefined): RawBuilder<unknown> => {
  if (start === undefined) return sql`true`;
  if (isNewestFirst(find.list)) return sql`c.id < ${start.id}`;
  return sql`(${dueSort}, c.id) > (${start.due ?? 'infinity'}::timestamptz, ${start.id})`;
};

/** A page of a list, with one more than asked for. */
export const listCases = async (
  tx: Tx,
  find: ListFind,
  { start, size }: { readonly start: ListStart | undefined; readonly size: number },
): Promise<CaseRecord[]> => {
  const order = isNewestFirst(find.list) ? sql`c.id desc` : sql`${dueSort}, c.id`;
  const parts = sides(find).map(
    (side) => sql`(select c.* from cases.case_file c where ${side} and ${openOnly(find)} and ${narrowed(find)}
      and ${startAfter(find, start)} order by ${order} limit ${size + 1})`,
  );
  const { rows } = await sql<Selectable<Tables['cases.case_file']>>`
    select c.* from (${sql.join(parts, sql` union all `)}) c order by ${order} limit ${size + 1}`.execute(tx.q);
  return rows.map(toRecord);
};

/** How many cases a list has, up to `countedMax` and one. */
export const countCases = async (tx: Tx, find: ListFind): Promise<number> => {
  const parts = sides(find).map(
    (side) => sql`(select 1 from cases.case_file c where ${side} and ${openOnly(find)} and ${narrowed(find)}
      limit ${countedMax + 1})`,
  );
  const { rows } = await sql<{ n: number }>`select least(count(*), ${countedMax + 1})::int as n
    from (${sql.join(parts, sql` union all `)}) c`.execute(tx.q);
  return rows[0]?.n ?? 0;
};
