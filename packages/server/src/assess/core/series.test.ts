/** Goal: steps, gaps and runs of missing values are those that a person would count. Method: made series, and three real years of hours. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { type TableSpec, withTable } from '../../../test/support/assess.ts';
import type { SeriesProfile } from '../model.ts';
import { measureTable } from './assess.ts';

const watch = { nowMs: () => 0, today: '2026-11-23' };

const seriesOf = (spec: TableSpec): Promise<SeriesProfile | null> =>
  withTable(spec, async (session, table) => (await measureTable(session, table, watch)).profile.series);

test('hours in a timestamp column: a hole in the axis and a run of missing values are found with both ends', async () => {
  const series = await seriesOf({
    query: `SELECT TIMESTAMPTZ '2024-01-01 00:00:00Z' + to_hours(i) AS at, CASE WHEN i BETWEEN 10 AND 14 OR i = 50 THEN NULL ELSE i * 0.5 END::DOUBLE AS v
      FROM range(100) t(i) WHERE i NOT BETWEEN 70 AND 72`,
  });
  assert.deepEqual(series, {
    axis: ['at'],
    zone: 'UTC',
    entity: null,
    from: '2024-01-01T00:00:00',
    to: '2024-01-05T03:00:00',
    step: 'PT1H',
    expectedSteps: 100,
    presentSteps: 97,
    orderedRows: 96,
    comparedRows: 96,
    axisGaps: [{ steps: 3, from: '2024-01-03T22:00:00', to: '2024-01-04T00:00:00' }],
    columns: [
      { name: 'v', missing: 6, runs: 2, longest: { steps: 5, from: '2024-01-01T10:00:00', to: '2024-01-01T14:00:00' } },
    ],
    anomalies: [],
  });
});

test('two stations stacked one after the other are two series, and a run does not cross from one to the other', async () => {
  const series = await seriesOf({
    query: `SELECT s AS station, DATE '2024-01-01' + i::INTEGER AS day, CASE WHEN (s = 'A' AND i >= 28) OR (s = 'B' AND i < 1) THEN NULL ELSE i END::DOUBLE AS v
      FROM (VALUES ('A'), ('B')) x(s), range(30) t(i) ORDER BY s, i`,
  });
  assert.equal(series?.entity, 'station');
  assert.equal(series.step, 'P1D');
  assert.equal(series.expectedSteps, 60);
  assert.deepEqual(series.columns[0]?.longest, { steps: 2, from: '2024-01-29T00:00:00', to: '2024-01-30T00:00:00' });
  assert.equal(series.columns[0]?.runs, 2);
});

test('months and years count as months, whatever their days', async () => {
  const monthly = await seriesOf({
    query: `SELECT CAST(DATE '2020-01-31' + to_months(i::INTEGER) AS DATE) AS day, 1.0 AS v FROM range(36) t(i) WHERE i <> 20 AND day(DATE '2020-01-31' + to_months(i::INTEGER)) = 31`,
  });
  assert.equal(monthly, null, 'the last day of some months is no regular step');
  const parts = await seriesOf({
    query: `SELECT 2000 + i // 12 AS year, 1 + i % 12 AS month, i * 1.5 AS v FROM range(48) t(i) WHERE i <> 20`,
  });
  assert.equal(parts?.step, 'P1M');
  assert.deepEqual(parts.axis, ['year', 'month']);
  assert.equal(parts.expectedSteps, 48);
  assert.deepEqual(parts.axisGaps, [{ steps: 1, from: '2001-09-01T00:00:00', to: '2001-09-01T00:00:00' }]);
});

test('rows out of order are counted, single events are no series, dates that do not exist are left out', async () => {
  const shuffled = await seriesOf({
    query: `SELECT DATE '2024-01-01' + ((i * 7) % 31)::INTEGER AS day, 1.5 AS v FROM range(31) t(i)`,
  });
  assert.equal(shuffled?.presentSteps, 31);
  assert.ok(shuffled.orderedRows < shuffled.comparedRows);
  const events = await seriesOf({ query: `SELECT DATE '2024-01-01' + (i * i)::INTEGER AS day FROM range(40) t(i)` });
  assert.equal(events, null);
  const impossible = await seriesOf({
    query: 'SELECT 2023 AS year, 1 + i // 31 AS month, 1 + i % 31 AS day, 1.0 AS v FROM range(372) t(i)',
  });
  assert.equal(impossible, null, 'seven of 372 dates do not exist: more than the axis may lack');
});

const prsa = new URL('../../../../../examples/data/prsa-aotizhongxin-2013-2016.csv.gz', import.meta.url).pathname;

test('three years of a Beijing station: PM2.5 97.16 % complete, one gap of 343 hours to 31 December 2014', {
  skip: !existsSync(prsa),
}, async () => {
  const [facts] = await withTable(
    { query: `SELECT * FROM read_csv('${prsa}', nullstr = 'NA')`, readPaths: [prsa] },
    async (session, table) => [(await measureTable(session, table, watch)).profile],
  );
  assert.equal(facts?.rows, 26_304);
  assert.equal(facts.duplicateRows, 0);
  assert.deepEqual(facts.keys, [['No'], ['year', 'month', 'day', 'hour']]);
  const pm = facts.columns.find((c) => c.title === 'PM2.5');
  assert.equal(pm?.count, 25_558);
  assert.equal(((100 * pm.count) / facts.rows).toFixed(2), '97.16');
  const { series } = facts;
  assert.equal(series?.step, 'PT1H');
  assert.equal(series.expectedSteps, 26_304);
  assert.equal(series.presentSteps, 26_304);
  const run = series.columns.find((c) => c.name === 'PM2.5');
  assert.deepEqual(run?.longest, { steps: 343, from: '2014-12-17T10:00:00', to: '2014-12-31T16:00:00' });
});
