/**
 * Goal: from what is shown of a table nobody can compute what is withheld, and nothing shown gives anybody away. Method: random
 * tables; the reader's arithmetic is done here anew, with exact fractions instead of the module's field.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { statisticsOf } from './statistics.ts';
import { cellKey, decideShown, determined, isSafe, type Trade } from './suppression.ts';

const trade = (over: Partial<Trade> = {}): Trade => ({
  ...{ row: '2026-01', column: 'energy', provider: 'p1', buyer: 'b1', amountMinor: 100n },
  ...over,
});

/** So many trades of as many parties, all alike. */
const many = (count: number, over: Partial<Trade> = {}): Trade[] =>
  Array.from({ length: count }, (_, n) => trade({ provider: `p${n % 4}`, buyer: `b${n % 5}`, ...over }));

const tableOf = (trades: readonly Trade[]) => Map.groupBy(trades, ({ row, column }) => cellKey(row, column));

type Fraction = readonly [bigint, bigint];
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (n: bigint, d: bigint): Fraction => {
  const by = gcd(n, d) || 1n;
  return [n / by, d / by];
};
const minus = (a: Fraction, b: Fraction): Fraction => fraction(a[0] * b[1] - b[0] * a[1], a[1] * b[1]);
const times = (a: Fraction, b: Fraction): Fraction => fraction(a[0] * b[0], a[1] * b[1]);
const over = (a: Fraction, b: Fraction): Fraction => fraction(a[0] * b[1], a[1] * b[0]);

/** Rank of a matrix of fractions. */
const rankOf = (matrix: readonly (readonly Fraction[])[]): number => {
  const rows = matrix.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width; column += 1) {
    const at = rows.findIndex((row, index) => index >= rank && (row[column]?.[0] ?? 0n) !== 0n);
    const pivot = rows[at];
    if (pivot === undefined) continue;
    rows.splice(at, 1);
    rows.splice(rank, 0, pivot);
    for (const row of rows.slice(rank + 1)) {
      const factor = over(row[column] ?? [0n, 1n], pivot[column] ?? [1n, 1n]);
      for (let k = column; k < width; k += 1) row[k] = minus(row[k] ?? [0n, 1n], times(factor, pivot[k] ?? [0n, 1n]));
    }
    rank += 1;
  }
  return rank;
};

/** A cell follows from sums when its unit vector adds nothing to their rank. */
const follows = (cell: number, width: number, sums: readonly (readonly number[])[]): boolean => {
  const vector = (set: readonly number[]): Fraction[] =>
    Array.from({ length: width }, (_, i) => [set.includes(i) ? 1n : 0n, 1n] as const);
  return rankOf(sums.map(vector)) === rankOf([...sums.map(vector), vector([cell])]);
};

const trades = fc.array(
  fc.record({
    row: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04'),
    column: fc.constantFrom('energy', 'weather', 'health', 'finance'),
    provider: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'),
    buyer: fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5', 'b6'),
    amountMinor: fc.bigInt({ min: 0n, max: 1_000n }),
  }),
  { minLength: 30, maxLength: 320, size: 'max' },
);

test('nothing shown gives anybody away, and nothing withheld follows from it', () => {
  let [shownCells, withheldCells] = [0, 0];
  fc.assert(
    fc.property(trades, (list) => {
      const cells = tableOf(list);
      const shown = decideShown(cells);
      const keys = [...cells.keys()];
      const hidden = keys.filter((key) => !shown.cells.has(key));
      shownCells += shown.cells.size;
      withheldCells += hidden.length;
      for (const key of shown.cells) assert.ok(isSafe(cells.get(key) ?? []), 'a shown cell is safe');
      const lines = [
        ...[...shown.rows].map((row) => ({ row, keys: keys.filter((key) => key.startsWith(`${row}\n`)) })),
        ...[...shown.columns].map((row) => ({ row, keys: keys.filter((key) => key.endsWith(`\n${row}`)) })),
      ];
      for (const line of lines) {
        assert.ok(isSafe(line.keys.flatMap((key) => cells.get(key) ?? [])), 'a shown total is safe');
        const rest = line.keys.filter((key) => hidden.includes(key));
        const difference = rest.flatMap((key) => cells.get(key) ?? []);
        assert.ok(
          rest.length === 0 || (isSafe(difference) && difference.length > rest.length),
          'so is what is left of it',
        );
      }
      const sums = lines.map((line) => line.keys.flatMap((key) => (hidden.includes(key) ? [hidden.indexOf(key)] : [])));
      for (const index of hidden.keys()) assert.ok(!follows(index, hidden.length, sums), `${hidden[index]} follows`);
    }),
    { numRuns: 300 },
  );
  assert.ok(shownCells > 300 && withheldCells > 300, `${shownCells} shown, ${withheldCells} withheld`);
});

test('the rule: five trades, three parties a side, nobody above 60 %', () => {
  assert.ok(isSafe(many(5)));
  assert.ok(!isSafe(many(4)));
  assert.ok(!isSafe(many(6, { provider: 'p1' })));
  assert.ok(!isSafe(many(20).map((one, n) => ({ ...one, buyer: `b${n % 2}` }))));
  const atMost = [...many(4, { amountMinor: 100n }), trade({ provider: 'p9', buyer: 'b9', amountMinor: 600n })];
  assert.ok(isSafe(atMost), 'exactly 60 % is allowed');
  assert.ok(!isSafe([...atMost.slice(0, 4), trade({ provider: 'p9', buyer: 'b9', amountMinor: 601n })]));
});

test('a single withheld cell takes another one with it', () => {
  const cells = tableOf([
    ...many(10, { column: 'energy' }),
    ...many(10, { column: 'weather' }),
    ...many(2, { column: 'health' }),
  ]);
  const shown = decideShown(cells);
  assert.ok(shown.rows.has('2026-01'), 'the total stays');
  assert.equal(shown.cells.size, 1, 'one of the two safe cells goes with the unsafe one');
});

test('four cells in a square follow from nothing, three do', () => {
  const square = ['a\nx', 'a\ny', 'b\nx', 'b\ny'];
  const sums = [square.slice(0, 2), square.slice(2), ['a\nx', 'b\nx'], ['a\ny', 'b\ny']];
  assert.deepEqual(determined(square, sums), []);
  assert.deepEqual(determined(square.slice(0, 3), sums).sort(), square.slice(0, 3).sort());
});

test('figures: count, sum, lower middle; each currency by itself', () => {
  const list = [
    ...many(5).map((one, n) => ({ ...one, amountMinor: BigInt(100 + n), currency: 'CNY' })),
    ...many(2).map((one) => ({ ...one, currency: 'USD' })),
  ];
  const [cny, usd] = statisticsOf(list);
  const { trades: count, amountMinor, medianMinor } = cny?.cells[0] ?? {};
  assert.deepEqual([count, amountMinor, medianMinor], [5, 510n, 102n]);
  assert.deepEqual(
    usd?.cells.map(({ isWithheld, trades: n }) => [isWithheld, n]),
    [[true, null]],
  );
});
