// Goal: money is counted exactly. Method: every operation beside plain BigInt arithmetic over one common scale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDecimals,
  compareDecimals,
  decimalOf,
  isDecimal,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
} from './decimal.ts';

const scaleMax = 6;
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: scaleMax }))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const sign = units < 0n ? '-' : '';
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return { text: sign + text, scaled: units * 10n ** BigInt(scaleMax - scale) };
  });

/** The value of a decimal text in units of 10^-scale, by cutting the text. */
const unitsOf = (text: string, scale: number): bigint => {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  assert.ok(part.length <= scale);
  const units = BigInt(whole + part.padEnd(scale, '0'));
  return text.startsWith('-') ? -units : units;
};

test('order, sum, difference and product are those of whole numbers', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const sign = a.scaled < b.scaled ? -1 : a.scaled > b.scaled ? 1 : 0;
      assert.equal(compareDecimals(a.text, b.text), sign);
      assert.equal(unitsOf(addDecimals(a.text, b.text), scaleMax), a.scaled + b.scaled);
      assert.equal(unitsOf(subtractDecimals(a.text, b.text), scaleMax), a.scaled - b.scaled);
      assert.equal(unitsOf(multiplyDecimals(a.text, b.text), scaleMax * 2), a.scaled * b.scaled);
    }),
    { numRuns: 2_000 },
  );
});

test('rounding is to the nearest, a half away from zero, and writes the digits it was asked for', () => {
  fc.assert(
    fc.property(decimal, fc.integer({ min: 0, max: scaleMax + 2 }), ({ text, scaled }, digits) => {
      const rounded = roundDecimal(text, digits);
      assert.equal(rounded.split('.')[1]?.length ?? 0, digits);
      const scale = scaleMax + 2;
      const [found, exact] = [unitsOf(rounded, scale), scaled * 100n];
      const step = 10n ** BigInt(scale - digits);
      const away = found < exact ? exact - found : found - exact;
      assert.ok(away * 2n <= step);
      if (away * 2n === step) assert.ok(exact < 0n ? found < exact : found > exact);
    }),
    { numRuns: 2_000 },
  );
});

test('what looks like a number and is none', () => {
  for (const text of ['0110', '1e3', '+1', '1.', '.5', '', '１', 'NaN', '1'.repeat(61)])
    assert.ok(!isDecimal(text), text);
  for (const text of ['0', '-0.5', '1234567890.01']) assert.ok(isDecimal(text), text);
  assert.equal(decimalOf(0.1), '0.1');
  assert.equal(decimalOf(1e21), '1000000000000000000000');
  assert.equal(decimalOf(1.5e-7), '0.00000015');
  assert.equal(decimalOf(Number.NaN), undefined);
  assert.equal(decimalOf(1e300), undefined);
});
