import { invariant } from '#kernel';

import type { Scalar, Table } from '../model.ts';

/** What the profiler asks of an engine session; rows carry 64-bit integers, decimals and times as strings. */
export type Source = {
  rows<T>(sql: string, params?: readonly Scalar[]): Promise<T[]>;
  run(sql: string, params?: readonly Scalar[]): Promise<void>;
};

/** The view under which every query sees the table. */
export const tableView = 'corridor_table';

/** The row number in that view: a control character, which no dataset column can have in its name. */
export const rowColumn = '"\u0001row"';

/** Quotes an identifier. */
export const ident = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Quotes a text literal. */
export const literal = (text: string): string => {
  invariant(!text.includes('\0'), 'no NUL in SQL text');
  return `'${text.replaceAll("'", "''")}'`;
};

/** A number out of an aggregate, null for null, NaN and infinities. */
export const toNumber = (value: unknown): number | null => {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
};

/** A count out of an aggregate. */
export const toCount = (value: unknown): number => toNumber(value) ?? 0;

/** A value out of an aggregate; integers that JSON carries exactly become numbers. */
export const asScalar = (value: unknown): Scalar => {
  if (typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value);
  return value === undefined ? null : (value as Scalar);
};

const partQuery = (table: Table, path: string, offset: number): string => {
  const columns = table.columns.map((column) => ident(column.name)).join(', ');
  const clash = table.columns.some((column) => column.name.toLowerCase() === 'file_row_number');
  const number = clash ? 'row_number() OVER () - 1' : 'file_row_number';
  const options = clash ? '' : ', file_row_number = true';
  return `SELECT ${columns}, ${offset} + ${number} AS ${rowColumn} FROM read_parquet(${literal(path)}${options})`;
};

/** Creates the view over the table's Parquet files: its columns and the data row's number from 0. */
export const createTableView = async (source: Source, table: Table): Promise<void> => {
  let offset = 0;
  const parts = table.parts.map((part) => {
    const query = partQuery(table, part.path, offset);
    offset += part.rows;
    return query;
  });
  await source.run(`CREATE OR REPLACE VIEW ${tableView} AS ${parts.join(' UNION ALL ')}`);
};

/** Expressions per query: the planner's time grows faster than their number. */
const expressionsMax = 300;

/** Cuts a list into pieces of at most `size`. */
export const chunk = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** Counts the rows for which each predicate holds; the first number is that of all rows. */
export const countWhere = async (
  source: Source,
  from: string,
  predicates: readonly string[],
): Promise<[number, ...number[]]> => {
  let rows = 0;
  const counts: number[] = [];
  for (const some of chunk(predicates, expressionsMax)) {
    const list = some.map((predicate, i) => `, count_if(${predicate}) AS n${i}`);
    const [row] = await source.rows<Record<string, unknown>>(`SELECT count(*) AS n${list.join('')} FROM ${from}`);
    rows = toCount(row?.n);
    counts.push(...some.map((_, i) => toCount(row?.[`n${i}`])));
  }
  return [rows, ...counts];
};
