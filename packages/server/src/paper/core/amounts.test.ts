/** Goal: amounts on paper are exact and read as contracts write them. Method: examples of the central bank's rules, and a property. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountText, yuanInWords } from './amounts.ts';

const words = (amountMinor: bigint): string | undefined => yuanInWords({ amountMinor, currency: 'CNY' });

test('yuan in the numerals of cheques', () => {
  const examples: readonly (readonly [bigint, string])[] = [
    [0n, '零元整'],
    [5n, '伍分'],
    [50n, '伍角整'],
    [105n, '壹元零伍分'],
    [1000000n, '壹万元整'],
    [140950n, '壹仟肆佰零玖元伍角整'],
    [600714n, '陆仟零柒元壹角肆分'],
    [1680_32n, '壹仟陆佰捌拾元叁角贰分'],
    [107000_53n, '壹拾万柒仟元伍角叁分'],
    [100000000_00n, '壹亿元整'],
    [100010000_00n, '壹亿零壹万元整'],
    [1000000001_00n, '壹拾亿零壹元整'],
    [10000000000000_00n, '壹拾万亿元整'],
  ];
  for (const [minor, text] of examples) assert.equal(words(minor), text, String(minor));
  assert.equal(words(-1n), undefined);
  assert.equal(yuanInWords({ amountMinor: 1n, currency: 'USD' }), undefined);
});

test('figures lose nothing, whatever the currency’s decimals', () => {
  assert.equal(amountText({ amountMinor: 123456789012345678n, currency: 'CNY' }), 'CNY 1,234,567,890,123,456.78');
  assert.equal(amountText({ amountMinor: -5n, currency: 'CNY' }), 'CNY −0.05');
  assert.equal(amountText({ amountMinor: 1234n, currency: 'JPY' }), 'JPY 1,234');
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), (amountMinor) => {
      const text = amountText({ amountMinor, currency: 'CNY' });
      assert.equal(BigInt(text.replace(/[^\d]/g, '')), amountMinor);
    }),
  );
});
