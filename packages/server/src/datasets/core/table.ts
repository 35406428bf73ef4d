import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import type { Column, SourceFacts } from '../model.ts';
import { readCsvTable } from './csv.ts';
import { type DateOrder, dateOrders } from './dates.ts';
import { mayBeJson, readJsonTable } from './json/read.ts';
import { type ReadInside, readZipTable } from './package/read.ts';
import { readParquetTable } from './parquet.ts';
import type { TableSession } from './session.ts';
import { readWorkbookTable } from './workbook/read.ts';

/** How a file is to be read; what is left out is found out. */
export type ReadOptions = {
  /** The file, absolute; the session may read it. */
  readonly path: string;
  /** Where the Parquet file and steps on the way are written; the session may write it. */
  readonly workDir: string;
  /** What the sender calls it: shown, never believed. */
  readonly fileName?: string | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** Of a file with several tables, which: its name or its place, as the source facts list them; the largest when left out. */
  readonly table?: string | undefined;
  /** IANA zone in which local times are taken; UTC when left out. */
  readonly timeZone?: string | undefined;
  /** How dates are meant that may be read in two ways, such as 5/3/2024; told by the other cells of their column when left out. */
  readonly dates?: DateOrder | undefined;
  /** Every cell stays the text it was: no types, no words for missing cells; a table without rows is read, too. */
  readonly asText?: boolean | undefined;
  /** Columns of the dataset that the file is to be added to: names and types must fit. */
  readonly expected?: readonly Column[] | undefined;
};

/** A file that was read: rewritten as Parquet, every cell seen. */
export type TableRead = {
  readonly parquetPath: string;
  readonly bytes: number;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Delta's statistics of the Parquet file as JSON text. */
  readonly stats: string;
  readonly source: SourceFacts;
  /** Cells as the file writes them: a table function for the same session, and its column of each column by name. None for Parquet. */
  readonly texts?: { readonly from: string; readonly columns: Readonly<Record<string, string>> };
};

type DecodeFault = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

const decodeFaultOf = (error: unknown): DecodeFault => {
  if (error instanceof Error && error.name === 'EngineDecodeError') return error as Error & DecodeFault;
  throw error;
};

const decodeRefusal = ({ code, params }: DecodeFault): Outcome<never, ReadCode> => {
  const codes: Readonly<Record<string, ReadCode>> = {
    'decode.not_text': 'datasets.format_unknown',
    'decode.bomb': 'datasets.compression_bomb',
    'decode.too_large': 'datasets.compression_bomb',
    'decode.damaged': 'datasets.compression_damaged',
    'decode.encoding_unknown': 'datasets.encoding_unknown',
    'decode.encoding_wrong': 'datasets.encoding_wrong',
  };
  const known = codes[code];
  if (known === undefined) throw new Error(`unknown fault of the decoder: ${code}`);
  const { path: _ours, compression: _inner, ...shown } = params;
  return refuse(known, shown);
};

const isDelimiter = (text: string): boolean =>
  Buffer.byteLength(text) >= 1 &&
  Buffer.byteLength(text) <= 4 &&
  !['"', '\r', '\n', '\0'].some((c) => text.includes(c));

const readAny = async (
  session: TableSession,
  options: ReadOptions,
  readInside?: ReadInside,
): Promise<Outcome<TableRead, ReadCode>> => {
  try {
    const text = await session.decode(options.path, { encoding: options.encoding });
    const json = mayBeJson(text.start, options) ? await readJsonTable(session, text, options) : undefined;
    return json ?? (await readCsvTable(session, text, options));
  } catch (error) {
    const fault = decodeFaultOf(error);
    const { kind, compression } = fault.params;
    const path = String(fault.params.path);
    if (fault.code !== 'decode.not_text' || compression !== 'none') return decodeRefusal(fault);
    if (kind === 'parquet') return readParquetTable(session, { ...options, path });
    if (kind === 'zip') return readZipTable(session, path, options, readInside);
    return kind === 'ole2' ? readWorkbookTable(session, { kind, path }, options) : decodeRefusal(fault);
  }
};

/**
 * Reads a CSV (also gzip or zstd, in UTF-8, UTF-16 or GB18030), a workbook (XLSX, XLS, ODS), JSON, a Parquet file or a ZIP of such,
 * whatever it is called, and writes one table of it as Parquet with typed columns. Refuses what is no table, with the place; nothing is repaired or dropped in silence. This is the one
 * reader of the platform: uploads and `corridor assess` read alike.
 */
export const readTable = async (session: TableSession, options: ReadOptions): Promise<Outcome<TableRead, ReadCode>> => {
  if (options.delimiter !== undefined && !isDelimiter(options.delimiter))
    return refuse('datasets.option_invalid', { option: 'delimiter', value: JSON.stringify(options.delimiter) });
  if (options.dates !== undefined && !dateOrders.includes(options.dates))
    return refuse('datasets.option_invalid', { option: 'dates', value: JSON.stringify(options.dates) });
  const { fileName } = options;
  const read = await readAny(session, options, (inside) => readAny(session, inside));
  if (!read.ok || fileName === undefined) return read;
  return ok({ ...read.value, source: { ...read.value.source, fileName } });
};
