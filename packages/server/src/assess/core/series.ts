import type { MissingRun, SeriesProfile } from '../model.ts';
import { kindOf } from './aggregates.ts';
import { readAnomalies } from './anomalies.ts';
import { type Axis, axisRows, findAxis } from './axis.ts';
import type { Scan } from './profile.ts';
import { chunk, literal, type Source, toCount } from './sql.ts';

/** A step counts as regular when this share of neighbouring moments is one step apart. */
const regularShareMin = 0.9;

/** How many of the longest gaps of the axis are listed. */
const axisGapsMax = 20;

const daySeconds = 86_400;

/** A mean month, where only the order of magnitude counts. */
const monthSeconds = 2_629_746;

/** One row per row of the series, in a table or, where the file's order is that of time, a view: `k` place on the axis, `p` moment before it on the axis, `f` moment of the row before it in the file. */
const axisTable = 'corridor_axis';

type Step = { readonly unit: 'second'; readonly size: number } | { readonly unit: 'month'; readonly size: number };

/** A step as ISO 8601 duration. */
export const durationOf = (step: Step): string => {
  if (step.unit === 'month') return step.size % 12 === 0 ? `P${step.size / 12}Y` : `P${step.size}M`;
  const { size } = step;
  if (size % daySeconds === 0) return `P${size / daySeconds}D`;
  if (size % 3600 === 0) return `PT${size / 3600}H`;
  return size % 60 === 0 ? `PT${size / 60}M` : `PT${size}S`;
};

/** Steps from `from` to `to` as SQL. */
const stepsBetween = (step: Step, from: string, to: string): string =>
  step.unit === 'second'
    ? `CAST(round((epoch_ms(${to}) - epoch_ms(${from})) / ${step.size * 1000}.0) AS BIGINT)`
    : `CAST(datediff('month', ${from}, ${to}) // ${step.size} AS BIGINT)`;

const plusSteps = (step: Step, moment: string, count: string): string =>
  `${moment} + to_${step.unit}s(CAST((${count}) * ${step.size} AS ${step.unit === 'second' ? 'DOUBLE' : 'INTEGER'}))`;

const shown = (moment: string): string => `strftime(${moment}, '%Y-%m-%dT%H:%M:%S')`;

type StepRow = { n: unknown; seconds: unknown; same: unknown; months: unknown; monthly: unknown };

/** The most frequent distance of neighbouring moments, when nearly all have it; whole months count as months. */
const findStep = async (source: Source): Promise<Step | null> => {
  const [row] = await source.rows<StepRow>(
    `WITH d AS MATERIALIZED (SELECT epoch_ms(t) - epoch_ms(p) AS ms, datediff('month', p, t) AS mo, day(p) = day(t) AS same_day, count(*) AS n ` +
      `FROM ${axisTable} WHERE p < t GROUP BY ALL), ` +
      'm AS (SELECT (SELECT ms FROM d GROUP BY ms ORDER BY sum(n) DESC, ms LIMIT 1) AS ms, (SELECT mo FROM d GROUP BY mo ORDER BY sum(n) DESC, mo LIMIT 1) AS mo) ' +
      'SELECT (SELECT sum(n) FROM d) AS n, m.ms / 1000.0 AS seconds, (SELECT sum(n) FROM d WHERE d.ms = m.ms) AS same, ' +
      'm.mo AS months, (SELECT sum(n) FROM d WHERE same_day AND d.mo = m.mo) AS monthly FROM m',
  );
  const pairs = toCount(row?.n);
  const months = toCount(row?.months);
  if (months > 0 && toCount(row?.monthly) >= regularShareMin * pairs) return { unit: 'month', size: months };
  const seconds = toCount(row?.seconds);
  return seconds > 0 && toCount(row?.same) >= regularShareMin * pairs ? { unit: 'second', size: seconds } : null;
};

type GapRow = { steps: unknown; from: string; to: string };
const toRun = (row: GapRow): MissingRun => ({ steps: toCount(row.steps), from: row.from, to: row.to });

