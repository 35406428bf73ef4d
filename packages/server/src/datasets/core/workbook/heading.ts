import { hasHeader } from '../header.ts';
import { type Area, type Grid, type GridCell, shownAt } from './grid.ts';
import { isUnitText, labelText } from './words.ts';

/** Rows of headings that one table may have; more is a form. */
const headingRowsMax = 6;

/** Rows below a heading that are looked at. */
const lookedAtRows = 60;

type Columns = Pick<Area, 'c0' | 'c1'>;

const columnsIn = ({ c0, c1 }: Columns): number[] => Array.from({ length: c1 - c0 + 1 }, (_, i) => c0 + i);

const cellsIn = (grid: Grid, row: number, columns: Columns): (GridCell | undefined)[] =>
  columnsIn(columns).map((column) => shownAt(grid, row, column));

const isNumeric = (cell: GridCell | undefined): boolean =>
  cell !== undefined &&
  (cell.kind === 'number' ||
    /^[-+￥¥$(（]?\d[\d,]*(\.\d+)?([万亿]元?|[%％元])?[)）]?$/.test(cell.text.replace(/\s/g, '')));

const isDate = (cell: GridCell | undefined): boolean =>
  cell !== undefined &&
  (cell.kind === 'date' || cell.kind === 'time' || /^\d{4}[-./年]\d{1,2}([-./月]\d{1,2}日?|月)$/.test(cell.text));

const isLabel = (cell: GridCell | undefined): boolean =>
  cell !== undefined && (cell.kind === 'text' || cell.kind === 'month') && !isNumeric(cell) && !isDate(cell);

/** Numbers that head columns: years in a row, such as 2021, 2022, 2023. */
const isYears = (cells: readonly (GridCell | undefined)[]): boolean => {
  const numbers = cells.filter(isNumeric).map((cell) => Number(cell?.text));
  return (
    numbers.length >= 2 &&
    numbers.every((n) => Number.isInteger(n) && n >= 1900 && n <= 2100) &&
    numbers.every((n, i) => i === 0 || Math.abs(n - (numbers[i - 1] ?? 0)) === 1)
  );
};

const isLabelRow = (cells: readonly (GridCell | undefined)[]): boolean => {
  const present = cells.filter((cell) => cell !== undefined);
  if (present.length === 0) return false;
  return present.every(isLabel) || (isYears(cells) && present.every((cell) => isLabel(cell) || isNumeric(cell)));
};

/** Share of a column's cells below that are numbers or dates. */
const typedShare = (grid: Grid, rows: readonly number[], column: number): number => {
  const present = rows.map((row) => shownAt(grid, row, column)).filter((cell) => cell !== undefined);
  const typed = present.filter((cell) => isNumeric(cell) || isDate(cell));
  return present.length === 0 ? 0 : typed.length / present.length;
};

const startsWithHeading = (grid: Grid, rows: readonly number[], columns: Columns): boolean => {
  const [first, ...rest] = rows.slice(0, lookedAtRows);
  if (first === undefined || rest.length === 0) return false;
  const cells = cellsIn(grid, first, columns);
  if (!isLabelRow(cells)) return false;
  if (cells.some((cell, i) => cell !== undefined && typedShare(grid, rest, columns.c0 + i) > 0.5)) return true;
  const records = rows
    .slice(0, lookedAtRows)
    .map((row) => cellsIn(grid, row, columns).map((cell) => labelText(cell?.text ?? '')));
  const [labels = [], ...below] = records;
  // labels over merged areas repeat: only what differs from all below it speaks
  const filled = labels.filter((label) => label !== '');
  const isRepeated = filled.some((label, i) =>
    below.some((record) => record[labels.indexOf(label)] === label && i >= 0),
  );
  return hasHeader(records) || (!isRepeated && filled.length >= labels.length * 0.6);
};

