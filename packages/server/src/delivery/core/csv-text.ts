import { Transform } from 'node:stream';
import type { SharedColumn } from '../model.ts';
import { quoteName } from './duckdb-text.ts';

/**
 * How cells are written: `exact` as they are (RFC 4180), `safe` with an apostrophe before whatever a spreadsheet would
 * take for a formula.
 */
export const cellStyles = ['exact', 'safe'] as const;
export type CellStyle = (typeof cellStyles)[number];

/**
 * Starts of formulas: = + - @ also in full width, tab and return, also after white space and at the start of any line
 * inside a cell (OWASP, "CSV Injection").
 */
const formulaStart = String.raw`(^|[\n\r])([\t\f\v \x{00A0}\x{3000}]*[=+\-@＝＋－＠\t\r])`;

const cellOf = ({ name, type }: SharedColumn, style: CellStyle): string => {
  const column = quoteName(name);
  if (type === 'timestamp')
    return `replace(strftime(timezone('UTC', ${column}), '%Y-%m-%dT%H:%M:%S.%f') || 'Z', '.000000Z', 'Z')`;
  if (type !== 'string' || style === 'exact') return column;
  return String.raw`regexp_replace(${column}, '${formulaStart}', '\1''\2', 'g')`;
};

/** The heading is cells, too; names hold no white space that a formula could begin after. */
const headingOf = (name: string, style: CellStyle): string =>
  quoteName(style === 'safe' && /^[=+\-@＝＋－＠]/.test(name) ? `'${name}` : name);

/** The expressions that a CSV's cells are made by: times in UTC as RFC 3339 writes them, the rest as it is. */
export const csvSelect = (columns: readonly SharedColumn[], style: CellStyle): string =>
  columns.map((column) => `${cellOf(column, style)} as ${headingOf(column.name, style)}`).join(', ');

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Ends records with CR LF, as RFC 4180 has it; line feeds inside of quotes stay. */
export const crlfRecords = (): Transform => {
  let quoted = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const out = Buffer.allocUnsafe(chunk.length * 2);
      let at = 0;
      for (const byte of chunk) {
        if (byte === quote) quoted = !quoted;
        if (byte === lineFeed && !quoted) at = out.writeUInt8(carriageReturn, at);
        at = out.writeUInt8(byte, at);
      }
      next(null, out.subarray(0, at));
    },
  });
};

/** Tells spreadsheets that the file is UTF-8, so that Chinese is shown right. */
export const byteOrderMark = '\uFEFF';
