import type { Bilingual } from '#kernel';
import type { TableColumn } from '../../model.ts';
import { kindOf } from '../aggregates.ts';
import type { ScannedColumn } from '../profile.ts';
import { ident, literal } from '../sql.ts';

/** The values that a detector can look at. */
export type ValueKind = 'text' | 'integer' | 'number' | 'date';

/**
 * A class of columns and how it is known. `format` and `valid` are SQL predicates over a text expression: with the header's word the form
 * is enough, without it values must be valid; `valid` is asked only of what has the form.
 */
export type Detector = {
  readonly id: string;
  readonly name: Bilingual;
  /** Words of a header that name the class. */
  readonly header: RegExp;
  readonly kinds: readonly ValueKind[];
  /** Characters of a value, when the class tells. */
  readonly lengths?: readonly [number, number];
  readonly format?: (text: string) => string;
  readonly valid?: (text: string, today: string) => string;
  /** Share of valid values at which values without any header suffice; absent: they never do. */
  readonly alone?: number;
  /** Share of values of the form at which header and values together suffice; 0: the header alone does. */
  readonly withHeader: number;
  /** Whether the column's statistics allow the class at all. */
  readonly fits?: (scanned: ScannedColumn) => boolean;
  /** `valid` is a checksum: one in ten or fewer random values pass it. */
  readonly checksum?: true;
  /** Values that miss the form are flagged one by one. */
  readonly strict?: true;
};

/** Predicate maker: the text matches the RE2 pattern. */
export const matches =
  (pattern: string) =>
  (text: string): string =>
    `regexp_matches(${text}, ${literal(pattern)})`;

/** Predicate: all of them. */
export const allOf = (...predicates: string[]): string => `(${predicates.join(' AND ')})`;

/** Predicate: any of them. */
export const anyOf = (...predicates: string[]): string => `(${predicates.join(' OR ')})`;

/** Predicate: the text is one of a list. */
export const isOneOf = (text: string, list: readonly string[]): string =>
  `${text} IN (${list.map(literal).join(', ')})`;

/** Allows a column whose numbers lie within the bounds. */
export const within =
  (low: number, high: number) =>
  (c: ScannedColumn): boolean =>
    typeof c.min === 'number' && typeof c.max === 'number' && c.min >= low && c.max <= high;

/** Allows a column with some, but not many, different values. */
export const distinctWithin =
  (low: number, high: number) =>
  (c: ScannedColumn): boolean =>
    c.distinct >= low && c.distinct <= high;

/** A column of integers as text; text as it is, without blanks around it. */
export const textOf = (column: TableColumn): string =>
  kindOf(column.type) === 'text' ? `trim(${ident(column.name)})` : `CAST(${ident(column.name)} AS VARCHAR)`;
