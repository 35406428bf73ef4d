import { columnNameLengthMax } from '../model.ts';

/** A column's name in files and its title as written. */
export type NamedColumn = { readonly name: string; readonly title: string };

/** What Delta writers without column mapping must not carry in a name: Parquet's own separators, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unsafe = /[ ,;{}()=\u0000-\u001f\u007f-\u009f]/g;

/** Names that the change data feed adds to every table. */
const reserved = new Set(['_change_type', '_commit_version', '_commit_timestamp']);

const safeName = (title: string, position: number): string => {
  const name = title.trim().replace(unsafe, '_').toWellFormed().slice(0, columnNameLengthMax).toWellFormed();
  return name === '' ? `column_${position + 1}` : name;
};

const firstFree = (name: string, taken: ReadonlySet<string>): string => {
  const isTaken = (candidate: string): boolean =>
    taken.has(candidate.toLowerCase()) || reserved.has(candidate.toLowerCase());
  if (!isTaken(name)) return name;
  let n = 2;
  while (isTaken(`${name}_${n}`)) n += 1;
  return `${name}_${n}`;
};

/**
 * Makes names that every Delta reader takes: ` ,;{}()=` and control characters become `_`, names equal but for case get
 * a suffix, an empty one is called by its place. Dots and Chinese stay. Source: Delta protocol, "column names must be
 * unique regardless of casing", and the name check of its writers.
 */
export const nameColumns = (titles: readonly string[]): NamedColumn[] => {
  const taken = new Set<string>();
  return titles.map((title, position) => {
    const name = firstFree(safeName(title, position), taken);
    taken.add(name.toLowerCase());
    return { name, title: title.toWellFormed() };
  });
};
