import type { Scalar, TableColumn } from '../model.ts';
import { excerptLengthMax, isPlaceholder, kindOf, placeholderLengthMax } from './aggregates.ts';
import type { ScannedColumn } from './profile.ts';
import { asScalar, chunk, countWhere, ident, literal, type Source, tableView, toCount, toNumber } from './sql.ts';
import { namesRows } from './types.ts';

/** Frequent values are listed of columns with at most this many distinct ones; above it a list says little and costs a sort. */
const topDistinctMax = 200;
const topCount = 10;

/** A list of up to 200 may be sketched as this much longer where a share of the hashes was looked at. */
const sketchSlack = 2;

/** Below this sketched number an exact count is cheap: its table stays in the processor's cache. */
const cheapDistinctMax = 20_000;

/** From this sketched share of the values on a column may be a key, one that by its name numbers the rows earlier; it is counted exactly. */
const keyShareMin = 0.985;
const namedKeyShareMin = 0.85;

/** Up to this many rows distinct counts and quantiles are exact: it costs no more than sketches do. */
export const exactRowsMax = 200_000;

/** Up to this many rows a list of the values is made and thinned out: an exact aggregate takes 5 ms and megabytes to set up, each. */
const listRowsMax = 20_000;

/** Distinct counts and groupings per query: each takes up to 27 MB of the task's memory before it has seen a value. */
const countsPerQueryMax = 8;

/** The same for lists, which are small. */
const listsPerQueryMax = 100;

type Row = Record<string, unknown>;

/** Whether a sketched count is made exact: where it is cheap, and where the column may be a key. */
const isRecounted = (c: ScannedColumn, rows: number): boolean => {
  if (c.distinctExact || c.count === 0) return false;
  if (rows <= exactRowsMax || c.distinct <= cheapDistinctMax) return true;
  const share = c.distinct / c.count;
  return kindOf(c.column.type) !== 'double' && share >= (namesRows(c.column) ? namedKeyShareMin : keyShareMin);
};

// By their 64-bit hashes texts are several times cheaper to tell apart; two of n meet with probability n² ÷ 2⁶⁵.
const toldApart = ({ column }: ScannedColumn): string => {
  const name = ident(column.name);
  return kindOf(column.type) === 'text' ? `CASE WHEN ${name} IS NOT NULL THEN hash(${name}) END` : name;
};

const countFew = async (source: Source, columns: readonly ScannedColumn[], rows: number): Promise<number[]> => {
  const list = columns.map((c, i) =>
    rows <= listRowsMax
      ? `len(list_distinct(list(${ident(c.column.name)}))) AS d${i}`
      : `count(DISTINCT ${toldApart(c)}) AS d${i}`,
  );
  const [row] = await source.rows<Row>(`SELECT ${list.join(', ')} FROM ${tableView}`);
  return columns.map((_, i) => toCount(row?.[`d${i}`]));
};

/** Of values that nearly all differ, sorting their hashes costs less than a table of them does; equal ones come to lie side by side. */
const countMany = async (source: Source, { column }: ScannedColumn): Promise<number> => {
  const name = ident(column.name);
  const [row] = await source.rows<Row>(
    `SELECT count(h) - count_if(h = p) AS d FROM (SELECT h, lag(h) OVER () AS p FROM ` +
      `(SELECT hash(${name}) AS h FROM ${tableView} WHERE ${name} IS NOT NULL ORDER BY h))`,
  );
  return toCount(row?.d);
};

/** Counts distinct values that the scan only sketched. */
const recount = async (source: Source, columns: readonly ScannedColumn[], rows: number): Promise<ScannedColumn[]> => {
  const counted = columns.filter((c) => isRecounted(c, rows));
  const many = counted.filter((c) => rows > exactRowsMax && c.distinct > cheapDistinctMax);
  const few = counted.filter((c) => !many.includes(c));
  const found = new Map<ScannedColumn, number>(columns.filter((c) => c.count === 0).map((c) => [c, 0]));
  for (const some of chunk(few, rows <= listRowsMax ? listsPerQueryMax : countsPerQueryMax))
    for (const [i, distinct] of (await countFew(source, some, rows)).entries()) {
      const c = some[i];
      if (c !== undefined) found.set(c, distinct);
    }
  for (const c of many) found.set(c, await countMany(source, c));
  return columns.map((c) => {
    const distinct = found.get(c);
    return distinct === undefined ? c : { ...c, distinct, distinctExact: true };
  });
};

