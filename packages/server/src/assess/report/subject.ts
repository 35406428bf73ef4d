import type { Language, Level } from '#kernel';
import type { DocumentSource } from '../core/document.ts';
import { bearingOf } from '../core/grades.ts';
import type { Pictures } from '../core/pictures.ts';
import type { Priorities } from '../core/priorities.ts';
import type { ColumnProfile, Findings, Scalar } from '../model.ts';
import { ruleSets } from '../rulesets.ts';
import { figure, type Say } from './html.ts';

/** All that a report is made of. */
export type ReportFacts = {
  readonly findings: Findings;
  readonly source: DocumentSource;
  readonly pictures: Pictures;
  readonly priorities: Priorities;
  readonly language: Language;
  /** The day it was assessed (YYYY-MM-DD). */
  readonly day: string;
  /** Where on a platform it stands; absent of a file assessed without one. */
  readonly place?: { readonly title: string; readonly version: number };
};

/** What every section gets. */
export type Scene = ReportFacts & {
  readonly say: Say;
  readonly title: (column: string) => string;
  /** True when the values of a column must not be read. */
  readonly hides: (column: string) => boolean;
};

/** Levels from which on no value of a column is shown. */
const hiddenLevels: ReadonlySet<Level> = new Set(['3', '4', 'important', 'core']);

/** Columns that their owner raised to a level from which on nothing of them is shown. */
export const raisedColumns = ({ sensitivity: { reasons } }: Pick<Findings, 'sensitivity'>): ReadonlySet<string> =>
  new Set(reasons.flatMap(({ code, level, columns }) => (code === 'raised' && hiddenLevels.has(level) ? columns : [])));

/** True when a column's values must not be read in a report: it names persons, harms them beside others, or is of level 3 and above. */
export const isHidden = (column: ColumnProfile | undefined, raised: ReadonlySet<string> = new Set()): boolean => {
  if (column !== undefined && raised.has(column.name)) return true;
  const found = column?.class ?? null;
  if (found === null) return false;
  const bearing = bearingOf(found.id);
  // what harms only beside a person is of level 1 in a table that is not about persons
  return bearing === 'direct' || (bearing === 'withPerson' && found.level !== '1') || hiddenLevels.has(found.level);
};

/** True when a column narrows down to few persons: its spread may be seen, its single values and ends may not. */
export const isQuasi = (column: ColumnProfile): boolean =>
  column.class !== null && bearingOf(column.class.id) === 'quasi';

/** A value of which only length and ends can be told. */
export const masked = (value: string): string => {
  const chars = [...value];
  if (chars.length <= 2) return '●'.repeat(chars.length);
  return `${chars[0]}${'●'.repeat(Math.min(chars.length - 2, 12))}${chars.at(-1)}`;
};

/** A value as it may be read. */
export const shownValue = (value: Scalar, isMasked: boolean): string => {
  const text = typeof value === 'number' ? figure(value) : String(value ?? '');
  return isMasked ? masked(text) : text;
};

/** True when somebody has compared a rule set with its text. */
export const isVerified = (edition: string): boolean => ruleSets.find(({ id }) => id === edition)?.verified === true;

/** Levels as people name them. */
export const levelName = (level: Level, say: Say): string => {
  if (level === 'important') return say('重要数据', 'important data');
  if (level === 'core') return say('核心数据', 'core data');
  return say(`一般数据 ${level} 级`, `general data, level ${level}`);
};
