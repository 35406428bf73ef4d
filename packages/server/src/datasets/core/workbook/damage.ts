import type { Damage } from './grid.ts';

/** Digits that an office program keeps of a number (IEEE 754 doubles, cut to 15 decimal digits when written). */
const digitsKept = 15;

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Whether the check character of a resident identity number holds (GB 11643-1999, ISO 7064 MOD 11-2). */
const isIdentityNumber = (digits: string): boolean => {
  const sum = idWeights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase();
};

/** Whether the check digit of a bank card holds (ISO/IEC 7812-1, Luhn). */
const isCardNumber = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
};

/** Damage of a number: beyond 15 digits an office program has put zeros in place of what was typed. */
export const damageOfNumber = (value: number): Damage | undefined =>
  Number.isInteger(value) && Math.abs(value) >= 10 ** digitsKept ? 'digits_lost' : undefined;

/** Damage of a text: 1.1E+17, or an identifier of more than 15 digits that ends in zeros and whose check digit does not hold. */
export const damageOfText = (text: string): Damage | undefined => {
  const scientific = /^\d(?:\.\d+)?E\+?(\d{2})$/i.exec(text);
  if (scientific !== null && Number(scientific[1]) >= 10) return 'scientific';
  if (!/^\d{16,19}$/.test(text) || !/^0+$/.test(text.slice(digitsKept))) return undefined;
  const holds = text.length === 18 ? isIdentityNumber(text) : isCardNumber(text);
  return holds ? undefined : 'zeros_at_end';
};
