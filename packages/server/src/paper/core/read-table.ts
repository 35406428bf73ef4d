import { read, utils, type WorkBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { err, ok, type Result } from '#kernel';
import { openOffice } from './office-open.ts';
import type { OfficeFault } from './office-zip.ts';

/** Rows of one import, headings apart: more is a migration, not a list. */
export const importRowsMax = 1_000;
/** Columns of one import. */
export const importColumnsMax = 60;
/** Characters of one cell. */
export const importCellMax = 4_000;
/** Characters of all cells, for they are kept until the import is decided: a thousand rows with long descriptions. */
export const importCharactersMax = 2_000_000;
/** Lines that are looked at: some may be empty. */
const linesMax = importRowsMax + 50;

/** A line of the file. `number` counts from 1, headings and empty lines included, as a spreadsheet shows it. */
export type FoundLine = { readonly number: number; readonly cells: readonly string[]; readonly hasFormula: boolean };

/** A table as it was found: headings, and lines of cells as they are shown. */
export type FoundTable = { readonly headers: readonly string[]; readonly lines: readonly FoundLine[] };

/** Why a table is not read. */
export type TableFault = OfficeFault | 'no_rows' | 'too_many_rows' | 'too_many_columns' | 'cell_too_long' | 'not_text';

const isText = (cell: string): boolean => cell.isWellFormed() && !cell.includes('\0');

const faultOf = (headers: readonly string[], lines: readonly FoundLine[]): TableFault | undefined => {
  if (lines.length === 0) return 'no_rows';
  if (lines.length > importRowsMax) return 'too_many_rows';
  if (headers.length > importColumnsMax) return 'too_many_columns';
  const cells = [headers, ...lines.map((line) => line.cells)].flat();
  if (cells.some((cell) => cell.length > importCellMax)) return 'cell_too_long';
  if (cells.reduce((sum, cell) => sum + cell.length, 0) > importCharactersMax) return 'too_large_inside';
  return cells.every(isText) ? undefined : 'not_text';
};

const toTable = (
  found: readonly (readonly string[])[],
  formulaLines: ReadonlySet<number>,
): Result<FoundTable, TableFault> => {
  const first = found.findIndex((line) => line.some((cell) => cell.trim() !== ''));
  const headers = (found[first] ?? []).map((cell) => cell.trim());
  while (headers.at(-1) === '') headers.pop();
  const lines = found
    .map((line, at) => ({
      number: at + 1,
      cells: headers.map((_, index) => (line[index] ?? '').trim()),
      hasFormula: formulaLines.has(at),
    }))
    .slice(first + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const fault = first < 0 ? 'no_rows' : faultOf(headers, lines);
  return fault === undefined ? ok({ headers, lines }) : err(fault);
};

const openBook = (parts: Readonly<Record<string, Uint8Array>>): WorkBook | undefined => {
  try {
    const plain = zipSync(parts, { level: 0 });
    return read(plain, { type: 'array', dense: true, sheetRows: linesMax, cellDates: false, bookVBA: false });
  } catch {
    // the parts are somebody else's: XML that is none, parts that are not there
    return undefined;
  }
};

const readWorkbook = (bytes: Uint8Array): Result<FoundTable, TableFault> => {
  const opened = openOffice(bytes);
  if (!opened.ok) return opened;
  const book = openBook(opened.value);
  if (book === undefined) return err('not_a_workbook');
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (sheet === undefined) return err('no_rows');
  const whole = sheet['!fullref'] ?? sheet['!ref'];
  if (whole !== undefined && utils.decode_range(whole).e.r >= linesMax) return err('too_many_rows');
  const cells = sheet['!data'] ?? [];
  if (cells.length >= linesMax) return err('too_many_rows');
  const formulas = new Set<number>();
  const lines = Array.from(cells, (line, at) =>
    Array.from(line ?? [], (cell) => {
      if (cell?.f !== undefined) formulas.add(at);
      return cell === undefined || cell.v === undefined ? '' : (cell.w ?? String(cell.v));
    }),
  );
  return toTable(lines, formulas);
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    try {
      return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    } catch {
      return undefined;
    }
  }
};

/** Reads CSV by RFC 4180; undefined when it has more lines than an import may have. */
export const parseCsv = (text: string, most: number): string[][] | undefined => {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  const endLine = (): void => {
    lines.push([...line, cell]);
    line = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (quoted) cell += char;
    else if (char === ',') {
      line.push(cell);
      cell = '';
    } else if (char === '\n') endLine();
    else if (char !== '\r') cell += char;
    if (lines.length > most) return undefined;
  }
  if (cell !== '' || line.length > 0) endLine();
  return lines;
};

const readCsvTable = (bytes: Uint8Array): Result<FoundTable, TableFault> => {
  const text = decode(bytes);
  if (text === undefined || text.includes('\0')) return err('not_text');
  const lines = parseCsv(text.replace(/^\uFEFF/, ''), linesMax);
  return lines === undefined ? err('too_many_rows') : toTable(lines, new Set());
};

/** Reads the first sheet of a workbook, or a CSV (UTF-8 or GB18030); told apart by their first bytes. Only in a worker. */
export const readTable = (bytes: Uint8Array): Result<FoundTable, TableFault> =>
  bytes[0] === 0x50 && bytes[1] === 0x4b ? readWorkbook(bytes) : readCsvTable(bytes);
