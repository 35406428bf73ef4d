import { type Cell, looksLike } from '../cells.ts';
import type { Dialect } from '../dialect.ts';
import { hasHeader } from '../header.ts';
import { type Found, recordAt } from './records.ts';

/** What lies where in a text. */
export type Layout = {
  readonly dialect: Dialect;
  /** Lines above the data: the preamble and the heading. */
  readonly linesAbove: number;
  /** Texts above the heading. */
  readonly preamble: readonly string[];
  /** Records above the heading, blank ones too. */
  readonly preambleRows: number;
  /** Records that make the heading; 0 when the columns have no names. */
  readonly headerRows: number;
  readonly titles: readonly string[];
  /** Fields of most rows; fewer than titles where the heading names columns that no row has. */
  readonly rowWidth: number;
  /** The last row of the heading as written: where it stands again, another table begins. */
  readonly heading: readonly string[];
  /** True when the sample reads as it stands, record by record. */
  readonly plain: boolean;
};

type Row = Found & { readonly fields: readonly string[]; readonly filled: number; readonly at: number };

const rowsOf = (lines: readonly string[], dialect: Dialect): Row[] => {
  const rows: Row[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = recordAt((distance) => lines[at + distance], dialect);
    const { fields } = found.reading;
    rows.push({ ...found, fields, filled: fields.filter((field) => field.trim() !== '').length, at });
    at += found.lines;
  }
  return rows;
};

const mostFrequent = (numbers: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0])[0];
};

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Rows at which the body of a table is measured, from behind the first ones. */
const measuredRowsMax = 400;

/** Lines above a heading, at most: letterheads, filters and notes of an export. */
const preambleRowsMax = 40;

/** Where the table begins: rows above it are blank, or hold one or two texts where its own hold many. */
const startOf = (rows: readonly Row[], width: number): number => {
  const labels = labelsBy(rows, width);
  const bodies = rows.filter(({ filled, fields }) => filled > 0 && fields.length === width);
  const usual = median(bodies.slice(0, measuredRowsMax).map(({ filled }) => filled));
  const isAbove = ({ fields, filled }: Row): boolean =>
    filled === 0 ||
    (width > 1 && usual > 1 && (filled === 1 ? usual > 2 || fields.length !== width || hasBlank(fields) : false)) ||
    (fields.length < width && filled < Math.max(2, usual / 2));
  // A sentence with commas above the heading has more fields than any row.
  const isSentence = ({ fields }: Row, next: Row | undefined): boolean =>
    fields.length > width && next !== undefined && next.fields.length === width && labels(next);
  let at = 0;
  while (at < Math.min(rows.length - 1, preambleRowsMax)) {
    const row = rows[at];
    if (row === undefined || !(isAbove(row) || isSentence(row, rows[at + 1]))) break;
    at += 1;
  }
  return at >= preambleRowsMax ? 0 : at;
};

const hasBlank = (fields: readonly string[]): boolean => fields.some((field) => field.trim() === '');

const typed: readonly Cell[] = ['number', 'date', 'boolean'];

/** The kind of most cells of a column; text when there is none. */
const kindOfColumn = (body: readonly Row[], column: number): Cell => {
  const kinds = body.map(({ fields }) => looksLike(fields[column] ?? '')).filter((kind) => kind !== 'missing');
  return (
    typed.find((kind) => kinds.length > 0 && kinds.filter((k) => k === kind).length >= kinds.length * 0.8) ?? 'text'
  );
};

/** Rows of one heading at most: pivot tables have three or four. */
const headerRowsMax = 6;

/** Whether a row has texts wherever the column below has numbers or dates, in at least one such column. */
const labelsBy = (rows: readonly Row[], width: number): ((row: Row) => boolean) => {
  const body = rows.filter(({ filled }) => filled > 0);
  const below = body.slice(Math.min(headerRowsMax, Math.floor(body.length / 2))).slice(0, measuredRowsMax);
  const kinds = Array.from({ length: width }, (_, i) => kindOfColumn(below, i));
  return ({ fields, filled }) => {
    const votes = kinds.flatMap((kind, i) => {
      const own = looksLike(fields[i] ?? '');
      return typed.includes(kind) && own !== 'missing' ? [own === 'text'] : [];
    });
    return filled > 0 && votes.length > 0 && votes.every(Boolean);
  };
};

