/** Goal: every kind of injected error is found, and right cells are left alone. Method: a table of shops from a seed with known wrong cells. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTable } from '../../../../test/support/assess.ts';
import { measureTable } from '../assess.ts';
import { readSuspects } from '../suspects.ts';

/** Rows and how seldom an error is injected; the seed moves where. */
const rows = 400;
const seed = 17;

const cities = `['Berlin', 'Hamburg', 'Munich', 'Cologne', 'Dresden', 'Leipzig'][1 + i % 6]`;
const states = `['BE', 'HH', 'BY', 'NW', 'SN', 'SX'][1 + i % 6]`;
const day = `strftime(DATE '2024-01-01' + CAST(i * 7 % 300 AS INTEGER), '%d.%m.%Y')`;
const hit = (kind: number): string => `(i * 31 + ${seed}) % 40 = ${kind}`;

/** Wrong by construction, a predicate over the row number `i` for each column. */
const wrong: Readonly<Record<string, string>> = {
  city: `${hit(0)} OR ${hit(5)}`,
  state: `${hit(1)} OR ${hit(5)}`,
  opened: hit(2),
  size: hit(3),
  code: hit(4),
};

const query = `SELECT
    CASE WHEN ${hit(0)} THEN replace(${cities}, substr(${cities}, 3, 1), 'q') WHEN ${hit(5)} THEN ${cities} || ' ' || ${states} ELSE ${cities} END AS city,
    CASE WHEN ${hit(1)} THEN ['BY', 'BE', 'HH', 'SN', 'NW', 'BE'][1 + i % 6] WHEN ${hit(5)} THEN NULL ELSE ${states} END AS state,
    CASE WHEN ${hit(2)} THEN replace(${day}, '.', '') ELSE ${day} END AS opened,
    CASE WHEN ${hit(3)} THEN (20 + i * 13 % 90) || ' sq m' ELSE (20 + i * 13 % 90) || ' m2' END AS size,
    CASE WHEN ${hit(4)} THEN 'K' || lpad((i * 7919 % 100000)::VARCHAR, 5, '0') ELSE 'K-' || lpad((i * 7919 % 100000)::VARCHAR, 5, '0') END AS code,
    ['Eins', 'Zwei', 'Drei', 'Vier', 'Elf', 'Acht'][1 + i % 6] AS district,
    ['Smith', 'Smyth', 'Meyer', 'Meier', 'Maier', 'Schmid', 'Schmidt'][1 + i % 7] AS owner
  FROM range(${rows}) t(i)`;

const find = (spec: string) =>
  withTable({ query: spec }, async (session, table) => {
    const measured = await measureTable(session, table, { nowMs: () => 0, today: '2026-11-23' });
    const truth = await session.rows<{ cell: string }>(
      Object.entries(wrong)
        .map(([column, predicate]) => `SELECT i || ':${column}' AS cell FROM range(${rows}) t(i) WHERE ${predicate}`)
        .join(' UNION ALL '),
    );
    return { measured, flagged: await readSuspects(session, 0, 10_000), truth: new Set(truth.map(({ cell }) => cell)) };
  });

test('slips, swapped values, forms, units and spills are found with few false alarms; names that are near each other are left alone', async () => {
  const { measured, flagged, truth } = await find(query);
  const said = new Set(flagged.map(({ row, column }) => `${row}:${column}`));
  const hits = [...said].filter((cell) => truth.has(cell)).length;
  const misses = [...truth].filter((cell) => !said.has(cell));
  assert.ok(
    hits >= 0.95 * said.size,
    `precision ${hits} of ${said.size}: ${flagged
      .filter(({ row, column }) => !truth.has(`${row}:${column}`))
      .slice(0, 8)
      .map((each) => JSON.stringify(each))}`,
  );
  assert.ok(hits >= 0.9 * truth.size, `recall ${hits} of ${truth.size}: ${misses.slice(0, 5)}`);
  const rules = new Set(flagged.map(({ rule }) => rule));
  assert.deepEqual([...rules].sort(), ['dependency', 'pattern', 'shifted', 'typo', 'unit']);
  assert.ok(flagged.every(({ column }) => column !== 'owner'));
  const found = measured.profile.dependencies?.find(
    ({ determinant, dependent }) => determinant[0] === 'district' && dependent === 'state',
  );
  assert.equal(found?.violations, 10, 'one row in forty has another district’s state');
});

test('the same table without errors raises no suspicion, and a second look finds the same', async () => {
  const clean = `SELECT ${cities} AS city, ${states} AS state, ${day} AS opened, (20 + i * 13 % 90) || ' m2' AS size,
    'K-' || lpad((i * 7919 % 100000)::VARCHAR, 5, '0') AS code FROM range(${rows}) t(i)`;
  assert.deepEqual((await find(clean)).flagged, []);
  assert.deepEqual((await find(query)).flagged, (await find(query)).flagged);
});