const readGaps = async (source: Source, step: Step): Promise<MissingRun[]> => {
  const between = stepsBetween(step, 'p', 't');
  const rows = await source.rows<GapRow>(
    `SELECT ${between} - 1 AS steps, ${shown(plusSteps(step, 'p', '1'))} AS "from", ${shown(plusSteps(step, 'p', `${between} - 1`))} AS "to" ` +
      `FROM ${axisTable} WHERE p < t AND ${between} > 1 ORDER BY 1 DESC, 2 LIMIT ${axisGapsMax}`,
  );
  return rows.map(toRun);
};

const readExpected = async (source: Source, step: Step): Promise<number> => {
  const [row] = await source.rows<{ n: unknown }>(
    `SELECT sum(${stepsBetween(step, 'a', 'b')} + 1) AS n FROM (SELECT e, min(t) AS a, max(t) AS b FROM ${axisTable} GROUP BY e)`,
  );
  return toCount(row?.n);
};

/** Columns whose runs one query finds: each sorts and groups in memory of its own. */
const runsPerQueryMax = 16;

type RunRow = GapRow & { name: string; missing: unknown; runs: unknown };

/** Runs of missing values: islands of rows whose place on the axis minus their place among the missing is constant. */
const readRuns = async (source: Source, flagged: readonly string[]): Promise<SeriesProfile['columns']> => {
  const islands = (name: string, i: number): string =>
    `(SELECT ${literal(name)} AS name, sum(n) OVER () AS missing, count(*) OVER () AS runs, n AS steps, ${shown('a')} AS "from", ${shown('b')} AS "to" ` +
    'FROM (SELECT e, island, count(*) AS n, min(t) AS a, max(t) AS b FROM ' +
    `(SELECT e, t, k - row_number() OVER (PARTITION BY e ORDER BY k) AS island FROM ${axisTable} WHERE m${i}) GROUP BY e, island) ` +
    'ORDER BY n DESC, a LIMIT 1)';
  const rows: RunRow[] = [];
  for (const some of chunk(flagged.map(islands), runsPerQueryMax))
    rows.push(...(await source.rows<RunRow>(some.join(' UNION ALL '))));
  const found = rows.map((row) => ({
    name: row.name,
    missing: toCount(row.missing),
    runs: toCount(row.runs),
    longest: toRun(row),
  }));
  return flagged.flatMap((name) => found.filter((run) => run.name === name));
};

const flaggedColumns = (scan: Scan, axis: Axis): string[] =>
  scan.columns
    .filter((c) => c.nulls > 0 && c.count > 0 && !axis.columns.includes(c.column.name) && c.column.name !== axis.entity)
    .filter((c) => ['integer', 'double', 'decimal'].includes(kindOf(c.column.type)))
    .map((c) => c.column.name);

const readFacts = (source: Source) =>
  source.rows<{ a: string; b: string; moments: unknown; ordered: unknown; compared: unknown }>(
    `SELECT ${shown('min(t)')} AS a, ${shown('max(t)')} AS b, count_if(p IS NULL OR p < t) AS moments, ` +
      `count_if(t >= f) AS ordered, count(f) AS compared FROM ${axisTable}`,
  );

type Steps = Pick<
  SeriesProfile,
  'from' | 'to' | 'expectedSteps' | 'presentSteps' | 'orderedRows' | 'comparedRows' | 'axisGaps'
>;

const readSteps = async (source: Source, step: Step): Promise<Steps> => {
  const [facts] = await readFacts(source);
  return {
    from: facts?.a ?? '',
    to: facts?.b ?? '',
    expectedSteps: await readExpected(source, step),
    presentSteps: toCount(facts?.moments),
    orderedRows: toCount(facts?.ordered),
    comparedRows: toCount(facts?.compared),
    axisGaps: await readGaps(source, step),
  };
};

/** Shorter steps than this are no months, however regular. */
const monthSecondsMin = 28 * daySeconds;

