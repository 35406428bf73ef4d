import { type Area, filledIn, type Grid, shownAt } from './grid.ts';
import { isMetaText } from './words.ts';

/** A part of a sheet that may be a table: its rows (ascending) between two columns, with what stands alone above and below it. */
export type Block = {
  readonly rows: readonly number[];
  readonly c0: number;
  readonly c1: number;
  readonly above: readonly number[];
  readonly below: readonly number[];
};

/** Pieces that one sheet is cut into; a sheet of more is no sheet of tables. */
const blocksMax = 500;

type Columns = Pick<Area, 'c0' | 'c1'>;

const isTaken = (grid: Grid, row: number, columns: Columns): boolean => filledIn(grid, row, columns).length > 0;

/** Rows that follow one another without an empty one between them. */
const bandsOf = (grid: Grid, rows: readonly number[], columns: Columns): number[][] => {
  const bands: number[][] = [];
  let last = Number.NaN;
  for (const row of rows) {
    if (!isTaken(grid, row, columns)) continue;
    if (row === last + 1) bands.at(-1)?.push(row);
    else bands.push([row]);
    last = row;
  }
  return bands;
};

/** One text, or texts that only say how to take the table: a title, a line of units, a note. */
export const standsAlone = (grid: Grid, row: number, columns: Columns): boolean => {
  const filled = filledIn(grid, row, columns);
  if (filled.length <= 1) return true;
  const cells = filled.map((column) => shownAt(grid, row, column));
  const isSparse = filled.length <= Math.max(3, (columns.c1 - columns.c0 + 1) / 2);
  return isSparse && cells.every((cell) => cell?.kind === 'text' && isMetaText(cell.text));
};

type Peeled = { readonly above: number[]; readonly rows: number[]; readonly below: number[] };

const peel = (grid: Grid, band: readonly number[], columns: Columns): Peeled => {
  if (columns.c0 === columns.c1) return { above: [], rows: [...band], below: [] };
  const first = band.findIndex((row) => !standsAlone(grid, row, columns));
  if (first < 0) return { above: [...band], rows: [], below: [] };
  const last = band.findLastIndex((row) => !standsAlone(grid, row, columns));
  return { above: band.slice(0, first), rows: band.slice(first, last + 1), below: band.slice(last + 1) };
};

/** Columns that hold something, as runs without an empty one between them. */
const runsOf = (grid: Grid, rows: readonly number[], { c0, c1 }: Columns): Columns[] => {
  const taken = new Uint8Array(c1 - c0 + 1);
  for (const row of rows)
    for (let c = c0; c <= c1; c += 1) if (taken[c - c0] === 0 && shownAt(grid, row, c) !== undefined) taken[c - c0] = 1;
  const runs: { c0: number; c1: number }[] = [];
  for (let c = c0; c <= c1; c += 1) {
    if (taken[c - c0] === 0) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.c1 === c - 1) last.c1 = c;
    else runs.push({ c0: c, c1: c });
  }
  return runs;
};

/** Runs that are tables of their own: two rows and two columns at least; a narrow one belongs to the one on its left. */
const tablesAcross = (grid: Grid, rows: readonly number[], columns: Columns): Columns[] => {
  const runs = runsOf(grid, rows, columns);
  const merged: { c0: number; c1: number }[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const isWide = (of: Columns): boolean =>
      of.c1 > of.c0 && rows.filter((row) => filledIn(grid, row, of).length >= 2).length >= 2;
    if (last === undefined || (isWide(run) && isWide(last))) merged.push({ ...run });
    else last.c1 = run.c1;
  }
  return merged;
};

const cutBand = (grid: Grid, band: readonly number[], columns: Columns): Block[] => {
  const { above, rows, below } = peel(grid, band, columns);
  if (rows.length === 0) return [{ rows: [], ...columns, above, below }];
  const across = tablesAcross(grid, rows, columns);
  const [only] = across;
  if (across.length <= 1) return [{ rows, ...(only ?? columns), above, below }];
  return across.flatMap((own, i) => {
    const parts = cutRows(grid, rows, own);
    const [first, ...rest] = parts;
    if (first === undefined) return [];
    // what stands over all of them is said of each, unless a title lies over one alone
    const over = above.filter((row) => filledIn(grid, row, own).length > 0);
    const under = i === 0 ? below : [];
    return [{ ...first, above: [...over, ...first.above], below: [...first.below, ...under] }, ...rest];
  });
};

const cutRows = (grid: Grid, rows: readonly number[], columns: Columns): Block[] =>
  bandsOf(grid, rows, columns).flatMap((band) => cutBand(grid, band, columns));

/** Cuts a sheet at its empty rows and columns. Beyond the most it may have, the rest is left as one block. */
export const cutSheet = (grid: Grid): Block[] => {
  const spans = grid.rows.map((row) => grid.span(row));
  const c0 = spans.reduce((least, span) => Math.min(least, span?.c0 ?? least), Number.POSITIVE_INFINITY);
  const c1 = spans.reduce((most, span) => Math.max(most, span?.c1 ?? most), 0);
  if (grid.rows.length === 0) return [];
  return cutRows(grid, grid.rows, { c0, c1 }).slice(0, blocksMax);
};
