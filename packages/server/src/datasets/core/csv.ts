import { extname } from 'node:path';
import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import { columnsMax, recordBytesMax, type TextFacts } from '../model.ts';
import { chooseTable } from './choose.ts';
import { type Dialect, findDialect, sampleBytesMax, sampleLinesMax } from './dialect.ts';
import { sqlFaultOf, sqlText, type TableSession } from './session.ts';
import type { ReadOptions, TableRead } from './table.ts';
import { findLayout, type Layout } from './text/layout.ts';
import type { Broken, Mended, MendFacts } from './text/mending.ts';
import { cutTable, tablesOfText } from './text/tables.ts';
import { writeTextTable } from './typed.ts';
import { readWorkbookTable } from './workbook/read.ts';

/** What `decode` has made of the upload. */
type Text = {
  readonly path: string;
  readonly encoding: string;
  readonly compression: string;
  readonly lineEnds: string;
};

/** Reads without guessing: whatever is not as said is an error, never a silent repair. */
const readCsv = (path: string, dialect: Dialect, header: boolean, columns: number): string => {
  const names = Array.from({ length: columns }, (_, i) => `'c${i}': 'VARCHAR'`);
  return `read_csv(${sqlText(path)}, auto_detect = false, delim = ${sqlText(dialect.delimiter)},
    quote = ${sqlText(dialect.quote)}, escape = ${sqlText(dialect.escape)}, header = ${header},
    max_line_size = ${recordBytesMax}, columns = {${names.join(', ')}})`;
};

/** The beginning of the text, LF between lines. A line is read as one cell without separator or quote. */
const sampleOf = async (session: TableSession, path: string): Promise<string> => {
  const whole: Dialect = { delimiter: '', quote: '', escape: '' };
  const lines = await session.rows<{ c0: string | null }>(
    `SELECT c0 FROM (
       SELECT c0, sum(strlen(c0)) OVER (ROWS UNBOUNDED PRECEDING) AS bytes
       FROM (SELECT c0 FROM ${readCsv(path, whole, false, 1)} LIMIT ${sampleLinesMax})
     ) WHERE coalesce(bytes, 0) <= ${sampleBytesMax}`,
  );
  return lines.map((line) => line.c0 ?? '').join('\n');
};

