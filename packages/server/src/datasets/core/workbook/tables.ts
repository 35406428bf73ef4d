import { type Block, cutSheet } from './blocks.ts';
import { type Area, filledIn, type Grid, rangeOf, shownAt } from './grid.ts';
import { headingHeight, joinHeadings, numbersColumns } from './heading.ts';
import { isNoteText, isSectionText, isTotalLabel, labelText } from './words.ts';

/** A row of sums, as it stands there: taken out of the data. */
export type TotalRow = { readonly row: number; readonly label: string; readonly cells: readonly string[] };

/** A table as it lies on a sheet. Rows are numbers of sheet rows from 0. */
export type SheetTable = {
  readonly grid: Grid;
  /** Headings and data, without titles and notes. */
  readonly area: Area;
  readonly headingRows: readonly number[];
  /** Joined headings; columns without one are called by their place later. */
  readonly titles: readonly string[];
  readonly columns: readonly number[];
  readonly dataRows: readonly number[];
  /** Section labels that stand between the rows, by the data row they stand over first. */
  readonly sections: ReadonlyMap<number, string>;
  readonly above: readonly string[];
  readonly notes: readonly string[];
  readonly totals: readonly TotalRow[];
};

type Columns = Pick<Area, 'c0' | 'c1'>;

const textsOf = (grid: Grid, row: number, columns: Columns): string[] =>
  filledIn(grid, row, columns).map((column) => shownAt(grid, row, column)?.shown ?? '');

const lineOf = (grid: Grid, row: number, columns: Columns): string =>
  textsOf(grid, row, columns).map(labelText).join('  ');

/** A sum is named among the first columns, before the first number. */
const totalLabel = (grid: Grid, row: number, columns: Columns): string | undefined => {
  for (const column of filledIn(grid, row, columns).slice(0, 3)) {
    const cell = shownAt(grid, row, column);
    if (cell?.kind === 'text' && isTotalLabel(cell.text)) return labelText(cell.text);
  }
  return undefined;
};

type RowKind = 'data' | 'total' | 'note' | 'section' | 'repeated';

/** Longer texts alone in a row are sentences, not cells. */
const sentenceLength = 25;

const aloneKind = (grid: Grid, row: number, columns: Columns, isLast: boolean): RowKind => {
  const [column] = filledIn(grid, row, columns);
  if (column === undefined || columns.c1 - columns.c0 < 2) return 'data';
  const cell = shownAt(grid, row, column);
  const area = grid.merge(row, column);
  if (cell?.kind !== 'text') return 'data';
  const isWide = area !== undefined && area.r0 === area.r1 && area.c1 - area.c0 + 1 > (columns.c1 - columns.c0 + 1) / 2;
  if (isNoteText(cell.text) || cell.text.length > sentenceLength) return 'note';
  if (isWide) return isLast ? 'note' : 'section';
  return isSectionText(cell.text) && column === columns.c0 ? 'section' : 'data';
};

const kindOfRow = (
  grid: Grid,
  row: number,
  columns: Columns,
  headings: readonly string[],
  isLast: boolean,
): RowKind => {
  const filled = filledIn(grid, row, columns);
  if (totalLabel(grid, row, columns) !== undefined) return 'total';
  if (filled.length === 1) return aloneKind(grid, row, columns, isLast);
  const cells = filled.map((column) => labelText(shownAt(grid, row, column)?.text ?? ''));
  if (filled.length >= 2 && filled.every((column, i) => headings[column - columns.c0] === cells[i])) return 'repeated';
  const first = shownAt(grid, row, filled[0] ?? 0);
  const isSigned = first?.kind === 'text' && isNoteText(first.text) && first.text.length > 2;
  return isSigned && cells.every((cell) => /[:：]/.test(cell) || filled.length <= 2) ? 'note' : 'data';
};

const isTypedLike = (grid: Grid, row: number, like: readonly number[], columns: Columns): boolean => {
  const filled = filledIn(grid, row, columns);
  const known = filled.filter((column) => {
    const kind = shownAt(grid, row, column)?.kind;
    return like.some((other) => shownAt(grid, other, column)?.kind === kind);
  });
  return filled.length >= 2 && known.length === filled.length;
};

/** Whether a block goes on with the table above it, after an empty row: the same columns and kinds, no new headings. */
const continues = (grid: Grid, block: Block, table: SheetTable): boolean => {
  const [first] = block.rows;
  if (first === undefined || block.above.length > 0) return false;
  if (block.c0 < table.area.c0 || block.c1 > table.area.c1) return false;
  const columns = table.area;
  if (totalLabel(grid, first, columns) !== undefined) return true;
  if (kindOfRow(grid, first, columns, lastHeadings(table), false) === 'repeated') return true;
  const isHeaded =
    headingHeight(grid, block.rows, block) > 0 && !isTypedLike(grid, first, table.dataRows.slice(0, 20), columns);
  const isHeadedAlike =
    block.rows.length > 1 &&
    table.dataRows.every((row) => textualRow(grid, row, columns)) &&
    headingHeight(grid, block.rows, block) > 0;
  return !isHeaded && !isHeadedAlike && isTypedLike(grid, first, table.dataRows, columns);
};

const textualRow = (grid: Grid, row: number, columns: Columns): boolean =>
  filledIn(grid, row, columns).every((column) => shownAt(grid, row, column)?.kind === 'text');

