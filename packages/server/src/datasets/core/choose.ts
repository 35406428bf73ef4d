import { type Outcome, ok, refuse } from '#kernel';
import type { ReadCode } from '../errors.ts';
import type { FoundTable } from '../model.ts';

/** Tables that are named in a refusal. */
const namedMax = 20;

/**
 * The place of the table that is meant: asked for by its name, by its sheet's name alone, or by its place from 1; the first (of office
 * files, archives and JSON that is the largest) when nobody asks. Refuses a name that is not there and a file without tables.
 */
export const chooseTable = (tables: readonly FoundTable[], asked: string | undefined): Outcome<number, ReadCode> => {
  if (tables.length === 0) return refuse('datasets.no_table');
  if (asked === undefined || asked === '') return ok(0);
  const byName = tables.findIndex(({ name }) => name === asked);
  if (byName >= 0) return ok(byName);
  const bySheet = tables.findIndex(({ name }) => name.startsWith(`${asked}!`));
  if (bySheet >= 0) return ok(bySheet);
  const place = /^\d{1,6}$/.test(asked) ? Number(asked) - 1 : -1;
  if (tables[place] !== undefined) return ok(place);
  const names = tables.slice(0, namedMax).map(({ name }) => name);
  return refuse('datasets.table_not_found', { table: asked, tables: names.join(', ') });
};
