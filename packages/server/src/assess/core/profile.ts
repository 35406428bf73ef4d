import type { Scalar, Table, TableColumn } from '../model.ts';
import { aggregatesOf, kindOf, rowHash } from './aggregates.ts';
import { exactRowsMax, refine } from './refine.ts';
import { asScalar, rowColumn, type Source, tableView, toCount, toNumber } from './sql.ts';

/** Columns per query: the planner's time grows faster than the number of expressions. */
const columnsPerQueryMax = 100;

/** Quartiles that are not exact come from about this many rows: their rank is then off by 0.1 % (one standard error). */
const quantileRowsMax = 200_000;

/** Whether a row is among these: a control character, which no dataset column can have in its name. */
const pickedColumn = '"\u0001picked"';

/** What the scan tells of a column; the detectors add the rest. */
export type ScannedColumn = {
  readonly column: TableColumn;
  readonly count: number;
  readonly nulls: number;
  readonly placeholders: number;
  readonly garbled: number;
  /** True when a text has characters outside ASCII. */
  readonly beyondAscii: boolean;
  readonly notFinite: number;
  readonly distinct: number;
  readonly distinctExact: boolean;
  readonly min: Scalar;
  readonly max: Scalar;
  readonly mean: number | null;
  readonly stddev: number | null;
  readonly quantiles: readonly (number | null)[];
  readonly quantilesExact: boolean;
  readonly lengths: { readonly min: number; readonly max: number } | null;
  readonly top: readonly { readonly value: Scalar; readonly count: number }[];
};

/** What the scan tells of the table. */
export type Scan = {
  readonly rows: number;
  readonly duplicateRows: number;
  readonly columns: readonly ScannedColumn[];
};

type Row = Record<string, unknown>;

const toScanned = (
  row: Row,
  column: TableColumn,
  index: number,
  rows: number,
  exactQuantiles: boolean,
): ScannedColumn => {
  const of = (key: string): unknown => row[`c${index}_${key}`];
  const count = toCount(of('count'));
  const kind = kindOf(column.type);
  const minimum = of('min');
  const isNumeric = kind === 'integer' || kind === 'double' || kind === 'decimal';
  const quantiles = of('quantiles');
  return {
    column,
    count,
    nulls: rows - count,
    placeholders: 0,
    garbled: 0,
    beyondAscii: toCount(of('beyondAscii')) > 0,
    notFinite: kind === 'double' ? count - toCount(of('finite')) : 0,
    distinct: toCount(of('distinct')),
    distinctExact: false,
    min: isNumeric ? asScalar(minimum) : ((minimum as Scalar | undefined) ?? null),
    max: isNumeric ? asScalar(of('max')) : ((of('max') as Scalar | undefined) ?? null),
    mean: toNumber(of('mean')),
    stddev: toNumber(of('stddev')),
    quantiles: Array.isArray(quantiles) ? quantiles.map(toNumber) : [null, null, null],
    quantilesExact: exactQuantiles,
    lengths: kind === 'text' && count > 0 ? { min: toCount(of('lengthMin')), max: toCount(of('lengthMax')) } : null,
    top: [],
  };
};

const selectOf = (
  columns: readonly TableColumn[],
  from: number,
  exactQuantiles: boolean,
  skip: ReadonlySet<string>,
): string[] =>
  columns.flatMap((column, index) =>
    Object.entries(aggregatesOf(column, exactQuantiles, pickedColumn))
      .filter(([key]) => !skip.has(key))
      .map(([key, expression]) => `${expression} AS c${from + index}_${key}`),
  );

const scanQuery = (table: Table, from: number, exactQuantiles: boolean, skip: ReadonlySet<string>): string => {
  const columns = table.columns.slice(from, from + columnsPerQueryMax);
  const known = table.parts.reduce((sum, part) => sum + part.rows, 0);
  const every = Math.max(1, Math.floor(known / quantileRowsMax));
  const rows = exactQuantiles
    ? tableView
    : `(SELECT *, hash(${rowColumn}) % ${every} = 0 AS ${pickedColumn} FROM ${tableView})`;
  return `SELECT ${['count(*) AS row_count', ...selectOf(columns, from, exactQuantiles, skip)].join(', ')} FROM ${rows}`;
};

/** The one typed pass. Sums of huge doubles overflow in the engine's deviation; then the pass is made without it. */
const scanOnce = async (source: Source, table: Table, from: number, exactQuantiles: boolean): Promise<Row> => {
  try {
    const [row] = await source.rows<Row>(scanQuery(table, from, exactQuantiles, new Set()));
    return row ?? {};
  } catch (error) {
    if (!(error instanceof Error) || !/out of range/i.test(error.message)) throw error;
    const [row] = await source.rows<Row>(scanQuery(table, from, exactQuantiles, new Set(['stddev'])));
    return row ?? {};
  }
};

/** The one pass alone: count, bounds, mean, deviation, quartiles and sketched distinct values of every column, as DuckDB's SUMMARIZE gives them. */
export const scanStatistics = async (source: Source, table: Table): Promise<Omit<Scan, 'duplicateRows'>> => {
  const known = table.parts.reduce((sum, part) => sum + part.rows, 0);
  const exactQuantiles = known <= exactRowsMax;
  const first = await scanOnce(source, table, 0, exactQuantiles);
  const rows = toCount(first.row_count);
  const scanned: ScannedColumn[] = [];
  for (let from = 0; from < table.columns.length; from += columnsPerQueryMax) {
    const row = from === 0 ? first : await scanOnce(source, table, from, exactQuantiles);
    const columns = table.columns.slice(from, from + columnsPerQueryMax);
    scanned.push(...columns.map((column, index) => toScanned(row, column, from + index, rows, exactQuantiles)));
  }
  return { rows, columns: scanned };
};

/** Rows that occurred before; a column that is a key already says that there are none. */
const countDuplicates = async (source: Source, rows: number, columns: readonly ScannedColumn[]): Promise<number> => {
  if (columns.some((c) => c.distinctExact && c.distinct === rows)) return 0;
  const [row] = await source.rows<{ n: unknown }>(
    `SELECT count(DISTINCT ${rowHash(columns.map((c) => c.column))}) AS n FROM ${tableView}`,
  );
  return rows - toCount(row?.n);
};

/**
 * Profiles the table behind the view: one typed scan (per 100 columns), then only the narrow queries of refine.ts.
 * Exact throughout up to `exactRowsMax` rows.
 */
export const scanTable = async (source: Source, table: Table): Promise<Scan> => {
  const { rows, columns: scanned } = await scanStatistics(source, table);
  const columns = await refine(source, scanned, rows);
  return { rows, duplicateRows: await countDuplicates(source, rows, columns), columns };
};