/** Texts that are no tables though every line of them could be one cell. */
const otherFormat = (sample: string): string | undefined => {
  const start = sample.replace(/^\ufeff/, '').trimStart();
  if (sample.includes('\u0000')) return 'binary';
  if (/^[[{]\s*("|\{|\[|\]|\}|$)/.test(start)) return 'json';
  if (!/^<(\?xml|!doctype|html|!--|[a-z]+[\s>:])/i.test(start)) return undefined;
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(start)) return 'xml-2003';
  return /<(html|head|body|meta|table|div|tr)[\s>]/i.test(start) ? 'html' : 'xml';
};

/** Turns a message of DuckDB's CSV reader into a refusal that names the place. */
export const csvRefusal = (message: string): Outcome<never, ReadCode> => {
  const row = Number(/CSV Error on Line: (\d+)/.exec(message)?.[1] ?? 1);
  const fields = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (fields !== null)
    return refuse('datasets.row_ragged', { row, expected: Number(fields[1]), found: Number(fields[2]) });
  if (message.includes('Maximum line size'))
    return refuse('datasets.record_too_long', { row, bytesMax: recordBytesMax });
  if (message.includes('unterminated quote')) return refuse('datasets.quote_unterminated', { row });
  return refuse('datasets.csv_unreadable', { row });
};

const csvFault = (error: unknown): Outcome<never, ReadCode> => {
  const message = sqlFaultOf(error);
  if (message === undefined || !/CSV/.test(message)) throw error;
  return csvRefusal(message);
};

/** Rows that DuckDB would take as whole though they have a field too many: it drops an empty last one in silence. */
const hasSurplus = async (session: TableSession, path: string, { delimiter, quote }: Dialect, width: number) => {
  if (delimiter === '' || width === 1) return false;
  const whole: Dialect = { delimiter: '', quote: '', escape: '' };
  const quotes = quote === '' ? '0' : `length(c0) - length(replace(c0, ${sqlText(quote)}, ''))`;
  const bare = quote === '' ? 'c0' : `regexp_replace(c0, ${sqlText(`${quote}[^${quote}]*${quote}`)}, '', 'g')`;
  const fields = `(length(${bare}) - length(replace(${bare}, ${sqlText(delimiter)}, ''))) / ${delimiter.length}`;
  const rows = await session.rows(
    `SELECT 1 FROM ${readCsv(path, whole, false, 1)}
     WHERE ends_with(c0, ${sqlText(delimiter)}) AND ((${quotes}) % 2 = 1 OR ${fields} >= ${width}) LIMIT 1`,
  );
  return rows.length > 0;
};

/** Whether a heading stands among the rows again: another table begins there. */
const repeatsHeading = async (session: TableSession, from: string, heading: readonly string[]): Promise<boolean> => {
  const named = heading.flatMap((title, i) => (title.trim() === '' ? [] : [`trim(c${i}) = ${sqlText(title.trim())}`]));
  if (named.length < 2) return false;
  const rows = await session.rows(
    `SELECT 1 FROM ${from} WHERE ${named.slice(0, headingComparedMax).join(' AND ')} LIMIT 1`,
  );
  return rows.length > 0;
};

/** Columns by which a heading is recognised. */
const headingComparedMax = 20;

const readsPlainly = async (session: TableSession, text: Text, layout: Layout): Promise<boolean> => {
  if (!layout.plain) return false;
  const { dialect, titles, heading } = layout;
  if (await hasSurplus(session, text.path, dialect, titles.length)) return false;
  const from = readCsv(text.path, dialect, layout.headerRows === 1, titles.length);
  try {
    return !(await repeatsHeading(session, from, heading));
  } catch (error) {
    if (/CSV/.test(sqlFaultOf(error) ?? '')) return false;
    throw error;
  }
};

/** A text of gigabytes is read leniently within this. */
const mendMsMax = 300_000;

const mendScript = new URL(`./text/mend-script${extname(import.meta.filename)}`, import.meta.url);

let mendedFiles = 0;

const mendRefusal = ({ row, expected, found, open, tooLong }: Broken): Outcome<never, ReadCode> => {
  if (tooLong === true) return refuse('datasets.record_too_long', { row, bytesMax: recordBytesMax });
  return open
    ? refuse('datasets.quote_unterminated', { row })
    : refuse('datasets.row_ragged', { row, expected, found });
};

/** Reads what strict rules do not fit: the text is understood line by line and read again from plain CSV. */
const mendCsv = async (
  session: TableSession,
  text: Text,
  layout: Layout,
  options: ReadOptions,
): Promise<Outcome<{ path: string; facts: MendFacts }, ReadCode>> => {
  mendedFiles += 1;
  const target = `${options.workDir}/mended-${mendedFiles}.tmp`;
  const { dialect, linesAbove, headerRows, titles, rowWidth, heading, preambleRows } = layout;
  const rowsAbove = preambleRows + headerRows;
  const input = { dialect, linesAbove, rowsAbove, width: titles.length, rowWidth, heading, target };
  const done = await session.aside<Mended>(mendScript, text.path, { input, timeMaxMs: mendMsMax });
  if (!('output' in done)) return refuse('datasets.csv_unreadable', { row: layout.linesAbove + 1 });
  if ('broken' in done.output) return mendRefusal(done.output.broken);
  return ok({ path: target, facts: done.output });
};

const factsOf = (text: Text, layout: Layout) => ({
  format: 'csv' as const,
  encoding: text.encoding,
  compression: text.compression,
  ...layout.dialect,
  lineEnds: text.lineEnds,
  headerRows: layout.headerRows,
});

/** What the reader tells beside the plain facts; nothing where there is nothing to tell. */
const told = ({ preamble }: Layout, facts: MendFacts): { readonly text?: TextFacts } => {
  const { notes, repaired, repairedCount, tables, blankRows } = facts;
  const isPlain = preamble.length + notes.length + repairedCount + tables.length + blankRows === 0;
  const tablesBelow = tables.map(({ line, heading, rows }) => ({ line, heading, rows }));
  const text = { preamble, notes, tablesBelow, blankRowsBelow: blankRows };
  return isPlain ? {} : { text: { ...text, repaired: { count: repairedCount, first: repaired } } };
};

const plainDialect: Dialect = { delimiter: ',', quote: '"', escape: '"' };

/** Which table is meant: its place, and what is told of a choice. Refuses what is not there. */
const choose = (layout: Layout, below: MendFacts['tables'], rows: number | null, asked: string | undefined) => {
  const tables = tablesOfText(layout, rows, below);
  const chosen = chooseTable(tables, asked);
  if (!chosen.ok) return chosen;
  const told = below.length === 0 ? {} : { table: tables[chosen.value]?.name ?? '', tables };
  return ok({ place: chosen.value, told });
};

/** Reads a table that stands below another one in the same text. */
const readBelow = async (
  session: TableSession,
  text: Text,
  options: ReadOptions,
  { tables, place, told }: { readonly tables: MendFacts['tables']; readonly place: number; readonly told: object },
): Promise<Outcome<TableRead, ReadCode>> => {
  const path = await cutTable(session, { path: text.path, workDir: options.workDir }, tables, place - 1);
  if (path === undefined) return refuse('datasets.csv_unreadable', { row: tables[place - 1]?.line ?? 1 });
  const read = await readCsvTable(session, { ...text, path }, { ...options, table: undefined });
  return read.ok ? ok({ ...read.value, source: { ...read.value.source, ...told } }) : read;
};

const readLayout = async (
  session: TableSession,
  text: Text,
  layout: Layout,
  options: ReadOptions,
): Promise<Outcome<TableRead, ReadCode>> => {
  const { titles } = layout;
  if (titles.length > columnsMax) return refuse('datasets.too_many_columns', { found: titles.length, columnsMax });
  const facts = factsOf(text, layout);
  if (await readsPlainly(session, text, layout)) {
    const only = choose(layout, [], null, options.table);
    if (!only.ok) return only;
    const from = readCsv(text.path, layout.dialect, layout.headerRows === 1, titles.length);
    return writeTextTable(session, { from, titles, facts }, options);
  }
  const mended = await mendCsv(session, text, layout, options);
  if (!mended.ok) return mended;
  const { path, facts: found } = mended.value;
  const chosen = choose(layout, found.tables, found.rows, options.table);
  if (!chosen.ok) return chosen;
  const { place, told: choice } = chosen.value;
  if (place > 0) return readBelow(session, text, options, { tables: found.tables, place, told: choice });
  const from = readCsv(path, plainDialect, false, titles.length);
  return writeTextTable(session, { from, titles, facts: { ...facts, ...told(layout, found), ...choice } }, options);
};

/** Reads a UTF-8 text as a table; see readTable. */
export const readCsvTable = async (
  session: TableSession,
  text: Text,
  options: ReadOptions,
): Promise<Outcome<TableRead, ReadCode>> => {
  try {
    const sample = await sampleOf(session, text.path);
    const kind = otherFormat(sample);
    if (kind === 'xml-2003' || kind === 'html')
      return await readWorkbookTable(session, { kind, path: text.path }, options);
    if (kind !== undefined) return refuse('datasets.format_unknown', { kind });
    if (sample.trim() === '') return refuse('datasets.empty');
    const text0 = sample.replace(/^\ufeff/, '');
    const layout = findLayout(text0, findDialect(text0, options.delimiter));
    return await readLayout(session, text, layout, options);
  } catch (error) {
    return csvFault(error);
  }
};
