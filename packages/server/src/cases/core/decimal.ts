import { invariant } from '#kernel';

/** Longest decimal that is read, in characters: money of any budget with cents, and products of a few of them. */
export const decimalLengthMax = 60;

/** A decimal as it is written: no exponent, no leading zero (`0110` is a code, not a number), no plus. */
const pattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** True for a text that is a decimal number, such as `-12.50`. */
export const isDecimal = (text: string): boolean => text.length <= decimalLengthMax && pattern.test(text);

/** An exact number: `units` × 10^-`scale`. */
type Exact = { readonly units: bigint; readonly scale: number };

const read = (text: string): Exact => {
  invariant(pattern.test(text), `not a decimal: ${text.slice(0, decimalLengthMax)}`);
  const point = text.indexOf('.');
  return point < 0
    ? { units: BigInt(text), scale: 0 }
    : { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
};

const write = ({ units, scale }: Exact): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};

const raise = ({ units, scale }: Exact, to: number): bigint => units * 10n ** BigInt(to - scale);

const together = (a: string, b: string): { readonly a: bigint; readonly b: bigint; readonly scale: number } => {
  const [left, right] = [read(a), read(b)];
  const scale = Math.max(left.scale, right.scale);
  return { a: raise(left, scale), b: raise(right, scale), scale };
};

/** -1, 0 or 1: the order of two decimals by value, so that `1.50` equals `1.5`. */
export const compareDecimals = (a: string, b: string): -1 | 0 | 1 => {
  const both = together(a, b);
  return both.a < both.b ? -1 : both.a > both.b ? 1 : 0;
};

/** The exact sum, with as many digits as the longer of the two. */
export const addDecimals = (a: string, b: string): string => {
  const both = together(a, b);
  return write({ units: both.a + both.b, scale: both.scale });
};

/** The exact difference. */
export const subtractDecimals = (a: string, b: string): string => {
  const both = together(a, b);
  return write({ units: both.a - both.b, scale: both.scale });
};

/** The exact product. */
export const multiplyDecimals = (a: string, b: string): string => {
  const [left, right] = [read(a), read(b)];
  return write({ units: left.units * right.units, scale: left.scale + right.scale });
};

/** Rounds to so many digits after the point; a half goes away from zero, as 四舍五入 does. The digits are always written. */
export const roundDecimal = (text: string, digits: number): string => {
  invariant(Number.isInteger(digits) && digits >= 0, 'digits after the point are a whole number');
  const exact = read(text);
  if (exact.scale <= digits) return write({ units: raise(exact, digits), scale: digits });
  const step = 10n ** BigInt(exact.scale - digits);
  const size = exact.units < 0n ? -exact.units : exact.units;
  const rounded = (size + step / 2n) / step;
  return write({ units: exact.units < 0n ? -rounded : rounded, scale: digits });
};

/** A JSON number as the decimal that its shortest writing means; undefined for what is no decimal of a sensible length. */
export const decimalOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return isDecimal(value) ? value : undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const text = String(value);
  const plain = text.includes('e') ? withoutExponent(text) : text;
  return isDecimal(plain) ? plain : undefined;
};

const withoutExponent = (text: string): string => {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const { units, scale } = read(mantissa);
  const shift = scale - Number(exponent);
  return shift <= 0 ? write({ units: units * 10n ** BigInt(-shift), scale: 0 }) : write({ units, scale: shift });
};
