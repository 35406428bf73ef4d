import type { Suspect, Table, TableColumn } from '../model.ts';
import { excerptLengthMax } from './aggregates.ts';
import { ident, rowColumn, type Source, tableView, toCount } from './sql.ts';
import { readSuspects } from './suspects.ts';

/** Flagged cells that are looked through for examples. */
export const lookedAtMax = 20_000;

/** Examples altogether, and of one rule in one column. */
const examplesMax = 24;
const examplesOfRuleMax = 3;

/** Columns shown beside a flagged cell, itself included. */
const besideMax = 5;

/** A flagged cell among its neighbours: rows before and after, columns beside. `rows` hold texts in the order of `columns`. */
export type SuspectPicture = Suspect & {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly row: number; readonly values: readonly (string | null)[] }[];
};

/** What a report shows besides figures. */
export type Pictures = { readonly suspects: readonly SuspectPicture[] };

/** A few flagged cells of every rule and column, in the order of rows. */
export const examplesOf = (suspects: readonly Suspect[]): Suspect[] => {
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

/** Flagged cells among their neighbours; the table's view is there (`createTableView`). */
export const picturesOf = async (
  source: Source,
  { columns }: Table,
  examples: readonly Suspect[],
): Promise<SuspectPicture[]> => {
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

/** Reads examples after the table was measured, while the session lives. */
export const readPictures = async (source: Source, table: Table): Promise<Pictures> => ({
  suspects: await picturesOf(source, table, examplesOf(await readSuspects(source, 0, lookedAtMax))),
});
