import { kindOf } from '../aggregates.ts';
import type { Scan, ScannedColumn } from '../profile.ts';
import { ident, rowColumn, type Source, tableView, toCount, toNumber } from '../sql.ts';
import { namesRows } from '../types.ts';
import { type Fence, fenceOf, type Spread } from './fences.ts';
import type { Flag } from './flag.ts';

/** Fewer values have no spread to be far from. */
const valuesMin = 30;

/** Rows that the spread is measured on. */
const sampleRowsMax = 50_000;

/** Values beyond the ordinary that are looked at one by one; a column with more has a tail, and no outliers. */
const farMax = 1_000;

/** Share of values that may lie beyond: more are a population of their own. */
const beyondShareMax = 0.05;

/** A value that this share of a column has is its constant, … */
const constantShareMin = 0.6;

/** … when hardly any other value comes again, … */
const othersPerValueMax = 1.5;

/** … and the others lie on both sides of it, this share at least: counts that are mostly nought lie on one. */
const sideShareMin = 0.25;

/** A row with so many outliers, and this share of the columns that have any, is of another kind as a whole. */
const togetherMin = 3;
const togetherShareMin = 0.5;

type Kind = 'number' | 'moment';

const kindsOf: Readonly<Record<string, Kind>> = {
  integer: 'number',
  double: 'number',
  decimal: 'number',
  date: 'moment',
  timestamp: 'moment',
};

/** Columns that measure: no identifiers, and more than two values. */
const measuring = (scan: Scan): ScannedColumn[] =>
  scan.columns.filter(
    ({ column, count, distinct }) =>
      kindsOf[kindOf(column.type)] !== undefined && count >= valuesMin && distinct > 2 && !namesRows(column),
  );

/** SQL: the value as a double; moments in seconds. */
const numberOf = ({ column }: ScannedColumn): string => {
  const name = ident(column.name);
  if (kindsOf[kindOf(column.type)] === 'moment') return `epoch(${name})`;
  return kindOf(column.type) === 'double' ? `CASE WHEN isfinite(${name}) THEN ${name} END` : `CAST(${name} AS DOUBLE)`;
};

const aggregates = (x: string, i: number): string =>
  `quantile_cont(${x}, [0.05, 0.25, 0.5, 0.75, 0.95]) AS q${i}, mode(${x}) AS m${i}`;

/** Quantiles of every measuring column in one pass over the sample. */
const readSpreads = async (source: Source, scan: Scan, columns: readonly ScannedColumn[]): Promise<Spread[]> => {
  const every = Math.max(1, Math.round(scan.rows / sampleRowsMax));
  const [row] = await source.rows<Record<string, unknown>>(
    `SELECT ${columns.map((column, i) => aggregates(numberOf(column), i)).join(', ')} FROM ${tableView}` +
      (every === 1 ? '' : ` WHERE hash(${rowColumn}, 7) % ${every} = 0`),
  );
  return columns.map((_, i) => {
    const quantiles = row?.[`q${i}`];
    const [q05, q25, q50, q75, q95] = Array.isArray(quantiles) ? quantiles.map(Number) : [];
    const usual = toNumber(row?.[`m${i}`]) ?? 0;
    const none = Number.NaN;
    return { q05: q05 ?? none, q25: q25 ?? none, q50: q50 ?? none, q75: q75 ?? none, q95: q95 ?? none, usual };
  });
};

type Far = { x: number; n: number };

/** Values outside the ordinary range, the farthest ones, each with its number of cells. */
const readFar = async (source: Source, column: ScannedColumn, { low, high }: Fence): Promise<Far[]> => {
  const x = numberOf(column);
  const rows = await source.rows<{ x: unknown; n: unknown }>(
    `SELECT ${x} AS x, count(*) AS n FROM ${tableView} WHERE ${x} < ${low} OR ${x} > ${high} GROUP BY 1 ORDER BY 1 LIMIT ${farMax + 1}`,
  );
  return rows.map((row) => ({ x: Number(row.x), n: toCount(row.n) }));
};

const flagOf = (column: ScannedColumn, where: string, words: Flag['reason'], confidence: number): Flag => ({
  rule: 'outlier',
  column: column.column.name,
  from: `SELECT ${rowColumn} AS r, CAST(${ident(column.column.name)} AS VARCHAR) AS v FROM ${tableView} WHERE ${where}`,
  reason: words,
  confidence,
});

