import type { Scalar, Table, TableColumn } from '../model.ts';
import { aggregatesOf, kindOf, rowHash } from './aggregates.ts';
import { exactRowsMax, refine } from './refine.ts';
import { sampleAggregate, unpackSample } from './sample.ts';
import { chooseSketches, distinctOf, type Sketch, sketchAggregates, sketchOfHashes } from './sketch.ts';
import { asScalar, chunk, ident, rowColumn, type Source, tableView, toCount, toNumber } from './sql.ts';

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
  /** The table with the rows that detectors look at, when the scan drew them. */
  readonly sample?: string;
};

/** Where the figures of a pass stand until they are read, and the list of sampled rows in it. */
const passTable = 'corridor_pass';
const listColumn = '"\u0001sample"';

type Row = Record<string, unknown>;

/** What a pass is to be made of: `skip` names aggregates that are left out, `sampled` draws the sample by the way. */
type Pass = {
  readonly columns: readonly TableColumn[];
  readonly sketches: ReadonlyMap<TableColumn, Sketch>;
  readonly rows: number;
  readonly exactQuantiles: boolean;
  readonly skip: readonly string[];
  readonly sampled: boolean;
};

const toScanned = (row: Row, pass: Pass, column: TableColumn, index: number): ScannedColumn => {
  const of = (key: string): unknown => row[`c${index}_${key}`];
  const rows = toCount(row.row_count);
  const count = toCount(of('count'));
  const kind = kindOf(column.type);
  const minimum = of('min');
  const isNumeric = kind === 'integer' || kind === 'double' || kind === 'decimal';
  const quantiles = of('quantiles');
  const sketch = pass.sketches.get(column) ?? sketchOfHashes(pass.rows);
  // Fractions of a second share their second's bit; then all may differ.
  const isTold = of('whole') === undefined || toCount(of('whole')) === count;
  return {
    column,
    count,
    nulls: rows - count,
    placeholders: 0,
    garbled: 0,
    beyondAscii: toCount(of('beyondAscii')) > 0,
    notFinite: kind === 'double' ? count - toCount(of('finite')) : 0,
    distinct: isTold ? distinctOf(sketch, toCount(of('ones')), { count, nulls: rows - count }) : count,
    distinctExact: sketch.way === 'values' && isTold,
    min: isNumeric ? asScalar(minimum) : ((minimum as Scalar | undefined) ?? null),
    max: isNumeric ? asScalar(of('max')) : ((of('max') as Scalar | undefined) ?? null),
    mean: toNumber(of('mean')),
    stddev: toNumber(of('stddev')),
    quantiles: Array.isArray(quantiles) ? quantiles.map(toNumber) : [null, null, null],
    quantilesExact: pass.exactQuantiles,
    lengths: kind === 'text' && count > 0 ? { min: toCount(of('lengthMin')), max: toCount(of('lengthMax')) } : null,
    top: [],
  };
};

const passQuery = ({ columns, sketches, rows, exactQuantiles, skip, sampled }: Pass): string => {
  const expressions = columns.flatMap((column, index) => {
    const sketch = sketches.get(column) ?? sketchOfHashes(rows);
    const aggregates = { ...aggregatesOf(column, exactQuantiles, pickedColumn), ...sketchAggregates(column, sketch) };
    return Object.entries(aggregates)
      .filter(([key]) => !skip.includes(key))
      .map(([key, expression]) => `${expression} AS c${index}_${key}`);
  });
  const sample = [...columns.map((column) => ident(column.name)), rowColumn];
  const drawn = sampled ? [`${sampleAggregate(rows, sample)} AS ${listColumn}`] : [];
  const every = Math.max(1, Math.floor(rows / quantileRowsMax));
  const from = exactQuantiles
    ? tableView
    : `(SELECT *, hash(${rowColumn}) % ${every} = 0 AS ${pickedColumn} FROM ${tableView})`;
  return `SELECT ${['count(*) AS row_count', ...expressions, ...drawn].join(', ')} FROM ${from}`;
};

const runPass = async (source: Source, pass: Pass): Promise<Row> => {
  await source.run(`CREATE OR REPLACE TEMP TABLE ${passTable} AS ${passQuery(pass)}`);
  const [row] = await source.rows<Row>(`SELECT * ${pass.sampled ? `EXCLUDE ${listColumn} ` : ''}FROM ${passTable}`);
  return row ?? {};
};

/**
 * One typed pass. Sums of huge doubles overflow in the engine's deviation, and a file may tell wrong bounds of its values; then the pass is
 * made without either.
 */
const scanOnce = async (source: Source, pass: Pass): Promise<{ readonly pass: Pass; readonly row: Row }> => {
  try {
    return { pass, row: await runPass(source, pass) };
  } catch (error) {
    if (!(error instanceof Error) || !/out of range/i.test(error.message)) throw error;
    const careful = { ...pass, skip: ['stddev'], sketches: new Map() };
    return { pass: careful, row: await runPass(source, careful) };
  }
};

type Scanned = Omit<Scan, 'duplicateRows'>;

const scanColumns = async (source: Source, table: Table, { withSample }: { withSample: boolean }): Promise<Scanned> => {
  const rows = table.parts.reduce((sum, part) => sum + part.rows, 0);
  const sketches = await chooseSketches(source, table.columns, rows);
  // With a few columns the pass reads all of a row anyway.
  const sampled = withSample && rows > exactRowsMax && table.columns.length <= columnsPerQueryMax;
  const exactQuantiles = rows <= exactRowsMax;
  const scanned: ScannedColumn[] = [];
  let counted = rows;
  for (const columns of chunk(table.columns, columnsPerQueryMax)) {
    const { pass, row } = await scanOnce(source, { columns, sketches, rows, exactQuantiles, skip: [], sampled });
    counted = toCount(row.row_count);
    scanned.push(...columns.map((column, index) => toScanned(row, pass, column, index)));
  }
  const sample = sampled ? { sample: await unpackSample(source, passTable, listColumn) } : {};
  await source.run(`DROP TABLE IF EXISTS ${passTable}`);
  return { rows: counted, columns: scanned, ...sample };
};

/** The one pass alone: count, bounds, mean, deviation, quartiles and sketched distinct values of every column, as DuckDB's SUMMARIZE gives them. */
export const scanStatistics = (source: Source, table: Table): Promise<Scanned> =>
  scanColumns(source, table, { withSample: false });

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
  const { columns: scanned, ...scan } = await scanColumns(source, table, { withSample: true });
  const columns = await refine(source, scanned, scan.rows);
  return { ...scan, duplicateRows: await countDuplicates(source, scan.rows, columns), columns };
};
