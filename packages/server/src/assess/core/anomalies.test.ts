/** Goal: what stands out in a series is found where it is, and nothing in a quiet one. Method: made hourly series with planted faults. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTable } from '../../../test/support/assess.ts';
import type { SeriesAnomaly } from '../model.ts';
import { scanTable } from './profile.ts';
import { readSeries } from './series.ts';
import { createTableView } from './sql.ts';

/** Forty days of hours: warm by day and cold by night, with noise that is the same each time. */
const usual = '10 * sin(i % 24 * 0.2618) + (hash(i) % 1000) / 500.0';

const anomaliesOf = (value: string): Promise<readonly SeriesAnomaly[] | undefined> =>
  withTable(
    {
      query: `SELECT TIMESTAMPTZ '2024-03-01 00:00:00+00' + to_hours(i) AS at, (${value})::DOUBLE AS v FROM range(960) t(i)`,
    },
    async (session, table) => {
      await createTableView(session, table);
      return (await readSeries(session, await scanTable(session, table)))?.anomalies;
    },
  );

test('a quiet series has no anomalies, however it swings by day and night', async () => {
  assert.deepEqual(await anomaliesOf(usual), []);
});

test('days that are warmer than others are one window', async () => {
  const [found, ...others] = (await anomaliesOf(`${usual} + CASE WHEN i BETWEEN 480 AND 527 THEN 6 ELSE 0 END`)) ?? [];
  assert.deepEqual(others, []);
  assert.equal(found?.kind, 'window');
  assert.ok(found.from >= '2024-03-20' && found.from <= '2024-03-21T06', found.from);
  assert.ok(found.to >= '2024-03-22' && found.to <= '2024-03-24', found.to);
});

test('a sensor that stands still is frozen', async () => {
  const found = (await anomaliesOf(`CASE WHEN i BETWEEN 300 AND 340 THEN 3.25 ELSE ${usual} END`)) ?? [];
  const frozen = found.filter((each) => each.kind === 'frozen');
  assert.deepEqual(
    frozen.map((each) => [each.from, each.to, each.steps]),
    [['2024-03-13T12:00:00', '2024-03-15T04:00:00', 41]],
  );
});

test('a spike is found to the hour', async () => {
  const found = (await anomaliesOf(`CASE WHEN i = 700 THEN 900 ELSE ${usual} END`)) ?? [];
  assert.ok(found.some((each) => each.kind === 'window' && each.score > 50));
  const jump = found.find((each) => each.kind === 'jump');
  assert.equal(jump?.from, '2024-03-30T04:00:00', JSON.stringify(found));
  assert.equal(jump.steps, 2, JSON.stringify(found));
});
