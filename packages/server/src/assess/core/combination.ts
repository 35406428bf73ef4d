import type { ColumnClass } from '../model.ts';
import { gradeOf } from './grades.ts';
import type { Scan } from './profile.ts';
import { ident, type Source, tableView, toCount } from './sql.ts';

/** The smallest group of rows that agree in all quasi-identifiers. */
export type SmallestGroup = { readonly k: number; readonly columns: readonly string[] };

/** Column names whose accepted class bears on persons in one of the ways. */
export const columnsBearing = (
  classes: ReadonlyMap<string, ColumnClass>,
  bearings: readonly ReturnType<typeof gradeOf>['bearing'][],
): string[] =>
  [...classes].filter(([, c]) => c.accepted && bearings.includes(gradeOf(c.id).bearing)).map(([name]) => name);

/** Quasi-identifiers that together make a table one about persons, when nothing names them. */
const quasiMin = 2;

/** True when rows of the table stand for persons: something names them, or several things narrow them down. */
export const isAboutPersons = (classes: ReadonlyMap<string, ColumnClass>): boolean =>
  columnsBearing(classes, ['direct']).length > 0 || columnsBearing(classes, ['quasi']).length >= quasiMin;

/**
 * Measures k over all quasi-identifiers together: the most telling combination, so no smaller set of them has a smaller k.
 * Null when the table is not about persons or has no quasi-identifier.
 */
export const smallestGroup = async (
  source: Source,
  scan: Scan,
  classes: ReadonlyMap<string, ColumnClass>,
): Promise<SmallestGroup | null> => {
  const columns = columnsBearing(classes, ['quasi']);
  if (columns.length === 0 || scan.rows === 0 || !isAboutPersons(classes)) return null;
  const list = columns.map(ident).join(', ');
  const [row] = await source.rows<{ k: unknown }>(
    `SELECT min(n) AS k FROM (SELECT count(*) AS n FROM ${tableView} GROUP BY ${list})`,
  );
  return { k: toCount(row?.k), columns };
};
