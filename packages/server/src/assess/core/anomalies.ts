import type { SeriesAnomaly } from '../model.ts';
import { kindOf } from './aggregates.ts';
import { type Axis, axisValues } from './axis.ts';
import type { Scan, ScannedColumn } from './profile.ts';
import { type Source, toCount, toNumber } from './sql.ts';

/** Measured columns that are looked at, and rows above which a series is left alone: each column is sorted and windowed twice. */
const columnsMax = 12;
const rowsMax = 500_000;

/** Fewer different values are states, not measurements. */
const distinctMin = 20;

/** Anomalies listed of a column, the strongest of each kind. */
const listedMax = 20;

/** How far from its median a smoothed residual must be, in robust standard deviations (1.4826 × median absolute deviation). */
const windowScoreMin = 3.5;

/** The same for a single moment. */
const pointScoreMin = 6;

/** The same for a step from one moment to the next. */
const jumpScoreMin = 30;

/** Smoothing: a day, but no more than this share of the series. */
const smoothShareMax = 1 / 50;
const smoothStepsMin = 5;

/** A sensor is frozen when it says the same for this many steps, and this many times longer than nearly all its other runs. */
const frozenStepsMin = 12;
const frozenTimes = 4;

const daySeconds = 86_400;

/** Weeks that a series must cover before hours of the week are compared with each other. */
const weeksMin = 4;

/** What the series is, as far as the search needs it. */
export type Rhythm = { readonly stepSeconds: number; readonly steps: number };

/** SQL: what a moment is compared with: the same hour of other weeks, the same day of other weeks, or everything. */
const seasonOf = ({ stepSeconds, steps }: Rhythm): string => {
  const weeks = (stepSeconds * steps) / (7 * daySeconds);
  if (weeks < weeksMin || stepSeconds > daySeconds) return '0';
  return stepSeconds <= 3600 ? 'dayofweek(t) * 24 + hour(t)' : 'dayofweek(t)';
};

const smoothStepsOf = ({ stepSeconds, steps }: Rhythm): number =>
  Math.max(smoothStepsMin, Math.round(Math.min(daySeconds / stepSeconds, steps * smoothShareMax)));

const valuesTable = 'corridor_values';

/** A rhythm counts when it leaves at most this share of the spread: otherwise comparing hours only adds noise. */
const rhythmShareMax = 0.7;

const prepare = async (source: Source, axis: Axis, column: string, rhythm: Rhythm): Promise<void> => {
  const half = Math.max(1, Math.floor(smoothStepsOf(rhythm) / 2));
  const around = (rows: number): string =>
    `avg(r) OVER (PARTITION BY e ORDER BY t ROWS BETWEEN ${rows} PRECEDING AND ${rows} FOLLOWING)`;
  await source.run(
    `CREATE OR REPLACE TEMP TABLE ${valuesTable} AS WITH b AS (SELECT e, t, v, ${seasonOf(rhythm)} AS season FROM (${axisValues(axis, column)}) ` +
      'WHERE t IS NOT NULL AND isfinite(v)), m AS (SELECT e, season, median(v) AS usual FROM b GROUP BY ALL), ' +
      'a AS (SELECT e, median(v) AS middle FROM b GROUP BY ALL), j AS (SELECT b.*, usual, middle FROM b JOIN m USING (e, season) JOIN a USING (e)), ' +
      `q AS (SELECT e, median(abs(v - usual)) <= ${rhythmShareMax} * median(abs(v - middle)) AS rhythmic FROM j GROUP BY e), ` +
      'x AS (SELECT e, t, v, v - CASE WHEN rhythmic THEN usual ELSE middle END AS r FROM j JOIN q USING (e)) ' +
      `SELECT e, t, v, row_number() OVER w AS k, v - lag(v) OVER w AS step, r AS near, ${around(half)} AS smooth ` +
      'FROM x WINDOW w AS (PARTITION BY e ORDER BY t)',
  );
};

type Row = { e: string; a: string; b: string; n: unknown; score: unknown };

const shown = (moment: string): string => `strftime(${moment}, '%Y-%m-%dT%H:%M:%S')`;

/** SQL: per entity, the median of an expression and its robust deviation. */
const robust = (value: string): string =>
  `(SELECT e, c, 1.4826 * median(abs(x - c)) AS d FROM (SELECT e, ${value} AS x, median(${value}) OVER (PARTITION BY e) AS c FROM ${valuesTable} WHERE ${value} IS NOT NULL) GROUP BY e, c)`;

