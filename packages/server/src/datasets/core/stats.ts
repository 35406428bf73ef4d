import { invariant } from '#kernel';
import type { Column, ColumnType } from '../model.ts';

/** Columns with statistics, from the left: Delta's own default; more would swell every file line of every listing. */
export const statsColumnsMax = 32;

/** Characters of a text that statistics keep, Delta's own default. */
const prefixLength = 32;

/** What COPY says of one column: texts of DuckDB, keys `min`, `max`, `null_count`, `has_nan`. */
export type ColumnFigures = Readonly<Record<string, string | undefined>>;

const millisecond = 1_000_000n;

/** A timestamp of DuckDB (`2020-01-01 00:00:00.5+00`) as Delta writes it: milliseconds, a maximum rounded up. */
const instant = (text: string, up: boolean): string | undefined => {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?\+00$/.exec(text);
  if (found === null) return undefined;
  const fraction = BigInt((found[3] ?? '').padEnd(9, '0'));
  const ms = fraction / millisecond + (up && fraction % millisecond > 0n ? 1n : 0n);
  return new Date(Date.parse(`${found[1]}T${found[2]}Z`) + Number(ms)).toISOString();
};

const prefix = (text: string, up: boolean): string => {
  const chars = [...text];
  if (chars.length <= prefixLength) return text;
  return chars.slice(0, prefixLength).join('') + (up ? '\u{10ffff}' : '');
};

const bound = (type: ColumnType, text: string | undefined, up: boolean): string | undefined => {
  if (text === undefined || type === 'boolean') return undefined;
  if (type === 'string') return JSON.stringify(prefix(text, up));
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? JSON.stringify(text) : undefined;
  if (type === 'timestamp') {
    const at = instant(text, up);
    return at === undefined ? undefined : JSON.stringify(at);
  }
  // Numbers go in as DuckDB writes them: a long or a decimal may not survive JavaScript's number.
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? text : undefined;
};

const object = (members: readonly (readonly [string, string | undefined])[]): string =>
  `{${members.flatMap(([name, value]) => (value === undefined ? [] : [`${JSON.stringify(name)}:${value}`])).join(',')}}`;

/**
 * Delta's per-file statistics as JSON text: numRecords, minValues, maxValues, nullCount of the first columns. Bounds that
 * are unknown or not finite are left out; text is cut to a prefix and its maximum raised, timestamps are widened to the
 * millisecond, so that a reader never skips a row it wants. Source: Delta protocol, "Per-file statistics".
 */
export const deltaStats = (
  rows: number,
  columns: readonly Column[],
  figures: ReadonlyMap<string, ColumnFigures>,
): string => {
  const shown = columns.slice(0, statsColumnsMax).map((column) => {
    const known = figures.get(column.name);
    invariant(known !== undefined, `no figures for column ${column.name}`);
    return { ...column, known, bounded: known.has_nan !== 'true' };
  });
  const bounds = (key: 'min' | 'max'): string =>
    object(shown.map((c) => [c.name, c.bounded ? bound(c.type, c.known[key], key === 'max') : undefined]));
  const nulls = object(shown.map((c) => [c.name, c.known.null_count]));
  return `{"numRecords":${rows},"minValues":${bounds('min')},"maxValues":${bounds('max')},"nullCount":${nulls}}`;
};
