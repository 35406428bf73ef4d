import type { SeriesProfile } from '../model.ts';
import { kindOf } from './aggregates.ts';
import type { Scan, ScannedColumn } from './profile.ts';
import { ident, type Source, tableView, toCount } from './sql.ts';
import { namesRows } from './types.ts';

/** Pairs of columns tried when no single column is a key; each costs a distinct count over the table. */
const pairsMax = 15;

/** Columns that pairs are made of: those with most distinct values. */
const pairColumnsMax = 6;

/** A column that should be unique but is not quite: this share of its values is distinct. */
const nearlyUniqueMin = 0.9;

const mayBeKey = (c: ScannedColumn): boolean => !['double', 'decimal', 'boolean'].includes(kindOf(c.column.type));

const isUnique = (c: ScannedColumn, rows: number): boolean => c.distinctExact && c.distinct === rows && c.nulls === 0;

const seriesKey = (series: SeriesProfile | null, rows: number): string[][] => {
  if (series === null || series.presentSteps !== rows) return [];
  const key = [...(series.entity === null ? [] : [series.entity]), ...series.axis];
  return key.length === 1 ? [] : [key];
};

const pairKeys = async (source: Source, scan: Scan): Promise<string[][]> => {
  const columns = scan.columns
    .filter((c) => mayBeKey(c) && c.nulls === 0 && c.distinct > 1)
    .sort((a, b) => b.distinct - a.distinct)
    .slice(0, pairColumnsMax);
  const pairs = columns
    .flatMap((a, i) => columns.slice(i + 1).map((b) => [a, b] as const))
    .filter(([a, b]) => a.distinct * b.distinct >= scan.rows)
    .slice(0, pairsMax);
  if (pairs.length === 0) return [];
  const list = pairs.map(
    ([a, b], i) => `count(DISTINCT hash(${ident(a.column.name)}, ${ident(b.column.name)})) AS n${i}`,
  );
  const [row] = await source.rows<Record<string, unknown>>(`SELECT ${list.join(', ')} FROM ${tableView}`);
  return pairs.filter((_, i) => toCount(row?.[`n${i}`]) === scan.rows).map(([a, b]) => [a.column.name, b.column.name]);
};

/**
 * Candidate keys: single columns without nulls or repeats, then the time axis (with its entity), and only if there are none, pairs.
 * Measures (double, decimal) are no keys, however distinct.
 */
export const findKeys = async (source: Source, scan: Scan, series: SeriesProfile | null): Promise<string[][]> => {
  if (scan.rows === 0) return [];
  const singles = scan.columns.filter((c) => mayBeKey(c) && isUnique(c, scan.rows)).map((c) => [c.column.name]);
  const found = [...singles, ...seriesKey(series, scan.rows)];
  return found.length > 0 || scan.duplicateRows > 0 ? found : pairKeys(source, scan);
};

/** Columns that by their name and most of their values number the rows: they are expected to be unique. */
export const uniqueColumns = (scan: Scan): ScannedColumn[] =>
  scan.columns.filter(
    (c) =>
      mayBeKey(c) && c.distinctExact && c.count > 1 && namesRows(c.column) && c.distinct >= nearlyUniqueMin * c.count,
  );