/** Flagged rows that are near each other are one interval. */
const intervals = (flagged: string, gapSteps: number): string =>
  `SELECT e, ${shown('min(t)')} AS a, ${shown('max(t)')} AS b, max(k) - min(k) + 1 AS n, max(score) AS score FROM ` +
  `(SELECT *, count_if(coalesce(k - p > ${gapSteps}, false)) OVER (PARTITION BY e ORDER BY k) AS island FROM ` +
  `(SELECT *, lag(k) OVER (PARTITION BY e ORDER BY k) AS p FROM (${flagged}))) GROUP BY e, island ORDER BY score DESC, a LIMIT ${listedMax}`;

const outlierWindows = (rhythm: Rhythm): string =>
  intervals(
    [
      ['smooth', windowScoreMin],
      ['near', pointScoreMin],
    ]
      .map(
        ([value, scoreMin]) =>
          `SELECT v.e, t, k, abs(${value} - c) / d AS score FROM ${valuesTable} v JOIN ${robust(String(value))} USING (e) WHERE d > 0 AND abs(${value} - c) > ${scoreMin} * d`,
      )
      .join(' UNION ALL '),
    2 * smoothStepsOf(rhythm),
  );

const jumps = (): string =>
  intervals(
    `SELECT v.e, t, k, abs(step - c) / d AS score FROM ${valuesTable} v JOIN ${robust('step')} USING (e) WHERE d > 0 AND abs(step - c) > ${jumpScoreMin} * d`,
    2,
  );

/** A value that is stayed at again and again is a rest, as no rain or no traffic is, and not a fault. */
const restRunsMin = 5;

const frozenRuns = (): string =>
  `WITH r AS (SELECT e, v, min(t) AS a, max(t) AS b, count(*) AS n, count(*) OVER (PARTITION BY e, v) AS rests FROM (SELECT *, count_if(step IS DISTINCT FROM 0) OVER (PARTITION BY e ORDER BY k) AS run FROM ${valuesTable}) GROUP BY e, v, run) ` +
  `SELECT e, ${shown('a')} AS a, ${shown('b')} AS b, n, n AS score FROM r WHERE n >= ${frozenStepsMin} AND n >= ${frozenTimes} * (SELECT quantile_cont(n, 0.99) FROM r) ` +
  `AND rests < ${restRunsMin} ORDER BY n DESC, a LIMIT ${listedMax}`;

const measured = (scan: Scan, axis: Axis): ScannedColumn[] =>
  scan.columns
    .filter((c) => ['integer', 'double', 'decimal'].includes(kindOf(c.column.type)) && c.distinct >= distinctMin)
    .filter((c) => !axis.columns.includes(c.column.name) && c.column.name !== axis.entity)
    .slice(0, columnsMax);

const read = async (
  source: Source,
  column: string,
  kind: SeriesAnomaly['kind'],
  sql: string,
): Promise<SeriesAnomaly[]> =>
  (await source.rows<Row>(sql)).map((row) => ({
    column,
    kind,
    entity: row.e === '' ? null : row.e,
    from: row.a,
    to: row.b,
    steps: toCount(row.n),
    score: Math.round((toNumber(row.score) ?? 0) * 10) / 10,
  }));

/**
 * What stands out in the measured columns of a series, the strongest first: windows in which the values lie far from what is usual at that
 * hour of the week, jumps from one moment to the next, sensors that say the same for long. Nothing in series of over 500,000 rows.
 */
export const readAnomalies = async (
  source: Source,
  scan: Scan,
  axis: Axis,
  rhythm: Rhythm,
): Promise<SeriesAnomaly[]> => {
  if (scan.rows > rowsMax) return [];
  const found: SeriesAnomaly[] = [];
  for (const { column } of measured(scan, axis)) {
    await prepare(source, axis, column.name, rhythm);
    found.push(...(await read(source, column.name, 'window', outlierWindows(rhythm))));
    found.push(...(await read(source, column.name, 'jump', jumps())));
    found.push(...(await read(source, column.name, 'frozen', frozenRuns())));
    await source.run(`DROP TABLE ${valuesTable}`);
  }
  return found;
};
