import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import type { Column } from '../model.ts';
import { nameColumns } from './names.ts';

/** Names listed in a refusal at most; the rest is counted. */
const namesShownMax = 10;

const list = (names: readonly string[]): string => {
  if (names.length === 0) return '–';
  const more = names.length - namesShownMax;
  return names.slice(0, namesShownMax).join(', ') + (more > 0 ? ` … (+${more})` : '');
};

/**
 * Where a file has the columns of a dataset: by name, in any order. Refuses when a column is missing or unknown,
 * naming them.
 */
export const matchColumns = (
  titles: readonly string[],
  expected: readonly Column[],
): Outcome<{ positions: readonly number[] }, ReadCode> => {
  const found = new Map(nameColumns(titles).map(({ name }, position) => [name, position]));
  const positions = expected.map(({ name }) => found.get(name) ?? -1);
  const missing = expected.filter((_, i) => positions[i] === -1).map(({ name }) => name);
  const unknown = [...found.keys()].filter((name) => !expected.some((column) => column.name === name));
  if (missing.length + unknown.length > 0)
    return refuse('datasets.schema_differs', { missing: list(missing), unknown: list(unknown) }, { missing, unknown });
  return ok({ positions });
};
