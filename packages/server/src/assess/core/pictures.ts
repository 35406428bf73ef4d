import type { Suspect, Table, TableColumn } from '../model.ts';
import { excerptLengthMax, kindOf } from './aggregates.ts';
import { ident, rowColumn, type Source, tableView, toCount } from './sql.ts';
import { readSuspects } from './suspects.ts';

/** Steps of a small chart: more are narrower than a hair on a phone. */
const binsMax = 24;

/** Columns that get a chart; a wider table's report is read for its first ones. */
const chartsMax = 120;

/** Flagged cells that are looked through for examples. */
const lookedAtMax = 20_000;

/** Examples altogether, and of one rule in one column. */
const examplesMax = 24;
const examplesOfRuleMax = 3;

/** Columns shown beside a flagged cell, itself included. */
const besideMax = 5;

/** How the values of a column spread; ends as the engine writes them. */
export type ColumnPicture = {
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly bins: readonly number[];
};

/** A flagged cell among its neighbours: rows before and after, columns beside. `rows` hold texts in the order of `columns`. */
export type SuspectPicture = Suspect & {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly values: readonly (string | null)[] }[];
};

/** What a report shows besides figures. */
export type Pictures = { readonly columns: readonly ColumnPicture[]; readonly suspects: readonly SuspectPicture[] };

/** The column as a finite number; undefined for what has no order that a chart could show. */
const numberOf = (column: TableColumn): string | undefined => {
  const name = ident(column.name);
  const kind = kindOf(column.type);
  if (kind === 'double') return `CASE WHEN isfinite(${name}) THEN ${name} END`;
  if (kind === 'integer' || kind === 'decimal') return `CAST(${name} AS DOUBLE)`;
  return kind === 'date' || kind === 'timestamp' ? `epoch(CAST(${name} AS TIMESTAMP))` : undefined;
};

const pictureOf = async (source: Source, column: TableColumn): Promise<ColumnPicture[]> => {
  const value = numberOf(column);
  if (value === undefined) return [];
  const rows = await source.rows<{ f: string | null; t: string | null; b: unknown; n: unknown }>(
    `WITH v AS (SELECT ${value} AS x, ${ident(column.name)} AS o FROM ${tableView}), ` +
      'e AS (SELECT min(x) AS a, max(x) AS z, CAST(min(o) AS VARCHAR) AS f, CAST(max(o) AS VARCHAR) AS t FROM v WHERE x IS NOT NULL) ' +
      `SELECT f, t, CAST(least(${binsMax - 1}, floor((x - a) / (z - a) * ${binsMax})) AS INTEGER) AS b, count(*) AS n ` +
      'FROM v, e WHERE x IS NOT NULL AND z > a AND isfinite(z - a) GROUP BY ALL ORDER BY b',
  );
  const [first] = rows;
  if (first === undefined) return [];
  const counts = new Map(rows.map((row) => [toCount(row.b), toCount(row.n)]));
  const bins = Array.from({ length: binsMax }, (_, i) => counts.get(i) ?? 0);
  return [{ column: column.name, from: first.f ?? '', to: first.t ?? '', bins }];
};

/** A few flagged cells of every rule and column, in the order of rows. */
const examplesOf = (suspects: readonly Suspect[]): Suspect[] => {
  const seen = new Map<string, number>();
  const some = suspects.filter(({ rule, column }) => {
    const before = seen.get(`${rule}\n${column}`) ?? 0;
    seen.set(`${rule}\n${column}`, before + 1);
    return before < examplesOfRuleMax;
  });
  return some.slice(0, examplesMax);
};

/** The first column, which most often names the row, and the columns around the flagged one. */
const besideOf = (columns: readonly TableColumn[], flagged: string): TableColumn[] => {
  const at = Math.max(
    0,
    columns.findIndex(({ name }) => name === flagged),
  );
  const from = Math.max(0, Math.min(at - 1, columns.length - besideMax + 1));
  const around = columns.slice(from, from + besideMax - 1);
  const [first] = columns;
  return first === undefined || around.includes(first) ? columns.slice(from, from + besideMax) : [first, ...around];
};

const suspectPictures = async (source: Source, { columns }: Table): Promise<SuspectPicture[]> => {
  const examples = examplesOf(await readSuspects(source, 0, lookedAtMax));
  if (examples.length === 0) return [];
  const wanted = [...new Set(examples.flatMap(({ row }) => [row - 1, row, row + 1]))].filter((row) => row >= 0);
  const texts = columns.map(
    (column, i) => `left(CAST(${ident(column.name)} AS VARCHAR), ${excerptLengthMax}) AS c${i}`,
  );
  const rows = await source.rows<Record<string, unknown>>(
    `SELECT ${rowColumn} AS r, ${texts.join(', ')} FROM ${tableView} WHERE ${rowColumn} IN (${wanted.join(', ')}) ORDER BY r`,
  );
  const byRow = new Map(rows.map((row) => [toCount(row.r), row]));
  return examples.map((suspect) => {
    const beside = besideOf(columns, suspect.column);
    const places = [suspect.row - 1, suspect.row, suspect.row + 1];
    return {
      ...suspect,
      columns: beside.map(({ name }) => name),
      rows: places.flatMap((row) => {
        const found = byRow.get(row);
        if (found === undefined) return [];
        const values = beside.map((column) => found[`c${columns.indexOf(column)}`]);
        return [{ row, values: values.map((value) => (typeof value === 'string' ? value : null)) }];
      }),
    };
  });
};

/** Reads charts and examples after the table was measured, while the session lives. */
export const readPictures = async (source: Source, table: Table): Promise<Pictures> => {
  const columns: ColumnPicture[] = [];
  for (const column of table.columns.slice(0, chartsMax)) columns.push(...(await pictureOf(source, column)));
  return { columns, suspects: await suspectPictures(source, table) };
};
