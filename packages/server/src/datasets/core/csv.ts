import { invariant, type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import { type Column, columnsMax, recordBytesMax } from '../model.ts';
import { type Dialect, findDialect, sampleBytesMax, sampleLinesMax, splitSample } from './dialect.ts';
import { hasHeader } from './header.ts';
import { fitTypes, type Inferred, inferTypes } from './infer.ts';
import { matchColumns } from './match.ts';
import { nameColumns } from './names.ts';
import { sqlFaultOf, sqlText, type TableSession } from './session.ts';
import type { ReadOptions, TableRead } from './table.ts';
import { cellValue } from './types.ts';
import { writeParquet } from './write.ts';

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

const checkNulls = (found: Inferred, columns: readonly Column[], nulls: readonly (string | undefined)[]): void => {
  for (const [i, missing] of found.missing.entries())
    invariant(missing === null || String(missing) === nulls[i], `cells of ${columns[i]?.name} were lost in conversion`);
};

const writeTyped = async (
  session: TableSession,
  text: Text,
  layout: Layout,
  options: ReadOptions,
  plan: { readonly columns: readonly Column[]; readonly positions: readonly number[]; readonly found: Inferred },
): Promise<TableRead> => {
  const { columns, positions, found } = plan;
  const parquetPath = `${options.workDir}/table.parquet`;
  const written = await writeParquet(session, {
    columns,
    values: columns.map(({ type }, i) => cellValue(type, `c${positions[i]}`, options.timeZone ?? 'UTC')),
    from: readCsv(text.path, layout.dialect, layout.header, layout.titles.length),
    to: parquetPath,
  });
  invariant(written.rows === found.rows, 'both passes over the text see the same rows');
  checkNulls(
    found,
    columns,
    columns.map(({ name }) => written.figures.get(name)?.null_count),
  );
  return {
    parquetPath,
    bytes: written.bytes,
    rows: written.rows,
    columns,
    stats: written.stats,
    source: {
      format: 'csv',
      encoding: text.encoding,
      compression: text.compression,
      ...layout.dialect,
      lineEnds: text.lineEnds,
      headerRows: layout.header ? 1 : 0,
      rows: written.rows,
      columns: columns.length,
      missingMarkers: found.missingMarkers,
    },
  };
};

/** Plans a file that must fit a dataset: its columns are found by name, in whatever order, and keep their types. */
const planExpected = async (session: TableSession, from: string, layout: Layout, expected: readonly Column[]) => {
  const matched = matchColumns(layout.titles, expected);
  if (!matched.ok) return matched;
  const { positions } = matched.value;
  const select = positions.map((position, i) => `c${position} AS c${i}`).join(', ');
  const found = await fitTypes(session, `(SELECT ${select} FROM ${from})`, expected);
  return found.ok ? ok({ columns: expected, positions, found: found.value }) : found;
};

const planFresh = async (session: TableSession, from: string, layout: Layout) => {
  const found = await inferTypes(session, from, layout.titles.length);
  const columns = nameColumns(layout.titles).map(
    (named, i): Column => ({ ...named, type: found.types[i] ?? 'string', nullable: true }),
  );
  return ok({ columns, positions: columns.map((_, i) => i), found });
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
    const found = layout.titles.length;
    if (found > columnsMax) return refuse('datasets.too_many_columns', { found, columnsMax });
    const from = readCsv(text.path, layout.dialect, layout.header, found);
    const { expected } = options;
    const plan = await (expected === undefined
      ? planFresh(session, from, layout)
      : planExpected(session, from, layout, expected));
    if (!plan.ok) return plan;
    if (plan.value.found.rows === 0) return refuse('datasets.empty');
    return ok(await writeTyped(session, text, layout, options, plan.value));
  } catch (error) {
    return csvFault(error);
  }
};