const lastHeadings = (table: Pick<SheetTable, 'grid' | 'area' | 'headingRows'>): string[] => {
  const row = table.headingRows.at(-1);
  if (row === undefined) return [];
  const { grid, area } = table;
  return Array.from({ length: area.c1 - area.c0 + 1 }, (_, i) =>
    labelText(shownAt(grid, row, area.c0 + i)?.text ?? ''),
  );
};

type Sorted = Pick<SheetTable, 'dataRows' | 'sections' | 'notes' | 'totals'>;

const sortRows = (grid: Grid, rows: readonly number[], columns: Columns, headings: readonly string[]): Sorted => {
  const dataRows: number[] = [];
  const sections = new Map<number, string>();
  const notes: string[] = [];
  const totals: TotalRow[] = [];
  const lastData = rows.findLastIndex((row) => filledIn(grid, row, columns).length > 1);
  let section: string | undefined;
  for (const [i, row] of rows.entries()) {
    const kind = kindOfRow(grid, row, columns, headings, i > lastData);
    if (kind === 'data') {
      dataRows.push(row);
      if (section !== undefined) sections.set(row, section);
    } else if (kind === 'section') section = lineOf(grid, row, columns);
    else if (kind === 'note') notes.push(lineOf(grid, row, columns));
    else if (kind === 'total')
      totals.push({ row, label: totalLabel(grid, row, columns) ?? '', cells: textsOf(grid, row, columns) });
  }
  return { dataRows, sections, notes, totals };
};

/** Columns that have a heading or hold something; an empty one between two tables' halves is no column. */
const usedColumns = (grid: Grid, rows: readonly number[], titles: readonly string[], { c0, c1 }: Columns): number[] =>
  Array.from({ length: c1 - c0 + 1 }, (_, i) => c0 + i).filter(
    (column) => titles[column - c0] !== '' || rows.some((row) => shownAt(grid, row, column) !== undefined),
  );

const toTable = (grid: Grid, block: Block): SheetTable => {
  const columns = { c0: block.c0, c1: block.c1 };
  const height = headingHeight(grid, block.rows, columns);
  const headingRows = block.rows.slice(0, height);
  const numbered = block.rows[height];
  const skip = height > 0 && numbered !== undefined && numbersColumns(grid, numbered, columns) ? 1 : 0;
  const titles = height === 0 ? [] : joinHeadings(grid, headingRows, columns);
  const draft = { grid, headingRows, area: { ...columns, r0: block.rows[0] ?? 0, r1: block.rows.at(-1) ?? 0 } };
  const headings = lastHeadings(draft);
  const sorted = sortRows(grid, block.rows.slice(height + skip), columns, headings);
  const used = usedColumns(grid, sorted.dataRows, titles, columns);
  return {
    ...draft,
    titles: used.map((column) => titles[column - block.c0] ?? ''),
    columns: used,
    ...sorted,
    above: block.above.map((row) => lineOf(grid, row, columns)),
    notes: [...sorted.notes, ...block.below.map((row) => lineOf(grid, row, columns))],
  };
};

const extended = (table: SheetTable, block: Block): SheetTable => {
  const { grid, area } = table;
  const more = sortRows(grid, block.rows, area, lastHeadings(table));
  const dataRows = [...table.dataRows, ...more.dataRows];
  return {
    ...table,
    area: { ...area, r1: block.rows.at(-1) ?? area.r1 },
    dataRows,
    sections: new Map([...table.sections, ...more.sections]),
    totals: [...table.totals, ...more.totals],
    notes: [...table.notes, ...more.notes, ...block.below.map((row) => lineOf(grid, row, area))],
  };
};

const overlaps = (a: Columns, b: Columns): boolean => a.c0 <= b.c1 && b.c0 <= a.c1;

const isSingleLine = (grid: Grid, block: Block): boolean => {
  const [row, second] = block.rows;
  return row !== undefined && second === undefined && kindOfRow(grid, row, block, [], true) === 'note';
};

/**
 * Finds the tables of a sheet: blocks between empty rows and columns, with what stands above as titles and below as notes. Rows after
 * an empty row belong to the table above when they have its columns and kinds and no headings of their own.
 */
export const findTables = (grid: Grid): SheetTable[] => {
  const tables: SheetTable[] = [];
  let waiting: string[] = [];
  const note = (table: SheetTable, lines: readonly string[]): void => {
    tables[tables.indexOf(table)] = { ...table, notes: [...table.notes, ...lines] };
  };
  for (const block of cutSheet(grid)) {
    const before = tables.findLast((table) => overlaps(table.area, block));
    if (block.rows.length === 0 || isSingleLine(grid, block)) {
      const lines = [...block.above, ...block.rows, ...block.below].map((row) => lineOf(grid, row, block));
      const isNote = before !== undefined && lines.every((line) => isNoteText(line) || line.length > sentenceLength);
      if (isNote) note(before, lines);
      else waiting.push(...lines);
      continue;
    }
    if (before !== undefined && waiting.length === 0 && continues(grid, block, before)) {
      tables[tables.indexOf(before)] = extended(before, block);
      continue;
    }
    const table = toTable(grid, block);
    tables.push({ ...table, above: [...waiting, ...table.above] });
    waiting = [];
  }
  const last = tables.at(-1);
  if (last !== undefined && waiting.length > 0) note(last, waiting);
  return tables.filter(({ dataRows, columns }) => dataRows.length > 0 && columns.length > 0);
};

/** How a table is called: its sheet and where it lies there. */
export const tableName = (table: SheetTable): string => `${table.grid.name}!${rangeOf(table.area)}`;