/** A single series in the file's order: its rows never step back. `stepSeconds` when all of them are the same distance apart. */
type Order = { readonly stepSeconds: number | null; readonly from: string; readonly to: string };

/** A single series that lies in the file in the order of its time needs no sorting: the row before is the moment before. */
const orderOf = async (source: Source, axis: Axis): Promise<Order | null> => {
  if (axis.entity !== null) return null;
  const [row] = await source.rows<{ n: unknown; least: unknown; most: unknown; a: string; b: string }>(
    `SELECT count_if(t IS NULL OR t <= p OR i < j) AS n, min(epoch_us(t) - epoch_us(p)) / 1e6 AS least, max(epoch_us(t) - epoch_us(p)) / 1e6 AS most, ` +
      `${shown('min(t)')} AS a, ${shown('max(t)')} AS b FROM (SELECT t, i, lag(t) OVER () AS p, lag(i) OVER () AS j FROM (${axisRows(axis, [])}))`,
  );
  if (row === undefined || toCount(row.n) > 0) return null;
  const isEven = toCount(row.least) === toCount(row.most) && toCount(row.most) < monthSecondsMin;
  return { stepSeconds: isEven ? toCount(row.most) : null, from: row.a, to: row.b };
};

const buildAxis = (source: Source, axis: Axis, flagged: readonly string[], order: Order | null): Promise<void> => {
  const rows = axisRows(axis, flagged);
  return source.run(
    order !== null
      ? `CREATE OR REPLACE TEMP VIEW ${axisTable} AS SELECT *, i + 1 AS k, lag(t) OVER () AS p, lag(t) OVER () AS f FROM (${rows})`
      : `CREATE OR REPLACE TEMP TABLE ${axisTable} AS SELECT *, row_number() OVER w AS k, lag(t) OVER w AS p, ` +
          `lag(t) OVER (PARTITION BY e ORDER BY i) AS f FROM (${rows}) WHERE t IS NOT NULL ` +
          'WINDOW w AS (PARTITION BY e ORDER BY t, i)',
  );
};

type Found = { readonly step: Step; readonly steps: Steps };

const findSteps = async (source: Source): Promise<Found | null> => {
  const step = await findStep(source);
  return step === null ? null : { step, steps: await readSteps(source, step) };
};

/** Where every row is one step after the one before it, its order has told all. */
const evenSteps = ({ from, to }: Order, stepSeconds: number, rows: number): Found => ({
  step: { unit: 'second', size: stepSeconds },
  steps: {
    from,
    to,
    expectedSteps: rows,
    presentSteps: rows,
    orderedRows: rows - 1,
    comparedRows: rows - 1,
    axisGaps: [],
  },
});

/**
 * Reads the table as a time series: axis, step, gaps of the axis, order of the rows, and for measured columns the runs of missing values.
 * Null when the table has no time axis or no regular step: dates of single events are no series.
 * Steps are counted per entity; a run of missing values counts rows that are there.
 */
export const readSeries = async (source: Source, scan: Scan): Promise<SeriesProfile | null> => {
  const axis = await findAxis(source, scan);
  if (axis === null) return null;
  const flagged = flaggedColumns(scan, axis);
  const order = await orderOf(source, axis);
  await buildAxis(source, axis, flagged, order);
  const found = order?.stepSeconds == null ? await findSteps(source) : evenSteps(order, order.stepSeconds, scan.rows);
  const columns = found === null ? [] : await readRuns(source, flagged);
  await source.run(`DROP ${order === null ? 'TABLE' : 'VIEW'} ${axisTable}`);
  if (found === null) return null;
  const { step, steps } = found;
  const stepSeconds = step.unit === 'second' ? step.size : step.size * monthSeconds;
  const { zone, entity } = axis;
  return {
    axis: axis.columns,
    zone,
    entity,
    step: durationOf(step),
    ...steps,
    columns,
    anomalies: await readAnomalies(source, scan, axis, { stepSeconds, steps: steps.expectedSteps }),
  };
};
