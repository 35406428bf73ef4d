import type { FoundTable, SheetFacts } from '../../model.ts';
import { type Conversion, readColumn } from './columns.ts';
import { addressOf, columnLetters, type Grid, rangeOf, shownAt } from './grid.ts';
import { findTables, type SheetTable, tableName } from './tables.ts';

/** Cells in doubt, lines and rows of sums that are told one by one; all of them are counted. */
const toldMax = 200;

/** Headings that are told of a table that was not taken. */
const headingsMax = 40;

/** A table as texts, ready to be typed, with what was found around it. */
export type ReadSheet = {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly headerRows: number;
  readonly facts: SheetFacts;
};

/** The tables of all sheets, the largest first; those on hidden sheets last. */
export const tablesOf = (grids: readonly Grid[]): SheetTable[] => {
  const size = ({ dataRows, columns }: SheetTable): number => dataRows.length * columns.length;
  return grids
    .flatMap(findTables)
    .toSorted((a, b) => Number(a.grid.isHidden) - Number(b.grid.isHidden) || size(b) - size(a));
};

/** What is told of a table so that a person can choose. */
export const describeTable = (table: SheetTable): FoundTable => ({
  name: tableName(table),
  title: table.above.join(' ').slice(0, 200),
  rows: table.dataRows.length,
  columns: table.columns.length,
  headerRows: table.headingRows.length,
  headings: table.titles.slice(0, headingsMax),
  notes: table.notes.slice(0, 10),
  isHidden: table.grid.isHidden,
});

const damagedIn = (table: SheetTable, titles: readonly string[]): SheetFacts['damaged'] =>
  table.columns.flatMap((column, i) =>
    table.dataRows.flatMap((row) => {
      const cell = table.grid.cell(row, column);
      if (cell?.damage === undefined) return [];
      const text = cell.kind === 'error' ? cell.shown : cell.text;
      return [{ cell: addressOf(row, column), column: titles[i] ?? '', text, why: cell.damage }];
    }),
  );

const countFilled = ({ grid, columns, dataRows }: SheetTable): number =>
  columns.reduce(
    (sum, column) =>
      sum +
      dataRows.filter((row) => {
        const area = grid.merge(row, column);
        return area !== undefined && area.r0 < row && area.c0 === column && shownAt(grid, row, column) !== undefined;
      }).length,
    0,
  );

const factsOf = (table: SheetTable, titles: readonly string[], conversions: readonly Conversion[]): SheetFacts => {
  const { grid, area } = table;
  const damaged = damagedIn(table, titles);
  return {
    range: rangeOf(area),
    above: table.above.slice(0, toldMax),
    notes: table.notes.slice(0, toldMax),
    totals: table.totals.slice(0, toldMax).map(({ row, label, cells }) => ({ row: row + 1, label, cells })),
    hiddenRows: table.dataRows
      .filter((row) => grid.hiddenRows.has(row))
      .map((row) => row + 1)
      .slice(0, toldMax),
    hiddenColumns: table.columns.filter((column) => grid.hiddenColumns.has(column)).map(columnLetters),
    sections: [...new Set(table.sections.values())].slice(0, toldMax),
    filledCells: countFilled(table),
    conversions,
    damagedCells: damaged.length,
    damaged: damaged.slice(0, toldMax),
  };
};

/** Reads one table: headings joined, cells as values, section labels as a first column. */
export const readSheetTable = (table: SheetTable): ReadSheet => {
  const titles = table.titles.map((title, i) => (title === '' ? `column_${i + 1}` : title));
  const columns = table.columns.map((column, i) => readColumn(table, column, titles[i] ?? ''));
  const hasSections = table.sections.size > 0;
  const rows = table.dataRows.map((row, at) => {
    const cells = columns.map(({ values }) => values[at] ?? '');
    return hasSections ? [table.sections.get(row) ?? '', ...cells] : cells;
  });
  const facts = factsOf(
    table,
    titles,
    columns.flatMap(({ conversions }) => conversions),
  );
  return { titles: hasSections ? ['分组', ...titles] : titles, rows, headerRows: table.headingRows.length, facts };
};
