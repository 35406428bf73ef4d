import { literal } from '../sql.ts';

/** Positions 1 … n. */
const positions = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

const digitAt = (text: string, position: number): string => `(ord(substr(${text}, ${position}, 1)) - 48)`;

const powers = (base: number, modulus: number, count: number): number[] => {
  const list = [1];
  while (list.length < count) list.push(((list.at(-1) ?? 0) * base) % modulus);
  return list;
};

/** Weights of a resident identity number's 17 digits: 2^(18 − i) mod 11 (GB 11643-1999, ISO 7064 MOD 11-2). */
const residentWeights = powers(2, 11, 18).slice(1).reverse();

/** SQL: the 18th character of a resident identity number is the check character of the 17 digits before it (ISO 7064 MOD 11-2). */
export const residentIdCheck = (text: string): string => {
  const sum = residentWeights.map((weight, i) => `${digitAt(text, i + 1)} * ${weight}`).join(' + ');
  return `substr('10X98765432', CAST((${sum}) % 11 AS INTEGER) + 1, 1) = upper(substr(${text}, 18, 1))`;
};

/** The 31 characters of a unified social credit code, in the order of their values (GB 32100-2015). */
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** SQL: the 18th character of a unified social credit code is right: Σ cᵢ·3^(i−1) + c₁₈ ≡ 0 (mod 31), GB 32100-2015. */
export const creditCodeCheck = (text: string): string => {
  const value = (position: number): string =>
    `(strpos(${literal(creditAlphabet)}, substr(${text}, ${position}, 1)) - 1)`;
  const sum = powers(3, 31, 17).map((weight, i) => `${value(i + 1)} * ${weight}`);
  return `(${[...sum, value(18)].join(' + ')}) % 31 = 0`;
};

/** No number with a Luhn check digit is longer (ISO/IEC 7812-1). */
const luhnDigitsMax = 19;

/** SQL: the digits pass the Luhn check (ISO/IEC 7812-1 annex B); leading zeros do not change it. Needs ≤ 19 digits. */
export const luhnCheck = (digits: string): string => {
  const padded = `lpad(${digits}, ${luhnDigitsMax}, '0')`;
  const terms = positions(luhnDigitsMax).map((position) => {
    const digit = digitAt(padded, position);
    const doubled = (luhnDigitsMax - position) % 2 === 1;
    return doubled ? `(2 * ${digit} - CASE WHEN ${digit} > 4 THEN 9 ELSE 0 END)` : digit;
  });
  return `(${terms.join(' + ')}) % 10 = 0`;
};

/** SQL: eight digits are a date of the calendar, not before 1850 and not after the given day (`YYYY-MM-DD`). */
export const dateCheck = (digits: string, today: string): string =>
  `coalesce(try_strptime(${digits}, '%Y%m%d') BETWEEN TIMESTAMP '1850-01-01' AND CAST(${literal(today)} AS TIMESTAMP), false)`;
