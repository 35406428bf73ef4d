import { invariant } from '#kernel';

/** An exact number as a quotient of whole numbers; the divisor is positive. Not kept in lowest terms. */
export type Fraction = { readonly over: bigint; readonly under: bigint };

/** A quotient; refuses (throws) a divisor that is not positive. */
export const fraction = (over: bigint, under = 1n): Fraction => {
  invariant(under > 0n, 'the divisor of a fraction is positive');
  return { over, under };
};

/** The exact sum. */
export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);

/** The exact difference. */
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, fraction(-b.over, b.under));

/** Negative, zero or positive, as the first is less than, equal to or more than the second. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : Number(difference > 0n);
};

/** The arithmetic mean of one or more. */
export const mean = (all: readonly Fraction[]): Fraction => {
  const sum = all.reduce(plus, fraction(0n));
  return fraction(sum.over, sum.under * BigInt(all.length));
};

const write = (size: bigint, isNegative: boolean, digits: number): string => {
  const text = size.toString().padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return isNegative && size > 0n ? `-${whole}` : whole;
};

/** As a decimal with so many digits; a half goes away from zero (四舍五入). */
export const toDecimal = ({ over, under }: Fraction, digits: number): string => {
  const size = (over < 0n ? -over : over) * 10n ** BigInt(digits);
  return write((2n * size + under) / (2n * under), over < 0n, digits);
};

/** The greatest whole number whose square is not more: Newton's method on whole numbers. */
const rootOf = (value: bigint): bigint => {
  if (value < 2n) return value;
  let high = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (high + value / high) / 2n;
    if (next >= high) return high;
    high = next;
  }
};

/**
 * The standard deviation of one or more (of all of them, not of a sample: the reviews are all there are), as a decimal
 * with so many digits, half up. The variance is exact, only the root is rounded.
 */
export const deviation = (all: readonly Fraction[], digits: number): string => {
  const middle = mean(all);
  const squares = all.map((one) => {
    const { over, under } = minus(one, middle);
    return fraction(over * over, under * under);
  });
  const { over, under } = mean(squares);
  // Twice the root, whole, so that a half is seen.
  const twice = rootOf((4n * over * 100n ** BigInt(digits)) / under);
  return write((twice + 1n) / 2n, false, digits);
};
