import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { csvCell } from './csv.ts';

/** A cell of an export: text, an exact number, an instant or a day, or nothing. */
export type Cell = string | { readonly number: string } | { readonly at: string } | { readonly day: string } | null;

/** A table to be written; `note` stands below the rows (that it was cut, and where). */
export type Sheet = {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly note: string | undefined;
};

/** Text that a spreadsheet holds in one cell at most (ECMA-376, Excel's specification). */
const cellCharactersMax = 32_767;

const dayMs = 86_400_000;
/** Serial 0 of the calendar of spreadsheets (1900 system, as all programs read it after February 1900). */
const serialZero = Date.UTC(1899, 11, 30);

const serial = (at: string): number => (Date.parse(at) - serialZero) / dayMs;

/** A number that a double holds exactly enough to be shown as it is: at most 15 digits. */
const isDouble = (text: string): boolean => /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15;

const xlsxCell = (cell: Cell): CellObject | null => {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { t: 's', v: cell.slice(0, cellCharactersMax) };
  if ('at' in cell) return { t: 'n', v: serial(cell.at), z: 'yyyy-mm-dd hh:mm:ss' };
  if ('day' in cell) return { t: 'n', v: serial(`${cell.day}T00:00:00Z`), z: 'yyyy-mm-dd' };
  if (!isDouble(cell.number)) return { t: 's', v: cell.number };
  return { t: 'n', v: Number(cell.number), z: cell.number.includes('.') ? '#,##0.00' : '0' };
};

const widths = ({ headers, rows }: Sheet): { wch: number }[] =>
  headers.map((header, index) => {
    const longest = rows.slice(0, 100).reduce((max, row) => {
      const cell = row[index];
      return Math.max(max, typeof cell === 'string' ? cell.length : 18);
    }, header.length * 2);
    return { wch: Math.min(60, longest + 2) };
  });

/** Writes an Excel workbook of one sheet: numbers and dates are such cells, text is text and never a formula. */
export const writeXlsx = (sheet: Sheet): Uint8Array => {
  const lines: (readonly Cell[])[] = [
    sheet.headers,
    ...sheet.rows,
    ...(sheet.note === undefined ? [] : [[sheet.note]]),
  ];
  const made: WorkSheet = {};
  lines.forEach((line, r) => {
    line.forEach((cell, c) => {
      const written = xlsxCell(cell);
      if (written !== null) made[utils.encode_cell({ r, c })] = written;
    });
  });
  made['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: lines.length - 1, c: Math.max(0, sheet.headers.length - 1) },
  });
  made['!cols'] = widths(sheet);
  made['!autofilter'] = {
    ref: utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: sheet.rows.length, c: Math.max(0, sheet.headers.length - 1) },
    }),
  };
  const book = utils.book_new();
  utils.book_append_sheet(book, made, sheet.name.slice(0, 31));
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
};

const csvText = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'string') return csvCell(cell);
  if ('at' in cell) return cell.at;
  return 'day' in cell ? cell.day : cell.number;
};

/** Writes CSV (RFC 4180, UTF-8 with a byte order mark): whatever a spreadsheet would run as a formula gets an apostrophe. */
export const writeCsv = ({ headers, rows, note }: Sheet): Uint8Array => {
  const lines: (readonly Cell[])[] = [headers, ...rows, ...(note === undefined ? [] : [[note]])];
  return Buffer.from(`\uFEFF${lines.map((line) => `${line.map(csvText).join(',')}\r\n`).join('')}`);
};
