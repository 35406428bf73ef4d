import { addressOf } from '../../src/datasets/core/workbook/grid.ts';
import type { SheetFacts } from '../../src/datasets/model.ts';
import type { Truth } from './workbook-drawn.ts';

/** How many of a workbook's cells were read rightly, headings included; the others are told of, or wrong in silence. */
export type Score = {
  readonly cells: number;
  readonly right: number;
  readonly reported: number;
  readonly silent: readonly string[];
};

/** A table as it was read: cells as texts. */
export type ReadCells = { readonly titles: readonly string[]; readonly rows: readonly (readonly (string | null)[])[] };

const isSame = (a: string | null | undefined, b: string | null | undefined): boolean => {
  if ((a ?? null) === (b ?? null)) return true;
  if (a === null || b === null || a === undefined || b === undefined) return false;
  const bare = (text: string): string => text.replace(/(:00)?([+]00)$/, '$1').replace(/ 00:00:00$/, '');
  if (bare(a) === bare(b)) return true;
  const isPlain = (text: string): boolean => /^-?\d{1,15}(\.\d+)?(e[-+]?\d+)?$/i.test(text) && !/^-?0\d/.test(text);
  return isPlain(a) && isPlain(b) && Math.abs(Number(a) - Number(b)) <= 1e-9 * Math.max(1, Math.abs(Number(a)));
};

/** Compares what was read with the truth, cell by cell and heading by heading. */
export const scoreCells = (truth: Truth, read: ReadCells, sheet: SheetFacts | undefined): Score => {
  const damaged = new Set(sheet?.damaged.map(({ column, text }) => `${column}\n${text}`));
  const silent: string[] = [];
  let right = 0;
  let reported = 0;
  const judge = (
    place: string,
    wanted: string | null | undefined,
    got: string | null | undefined,
    isTold: boolean,
  ): void => {
    if (isSame(wanted, got)) right += 1;
    else if (isTold) reported += 1;
    else silent.push(`${place}: ${wanted ?? '∅'} was read as ${got ?? '∅'}`);
  };
  for (const [c, title] of truth.titles.entries()) judge(`heading ${c + 1}`, title, read.titles[c], false);
  const rows = Math.max(truth.rows.length, read.rows.length);
  for (let r = 0; r < rows; r += 1)
    for (const [c, title] of truth.titles.entries()) {
      const got = read.rows[r]?.[c];
      judge(addressOf(r, c), truth.rows[r]?.[c], got, damaged.has(`${title}\n${got ?? ''}`));
    }
  return { cells: truth.titles.length * (rows + 1), right, reported, silent };
};
