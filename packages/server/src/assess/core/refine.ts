import type { Scalar, TableColumn } from '../model.ts';
import { excerptLengthMax, isPlaceholder, kindOf, placeholderLengthMax } from './aggregates.ts';
import type { ScannedColumn } from './profile.ts';
import { asScalar, ident, literal, type Source, tableView, toCount, toNumber } from './sql.ts';

/** Frequent values are listed of columns with at most this many distinct ones; above it a list says little and costs a sort. */
const topDistinctMax = 200;
const topCount = 10;

/** The engine's sketch has 64 registers and errs by 13 %; a list of up to 200 may look like this many. */
const sketchSlack = 1.5;

/** Below this sketched number an exact count is cheap: its table stays in the processor's cache. */
const cheapDistinctMax = 20_000;

/** From this sketched share of the values on a column may be a key, and is counted exactly. */
const keyShareMin = 0.6;

/** Otherwise one value in this many, chosen by hash, is counted exactly and multiplied: from 20,000 values on it errs by less than 3 %. */
const hashShare = 16;

type Row = Record<string, unknown>;

type Count = { readonly column: ScannedColumn; readonly exact: boolean };

const howToCount = (c: ScannedColumn): Count => {
  const mayBeKey = kindOf(c.column.type) !== 'double' && c.distinct >= keyShareMin * c.count;
  return { column: c, exact: c.distinct <= cheapDistinctMax || mayBeKey };
};

const countExpression = ({ column, exact }: Count): string => {
  const name = ident(column.column.name);
  return exact
    ? `count(DISTINCT ${name})`
    : `${hashShare} * count(DISTINCT ${name}) FILTER (WHERE hash(${name}) % ${hashShare} = 0)`;
};

/** Counts distinct values again where the scan only sketched them. */
const recount = async (source: Source, columns: readonly ScannedColumn[]): Promise<ScannedColumn[]> => {
  const counts = columns.filter((c) => !c.distinctExact && c.count > 0 && c.top.length === 0).map(howToCount);
  if (counts.length === 0) return [...columns];
  const list = counts.map((count, i) => `${countExpression(count)} AS d${i}`).join(', ');
  const [row] = await source.rows<Row>(`SELECT ${list} FROM ${tableView}`);
  return columns.map((c) => {
    const index = counts.findIndex((count) => count.column === c);
    if (index < 0) return c;
    const distinct = Math.min(c.count, toCount(row?.[`d${index}`]));
    return { ...c, distinct, distinctExact: counts[index]?.exact === true };
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
  if (distinct > topDistinctMax) return counted;
  const values = top.map((row) => ({ value: typedValue(scanned.column, row.value), count: toCount(row.n) }));
  const byValue = (a: Scalar, b: Scalar): number => String(a).localeCompare(String(b), 'en', { numeric: true });
  return { ...counted, top: values.sort((a, b) => b.count - a.count || byValue(a.value, b.value)) };
};

/** Lists frequent values of the columns with few distinct ones; the grouping counts them exactly as well. */
const listTops = async (source: Source, columns: readonly ScannedColumn[]): Promise<ScannedColumn[]> => {
  const few = columns.filter((c) => {
    const slack = c.distinctExact ? 1 : sketchSlack;
    return c.distinct > 0 && c.distinct <= topDistinctMax * slack && c.distinct * 2 <= c.count;
  });
  if (few.length === 0) return [...columns];
  const rows = await source.rows<TopRow>(few.map((c) => topQuery(c.column)).join(' UNION ALL '));
  const tops = Map.groupBy(rows, (row) => row.name);
  return columns.map((c) => withTop(c, tops.get(c.column.name)));
};

/** Counts placeholders where texts are short enough to be some, and undecodable characters where there are any but ASCII. */
const lookIntoTexts = async (source: Source, columns: readonly ScannedColumn[]): Promise<ScannedColumn[]> => {
  const short = columns.filter((c) => c.lengths !== null && c.lengths.min <= placeholderLengthMax);
  const foreign = columns.filter((c) => c.beyondAscii);
  if (short.length + foreign.length === 0) return [...columns];
  const list = [
    ...short.map((c, i) => `count(*) FILTER (WHERE ${isPlaceholder(ident(c.column.name))}) AS p${i}`),
    ...foreign.map((c, i) => `count(*) FILTER (WHERE contains(${ident(c.column.name)}, chr(65533))) AS g${i}`),
  ];
  const [row] = await source.rows<Row>(`SELECT ${list.join(', ')} FROM ${tableView}`);
  return columns.map((c) => ({
    ...c,
    placeholders: toCount(row?.[`p${short.indexOf(c)}`]),
    garbled: toCount(row?.[`g${foreign.indexOf(c)}`]),
  }));
};

/** The narrow queries after the scan, each only over the columns that need it. */
export const refine = async (source: Source, columns: readonly ScannedColumn[]): Promise<ScannedColumn[]> =>
  lookIntoTexts(source, await recount(source, await listTops(source, columns)));
