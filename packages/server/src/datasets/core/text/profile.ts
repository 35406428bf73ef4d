import { looksLike } from '../cells.ts';

/** What the cells of the columns look like, learnt from records that are whole. */
export type Profile = {
  readonly records: number;
  readonly columns: readonly Column[];
};

type Column = { readonly shapes: Map<string, number>; readonly kinds: Map<string, number> };

/** Longest beginning of a cell that makes its shape. */
const shapeLengthMax = 40;

/** The shape of a cell: digits as 9 one by one, letters as one a, CJK as one 字, blanks as one space, the rest as it is. */
export const shapeOf = (cell: string): string =>
  cell
    .slice(0, shapeLengthMax)
    .replace(/[\p{Script=Han}]+/gu, '字')
    .replace(/\p{L}+/gu, 'a')
    .replace(/\d/g, '9')
    .replace(/\s+/g, ' ');

/** A coarser word for a cell, for columns whose cells have a shape each. */
const kindOf = (cell: string): string => {
  const text = cell.trim();
  if (text === '') return 'empty';
  const kind = looksLike(text);
  if (kind !== 'text') return kind;
  if (/^\w+:\/\//.test(text)) return 'address';
  const length = text.length > 60 ? 'long' : text.length > 12 ? 'some' : 'short';
  const marks = /\d/.test(text) ? (/\p{L}/u.test(text) ? 'mixed' : 'marks') : 'words';
  return `${length} ${/\s/.test(text) ? 'many' : 'one'} ${marks}`;
};

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Different shapes of a column that are remembered; beyond it only kinds tell. */
const shapesMax = 500;

/** Learns from records of one length. */
export const learn = (records: readonly (readonly string[])[], width: number): Profile => {
  const columns = Array.from({ length: width }, (): Column => ({ shapes: new Map(), kinds: new Map() }));
  for (const record of records) {
    for (const [i, column] of columns.entries()) {
      const cell = record[i] ?? '';
      if (column.shapes.size < shapesMax) add(column.shapes, shapeOf(cell));
      add(column.kinds, kindOf(cell));
    }
  }
  return { records: records.length, columns };
};

/** How well a cell fits a column: the logarithm of a share, 0 at best. */
export const fitOf = (profile: Profile, column: number, cell: string): number => {
  const known = profile.columns[column];
  if (known === undefined) return Math.log(0.001);
  const shapes = (known.shapes.get(shapeOf(cell)) ?? 0) / profile.records;
  const kinds = (known.kinds.get(kindOf(cell)) ?? 0) / profile.records;
  return Math.log(0.001 + 0.999 * (0.5 * shapes + 0.5 * kinds));
};