const show = (column: ScannedColumn, x: number): string =>
  kindsOf[kindOf(column.column.type)] === 'moment'
    ? new Date(x * 1000).toISOString().slice(0, 10)
    : String(Number(x.toPrecision(6)));

/** Values beyond a gap on either side of all others. */
const farFlags = async (source: Source, column: ScannedColumn, spread: Spread): Promise<Flag[]> => {
  const fence = fenceOf(spread, []);
  if (fence === undefined) return [];
  const far = await readFar(source, column, fence.ordinary);
  if (far.length === 0 || far.length > farMax) return [];
  const beyond = fenceOf(
    spread,
    far.map(({ x }) => x),
  )?.beyond;
  if (beyond === undefined) return [];
  const cells = far.filter(({ x }) => x < beyond.low || x > beyond.high).reduce((sum, { n }) => sum + n, 0);
  if (cells === 0 || cells > Math.max(2, beyondShareMax * column.count)) return [];
  const x = numberOf(column);
  const range = `${show(column, spread.q05)} – ${show(column, spread.q95)}`;
  return [
    flagOf(
      column,
      `${x} < ${beyond.low} OR ${x} > ${beyond.high}`,
      {
        zh: `远离本列其他值（九成在 ${range}），且与其间有空档`,
        en: `far from the column's other values (nine in ten are ${range}), with nothing in between`,
      },
      0.85,
    ),
  ];
};

/** The few values beside the one that nearly all rows have. */
const constantFlags = async (source: Source, column: ScannedColumn, { usual }: Spread): Promise<Flag[]> => {
  if (usual === 0) return [];
  const x = numberOf(column);
  const [row] = await source.rows<Record<'same' | 'below' | 'above' | 'different', unknown>>(
    `SELECT count_if(x = ${usual}) AS same, count_if(x < ${usual}) AS below, count_if(x > ${usual}) AS above, ` +
      `count(DISTINCT CASE WHEN x <> ${usual} THEN x END) AS different FROM (SELECT ${x} AS x FROM ${tableView})`,
  );
  const [same, below, above] = [toCount(row?.same), toCount(row?.below), toCount(row?.above)];
  const others = below + above;
  const isConstant =
    same >= constantShareMin * (same + others) &&
    others <= othersPerValueMax * toCount(row?.different) &&
    Math.min(below, above) >= Math.max(1, sideShareMin * others);
  if (!isConstant) return [];
  const words = {
    zh: `本列几乎都是 ${show(column, usual)}，其余值各不相同、散布两侧`,
    en: `nearly all of the column is ${show(column, usual)}; the rest lie scattered on both sides of it`,
  };
  return [flagOf(column, `${x} <> ${usual}`, words, Math.min(0.95, Math.round((100 * same) / (same + others)) / 100))];
};

/** Leaves out rows that lie far in most of these columns at once: a total among its parts, and no slip. */
const besideTotals = (flag: Flag, flags: readonly Flag[]): string => {
  const all = flags.map(({ from }) => `SELECT r FROM (${from})`).join(' UNION ALL ');
  const least = Math.max(togetherMin, flags.length * togetherShareMin);
  return `SELECT * FROM (${flag.from}) WHERE r NOT IN (SELECT r FROM (${all}) GROUP BY r HAVING count(*) >= ${least})`;
};

/**
 * Finds numbers and dates far from all others of their column: beyond a gap, measured in robust deviations on the scale that the column's
 * spread asks for (fences.ts), so that heavy tails raise nothing; and strays beside a constant. Quantiles come from a sample, what is
 * beyond is counted in the whole table.
 */
export const outlierFlags = async (source: Source, scan: Scan): Promise<Flag[]> => {
  const columns = measuring(scan);
  if (columns.length === 0) return [];
  const spreads = await readSpreads(source, scan, columns);
  const flags: Flag[] = [];
  for (const [i, column] of columns.entries()) {
    const spread = spreads[i];
    if (spread === undefined || Number.isNaN(spread.q50)) continue;
    const isFlat = spread.q25 === spread.q75;
    flags.push(...(await (isFlat ? constantFlags : farFlags)(source, column, spread)));
  }
  return flags.length < togetherMin ? flags : flags.map((flag) => ({ ...flag, from: besideTotals(flag, flags) }));
};
