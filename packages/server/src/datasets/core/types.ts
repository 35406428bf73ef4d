import type { ColumnType } from '../model.ts';
import { missingMarkers } from './cells.ts';
import { type DateReading, dateConditions, dateValue, eitherCode, timeText } from './dates.ts';
import { sqlText } from './session.ts';

/** Digits that a whole number may have: more are identifiers (bank cards 16, identity numbers 18), kept as text. */
export const wholeDigitsMax = 15;

/** What a cell is, as a small number that one query can count: see `classify`. */
export const cellCode = {
  other: 0,
  boolean: 1,
  whole: 2,
  fraction: 3,
  /** A number whose digits a double would not give back. */
  exactNumber: 4,
  date: 5,
  localTime: 6,
  instant: 7,
  /** Year, month, day in another writing: 2024.3.5, 2024年3月5日, 5 Mar 2024; with a time the next one. */
  writtenDate: 8,
  writtenTime: 9,
  /** 13/5/2024, 5/13/2024, and 5/3/2024, which may be either; with times the next three. */
  dayFirst: 11,
  monthFirst: 12,
  dayOrMonthFirst: 13,
  dayFirstTime: 14,
  monthFirstTime: 15,
  dayOrMonthFirstTime: 16,
  /** 24-Mar-99 is told by its year, 99-Mar-05, too, and 24-Mar-05, which may be either. */
  shortDayFirst: 17,
  shortYearFirst: 18,
  shortEither: 19,
  /** Missing: the empty cell; the k-th missing word is this plus k. */
  missing: 100,
} as const;

/** Families of cells that one column may mix; a column of two families is text. */
export const families = {
  boolean: [cellCode.boolean],
  number: [cellCode.whole, cellCode.fraction, cellCode.exactNumber],
  date: [cellCode.date, cellCode.writtenDate],
  timestamp: [cellCode.localTime, cellCode.instant, cellCode.writtenTime],
  yearLast: [cellCode.dayFirst, cellCode.monthFirst, cellCode.dayOrMonthFirst],
  yearLastTime: [cellCode.dayFirstTime, cellCode.monthFirstTime, cellCode.dayOrMonthFirstTime],
  shortDate: [cellCode.shortDayFirst, cellCode.shortYearFirst, cellCode.shortEither],
} as const;
export type Family = keyof typeof families;

// Casts of DuckDB take spaces around a value, so the patterns do.
const matches = (cell: string, pattern: string): string => `regexp_full_match(${cell}, ${sqlText(` *${pattern} *`)})`;

const wholePattern = '-?(0|[1-9][0-9]*)';
const numberPattern = '-?((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?';
const datePattern = '[0-9]{4}(-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}';
const timePattern = '[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?';
const offsetPattern = '(Z|[+-][0-9]{2}(:[0-9]{2})?)';

const casts = (c: string, type: string): string => `TRY_CAST(${c} AS ${type}) IS NOT NULL`;

/** A leading zero, a plus and more than `wholeDigitsMax` digits make an identifier; an impossible date makes a text. */
const branches: Readonly<Record<Family, (c: string) => string>> = {
  boolean: (c) => `WHEN lower(trim(${c})) IN ('true', 'false') THEN ${cellCode.boolean}`,
  number: (c) =>
    `WHEN ${matches(c, `-?(0|[1-9][0-9]{0,${wholeDigitsMax - 1}})`)} THEN ${cellCode.whole}
     WHEN ${matches(c, numberPattern)} THEN CASE
       WHEN length(${c}) <= ${wholeDigitsMax} THEN ${cellCode.fraction}
       WHEN contains(${c}, '.') AND ${isExactDouble(c)} THEN ${cellCode.fraction}
       ELSE ${cellCode.exactNumber} END`,
  date: (c) =>
    `WHEN ${matches(c, datePattern)} AND ${casts(c, 'DATE')} THEN ${cellCode.date}
     WHEN ${mayBeWritten(c)} AND (${dateConditions.written(c)} OR ${dateConditions.named(c)}) THEN ${cellCode.writtenDate}`,
  timestamp: (c) =>
    `WHEN ${isLocalTime(c)} THEN ${cellCode.localTime} WHEN ${isInstant(c)} THEN ${cellCode.instant}
     WHEN ${mayBeWritten(c)} AND ${dateConditions.writtenTime(c)} THEN ${cellCode.writtenTime}`,
  yearLast: (c) => eitherOf(c, dateConditions.yearLast(c), families.yearLast, ['day_month_year', 'month_day_year']),
  yearLastTime: (c) =>
    eitherOf(c, dateConditions.yearLastTime(c), families.yearLastTime, ['day_month_year', 'month_day_year']),
  shortDate: (c) =>
    eitherOf(c, dateConditions.shortNamed(c), families.shortDate, ['day_month_short', 'short_month_day']),
};

/** Cells shorter or longer than any date are not asked further: texts are most of what there is. */
const mayBeWritten = (c: string): string => `strlen(${c}) BETWEEN 7 AND 48`;

