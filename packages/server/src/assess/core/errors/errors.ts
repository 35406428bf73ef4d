import type { Dependency, Table, TableColumn } from '../../model.ts';
import { dependencyFlags, findDependencies } from '../dependencies.ts';
import type { Scan } from '../profile.ts';
import type { Source } from '../sql.ts';
import { findImpossibleDays } from './calendar.ts';
import { combinationFlags } from './combinations.ts';
import { findDamage } from './damage.ts';
import { listable, makeDictionary } from './dictionary.ts';
import type { Flag } from './flag.ts';
import { ageFlags, implicationFlags } from './implications.ts';
import { movedFlags } from './moved.ts';
import { outlierFlags } from './outliers.ts';
import { findMisshapen } from './patterns.ts';
import { spillFlags } from './spills.ts';
import { findSpreadsheetDamage } from './spreadsheets.ts';
import { findTypos } from './typos.ts';
import { findUnits } from './units.ts';
import { findOddWords } from './words.ts';
import { writtenFlags } from './written.ts';

/** What is looked at. `known` are columns whose class has a form of its own: their values are judged by it. */
type Subject = {
  readonly table: Table;
  readonly scan: Scan;
  readonly known: ReadonlySet<string>;
  /** Columns of texts that are numbers or dates but for some cells. */
  readonly almost: ReadonlySet<string>;
  /** The table that flagged cells are in, columns `r` and `c`. */
  readonly flagged: string;
};

/** `columns` are those whose wrong values stand in the table of wrong values, `flags` what was found in rows. */
type Found = {
  readonly columns: readonly TableColumn[];
  readonly flags: readonly Flag[];
  /** What can only be told when all the rest is flagged. */
  readonly later: readonly Flag[];
  readonly dependencies: readonly Dependency[];
};

/**
 * Finds wrong cells without labels; see the files beside this one. Dependencies come last: values known to be wrong break none.
 */
export const findErrors = async (source: Source, { table, scan, known, almost, flagged }: Subject): Promise<Found> => {
  const columns = listable(scan).filter((c) => !known.has(c.column.name));
  await makeDictionary(source, columns);
  await findUnits(source);
  await findTypos(source);
  await findMisshapen(source);
  await findOddWords(source);
  await findImpossibleDays(source);
  await findDamage(source);
  await findSpreadsheetDamage(source);
  const dependencies = await findDependencies(source, scan);
  const flags = [
    ...(await spillFlags(source, scan)),
    ...(await writtenFlags(source, table, almost)),
    ...(await movedFlags(source, scan, columns)),
    ...(await outlierFlags(source, scan)),
    ...(await combinationFlags(source, scan)),
    ...(await implicationFlags(source, scan)),
    ...(await ageFlags(source, scan)),
  ];
  const later = dependencies.length === 0 ? [] : dependencyFlags(scan, flagged);
  return { columns: columns.map((c) => c.column), flags, later, dependencies };
};
