import { sqlText } from './session.ts';

/** What a person may say of how dates are written, where a file alone does not tell; `text` leaves all but 2024-03-05 and 2024/3/5 as texts. */
export const dateOrders = ['text', 'year-first', 'day-first', 'month-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How the cells of a column are read as dates. `iso` is 2024-03-05 or 2024/3/5 alone, `written` year, month, day in any writing. */
export type DateReading =
  | 'iso'
  | 'written'
  | 'day_month_year'
  | 'month_day_year'
  | 'day_month_short'
  | 'short_month_day';

/** What was understood of a column of dates that are not written year, month, day with - or /. */
export type DateFact = {
  readonly read: 'date' | 'timestamp' | 'string';
  readonly order: 'year_month_day' | 'day_month_year' | 'month_day_year' | null;
  /** `evidence`: some cell can only be meant so. Texts: both orders fit all cells, no order does, or somebody asked for it. */
  readonly why: 'written' | 'evidence' | 'asked' | 'ambiguous' | 'contradictory' | 'left_as_text';
  /** The cell that decided, else the first. */
  readonly example: string;
};

const gap = '[-./ ]';
const time = '([0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?)';
/** Whether it is a month's name, the cast tells. */
const month = '[A-Za-z]{3,9}[.]?';

/** 2024.3.5, 2024年3月5日, with a time behind it or not. */
const yearFirst = `([0-9]{4}) *(?:[-./]|年) *([0-9]{1,2}) *(?:[-./]|月) *([0-9]{1,2}) *日?`;
/** 5/3/2024, 5.3.2024: which of the two is the month, only other cells can tell. */
const yearLast = '([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})';
const named = `(?:[0-9]{1,2}${gap}${month}${gap}[0-9]{4}|[0-9]{4}${gap}${month}${gap}[0-9]{1,2}|${month} [0-9]{1,2},? [0-9]{4})`;
/** 24-Mar-05: the day, or the year. */
const shortNamed = `[0-9]{1,2}${gap}${month}${gap}[0-9]{2}`;

const full = (c: string, pattern: string): string => `regexp_full_match(${c}, ${sqlText(` *${pattern} *`)})`;

const turned = (c: string, pattern: string, parts: string): string =>
  `trim(regexp_replace(${c}, ${sqlText(`^ *${pattern}[ T]*`)}, ${sqlText(`${parts} `)}))`;

const spaced = (c: string): string => `regexp_replace(trim(${c}), '[-./ ,]+', ' ', 'g')`;

const byName = (c: string, formats: readonly string[]): string =>
  `TRY_CAST(try_strptime(${spaced(c)}, [${formats.map(sqlText).join(', ')}]) AS DATE)`;

const namedFormats = ['%d %b %Y', '%d %B %Y', '%Y %b %d', '%Y %B %d', '%b %d %Y', '%B %d %Y'];

const readings: Readonly<Record<DateReading, (c: string) => string>> = {
  iso: (c) => c,
  written: (c) => turned(c, yearFirst, '\\1-\\2-\\3'),
  day_month_year: (c) => turned(c, yearLast, '\\3-\\2-\\1'),
  month_day_year: (c) => turned(c, yearLast, '\\3-\\1-\\2'),
  day_month_short: (c) => byName(c, ['%d %b %y', '%d %B %y']),
  short_month_day: (c) => byName(c, ['%y %b %d', '%y %B %d']),
};

/** A cell's date in SQL by the reading of its column; null where it is none. Years of two digits are 1969 to 2068, as POSIX has it. */
export const dateValue = (c: string, reading: DateReading): string => {
  if (reading === 'iso') return `TRY_CAST(${c} AS DATE)`;
  const own = `TRY_CAST(${readings[reading](c)} AS DATE)`;
  return reading === 'written' ? `coalesce(TRY_CAST(${c} AS DATE), ${own}, ${byName(c, namedFormats)})` : own;
};

/** A cell as a date and a time that SQL can cast, by the reading of its column. */
export const timeText = (c: string, reading: DateReading): string => readings[reading](c);

const isTime = (c: string, reading: DateReading): string =>
  `TRY_CAST(${readings[reading](c)} AS TIMESTAMP) IS NOT NULL`;

/** Conditions in SQL under which a cell is a date that is not plainly one; `either` when two orders fit. */
export const dateConditions = {
  written: (c: string) => `(${full(c, yearFirst)} AND ${isTime(c, 'written')})`,
  writtenTime: (c: string) => `(${full(c, `${yearFirst}[ T]*${time}`)} AND ${isTime(c, 'written')})`,
  named: (c: string) => `(${full(c, named)} AND ${byName(c, namedFormats)} IS NOT NULL)`,
  yearLast: (c: string) => full(c, yearLast),
  yearLastTime: (c: string) => full(c, `${yearLast}[ T]+${time}`),
  shortNamed: (c: string) => full(c, shortNamed),
} as const;

/** Which of two readings a cell has, as one of three codes, else the last; for cells of one pattern. */
export const eitherCode = (
  c: string,
  [one, other]: readonly [DateReading, DateReading],
  codes: { readonly one: number; readonly other: number; readonly both: number; readonly none: number },
): string => {
  const is = (reading: DateReading): string => isTime(c, reading);
  return `CASE WHEN ${is(one)} THEN CASE WHEN ${is(other)} THEN ${codes.both} ELSE ${codes.one} END
    WHEN ${is(other)} THEN ${codes.other} ELSE ${codes.none} END`;
};
