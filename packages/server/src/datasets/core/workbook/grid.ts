/** What a cell of a sheet is once its number format was understood. */
export type CellKind = 'text' | 'number' | 'date' | 'month' | 'time' | 'boolean' | 'error';

/** Why a cell no longer holds what was typed into it. */
export type Damage = 'digits_lost' | 'scientific' | 'zeros_at_end' | 'error_value' | 'formula_without_value';

/** A cell: `text` is what a reader of data gets (ISO dates, plain numbers), `shown` what the office program shows. */
export type GridCell = {
  readonly text: string;
  readonly kind: CellKind;
  readonly shown: string;
  readonly isPercent: boolean;
  readonly damage?: Damage;
};

/** A rectangle, both ends included, counted from 0. */
export type Area = { readonly r0: number; readonly c0: number; readonly r1: number; readonly c1: number };

/** A sheet as it lies there. Rows and columns count from 0. */
export type Grid = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Cells that hold something. */
  cell(row: number, column: number): GridCell | undefined;
  /** The merged area that covers a place. */
  merge(row: number, column: number): Area | undefined;
  /** Numbers of the rows that hold something, ascending. */
  readonly rows: readonly number[];
  /** First and last column that hold something in a row. */
  span(row: number): { readonly c0: number; readonly c1: number } | undefined;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
};

/** The cell that a place shows: its own, or that of the merged area it lies in. */
export const shownAt = (grid: Grid, row: number, column: number): GridCell | undefined => {
  const area = grid.merge(row, column);
  return area === undefined ? grid.cell(row, column) : grid.cell(area.r0, area.c0);
};

/** Places of a row that hold something between two columns; a merged area counts once, where it begins. */
export const filledIn = (grid: Grid, row: number, { c0, c1 }: Pick<Area, 'c0' | 'c1'>): number[] => {
  const found: number[] = [];
  let seen: Area | undefined;
  for (let column = c0; column <= c1; column += 1) {
    const area = grid.merge(row, column);
    if (area !== undefined && area === seen) continue;
    seen = area;
    if (shownAt(grid, row, column) !== undefined) found.push(column);
  }
  return found;
};

/** A column's letters: 0 is A, 26 is AA. */
export const columnLetters = (column: number): string => {
  const before = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return before === 0 ? letter : `${columnLetters(before - 1)}${letter}`;
};

/** A place as office programs call it, such as C7. */
export const addressOf = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** An area as office programs call it, such as A3:F40. */
export const rangeOf = ({ r0, c0, r1, c1 }: Area): string => `${addressOf(r0, c0)}:${addressOf(r1, c1)}`;
