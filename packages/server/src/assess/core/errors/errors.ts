import type { Table, TableColumn } from '../../model.ts';
import type { Scan } from '../profile.ts';
import type { Source } from '../sql.ts';
import { listable, makeDictionary } from './dictionary.ts';
import type { Flag } from './flag.ts';
import { findMisshapen } from './patterns.ts';
import { spillFlags } from './spills.ts';
import { findTypos } from './typos.ts';
import { findUnits } from './units.ts';
import { findOddWords } from './words.ts';
import { writtenFlags } from './written.ts';

/** What is looked at. `known` are columns whose class has a form of its own: their values are judged by it. */
type Subject = { readonly table: Table; readonly scan: Scan; readonly known: ReadonlySet<string> };

/**
 * Finds wrong cells without labels: `columns` are those whose wrong values stand in the table of wrong values, `flags` what was found in
 * rows. See the files beside this one.
 */
export const findErrors = async (
  source: Source,
  { table, scan, known }: Subject,
): Promise<{ readonly columns: readonly TableColumn[]; readonly flags: readonly Flag[] }> => {
  const columns = listable(scan).filter((c) => !known.has(c.column.name));
  await makeDictionary(source, columns);
  await findUnits(source);
  await findTypos(source);
  await findMisshapen(source);
  await findOddWords(source);
  const flags = [...(await spillFlags(source, scan)), ...(await writtenFlags(source, table))];
  return { columns: columns.map((c) => c.column), flags };
};
