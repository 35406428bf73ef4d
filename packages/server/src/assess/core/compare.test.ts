/** Goal: changes of columns and drift are what a person would count. Method: small tables counted by hand, real engine, the index by its formula. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { withTable } from '../../../test/support/assess.ts';
import { type Comparison, compareTables, stabilityIndex } from './compare.ts';
import { createOtherView } from './contract/check.ts';

/** The made table is the older one; `after` makes the newer one. */
const compare = (before: string, after: string): Promise<Comparison> =>
  withTable({ query: before }, async (session, table, workDir) => {
    const path = join(workDir, 'after.parquet');
    await session.run(`COPY (${after}) TO '${path}' (FORMAT parquet)`);
    const rows = async (query: string): Promise<number> =>
      Number((await session.rows<{ n: string }>(`SELECT count(*) AS n FROM (${query})`))[0]?.n);
    const described = await session.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${after}`);
    const types: Readonly<Record<string, string>> = { BIGINT: 'long', INTEGER: 'integer', DOUBLE: 'double' };
    const columns = described.map((c) => ({
      name: c.column_name,
      title: c.column_name,
      type: types[c.column_type] ?? 'string',
    }));
    const newer = { parts: [{ path, rows: await rows(after) }], columns };
    const sides = {
      before: { view: await createOtherView(session, table, 0), table, rows: await rows(before) },
      after: { view: await createOtherView(session, newer, 1), table: newer, rows: await rows(after) },
    };
    return compareTables(session, sides, { before: [], after: [] });
  });

test('the index of equal shares is 0, and grows with what moves', () => {
  assert.equal(stabilityIndex([10, 20], [10, 20]), 0);
  // Shares (50.5, 50.5) of 101 and (25.5, 75.5) of 101.
  const [a, b] = [25.5 / 101, 75.5 / 101];
  const wanted = (a - 0.5) * Math.log(a / 0.5) + (b - 0.5) * Math.log(b / 0.5);
  assert.ok(Math.abs(stabilityIndex([50, 50], [25, 75]) - wanted) < 1e-12);
});

test('numbers: the same do not drift, shifted ones do, by the distance of their distributions', async () => {
  const found = await compare(
    'SELECT i AS same, i::DOUBLE AS moved, CASE WHEN i < 50 THEN i END AS gaps FROM range(100) t(i)',
    'SELECT i AS same, i + 25.0::DOUBLE AS moved, i AS gaps FROM range(100) t(i)',
  );
  const by = new Map(found.drift.map((each) => [each.column, each]));
  assert.deepEqual([by.get('same')?.psi, by.get('same')?.ks, by.get('same')?.band], [0, 0, 'stable']);
  assert.equal(by.get('moved')?.ks?.toFixed(9), '0.250000000', 'a quarter of the values lies beyond every older one');
  assert.equal(by.get('moved')?.band, 'strong');
  assert.ok(Math.abs((by.get('moved')?.ksCritical ?? 0) - 1.358 * Math.sqrt(200 / 10_000)) < 1e-12);
  assert.deepEqual([by.get('gaps')?.missingBefore, by.get('gaps')?.missingAfter], [50, 0]);
  assert.equal(found.drift[0]?.psi, Math.max(...found.drift.map(({ psi }) => psi)), 'what drifted most comes first');
});

test('texts drift by the shares of their values; columns that came, went and changed their type are told', async () => {
  const found = await compare(
    `SELECT CASE WHEN i < 50 THEN 'a' ELSE 'b' END AS kind, i AS gone, i AS typed FROM range(100) t(i)`,
    `SELECT CASE WHEN i < 25 THEN 'a' ELSE 'b' END AS kind, i AS fresh, i::DOUBLE AS typed FROM range(100) t(i)`,
  );
  const kind = found.drift.find(({ column }) => column === 'kind');
  // The bin of missing values is empty on both sides and adds half a row to each whole.
  assert.ok(Math.abs((kind?.psi ?? 0) - stabilityIndex([50, 50, 0], [25, 75, 0])) < 1e-12);
  assert.deepEqual(
    found.schema.map(({ change, column }) => [change, column]),
    [
      ['added', 'fresh'],
      ['removed', 'gone'],
      ['type', 'typed'],
    ],
  );
});
