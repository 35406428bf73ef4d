import { type CellObject, SSF } from '@e965/xlsx';
import { damageOfNumber, damageOfText } from './damage.ts';
import type { GridCell } from './grid.ts';

const pad = (n: number, length = 2): string => String(n).padStart(length, '0');

/** A format without what it only shows: quoted words, colours and conditions. */
const bareFormat = (format: string): string => format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');

/** What is shown is the number as an identifier: 000123 by the format 000000. */
const isZeroPadded = (format: string): boolean => /^0{2,}$/.test(bareFormat(format));

/** A number's shortest text that gives it back; whole ones without exponent. */
const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);

/** A text without the white space around it and the characters that nobody sees. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^[\s\u00a0\u3000]+|[\s\u00a0\u3000]+$/g, '');

const dateCell = (value: number, format: string, shown: string, date1904: boolean): GridCell | undefined => {
  const bare = bareFormat(format);
  const parts = SSF.parse_date_code(value, { date1904 }) as
    | { y: number; m: number; d: number; H: number; M: number; S: number }
    | null
    | undefined;
  // a span of time, such as [h]:mm, is no moment
  if (parts === null || parts === undefined || /\[[hms]+\]/i.test(format)) return undefined;
  const { y, m, d, H, M, S } = parts;
  const time = `${pad(H)}:${pad(M)}:${pad(Math.floor(S))}`;
  const plain = { shown, isPercent: false };
  if (value < 1 && !/[yd]/i.test(bare)) return { ...plain, text: time, kind: 'time' };
  const hasTime = value % 1 !== 0 && /h/i.test(bare);
  const isMonth = !/d/i.test(bare) && /y/i.test(bare) && d === 1 && !hasTime;
  if (isMonth) return { ...plain, text: `${pad(y, 4)}-${pad(m)}`, kind: 'month' };
  const day = `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
  return { ...plain, text: hasTime || value % 1 !== 0 ? `${day} ${time}` : day, kind: 'date' };
};

const numberCell = (value: number, format: string, shown: string, date1904: boolean): GridCell => {
  if (SSF.is_date(format)) {
    const found = dateCell(value, format, shown, date1904);
    return found ?? { text: shown, kind: 'text', shown, isPercent: false };
  }
  if (isZeroPadded(format) && Number.isInteger(value)) {
    const padded = String(value).padStart(bareFormat(format).length, '0');
    return { text: padded, kind: 'text', shown: padded, isPercent: false };
  }
  const damage = damageOfNumber(value);
  return {
    text: numberText(value),
    kind: 'number',
    shown,
    isPercent: bareFormat(format).includes('%'),
    ...(damage === undefined ? {} : { damage }),
  };
};

/** A cell as its format means it; undefined when it holds nothing. An error (#DIV/0!) is a damaged empty cell. */
export const toGridCell = (cell: CellObject | undefined, date1904: boolean): GridCell | undefined => {
  if (cell === undefined) return undefined;
  const { v, t, w, f } = cell;
  const plain = { isPercent: false };
  if (t === 'e') return { ...plain, text: '', kind: 'error', shown: w ?? '#', damage: 'error_value' };
  if (v === undefined || v === null || t === 'z')
    return f === undefined
      ? undefined
      : { ...plain, text: '', kind: 'error', shown: `=${f}`, damage: 'formula_without_value' };
  if (typeof v === 'boolean') return { ...plain, text: String(v), kind: 'boolean', shown: w ?? String(v) };
  if (typeof v === 'number') return numberCell(v, String(cell.z ?? 'General'), w ?? String(v), date1904);
  const text = cleanText(v instanceof Date ? v.toISOString() : v);
  if (text === '') return undefined;
  const damage = damageOfText(text);
  return { ...plain, text, kind: 'text', shown: text, ...(damage === undefined ? {} : { damage }) };
};
