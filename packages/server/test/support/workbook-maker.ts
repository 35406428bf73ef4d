import { type CellObject, utils, type WorkSheet } from '@e965/xlsx';

/** A value as an office program keeps it, with its number format. */
export type Put =
  | string
  | number
  | boolean
  | null
  | { readonly v: number | string; readonly z?: string; readonly e?: true };

/** Numbers from a seed (mulberry32), so that the same workbooks are made everywhere. */
export const createDice = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  return { next, whole, pick, digits: (n: number): string => Array.from({ length: n }, () => whole(0, 9)).join('') };
};

/** A dice of `createDice`. */
export type Dice = ReturnType<typeof createDice>;

const toCell = (put: Put): CellObject | undefined => {
  if (put === null) return undefined;
  if (typeof put === 'string') return { t: 's', v: put };
  if (typeof put === 'number') return { t: 'n', v: put };
  if (typeof put === 'boolean') return { t: 'b', v: put };
  if (put.e === true) return { t: 'e', v: put.v as number };
  const { v, z } = put;
  return typeof v === 'number' ? { t: 'n', v, ...(z === undefined ? {} : { z }) } : { t: 's', v };
};

/** A sheet that is written cell by cell, rows and columns from 0. */
export const createSheet = () => {
  const sheet: WorkSheet = {};
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [];
  const rows: { hidden?: boolean }[] = [];
  const columns: { hidden?: boolean }[] = [];
  let r1 = 0;
  let c1 = 0;
  const put = (r: number, c: number, value: Put): void => {
    const cell = toCell(value);
    if (cell === undefined) return;
    sheet[utils.encode_cell({ r, c })] = cell;
    r1 = Math.max(r1, r);
    c1 = Math.max(c1, c);
  };
  return {
    put,
    row: (r: number, c: number, values: readonly Put[]): void => {
      for (const [i, value] of values.entries()) put(r, c + i, value);
    },
    merge: (r: number, c: number, height: number, width: number): void => {
      merges.push({ s: { r, c }, e: { r: r + height - 1, c: c + width - 1 } });
      r1 = Math.max(r1, r + height - 1);
      c1 = Math.max(c1, c + width - 1);
    },
    hideRow: (r: number): void => {
      rows[r] = { hidden: true };
    },
    hideColumn: (c: number): void => {
      columns[c] = { hidden: true };
    },
    done: (): WorkSheet => {
      for (let c = 0; c <= c1; c += 1) columns[c] ??= {};
      for (let r = 0; r < rows.length; r += 1) rows[r] ??= {};
      return {
        ...sheet,
        '!ref': utils.encode_range({ s: { r: 0, c: 0 }, e: { r: r1, c: c1 } }),
        '!merges': merges,
        '!rows': rows,
        '!cols': columns,
      };
    },
  };
};

/** A sheet of `createSheet`. */
export type SheetMaker = ReturnType<typeof createSheet>;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident identity number with a right check character. */
export const identityNumber = (dice: Dice): string => {
  const birthday = `${dice.whole(1960, 2004)}${String(dice.whole(1, 12)).padStart(2, '0')}${String(dice.whole(1, 28)).padStart(2, '0')}`;
  const body = `${dice.pick(['110101', '120103', '130102', '310115', '440106'])}${birthday}${String(dice.whole(1, 999)).padStart(3, '0')}`;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
};

const epochMs = Date.UTC(1899, 11, 30);

/** A day's serial number, of 1900 or 1904. */
export const serialOf = (day: string, date1904 = false): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - epochMs) / 86_400_000) - (date1904 ? 1462 : 0);

/** A day between 2015 and 2024. */
export const someDay = (dice: Dice): string =>
  new Date(Date.UTC(2015, 0, 1) + dice.whole(0, 3_500) * 86_400_000).toISOString().slice(0, 10);
