import { addressOf, type GridCell, shownAt } from './grid.ts';
import type { SheetTable } from './tables.ts';
import { emptyWords } from './words.ts';

/** What was changed in a column so that its cells are values: how many cells of each kind, with examples. */
export type Conversion = {
  readonly column: string;
  readonly kind: 'percent' | 'wan' | 'yi' | 'thousands' | 'currency' | 'unit' | 'negative' | 'date' | 'month' | 'empty';
  readonly cells: number;
  readonly examples: readonly { readonly cell: string; readonly original: string; readonly value: string }[];
};

/** Examples of one conversion that are told; any other cell is found in the file by its place. */
const examplesMax = 5;

/** From this share of a column's cells on it is one of numbers or dates, and the others are written as such. */
const columnShare = 0.8;

type Read = { readonly value: string; readonly kinds: readonly Conversion['kind'][] };

const numberPattern =
  /^(?<open>[(（])?(?<sign>[-+－])?(?<currency>[￥¥$€]|RMB|CNY)?\s*(?<digits>\d{1,3}([,，]\d{3})+(\.\d+)?|\d+(\.\d+)?|\.\d+)\s*(?<unit>万|亿|[%％])?(?<word>元|人民币|人|户|吨|个|次|件)?(?<close>[)）])?$/;

const halfWidth = (text: string): string => text.normalize('NFKC').replaceAll('¥', '¥');

const shift = (digits: string, places: number): string => {
  const [whole = '', fraction = ''] = digits.split('.');
  const all = whole + fraction;
  const point = whole.length + places;
  if (point <= 0) return `0.${'0'.repeat(-point)}${all}`;
  const padded = all.padEnd(point, '0');
  return `${padded.slice(0, point)}${padded.length > point ? `.${padded.slice(point)}` : ''}`;
};

const plain = (digits: string): string => {
  const bare = digits.replace(/^0+(?=\d)/, '');
  return bare.includes('.') ? bare.replace(/\.?0+$/, '') : bare;
};

const places = { 万: 4, 亿: 8, '%': -2 } as const;
const unitKinds = { 万: 'wan', 亿: 'yi', '%': 'percent' } as const;

/** A number as people write it: 1,234.5, 3.5万, 12%, ￥8, (3). Identifiers with a leading zero are none. */
export const readNumber = (text: string): Read | undefined => {
  const groups = numberPattern.exec(halfWidth(text))?.groups;
  const digits = groups?.digits?.replace(/[,，]/g, '');
  if (groups === undefined || digits === undefined) return undefined;
  const { open, close, sign, currency, word } = groups;
  if ((open === undefined) !== (close === undefined) || (/^0\d/.test(digits) && !digits.includes('.')))
    return undefined;
  const unit = groups.unit as keyof typeof places | undefined;
  const kinds: Conversion['kind'][] = [
    ...(unit === undefined ? [] : [unitKinds[unit]]),
    ...(digits.length < (groups.digits?.length ?? 0) ? ['thousands' as const] : []),
    ...(currency === undefined ? [] : ['currency' as const]),
    ...(word === undefined ? [] : ['unit' as const]),
    ...(open === undefined ? [] : ['negative' as const]),
  ];
  const value = kinds.length === 0 ? digits : plain(unit === undefined ? digits : shift(digits, places[unit]));
  const isNegative = (sign === '-' || sign === '－') !== (open !== undefined);
  return { value: isNegative ? `-${value}` : value, kinds };
};

const datePattern = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(\s+\d{1,2}:\d{2}(:\d{2})?)?$/;
const monthPattern = /^(\d{4})\s*(?:年\s*(\d{1,2})\s*月|[-./](\d{1,2}))$/;

const isDay = (y: number, m: number, d: number): boolean => {
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
};

/** A day or month as people write it: 2024.3.5, 2024年3月5日, 2024年3月. Days that are not in the calendar are none. */
export const readDate = (text: string): Read | undefined => {
  const bare = text.normalize('NFKC');
  const day = datePattern.exec(bare);
  if (day !== null) {
    const [y = '', m = '', d = ''] = day.slice(1);
    if (!isDay(Number(y), Number(m), Number(d))) return undefined;
    return {
      value: `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}${(day[4] ?? '').replace(/^\s+/, ' ')}`,
      kinds: ['date'],
    };
  }
  const month = monthPattern.exec(bare);
  const m = month?.[2] ?? month?.[3] ?? '';
  if (month === null || Number(m) < 1 || Number(m) > 12) return undefined;
  return { value: `${month[1]}-${m.padStart(2, '0')}`, kinds: ['month'] };
};

