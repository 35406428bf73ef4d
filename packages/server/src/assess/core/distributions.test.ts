/** Goal: histograms, writings and days are those of plain counting. Method: made columns whose answers are known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTable } from '../../../test/support/assess.ts';
import { readDistributions } from './distributions.ts';
import { scanTable } from './profile.ts';
import { createTableView, tableView } from './sql.ts';

const query = `SELECT i AS n, (i % 3)::BIGINT AS few, i / 10.0::DOUBLE AS v, 7::BIGINT AS same, CASE WHEN i % 4 = 0 THEN '北-' ELSE 'ab' END || (i % 10) AS s,
  DATE '2024-01-01' + (CASE WHEN i < 50 THEN i % 10 ELSE 20 + i % 10 END)::INTEGER AS day,
  TIMESTAMPTZ '2024-01-01 00:00:00+00' + to_hours(i) AS moment, NULL::VARCHAR AS nothing FROM range(100) t(i)`;

test('bars add up, writings are counted, days have their gap', async () => {
  const found = await withTable({ query }, async (session, table) => {
    await createTableView(session, table);
    return readDistributions(session, await scanTable(session, table), tableView);
  });
  assert.deepEqual(found.get('few')?.histogram, { edges: [0, 1, 2, 3], counts: [34, 33, 33] });
  const n = found.get('n')?.histogram;
  assert.deepEqual([n?.counts.length, n?.edges[0], n?.edges.at(-1)], [20, 0, 99]);
  assert.deepEqual(n?.counts, Array(20).fill(5));
  assert.equal(found.get('same')?.histogram, null);
  assert.deepEqual(found.get('s')?.patterns, [
    { pattern: 'aa9', count: 75 },
    { pattern: '文-9', count: 25 },
  ]);
  assert.deepEqual(found.get('day')?.days, { present: 20, span: 30, longestGap: { days: 10, after: '2024-01-10' } });
  assert.deepEqual(found.get('moment')?.days, { present: 5, span: 5, longestGap: null });
  assert.equal(found.get('moment')?.histogram?.edges[0], '2024-01-01T00:00:00.000Z');
  assert.equal(
    found.get('moment')?.histogram?.counts.reduce((a, b) => a + b),
    100,
  );
  assert.equal(found.get('nothing'), undefined);
});
