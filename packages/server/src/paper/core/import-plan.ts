import { type ImportKind, importFields } from './import-fields.ts';
import { type Reason, type ReasonCode, reason } from './import-reasons.ts';
import { meantBy, type WordList } from './import-words.ts';
import type { FoundLine } from './read-table.ts';

/** What a row would do. */
export const importActions = ['create', 'change', 'same', 'refuse'] as const;
export type ImportAction = (typeof importActions)[number];

/** Facts by field, as they are shown. */
export type Facts = Readonly<Record<string, string>>;

/** A row as it is shown and kept. `number` is that of the file, from 1. */
export type PlannedRow = {
  readonly number: number;
  readonly action: ImportAction;
  readonly reasons: readonly Reason[];
  readonly before: Facts | null;
  readonly after: Facts | null;
};

/** A row with what is needed to do it; none where nothing is done. */
export type Planned<T> = { readonly row: PlannedRow; readonly todo: T | undefined };

/** How many rows of each action. */
export type Counts = Readonly<Record<ImportAction, number>>;

/** Counts rows by action. */
export const countRows = (rows: readonly PlannedRow[]): Counts => {
  const counts = { create: 0, change: 0, same: 0, refuse: 0 };
  for (const { action } of rows) counts[action] += 1;
  return counts;
};

/** The cells of a line by field. */
export const cellsOf = ({ cells }: FoundLine, mapping: readonly string[]): Facts =>
  Object.fromEntries(mapping.flatMap((key, at) => (key === '' ? [] : [[key, cells[at] ?? '']])));

/** Reads the cells of one line and gathers why it is refused. */
export type Reading = {
  readonly faults: Reason[];
  text(key: string): string;
  /** The value of a word of a list; what is given where the cell is empty. */
  word(key: string, list: WordList, otherwise: string): string;
  fault(code: ReasonCode, key: string, params?: Readonly<Record<string, string>>): void;
};

/** Begins the reading of a line; empty cells of required fields are faults at once. */
export const readCells = (kind: ImportKind, cells: Facts): Reading => {
  const labels = new Map(importFields[kind].map(({ key, label }) => [key, label]));
  const faults: Reason[] = [];
  const text = (key: string): string => cells[key] ?? '';
  const fault: Reading['fault'] = (code, key, params = {}) => {
    faults.push(reason(code, { value: text(key).slice(0, 100), field: labels.get(key) ?? key, ...params }));
  };
  for (const { key, required } of importFields[kind]) if (required && text(key) === '') fault('field_missing', key);
  const word: Reading['word'] = (key, list, otherwise) => {
    if (text(key) === '') return otherwise;
    const value = meantBy(list, text(key));
    if (value === undefined) fault('word_unknown', key, { known: knownWords(list) });
    return value ?? otherwise;
  };
  return { faults, text, word, fault };
};

/** The first words of a list, for a sentence. */
export const knownWords = (list: WordList): string =>
  Object.entries(list)
    .map(([value, words]) => words[0] ?? value)
    .join('、');

/** A row that does nothing, with every reason. */
export const refused = <T>(number: number, reasons: readonly Reason[], after: Facts): Planned<T> => ({
  row: { number, action: 'refuse', reasons, before: null, after },
  todo: undefined,
});

/** The row of a line, with a remark where a formula was read as its text. */
export const remarked = <T>(planned: Planned<T>, { hasFormula }: FoundLine): Planned<T> =>
  hasFormula
    ? { ...planned, row: { ...planned.row, reasons: [...planned.row.reasons, reason('formula_as_text')] } }
    : planned;

/** Tells, line by line, in which earlier line one of its keys stood. */
export const createTwins = () => {
  const seen = new Map<string, number>();
  return (number: number, keys: readonly string[]): number | undefined => {
    const other = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
    for (const key of keys) if (!seen.has(key)) seen.set(key, number);
    return other;
  };
};
