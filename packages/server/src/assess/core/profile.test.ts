/** Goal: statistics are right, exact and sketched. Method: tables whose figures are known, and random ones against plain counting. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withTable } from '../../../test/support/assess.ts';
import { type Scan, scanTable } from './profile.ts';
import { createTableView, literal } from './sql.ts';

const scan = (query: string, files = 1): Promise<Scan> =>
  withTable({ query, files }, async (session, table) => {
    await createTableView(session, table);
    return scanTable(session, table);
  });

test('every type has its statistics, nulls and placeholders apart', async () => {
  const { rows, duplicateRows, columns } = await scan(
    `SELECT * FROM (VALUES (1::BIGINT, 1.5::DOUBLE, 2.50::DECIMAL(9,2), true, DATE '2024-01-01', TIMESTAMPTZ '2024-01-01 08:00:00+08', '北京'),
      (2, 'nan', 3.50, false, DATE '2024-01-02', NULL, ' N/A '), (4, NULL, 4.50, true, NULL, NULL, 'x�y'),
      (4, NULL, 4.50, true, NULL, NULL, 'x�y')) v(n, d, m, b, day, moment, s)`,
  );
  assert.equal(rows, 4);
  assert.equal(duplicateRows, 1);
  const of = (name: string) => columns.find((c) => c.column.name === name);
  const n = of('n');
  assert.deepEqual([n?.count, n?.distinct, n?.min, n?.max, n?.mean, n?.quantiles], [4, 3, 1, 4, 2.75, [1.75, 3, 4]]);
  assert.equal(n?.stddev?.toFixed(6), '1.500000');
  const d = of('d');
  assert.deepEqual([d?.count, d?.nulls, d?.notFinite, d?.min, d?.max], [2, 2, 1, 1.5, 1.5]);
  assert.deepEqual([of('m')?.min, of('m')?.mean], ['2.50', 3.75]);
  assert.deepEqual(of('b')?.top, [
    { value: true, count: 3 },
    { value: false, count: 1 },
  ]);
  assert.deepEqual([of('day')?.min, of('day')?.max], ['2024-01-01', '2024-01-02']);
  assert.equal(of('moment')?.min, '2024-01-01 00:00:00+00');
  const s = of('s');
  assert.deepEqual([s?.lengths, s?.placeholders, s?.garbled], [{ min: 2, max: 5 }, 1, 2]);
});

test('an empty table and empty columns have no figures and no division by zero', async () => {
  const { rows, columns } = await scan('SELECT 1.5::DOUBLE AS v, NULL::VARCHAR AS s WHERE false');
  assert.equal(rows, 0);
  assert.deepEqual(
    columns.map((c) => [c.count, c.min, c.mean, c.distinct]),
    [
      [0, null, null, 0],
      [0, null, null, 0],
    ],
  );
});

test('numbers too large for a deviation do not stop the profile', async () => {
  const { columns } = await scan('SELECT 1e308 * (i % 2) AS v, i AS n FROM range(10) t(i)');
  assert.equal(columns[0]?.max, 1e308);
  assert.equal(columns[0]?.stddev, null);
});

const seed = 4711;
const cell = fc.option(
  fc.constantFrom('a', 'b', 'ä', '北', '', 'null', "o'clock", 'long enough to be no placeholder'),
  { nil: null },
);

test(`counts of random texts over several files agree with plain counting (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 3 }),
      async (cells, files) => {
        const values = cells.map((text) => `(${text === null ? 'NULL' : literal(text)}::VARCHAR)`).join(', ');
        const { rows, duplicateRows, columns } = await scan(`SELECT * FROM (VALUES ${values}) v(s)`, files);
        const there = cells.filter((text) => text !== null);
        assert.equal(rows, cells.length);
        assert.equal(duplicateRows, cells.length - new Set(cells).size);
        const column = columns[0];
        assert.equal(column?.count, there.length);
        assert.equal(column.distinct, new Set(there).size);
        assert.equal(column.placeholders, there.filter((text) => text === '' || text === 'null').length);
        const lengths = there.map((text) => text.length);
        assert.deepEqual(
          column.lengths,
          there.length === 0 ? null : { min: Math.min(...lengths), max: Math.max(...lengths) },
        );
      },
    ),
    { seed, numRuns: 8 },
  );
});

test('above the exact limit counts are exact where it matters and within 1 % elsewhere', async () => {
  const { columns, duplicateRows } = await scan(
    `SELECT i AS id, (hash(i) % 300)::BIGINT AS few, (hash(i + 1) % 5)::VARCHAR AS list, (hash(i + 2) % 60000)::BIGINT AS many, (hash(i + 3) % 100000) / 7.0::DOUBLE AS v,
       'no ' || i AS label, TIMESTAMPTZ '2024-01-01 00:00:00Z' + to_seconds(i // 2) AS moment, TIMESTAMPTZ '2024-01-01 00:00:00Z' + to_milliseconds(i // 2) AS fine, NULLIF('n' || i % 120000, 'n0') AS code
     FROM range(250000) t(i) UNION ALL SELECT 1, 0, '0', 0, 0, 'no 1', NULL, NULL, NULL UNION ALL SELECT 1, 0, '0', 0, 0, 'no 1', NULL, NULL, NULL`,
  );
  const of = (name: string) => columns.find((c) => c.column.name === name);
  assert.deepEqual([of('id')?.distinct, of('id')?.distinctExact], [250_000, true]);
  assert.deepEqual([of('few')?.distinct, of('few')?.distinctExact], [300, true]);
  assert.deepEqual([of('list')?.distinct, of('list')?.top.length], [5, 5]);
  assert.deepEqual([of('many')?.distinct, of('many')?.distinctExact], [59_100, true]);
  assert.deepEqual([of('label')?.distinct, of('label')?.distinctExact], [250_000, true], 'a text that may be a key');
  assert.deepEqual([of('moment')?.distinct, of('moment')?.distinctExact], [125_000, true]);
  assert.deepEqual([of('fine')?.distinct, of('fine')?.distinctExact], [125_000, true], 'fractions of seconds');
  for (const [name, distinct] of [
    ['v', 91_864],
    ['code', 119_999],
  ] as const) {
    const column = of(name);
    assert.equal(column?.distinctExact, false, name);
    assert.ok(Math.abs((column?.distinct ?? 0) / distinct - 1) < 0.01, `${name} ${column?.distinct}`);
  }
  assert.equal(duplicateRows, 1);
});

test('of large tables a share of the hashes tells how many different values there are', async () => {
  const { columns } = await scan(
    `SELECT (i % 700000) / 7.0::DOUBLE AS many, CASE WHEN i % 3 > 0 THEN i / 7.0::DOUBLE END AS "every", (i % 150)::VARCHAR AS few FROM range(1200000) t(i)`,
  );
  const of = (name: string) => columns.find((c) => c.column.name === name)?.distinct ?? 0;
  assert.ok(Math.abs(of('many') / 700_000 - 1) < 0.01, `${of('many')}`);
  assert.ok(Math.abs(of('every') / 800_000 - 1) < 0.01, `${of('every')}`);
  assert.equal(of('few'), 150);
});
