import { type CellObject, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Area, Grid, GridCell } from './grid.ts';
import { toGridCell } from './values.ts';

/** Cells of one workbook that are looked at; a table of more belongs in CSV or Parquet. */
export const workbookCellsMax = 3_000_000;

/** Merged areas of one sheet, and places that they cover together. */
const mergesMax = 200_000;
const coveredMax = 2_000_000;

/** The workbook holds more than is read: declared rows by the million, merged areas over whole sheets. */
export class WorkbookTooLargeError extends Error {}

type Rows = readonly (readonly (CellObject | undefined)[] | undefined)[];

const columnsOfSheet = 16_384;

type Size = { readonly lastRow: number; readonly lastColumn: number };

const coverOf = (merges: readonly Area[], size: Size): Map<number, Area> => {
  if (merges.length > mergesMax) throw new WorkbookTooLargeError();
  const cover = new Map<number, Area>();
  for (const area of merges) {
    const r1 = Math.min(area.r1, size.lastRow);
    const c1 = Math.min(area.c1, size.lastColumn);
    if ((r1 - area.r0 + 1) * (c1 - area.c0 + 1) + cover.size > coveredMax) throw new WorkbookTooLargeError();
    for (let r = area.r0; r <= r1; r += 1)
      for (let c = area.c0; c <= c1; c += 1) cover.set(r * columnsOfSheet + c, area);
  }
  return cover;
};

const hiddenOf = (list: readonly ({ hidden?: boolean | undefined } | undefined)[] | undefined): Set<number> => {
  const hidden = new Set<number>();
  list?.forEach((entry, i) => {
    if (entry?.hidden === true) hidden.add(i);
  });
  return hidden;
};

type Cells = { readonly byRow: ReadonlyMap<number, ReadonlyMap<number, GridCell>>; readonly count: number };

const cellsOf = (sheet: WorkSheet, date1904: boolean, most: number): Cells => {
  const byRow = new Map<number, Map<number, GridCell>>();
  let count = 0;
  ((sheet['!data'] ?? []) as Rows).forEach((line, row) => {
    line?.forEach((found, column) => {
      const cell = toGridCell(found, date1904);
      if (cell === undefined) return;
      count += 1;
      if (count > most) throw new WorkbookTooLargeError();
      const own = byRow.get(row) ?? new Map<number, GridCell>();
      byRow.set(row, own.set(column, cell));
    });
  });
  return { byRow, count };
};

const mergesOf = (sheet: WorkSheet): Area[] =>
  (sheet['!merges'] ?? []).map(({ s, e }) => ({ r0: s.r, c0: s.c, r1: e.r, c1: e.c }));

const toGrid = (name: string, isHidden: boolean, sheet: WorkSheet, cells: Cells['byRow']): Grid => {
  const spans = new Map(
    [...cells].map(([row, line]) => [row, { c0: Math.min(...line.keys()), c1: Math.max(...line.keys()) }]),
  );
  const size = {
    lastRow: Math.max(0, ...[...cells.keys()].slice(-1)),
    lastColumn: [...spans.values()].reduce((last, { c1 }) => Math.max(last, c1), 0),
  };
  const merges = mergesOf(sheet).filter(({ r0, c0, r1, c1 }) => r1 > r0 || c1 > c0);
  // a title may be merged over columns that hold nothing else: those are part of it, not of a table
  const cover = coverOf(merges, { lastRow: size.lastRow, lastColumn: size.lastColumn });
  return {
    name,
    isHidden,
    cell: (row, column) => cells.get(row)?.get(column),
    merge: (row, column) => cover.get(row * columnsOfSheet + column),
    rows: [...cells.keys()],
    span: (row) => spans.get(row),
    hiddenRows: hiddenOf(sheet['!rows']),
    hiddenColumns: hiddenOf(sheet['!cols']),
  };
};

/** The sheets of a workbook that hold something. Throws WorkbookTooLargeError. */
export const gridsOf = (book: WorkBook): Grid[] => {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const grids: Grid[] = [];
  let left = workbookCellsMax;
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined) continue;
    const whole = sheet['!fullref'] ?? sheet['!ref'];
    if (whole !== undefined && utils.decode_range(whole).e.c >= columnsOfSheet) throw new WorkbookTooLargeError();
    const { byRow, count } = cellsOf(sheet, date1904, left);
    left -= count;
    if (count > 0) grids.push(toGrid(name, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0, sheet, byRow));
  }
  return grids;
};