const topQuery = (column: TableColumn): string => {
  const name = ident(column.name);
  const shown = kindOf(column.type) === 'text' ? `left(v, ${excerptLengthMax})` : 'v::VARCHAR';
  return (
    `(SELECT ${literal(column.name)} AS name, ${shown} AS value, n, count(*) OVER () AS groups ` +
    `FROM (SELECT ${name} AS v, count(*) AS n FROM ${tableView} WHERE ${name} IS NOT NULL GROUP BY 1) ` +
    `ORDER BY n DESC, v LIMIT ${topCount})`
  );
};

type TopRow = { name: string; value: string; n: unknown; groups: unknown };

const typedValue = (column: TableColumn, text: string): Scalar => {
  const kind = kindOf(column.type);
  if (kind === 'boolean') return text === 'true';
  return kind === 'double' ? toNumber(text) : kind === 'integer' ? asScalar(text) : text;
};

const withTop = (scanned: ScannedColumn, top: readonly TopRow[] | undefined): ScannedColumn => {
  if (top === undefined) return scanned;
  const distinct = toCount(top[0]?.groups);
  const counted = { ...scanned, distinct, distinctExact: true };
  if (distinct > topDistinctMax || distinct * 2 > scanned.count) return counted;
  const values = top.map((row) => ({ value: typedValue(scanned.column, row.value), count: toCount(row.n) }));
  const byValue = (a: Scalar, b: Scalar): number => String(a).localeCompare(String(b), 'en', { numeric: true });
  return { ...counted, top: values.sort((a, b) => b.count - a.count || byValue(a.value, b.value)) };
};

/** Lists frequent values of the columns with few distinct ones; the grouping counts them exactly as well. */
const listTops = async (source: Source, columns: readonly ScannedColumn[]): Promise<ScannedColumn[]> => {
  const few = columns.filter((c) => c.distinct <= topDistinctMax * sketchSlack && c.distinct <= c.count && c.count > 0);
  const rows: TopRow[] = [];
  for (const some of chunk(few, countsPerQueryMax))
    rows.push(...(await source.rows<TopRow>(some.map((c) => topQuery(c.column)).join(' UNION ALL '))));
  const tops = Map.groupBy(rows, (row) => row.name);
  return columns.map((c) => withTop(c, tops.get(c.column.name)));
};

/** Counts placeholders where texts are short enough to be some, and undecodable characters where there are any but ASCII. */
const lookIntoTexts = async (source: Source, columns: readonly ScannedColumn[]): Promise<ScannedColumn[]> => {
  const short = columns.filter((c) => c.lengths !== null && c.lengths.min <= placeholderLengthMax);
  const foreign = columns.filter((c) => c.beyondAscii);
  const tests = [
    ...short.map((c) => isPlaceholder(ident(c.column.name))),
    ...foreign.map((c) => `contains(${ident(c.column.name)}, chr(65533))`),
  ];
  const [, ...counts] = await countWhere(source, tableView, tests);
  return columns.map((c) => ({
    ...c,
    placeholders: short.includes(c) ? (counts[short.indexOf(c)] ?? 0) : 0,
    garbled: foreign.includes(c) ? (counts[short.length + foreign.indexOf(c)] ?? 0) : 0,
  }));
};

/** The narrow queries after the scan, each only over the columns that need it. */
export const refine = async (
  source: Source,
  columns: readonly ScannedColumn[],
  rows: number,
): Promise<ScannedColumn[]> => lookIntoTexts(source, await recount(source, await listTops(source, columns), rows));