type Family = 'number' | 'date' | 'empty' | 'other';

const familyOf = (cell: GridCell): Family => {
  if (cell.damage !== undefined) return 'other';
  if (cell.kind === 'number') return 'number';
  if (cell.kind === 'date' || cell.kind === 'month') return 'date';
  if (cell.kind !== 'text') return 'other';
  if (emptyWords.has(cell.text)) return 'empty';
  if (readNumber(cell.text) !== undefined) return 'number';
  return readDate(cell.text) === undefined ? 'other' : 'date';
};

type Mode = { readonly family: 'number' | 'date' | 'none'; readonly isPercentMixed: boolean };

/** 2024.10 is a month where all are such texts and a zero shows it: as a number it would be 2024.1. */
const areDottedMonths = (cells: readonly GridCell[]): boolean =>
  cells.length > 0 &&
  cells.every(({ kind, text }) => kind === 'text' && /^(19|20)\d{2}\.(0?[1-9]|1[0-2])$/.test(text)) &&
  cells.some(({ text }) => /\.(0\d|10)$/.test(text));

const modeOf = (cells: readonly GridCell[]): Mode => {
  if (areDottedMonths(cells)) return { family: 'date', isPercentMixed: false };
  const families = cells.map(familyOf);
  const counted = families.filter((family) => family !== 'empty').length;
  const share = (family: Family): number =>
    counted === 0 ? 0 : families.filter((other) => other === family).length / counted;
  const isPercentText = (cell: GridCell): boolean => cell.kind === 'text' && /[%％]$/.test(cell.text);
  // 12.5 beside 12.5% may mean either: nothing is converted then
  const isPercentMixed =
    cells.some(isPercentText) &&
    cells.some((cell) => cell.kind === 'number' && !cell.isPercent && Math.abs(Number(cell.text)) > 1);
  if (share('number') >= columnShare) return { family: 'number', isPercentMixed };
  return { family: share('date') >= columnShare ? 'date' : 'none', isPercentMixed };
};

const convert = (cell: GridCell, mode: Mode): Read => {
  const asIs = { value: cell.text, kinds: [] };
  if (cell.kind !== 'text' || cell.damage !== undefined || mode.family === 'none') return asIs;
  if (emptyWords.has(cell.text)) return { value: '', kinds: ['empty'] };
  if (mode.family === 'date') return readDate(cell.text) ?? asIs;
  const read = readNumber(cell.text);
  return read === undefined || (mode.isPercentMixed && read.kinds.includes('percent')) ? asIs : read;
};

/** A column of data: its texts by row, and what was done to them. */
export type ColumnValues = { readonly values: readonly string[]; readonly conversions: readonly Conversion[] };

/** Gives a column's cells as values. What is merged down counts for every row; what is merged across counts where it begins. */
export const readColumn = (table: SheetTable, column: number, name: string): ColumnValues => {
  const { grid, dataRows } = table;
  const cells = dataRows.map((row) => {
    const area = grid.merge(row, column);
    return area !== undefined && area.c0 < column ? undefined : shownAt(grid, row, column);
  });
  const mode = modeOf(cells.filter((cell) => cell !== undefined));
  const found = new Map<Conversion['kind'], { cells: number; examples: Conversion['examples'][number][] }>();
  const values = cells.map((cell, i) => {
    if (cell === undefined) return '';
    const { value, kinds } = convert(cell, mode);
    for (const kind of kinds) {
      const entry = found.get(kind) ?? { cells: 0, examples: [] };
      entry.cells += 1;
      const place = addressOf(dataRows[i] ?? 0, column);
      if (entry.examples.length < examplesMax) entry.examples.push({ cell: place, original: cell.shown, value });
      found.set(kind, entry);
    }
    return value;
  });
  return { values, conversions: [...found].map(([kind, entry]) => ({ column: name, kind, ...entry })) };
};
