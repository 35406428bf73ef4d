import { type Outcome, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import { recordBytesMax } from '../model.ts';
import { type Dialect, findDialect, sampleBytesMax, sampleLinesMax, splitSample } from './dialect.ts';
import { hasHeader } from './header.ts';
import { sqlFaultOf, sqlText, type TableSession } from './session.ts';
import type { ReadOptions, TableRead } from './table.ts';
import { writeTextTable } from './typed.ts';

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
  return /^<(\?xml|!doctype|html|[a-z]+[\s>])/i.test(start) ? 'xml' : undefined;
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

type Layout = { readonly dialect: Dialect; readonly header: boolean; readonly titles: readonly string[] };

const layoutOf = (sample: string, options: ReadOptions): Layout => {
  const text = sample.replace(/^\ufeff/, '');
  const dialect = findDialect(text, options.delimiter);
  const { records } = splitSample(text, dialect);
  const header = hasHeader(records);
  const titles = records[0] ?? [];
  return { dialect, header, titles: header ? titles : titles.map((_, i) => `column_${i + 1}`) };
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
    if (kind !== undefined) return refuse('datasets.format_unknown', { kind });
    if (sample.trim() === '') return refuse('datasets.empty');
    const layout = layoutOf(sample, options);
    const { dialect, header, titles } = layout;
    const { encoding, compression, lineEnds } = text;
    const facts = { format: 'csv', encoding, compression, ...dialect, lineEnds, headerRows: header ? 1 : 0 } as const;
    const from = readCsv(text.path, dialect, header, titles.length);
    return await writeTextTable(session, { from, titles, facts }, options);
  } catch (error) {
    return csvFault(error);
  }
};
