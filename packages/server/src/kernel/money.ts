import { invariant } from './result.ts';

/** An amount in integer minor units (fen, cents) of an ISO 4217 currency. Never a binary float. */
export type Money = { readonly amountMinor: bigint; readonly currency: string };

/** Money as JSON carries it. */
export type MoneyJson = { amountMinor: string; currency: string };

/** Makes an amount; the currency is an ISO 4217 code. */
export const money = (amountMinor: bigint, currency: string): Money => {
  invariant(/^[A-Z]{3}$/.test(currency), `not a currency: ${currency}`);
  return { amountMinor, currency };
};

/** To JSON: the amount as a string of digits. */
export const moneyToJson = (value: Money): MoneyJson => ({
  amountMinor: value.amountMinor.toString(),
  currency: value.currency,
});

/** From JSON that a schema has already checked. */
export const moneyFromJson = (value: MoneyJson): Money => money(BigInt(value.amountMinor), value.currency);

/**
 * Splits an amount by integer weights with the largest-remainder rule: the parts sum to the whole exactly,
 * and a part is at most one minor unit away from its exact share. Refuses (throws) when all weights are zero.
 */
export const splitByWeights = (totalMinor: bigint, weights: readonly bigint[]): bigint[] => {
  const sum = weights.reduce((a, b) => a + b, 0n);
  invariant(totalMinor >= 0n && sum > 0n && weights.every((w) => w >= 0n), 'split needs a positive total weight');
  const parts = weights.map((weight) => (totalMinor * weight) / sum);
  let rest = totalMinor - parts.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((weight, index) => ({ index, remainder: (totalMinor * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of order) {
    if (rest === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    rest -= 1n;
  }
  return parts;
};