const eitherOf = (
  c: string,
  condition: string,
  [one, other, both]: readonly [number, number, number],
  readings: readonly [DateReading, DateReading],
): string =>
  `WHEN ${mayBeWritten(c)} AND ${condition} THEN ${eitherCode(c, readings, { one, other, both, none: cellCode.other })}`;

const isExactDouble = (c: string): string => `CAST(TRY_CAST(${c} AS DOUBLE) AS VARCHAR) = trim(${c})`;

const isLocalTime = (c: string): string =>
  `(${matches(c, `${datePattern}[ T]${timePattern}`)} AND ${casts(c, 'TIMESTAMP')})`;

const isInstant = (c: string): string =>
  `(${matches(c, `${datePattern}[ T]${timePattern}${offsetPattern}`)} AND ${casts(c, 'TIMESTAMPTZ')})`;

const words = `[${missingMarkers.map(sqlText).join(', ')}]`;

const otherwise = (c: string): string =>
  `WHEN trim(${c}) = '' THEN ${cellCode.missing}
   ELSE coalesce(${cellCode.missing} + nullif(list_position(${words}, trim(${c})), 0), ${cellCode.other})`;

const classifyBy = (c: string, conditions: readonly string[]): string =>
  `CASE WHEN ${c} IS NULL THEN ${cellCode.missing} ${conditions.join(' ')} ${otherwise(c)} END`;

/** What a cell is, in SQL: a cell code. Asks for the families in their order and for a missing word last. */
export const classify = (c: string, asked: readonly Family[]): string =>
  classifyBy(
    c,
    asked.map((family) => branches[family](c)),
  );

/** Whether a cell fits a given type without loss: code `boolean` for yes, `other` for no, or missing. */
export const classifyFit = (c: string, type: ColumnType): string =>
  type === 'date' || type === 'timestamp'
    ? classify(c, fittingFamilies[type])
    : classifyBy(c, [`WHEN ${fitCondition(type, c)} THEN ${cellCode.boolean}`]);

/** Families that become dates, or moments, once it is clear what their numbers mean. */
export const fittingFamilies = {
  date: ['date', 'yearLast', 'shortDate'],
  timestamp: ['timestamp', 'yearLastTime'],
} as const satisfies Readonly<Record<string, readonly Family[]>>;

const decimalParts = (type: string): { precision: number; scale: number } | undefined => {
  const found = /^decimal\((\d+),(\d+)\)$/.exec(type);
  return found === null ? undefined : { precision: Number(found[1]), scale: Number(found[2]) };
};

const duckdbTypes: Readonly<Record<string, string>> = {
  long: 'BIGINT',
  integer: 'INTEGER',
  short: 'SMALLINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  string: 'VARCHAR',
  date: 'DATE',
  timestamp: 'TIMESTAMPTZ',
};

/** The type as DuckDB calls it. */
export const duckdbTypeOf = (type: ColumnType): string => {
  const decimal = decimalParts(type);
  return decimal === undefined ? (duckdbTypes[type] ?? 'VARCHAR') : `DECIMAL(${decimal.precision},${decimal.scale})`;
};

const fitCondition = (type: ColumnType, c: string): string => {
  const decimal = decimalParts(type);
  const isOfType = casts(c, duckdbTypeOf(type));
  if (decimal !== undefined) return `(${matches(c, `${wholePattern}([.][0-9]{0,${decimal.scale}})?`)} AND ${isOfType})`;
  if (type === 'double')
    return `(${matches(c, numberPattern)} AND (length(${c}) <= ${wholeDigitsMax} OR ${isExactDouble(c)}))`;
  if (type === 'boolean') return `lower(trim(${c})) IN ('true', 'false')`;
  return type === 'string' ? 'true' : `(${matches(c, wholePattern)} AND ${isOfType})`;
};

const instantOf = (c: string, timeZone: string, reading: DateReading): string =>
  `CASE WHEN regexp_matches(${c}, ${sqlText(`${offsetPattern} *$`)}) THEN TRY_CAST(${c} AS TIMESTAMPTZ)
    ELSE timezone(${sqlText(timeZone)}, TRY_CAST(${timeText(c, reading)} AS TIMESTAMP)) END`;

/**
 * The cell's value in SQL, for a column all of whose present cells fit the type: missing cells become null, a local
 * time is taken in the time zone, a date by the reading of its column. Texts stay as they are but for the empty one, which is null.
 */
export const cellValue = (
  type: ColumnType,
  c: string,
  { timeZone, reading }: { readonly timeZone: string; readonly reading: DateReading },
): string => {
  if (type === 'string') return c;
  if (type === 'date') return dateValue(c, reading);
  if (type === 'timestamp') return instantOf(c, timeZone, reading);
  // 'NaN' is a missing cell here; the cast would make it a number.
  if (type === 'double') return `TRY_CAST(CASE WHEN lower(trim(${c})) <> 'nan' THEN ${c} END AS DOUBLE)`;
  return `TRY_CAST(${c} AS ${duckdbTypeOf(type)})`;
};
