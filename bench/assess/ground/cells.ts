/** Scores error detection cell by cell, as `score_cells.py` of the shared tools does: a cell is wrong when dirty and clean differ. */
import { readFileSync } from 'node:fs';

/** Reads comma-separated values (RFC 4180, UTF-8) as rows of texts. */
export const readCells = (path: string): string[][] => {
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [whole, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    if (whole === '' && row.length === 0) break;
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const normal = (cell: string): string =>
  cell
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
      decimal || hex
        ? String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16))
        : (entities[name] ?? whole),
    )
    .replace(/[\t\n\r ]+/g, ' ')
    .trim();

/** How many cells are wrong, how many were flagged, and how many of these are. */
export type CellScore = { readonly wrong: number; readonly flagged: number; readonly hit: number };

/** Precision, recall and their harmonic mean. */
export const ratesOf = ({ wrong, flagged, hit }: CellScore) => {
  const precision = hit / Math.max(1, flagged);
  const recall = hit / Math.max(1, wrong);
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-12, precision + recall) };
};

/** The wrong cells of a table as `row:column`, rows from 0. */
export const wrongCells = (dirty: readonly string[][], clean: readonly string[][]): Set<string> => {
  const wrong = new Set<string>();
  for (const [i, cells] of dirty.slice(1).entries())
    for (const [j, cell] of cells.entries())
      if (normal(cell) !== normal(clean[i + 1]?.[j] ?? '')) wrong.add(`${i}:${j}`);
  return wrong;
};

/** Scores a file of flagged cells (header with `row` and `column`) against the clean table. */
export const scoreCells = (paths: {
  readonly dirty: string;
  readonly clean: string;
  readonly flagged: string;
}): CellScore => {
  const dirty = readCells(paths.dirty);
  const wrong = wrongCells(dirty, readCells(paths.clean));
  const [header = [], ...flags] = readCells(paths.flagged);
  const [r, c] = [header.indexOf('row'), header.indexOf('column')];
  const positions = new Map((dirty[0] ?? []).map((name, j) => [name, j]));
  const said = new Set(
    flags.flatMap((flag) => (positions.has(flag[c] ?? '') ? [`${flag[r]}:${positions.get(flag[c] ?? '')}`] : [])),
  );
  return { wrong: wrong.size, flagged: said.size, hit: [...said].filter((cell) => wrong.has(cell)).length };
};
