import type { Bilingual } from '#kernel';
import {
  hiddenMark,
  type SampleColumn,
  type SampleSession,
  type Step,
  stepsOf,
  type Treatment,
} from './sample-steps.ts';

/** Rows of a sample: a screen. */
export const sampleRowsMax = 20;
/** Columns of a sample; more do not fit beside each other, and every column shown makes combinations rarer. */
export const sampleColumnsMax = 30;
/** Rows that a sample is made from; drawn at random from larger tables. What occurs k times among them does so in the table. */
export const sampleSourceRowsMax = 50_000;
/** Times a combination occurs at least unless the provider asks for more. */
export const kDefault = 5;
/** More than this hides everything but the largest tables' commonest rows. */
export const kMax = 1000;

/** A column of a sample and what was done to it. */
export type SampledColumn = {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly treatment: Treatment;
  readonly words: Bilingual;
};

/** A sample: cells are texts, null where there is no value, `***` where it is not shown. */
export type Sample = {
  readonly k: number;
  readonly columns: readonly SampledColumn[];
  /** Columns that were left out because there are too many. */
  readonly columnsLeftOut: number;
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows it was made from, and how many of them belong to a combination that is frequent enough to be shown. */
  readonly sourceRows: number;
  readonly coveredRows: number;
};

/** The table that a sample is made from. */
export type SampleTable = { readonly paths: readonly string[]; readonly columns: readonly SampleColumn[] };

type Ladder = { readonly column: SampleColumn; readonly steps: readonly Step[]; at: number };

const name = (column: string): string => `"${column.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const stepOf = ({ steps, at }: Ladder): Step =>
  steps[at] ?? { treatment: 'hidden', words: { zh: '', en: '' }, sql: 'null' };

const shownOf = (ladders: readonly Ladder[]): string =>
  ladders.map((each, n) => `${stepOf(each).sql} as c${n}`).join(', ');

const groupsSql = (ladders: readonly Ladder[], k: number): string =>
  `select ${shownOf(ladders)}, count(*) as n from sample_source group by all having count(*) >= ${k}`;

type Covered = { readonly groups: number; readonly rows: number };

const coveredBy = async (session: SampleSession, ladders: readonly Ladder[], k: number): Promise<Covered> => {
  const [found] = await session.rows<Covered>(
    `select count(*)::int as groups, coalesce(sum(n), 0)::int as rows from (${groupsSql(ladders, k)})`,
  );
  return found ?? { groups: 0, rows: 0 };
};

const distinctOf = async (session: SampleSession, ladder: Ladder): Promise<number> => {
  const [found] = await session.rows<{ n: number }>(
    `select count(distinct coalesce(v, '')) as n from (select ${stepOf(ladder).sql} as v from sample_source)`,
  );
  return Number(found?.n ?? 0);
};

/** The column that takes most different values now, of those that can still be shown more coarsely. */
const widest = async (session: SampleSession, ladders: readonly Ladder[]): Promise<Ladder | undefined> => {
  let best: { ladder: Ladder; distinct: number } | undefined;
  for (const ladder of ladders) {
    if (ladder.at + 1 >= ladder.steps.length) continue;
    const distinct = await distinctOf(session, ladder);
    if (best === undefined || distinct > best.distinct) best = { ladder, distinct };
  }
  return best?.ladder;
};

/**
 * Coarsens column by column until there are enough combinations of at least k rows; then, or when nothing can be coarsened any
 * more, takes the finest state that had most of them.
 */
const coarsen = async (session: SampleSession, ladders: readonly Ladder[], k: number): Promise<Covered> => {
  let best: { covered: Covered; at: number[] } | undefined;
  for (;;) {
    const covered = await coveredBy(session, ladders, k);
    const wanted = Math.min(covered.groups, sampleRowsMax);
    if (best === undefined || wanted > Math.min(best.covered.groups, sampleRowsMax))
      best = { covered, at: ladders.map(({ at }) => at) };
    const next = wanted >= sampleRowsMax ? undefined : await widest(session, ladders);
    if (next === undefined) break;
    next.at += 1;
  }
  for (const [n, ladder] of ladders.entries()) ladder.at = best.at[n] ?? 0;
  return best.covered;
};

/** The table's rows, or as many as a sample is made from. */
export const openSampleSource = async (session: SampleSession, { paths, columns }: SampleTable): Promise<void> => {
  const files = paths.map(text).join(', ');
  await session.run(`create table sample_source as select ${columns.map((each) => name(each.name)).join(', ')}
    from read_parquet([${files}], union_by_name = true)
    using sample reservoir(${sampleSourceRowsMax} rows) repeatable (1)`);
};

const firstOf = (columns: readonly SampleColumn[]): readonly SampleColumn[] => columns.slice(0, sampleColumnsMax);

/**
 * Makes a k-anonymous sample of the table `sample_source`: every row shown stands for at least k rows that look the same in all
 * columns that are shown. Generalisation and suppression as in Samarati & Sweeney 1998, the choice of the next column as in
 * Sweeney's Datafly (1997): the one with most different values. Every column that is neither suppressed nor masked counts as a
 * quasi-identifier.
 */
export const sampleTable = async (
  session: SampleSession,
  columns: readonly SampleColumn[],
  k: number,
): Promise<Sample> => {
  const ladders: Ladder[] = [];
  for (const column of firstOf(columns)) ladders.push({ column, steps: await stepsOf(session, column, k), at: 0 });
  const { rows: coveredRows } = await coarsen(session, ladders, k);
  const [all] = await session.rows<{ n: number }>('select count(*)::int as n from sample_source');
  const names = ladders.map((_, n) => `c${n}`);
  const found = await session.rows<Record<string, string | null>>(
    `select ${names.join(', ')} from (${groupsSql(ladders, k)})
     order by md5(concat_ws('|', ${names.join(', ')})) limit ${sampleRowsMax}`,
  );
  return {
    k,
    columns: ladders.map((ladder) => {
      const { treatment, words } = stepOf(ladder);
      const { name: own, title, type } = ladder.column;
      return { name: own, title, type, treatment, words };
    }),
    columnsLeftOut: columns.length - ladders.length,
    rows: found.map((row) => names.map((each) => row[each] ?? null)),
    sourceRows: all?.n ?? 0,
    coveredRows,
  };
};

/** True when a sample tells nothing: no row, or nothing but hidden cells. */
export const isEmptySample = ({ rows }: Pick<Sample, 'rows'>): boolean =>
  rows.every((row) => row.every((cell) => cell === hiddenMark));
