import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import { type Column, type ColumnType, cellsMax, columnsMax, recordBytesMax, rowsMax } from '../model.ts';
import { matchColumns } from './match.ts';
import { nameColumns } from './names.ts';
import { sqlFaultOf, sqlName, sqlText, type TableSession } from './session.ts';
import type { ReadOptions, TableRead } from './table.ts';
import { duckdbTypeOf } from './types.ts';
import { writeParquet } from './write.ts';

/** A column as the file has it: DuckDB's type, and ours with the expression that makes it. */
type Field = { readonly title: string; readonly type: ColumnType; readonly value: string };

const same: Readonly<Record<string, ColumnType>> = {
  BOOLEAN: 'boolean',
  SMALLINT: 'short',
  INTEGER: 'integer',
  BIGINT: 'long',
  DOUBLE: 'double',
  DATE: 'date',
  VARCHAR: 'string',
  'TIMESTAMP WITH TIME ZONE': 'timestamp',
};

/** Types that Delta lacks and the next larger that holds every value. */
const widened: Readonly<Record<string, ColumnType>> = {
  TINYINT: 'short',
  UTINYINT: 'short',
  USMALLINT: 'integer',
  UINTEGER: 'long',
  UBIGINT: 'decimal(20,0)',
  FLOAT: 'double',
};

const localTimes = new Set(['TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS']);

const isNested = (type: string): boolean => /(\[\d*\]$|^(STRUCT|MAP|UNION|VARIANT|JSON)\b)/.test(type);

/** Lists, structs and maps become JSON text; times of day, UUIDs, intervals and wide integers their text. */
const fieldOf = (title: string, type: string, timeZone: string): Field => {
  const name = sqlName(title);
  const kept = same[type];
  if (kept !== undefined) return { title, type: kept, value: name };
  const wider = widened[type];
  if (wider !== undefined) return { title, type: wider, value: `CAST(${name} AS ${duckdbTypeOf(wider)})` };
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(type);
  if (decimal !== null) return { title, type: `decimal(${Number(decimal[1])},${Number(decimal[2])})`, value: name };
  if (localTimes.has(type))
    return { title, type: 'timestamp', value: `timezone(${sqlText(timeZone)}, CAST(${name} AS TIMESTAMP))` };
  if (type === 'BLOB') return { title, type: 'string', value: `base64(${name})` };
  if (isNested(type)) return { title, type: 'string', value: `CAST(to_json(${name}) AS VARCHAR)` };
  return { title, type: 'string', value: `CAST(${name} AS VARCHAR)` };
};

/** Bytes without the note that they are text are mostly text: then they are read as such. */
const readsAsText = async (session: TableSession, from: string, title: string): Promise<boolean> => {
  const name = sqlName(title);
  const [row] = await session.rows<{ bad: string }>(
    `SELECT count(*) FILTER (WHERE ${name} IS NOT NULL AND TRY(decode(${name})) IS NULL) AS bad FROM ${from}`,
  );
  return row?.bad === '0';
};

type Described = { readonly column_name: string; readonly column_type: string };

const fieldsOf = async (
  session: TableSession,
  from: string,
  described: readonly Described[],
  timeZone: string,
): Promise<Field[]> => {
  const fields: Field[] = [];
  for (const { column_name: title, column_type: type } of described) {
    const field = fieldOf(title, type, timeZone);
    const asText = type === 'BLOB' && (await readsAsText(session, from, title));
    fields.push(asText ? { ...field, value: `decode(${sqlName(title)})` } : field);
  }
  return fields;
};

/** The row from which on a column's values are declared longer, on average, than the longest record: some kilobytes can declare gigabytes. */
const endlessIn = async (session: TableSession, path: string): Promise<number | undefined> => {
  const [found] = await session.rows<{ row: string }>(
    `SELECT CAST(1 + coalesce(sum(rows) FILTER (WHERE g < first), 0) AS VARCHAR) AS row FROM (
       SELECT row_group_id AS g, any_value(row_group_num_rows) AS rows,
         min(min(row_group_id) FILTER (WHERE total_uncompressed_size > greatest(num_values, 1) * ${recordBytesMax})) OVER () AS first
       FROM parquet_metadata(${sqlText(path)}) GROUP BY 1)
     WHERE first IS NOT NULL HAVING count(*) > 0`,
  );
  return found === undefined ? undefined : Number(found.row);
};

/** Refuses by what the footer declares, before a single value is read. */
const checkSize = async (
  session: TableSession,
  path: string,
  columns: number,
): Promise<Outcome<undefined, ReadCode>> => {
  if (columns > columnsMax) return refuse('datasets.too_many_columns', { found: columns, columnsMax });
  const [file] = await session.rows<{ num_rows: string }>(
    `SELECT num_rows FROM parquet_file_metadata(${sqlText(path)})`,
  );
  const rows = Number(file?.num_rows ?? 0);
  if (rows > rowsMax || rows * columns > cellsMax)
    return refuse('datasets.too_many_rows', {
      found: rows,
      rowsMax: Math.min(rowsMax, Math.floor(cellsMax / columns)),
    });
  const endless = await endlessIn(session, path);
  if (endless !== undefined) return refuse('datasets.record_too_long', { row: endless, bytesMax: recordBytesMax });
  return rows === 0 ? refuse('datasets.empty') : ok(undefined);
};

const wholeTypes: readonly ColumnType[] = ['short', 'integer', 'long'];

