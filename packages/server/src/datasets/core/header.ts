import { type Cell, looksLike } from './cells.ts';

/** The kind that at least four fifths of the present cells have; text when there is none. */
const kindOf = (cells: readonly string[]): Cell => {
  const kinds = cells.map(looksLike).filter((kind) => kind !== 'missing');
  const main = (['number', 'date', 'boolean'] as const).find(
    (kind) => kinds.length > 0 && kinds.filter((k) => k === kind).length >= kinds.length * 0.8,
  );
  return main ?? (kinds.length === 0 ? 'missing' : 'text');
};

/** Positive when the column speaks for a heading, negative for a first row of data, 0 when it says nothing. */
const voteOf = (first: string, rest: readonly string[]): number => {
  const kind = kindOf(rest);
  const own = looksLike(first);
  if (kind === 'missing' || own === 'missing') return 0;
  if (kind !== 'text') return own === kind ? -1 : 1;
  if (own !== 'text') return -0.5;
  if (rest.includes(first)) return -0.5;
  const lengths = new Set(rest.filter((cell) => cell !== '').map((cell) => cell.length));
  const [only] = lengths;
  return lengths.size === 1 && rest.length >= 3 && only !== first.length ? 1 : 0;
};

const isLabelRow = (cells: readonly string[]): boolean => {
  const labels = cells.map((cell) => cell.trim());
  return labels.every((label) => looksLike(label) === 'text') && new Set(labels).size === labels.length;
};

/**
 * Whether the first record names the columns: columns vote by kind, repetition and length; a tie is decided by
 * whether the record could be names at all (texts, all different).
 */
export const hasHeader = (records: readonly string[][]): boolean => {
  const [first, ...rest] = records;
  if (first === undefined) return false;
  const votes = first.map((cell, i) =>
    voteOf(
      cell,
      rest.map((record) => record[i] ?? ''),
    ),
  );
  const sum = votes.reduce((a, b) => a + b, 0);
  return sum > 0 || (sum === 0 && isLabelRow(first));
};
