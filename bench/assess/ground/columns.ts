/** F1 over columns: which class of column was found where which one is true. */

/** The classes that are right for a column, by its name; columns that are not listed are about no person. */
export type Truth = Readonly<Record<string, readonly string[]>>;

/** Counts over columns and what went wrong. */
export type Score = {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly f1: number;
  readonly mistakes: readonly string[];
};

const f1Of = (tp: number, fp: number, fn: number): number => (tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn));

/** Scores what was found. A wrong class counts as a wrong one and as a missed one; classes outside the question do not count. */
export const score = (
  truth: Truth,
  found: readonly { readonly name: string; readonly id: string | null }[],
  counts: (id: string) => boolean,
): Score => {
  let [tp, fp, fn] = [0, 0, 0];
  const mistakes: string[] = [];
  for (const { name, id } of found) {
    const expected = truth[name];
    const isRight = id !== null && expected?.includes(id) === true;
    if (isRight) tp += 1;
    if (expected !== undefined && !isRight) fn += 1;
    if (id !== null && !isRight && (counts(id) || expected !== undefined)) fp += 1;
    if (!isRight && (expected !== undefined || (id !== null && counts(id))))
      mistakes.push(`${name}: ${expected?.join(' or ') ?? 'no person'}, found ${id ?? 'nothing'}`);
  }
  return { truePositives: tp, falsePositives: fp, falseNegatives: fn, f1: f1Of(tp, fp, fn), mistakes };
};

/** F1 over several tables together. */
export const total = (scores: readonly Score[]): number => {
  const sum = (key: 'truePositives' | 'falsePositives' | 'falseNegatives'): number =>
    scores.reduce((n, each) => n + each[key], 0);
  return f1Of(sum('truePositives'), sum('falsePositives'), sum('falseNegatives'));
};