/** Whether every value of one type is a value of the other. */
const isWithin = (from: ColumnType, to: ColumnType): boolean =>
  from === to ||
  (wholeTypes.includes(from) && wholeTypes.includes(to) && wholeTypes.indexOf(from) < wholeTypes.indexOf(to)) ||
  (to === 'double' && (from === 'short' || from === 'integer'));

/** The file's columns in the order and types of the dataset; a type that would lose values is refused. */
const fitFields = (fields: readonly Field[], expected: readonly Column[], rows: number): Outcome<Field[], ReadCode> => {
  const matched = matchColumns(
    fields.map(({ title }) => title),
    expected,
  );
  if (!matched.ok) return matched;
  const fitted: Field[] = [];
  for (const [i, column] of expected.entries()) {
    const field = fields[matched.value.positions[i] ?? -1];
    if (field === undefined || !isWithin(field.type, column.type))
      return refuse('datasets.type_differs', {
        column: column.name,
        type: column.type,
        count: rows,
        example: field?.type ?? '–',
      });
    fitted.push({ ...field, type: column.type, value: `CAST(${field.value} AS ${duckdbTypeOf(column.type)})` });
  }
  return ok(fitted);
};

const codecOf = async (session: TableSession, path: string): Promise<string> => {
  const rows = await session.rows<{ compression: string }>(
    `SELECT DISTINCT lower(compression) AS compression FROM parquet_metadata(${sqlText(path)}) ORDER BY 1`,
  );
  return rows.map(({ compression }) => compression).join('+');
};

const rewrite = async (
  session: TableSession,
  from: string,
  options: ReadOptions,
  columns: readonly Column[],
  fields: readonly Field[],
) => {
  const parquetPath = `${options.workDir}/table.parquet`;
  const written = await writeParquet(session, {
    columns,
    values: fields.map(({ value }) => value),
    from,
    to: parquetPath,
  });
  const compression = await codecOf(session, options.path);
  const source = {
    format: 'parquet' as const,
    encoding: null,
    compression,
    delimiter: null,
    quote: null,
    escape: null,
    lineEnds: null,
    headerRows: 0,
    rows: written.rows,
    columns: columns.length,
    missingMarkers: [],
  };
  return { parquetPath, bytes: written.bytes, rows: written.rows, columns, stats: written.stats, source };
};

/** Groups of rows that are tried one by one; beyond it the column is place enough. */
const groupsTriedMax = 64;

type Chunk = { readonly title: string; readonly byte: string; readonly rows: string };

/** Where a damaged file cannot be read: the first column of which some part cannot, and the byte where that part begins; else its footer. */
const placeOf = async (
  session: TableSession,
  path: string,
): Promise<{ readonly place: string; readonly byte: number }> => {
  const from = `read_parquet(${sqlText(path)})`;
  const reads = (what: string): Promise<boolean> =>
    session.rows(`SELECT count(v) AS n FROM (${what})`).then(
      () => true,
      (error: unknown) => {
        if (sqlFaultOf(error) === undefined) throw error;
        return false;
      },
    );
  const columns = await session
    .rows<Described>(`DESCRIBE SELECT * FROM ${from}`)
    .catch((error: unknown) => (sqlFaultOf(error) === undefined ? Promise.reject(error) : undefined));
  for (const { column_name: title } of columns ?? []) {
    const value = `SELECT ${sqlName(title)} AS v FROM ${from}`;
    if (await reads(value)) continue;
    const chunks = await session
      .rows<Chunk>(
        `SELECT path_in_schema AS title, CAST(coalesce(dictionary_page_offset, data_page_offset) AS VARCHAR) AS byte,
           CAST(row_group_num_rows AS VARCHAR) AS rows
         FROM parquet_metadata(${sqlText(path)}) WHERE split_part(path_in_schema, ', ', 1) = ${sqlText(title)} ORDER BY row_group_id`,
      )
      .catch(() => []);
    let rows = 0;
    for (const chunk of chunks.slice(0, groupsTriedMax)) {
      rows += Number(chunk.rows);
      if (!(await reads(`${value} LIMIT ${rows}`))) return { place: title, byte: Number(chunk.byte) };
    }
    return { place: title, byte: Number(chunks[0]?.byte ?? 0) };
  }
  const [end] = await session.rows<{ size: string }>(`SELECT size FROM read_blob(${sqlText(path)})`).catch(() => []);
  return { place: 'footer', byte: Number(end?.size ?? 0) };
};

/** Reads a Parquet file whole and writes it with Delta's types; see readTable. Anything DuckDB cannot read is damage. */
export const readParquetTable = async (
  session: TableSession,
  options: ReadOptions,
): Promise<Outcome<TableRead, ReadCode>> => {
  const from = `read_parquet(${sqlText(options.path)})`;
  try {
    const described = await session.rows<Described>(`DESCRIBE SELECT * FROM ${from}`);
    const size = await checkSize(session, options.path, described.length);
    if (!size.ok) return size;
    const fields = await fieldsOf(session, from, described, options.timeZone ?? 'UTC');
    if (options.expected !== undefined) {
      const fitted = fitFields(fields, options.expected, 0);
      return fitted.ok ? ok(await rewrite(session, from, options, options.expected, fitted.value)) : fitted;
    }
    const named = nameColumns(fields.map(({ title }) => title));
    const columns = fields.map(
      ({ type }, i): Column => ({ name: named[i]?.name ?? '', title: named[i]?.title ?? '', type, nullable: true }),
    );
    return ok(await rewrite(session, from, options, columns, fields));
  } catch (error) {
    if (sqlFaultOf(error) === undefined) throw error;
    return refuse('datasets.parquet_damaged', await placeOf(session, options.path));
  }
};
