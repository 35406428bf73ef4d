/** Goal: what is beyond a gap is outside, and tails are not, however heavy. Method: quantiles and far values of distributions made by formula. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fenceOf, type Spread } from './fences.ts';

/** Values at the ranks of a sample of `n`, by the inverse of a distribution function. */
const drawn = (n: number, inverse: (p: number) => number): number[] =>
  Array.from({ length: n }, (_, i) => inverse((i + 0.5) / n));

const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? Number.NaN;
  return { q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95), usual: at(0.5) };
};

const outside = (values: readonly number[]): number[] => {
  const spread = spreadOf(values);
  const ordinary = fenceOf(spread, [])?.ordinary;
  assert.ok(ordinary);
  const beyond = fenceOf(
    spread,
    values.filter((x) => x < ordinary.low || x > ordinary.high),
  )?.beyond;
  assert.ok(beyond);
  return values.filter((x) => x < beyond.low || x > beyond.high);
};

const uniform = (p: number): number => 20 + 60 * p;
const logistic = (p: number): number => 170 + 6 * Math.log(p / (1 - p));
const pareto = (p: number): number => 10 / (1 - p);
const cauchy = (p: number): number => Math.tan(Math.PI * (p - 0.5));
const exponential = (p: number): number => -Math.log(1 - p);

test('tails of any weight have nothing outside', () => {
  for (const inverse of [uniform, logistic, pareto, cauchy, exponential])
    assert.deepEqual(outside(drawn(2_000, inverse)), [], inverse.name);
});

test('a slip of the decimal point and a lost minus sign are outside, on either side', () => {
  assert.deepEqual(outside([...drawn(1_000, logistic), 1_720, 17.3]), [1_720, 17.3]);
  assert.deepEqual(outside([...drawn(1_000, uniform), -999]), [-999]);
  assert.deepEqual(
    outside([...drawn(1_000, (p) => 0.1 + pareto(p)), -40]),
    [-40],
    'below nought, where all others are above',
  );
});

test('a column whose middle half is one value has no scale', () => {
  assert.equal(fenceOf({ q05: 0, q25: 1, q50: 1, q75: 1, q95: 9, usual: 1 }, [50]), undefined);
});
