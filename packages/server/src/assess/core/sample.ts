import { rowColumn, type Source, tableView } from './sql.ts';

/** Rows that detectors look at; a class that 1 % of the rows have is then missed once in 10⁸⁷ tables. */
export const sampleRowsMax = 20_000;

const sampleTable = 'corridor_sample';

const everyOf = (rows: number): number => Math.max(1, Math.round(rows / sampleRowsMax));

/** SQL: the row is in the sample of a table of so many rows: its number hashes to 0. */
const isSampled = (rows: number): string => `hash(${rowColumn}) % ${everyOf(rows)} = 0`;

/**
 * Makes the sample that detectors look at and returns its name: every row when they are few, else those whose number hashes to 0; the same
 * ones each time.
 */
export const drawSample = async (source: Source, rows: number): Promise<string> => {
  if (everyOf(rows) === 1) return tableView;
  await source.run(
    `CREATE OR REPLACE TEMP TABLE ${sampleTable} AS SELECT * FROM ${tableView} WHERE ${isSampled(rows)}`,
  );
  return sampleTable;
};

/** An aggregate with which a pass over the table draws the same sample by the way: a list of the rows, `columns` as SQL names them. */
export const sampleAggregate = (rows: number, columns: readonly string[]): string =>
  `list(struct_pack(${columns.map((name) => `${name} := ${name}`).join(', ')})) FILTER (WHERE ${isSampled(rows)})`;

/** Makes the sample out of such a list, which stands in a table of one row. */
export const unpackSample = async (source: Source, table: string, list: string): Promise<string> => {
  await source.run(
    `CREATE OR REPLACE TEMP TABLE ${sampleTable} AS SELECT * FROM (SELECT s.* FROM (SELECT unnest(${list}) AS s FROM ${table})) ORDER BY ${rowColumn}`,
  );
  return sampleTable;
};