/** How many rows name the columns. The first is told by its votes; further ones are labels where the columns have numbers or dates. */
const headerRowsOf = (rows: readonly Row[], width: number): number => {
  const isLabels = labelsBy(rows, width);
  let count = 0;
  while (count < Math.min(headerRowsMax, rows.length - 1) && rows[count] !== undefined && isLabels(rows[count] as Row))
    count += 1;
  if (count > 1) return count;
  const first = rows[0]?.fields ?? [];
  const others = rows.slice(1, measuredRowsMax).filter(({ fields }) => !isAlike(fields, first));
  return hasHeader([first, ...others.map(({ fields }) => fields)].map((fields) => [...fields])) ? 1 : 0;
};

/** A heading that stands again below says nothing against the first one. */
const isAlike = (fields: readonly string[], others: readonly string[]): boolean =>
  fields.filter((field, i) => field === others[i]).length >= Math.max(fields.length, others.length) * 0.8;

/** Labels above others span to the right until the next one; the last row stands for itself. */
const spanned = (rows: readonly (readonly string[])[], width: number): string[][] => {
  let borders = new Set<number>();
  return rows.map((row, level) => {
    const filled: string[] = [];
    for (let i = 0; i < width; i += 1) {
      const own = (row[i] ?? '').trim();
      const canSpan = level < rows.length - 1 && own === '' && i > 0 && !borders.has(i);
      filled.push(canSpan && spansTo(rows, level, i) ? (filled[i - 1] ?? '') : own);
    }
    borders = new Set([...borders, ...row.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]))]);
    return filled;
  });
};

/** A label spans over a column when something below names that column. */
const spansTo = (rows: readonly (readonly string[])[], level: number, column: number): boolean =>
  rows.slice(level + 1).some((row) => (row[column] ?? '').trim() !== '');

/** A title of several rows is their texts, from above, with a space between. */
const titlesOf = (rows: readonly (readonly string[])[], width: number): string[] => {
  if (rows.length === 1) return Array.from({ length: width }, (_, i) => rows[0]?.[i] ?? '');
  const levels = spanned(rows, width);
  return Array.from({ length: width }, (_, i) =>
    levels
      .map((level) => level[i] ?? '')
      .filter((text) => text !== '')
      .join(' '),
  );
};

/** A heading with empty fields too many loses these; one with too few is filled up. */
const fitHeading = (fields: readonly string[], width: number): string[] => {
  const fitted = [...fields];
  for (let i = fitted.length - 1; i >= 0 && fitted.length > width; i -= 1)
    if (fitted[i]?.trim() === '') fitted.splice(i, 1);
  while (fitted.length < width) fitted.push('');
  return fitted;
};

/** The width of a table: of its rows, or of its heading when that names columns which no row has. */
const widthOf = (rows: readonly Row[]): number =>
  mostFrequent(rows.filter(({ filled }) => filled > 0).map(({ fields }) => fields.length));

/** Longest text above a table that is kept, characters. */
const preambleTextMax = 500;

/** Finds out what lies where in a sample with LF line ends. */
export const findLayout = (sample: string, dialect: Dialect): Layout => {
  const lines = sample.replace(/\n+$/, '').split('\n');
  const rows = rowsOf(lines, dialect);
  const width = widthOf(rows);
  const start = startOf(rows, width);
  const table = rows.slice(start);
  const headerRows = headerRowsOf(table, width);
  const headings = table.slice(0, headerRows).map(({ fields }) => fitHeading(fields, width));
  const wide = Math.max(width, ...headings.map((fields) => fields.length));
  const first = table[headerRows];
  const above = rows.slice(0, start).filter(({ filled }) => filled > 0);
  return {
    dialect,
    linesAbove: first?.at ?? lines.length,
    preamble: above.map(({ fields }) => fields.join(' ').trim().slice(0, preambleTextMax)),
    preambleRows: start,
    headerRows,
    rowWidth: width,
    titles: headerRows === 0 ? Array.from({ length: wide }, (_, i) => `column_${i + 1}`) : titlesOf(headings, wide),
    heading: headings.at(-1) ?? [],
    plain:
      start === 0 &&
      headerRows <= 1 &&
      rows.every(({ fields, reading }) => fields.length === wide && reading.faults === 0 && !reading.open),
  };
};