/** What the last row of headings needs below it: the rest of merged areas, and the parts of what is merged across. */
const neededBelow = (grid: Grid, rows: readonly number[], height: number, columns: Columns): number => {
  const last = rows[height - 1] ?? 0;
  let needed = height;
  for (const column of columnsIn(columns)) {
    const area = grid.merge(last, column);
    if (area === undefined) continue;
    const end = rows.findLastIndex((row) => row <= area.r1) + 1;
    needed = Math.max(needed, end);
    const next = rows[end];
    const isAcross = area.c1 > area.c0 && area.r0 <= last && !(area.c0 <= columns.c0 && area.c1 >= columns.c1);
    if (isAcross && next !== undefined && isLabelRow(cellsIn(grid, next, columns))) needed = Math.max(needed, end + 1);
  }
  return needed;
};

/** Whether the next row completes one whose upper headings stand only over the first of their columns. */
const completes = (grid: Grid, rows: readonly number[], height: number, columns: Columns): boolean => {
  const next = rows[height];
  const after = rows.slice(height + 1, height + 1 + lookedAtRows);
  if (next === undefined || after.length === 0) return false;
  const cells = cellsIn(grid, next, columns);
  const present = cells.filter((cell) => cell !== undefined);
  if (present.length > 0 && present.every((cell) => isUnitText(cell.text))) return true;
  if (present.length < 2 || !isLabelRow(cells)) return false;
  const above = cellsIn(grid, rows[height - 1] ?? 0, columns);
  const fillsGap = cells.some((cell, i) => cell !== undefined && above[i] === undefined);
  return fillsGap && cells.some((cell, i) => cell !== undefined && typedShare(grid, after, columns.c0 + i) > 0.5);
};

/** How many rows of headings a table has; 0 when its first row is data. */
export const headingHeight = (grid: Grid, rows: readonly number[], columns: Columns): number => {
  if (!startsWithHeading(grid, rows, columns) && neededBelow(grid, rows, 1, columns) === 1) return 0;
  if (!isLabelRow(cellsIn(grid, rows[0] ?? 0, columns))) return 0;
  let height = 1;
  while (height < headingRowsMax) {
    const needed = neededBelow(grid, rows, height, columns);
    if (needed > height) height = needed;
    else if (completes(grid, rows, height, columns)) height += 1;
    else break;
  }
  return Math.min(height, headingRowsMax, rows.length);
};

const ordinals = '甲乙丙丁戊己庚辛';

/** Whether a row only numbers the columns: 甲 乙 1 2 3, as statistical forms do below their headings. */
export const numbersColumns = (grid: Grid, row: number, columns: Columns): boolean => {
  const texts = cellsIn(grid, row, columns).map((cell) => cell?.text.replace(/[()（）]/g, '') ?? '');
  const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number);
  const letters = texts.filter((text) => text.length === 1 && ordinals.includes(text));
  const isSequence = numbers.every((n, i) => n === i + (numbers[0] ?? 0)) && (numbers[0] ?? 1) <= 1;
  const isWhole = texts.every((text) => text === '栏次' || /^\d+$/.test(text) || letters.includes(text));
  return (
    isWhole && isSequence && texts.length >= 3 && numbers.length >= 1 && (letters.length > 0 || numbers.length >= 3)
  );
};

/** Headings of several rows in one name per column: 上层/下层; what is merged down is named once. */
export const joinHeadings = (grid: Grid, rows: readonly number[], columns: Columns): string[] => {
  const levels = rows.map((row) => {
    const labels = cellsIn(grid, row, columns).map((cell) => labelText(cell?.text ?? ''));
    return labels;
  });
  // an upper heading that is not merged stands over the first of its columns; those on its right are named below only
  levels.slice(0, -1).forEach((labels, level) => {
    for (let i = 1; i < labels.length; i += 1) {
      const isNamedBelow = levels.slice(level + 1).some((below) => (below[i] ?? '') !== '');
      const isNamedLeft = levels
        .slice(level + 1)
        .some((below) => (below[i - 1] ?? '') !== '' && below[i - 1] !== labels[i - 1]);
      if (labels[i] === '' && isNamedBelow && isNamedLeft) labels[i] = labels[i - 1] ?? '';
    }
  });
  return columnsIn(columns).map((_, i) =>
    levels
      .map((labels) => labels[i] ?? '')
      .filter((label, level, all) => label !== '' && label !== all[level - 1])
      .join('/'),
  );
};
