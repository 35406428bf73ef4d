import type { ColumnClass, Sensitivity } from '../model.ts';
import { gradeOf } from './grades.ts';
import type { Scan } from './profile.ts';
import { ident, type Source, tableView, toCount } from './sql.ts';

/**
 * The smallest group of rows that agree in all quasi-identifiers. `fewest`: the smallest set of them that already has groups under 5.
 * `l`: the fewest different values of a sensitive column within one group (l-diversity); absent when no column is sensitive.
 */
export type SmallestGroup = NonNullable<Sensitivity['smallestGroup']>;

/** Smaller groups of look-alikes raise the table to at least level 3 (standards.md 4.2, point 4). */
export const groupSizeMin = 5;

/** A group whose members all have the same secret has none: fewer than this many different values raise the table too. */
export const diversityMin = 2;

/** Smaller sets of quasi-identifiers that are tried, by size; each costs a grouping of the table. */
const setsMax = 15;
const setSizeMax = 3;

/** In larger tables only the whole set is measured: k of a sample says nothing about k. */
const searchRowsMax = 2_000_000;

/** Sensitive columns whose diversity is measured. */
const secretsMax = 4;

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

const list = (columns: readonly string[]): string => columns.map(ident).join(', ');

/** Sets of one, two, three columns, small ones first. */
const smallSets = (columns: readonly string[]): string[][] => {
  const grow = (size: number): string[][] =>
    size === 0
      ? [[]]
      : grow(size - 1).flatMap((set) => {
          const from = set.length === 0 ? 0 : columns.indexOf(set.at(-1) ?? '') + 1;
          return columns.slice(from).map((column) => [...set, column]);
        });
  return [1, 2, setSizeMax].flatMap(grow).filter((set) => set.length < columns.length);
};

const kOf = async (source: Source, columns: readonly string[]): Promise<number> => {
  const [row] = await source.rows<{ k: unknown }>(
    `SELECT min(n) AS k FROM (SELECT count(*) AS n FROM ${tableView} GROUP BY ${list(columns)})`,
  );
  return toCount(row?.k);
};

/** No set has a smaller k than one it is part of, so the first small one below the limit is the most telling. */
const findFewest = async (source: Source, columns: readonly string[]): Promise<SmallestGroup['fewest']> => {
  for (const set of smallSets(columns).slice(0, setsMax)) {
    const k = await kOf(source, set);
    if (k < groupSizeMin) return { k, columns: set };
  }
  return undefined;
};

/** What must not be told of a person beside others: it harms badly, and only with a person. */
const secretColumns = (classes: ReadonlyMap<string, ColumnClass>): string[] =>
  columnsBearing(classes, ['withPerson'])
    .filter((name) => ['serious', 'extreme'].includes(gradeOf(classes.get(name)?.id ?? '').degree))
    .filter((name) => !['address', 'latitude', 'longitude', 'cardSecret'].includes(classes.get(name)?.id ?? ''))
    .slice(0, secretsMax);

const findDiversity = async (
  source: Source,
  columns: readonly string[],
  secrets: readonly string[],
): Promise<Pick<SmallestGroup, 'l' | 'secret'>> => {
  if (secrets.length === 0) return {};
  const counts = secrets.map((name, i) => `count(DISTINCT ${ident(name)}) AS n${i}`).join(', ');
  const least = secrets.map((_, i) => `min(nullif(n${i}, 0)) AS l${i}`).join(', ');
  const [row] = await source.rows<Record<string, unknown>>(
    `SELECT ${least} FROM (SELECT ${counts} FROM ${tableView} GROUP BY ${list(columns)})`,
  );
  const found = secrets.map((secret, i) => ({ secret, l: toCount(row?.[`l${i}`]) })).filter(({ l }) => l > 0);
  return found.sort((a, b) => a.l - b.l)[0] ?? {};
};

/**
 * Measures k over all quasi-identifiers together, no smaller set of which has a smaller k; then, where it is below 5, which few columns are
 * enough; and the diversity of what is sensitive within the groups. Null when the table is not about persons or has no quasi-identifier.
 */
export const smallestGroup = async (
  source: Source,
  scan: Scan,
  classes: ReadonlyMap<string, ColumnClass>,
): Promise<SmallestGroup | null> => {
  const quasi = columnsBearing(classes, ['quasi']);
  if (quasi.length === 0 || scan.rows === 0 || !isAboutPersons(classes)) return null;
  const places = columnsBearing(classes, ['withPerson']).filter((name) => classes.get(name)?.id === 'place');
  const columns = [...quasi, ...places];
  const k = await kOf(source, columns);
  const fewest = k < groupSizeMin && scan.rows <= searchRowsMax ? await findFewest(source, columns) : undefined;
  const diversity = await findDiversity(source, columns, secretColumns(classes));
  return { k, columns, ...(fewest === undefined ? {} : { fewest }), ...diversity };
};
