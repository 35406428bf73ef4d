import type { CalendarFile } from './calendar-file.ts';
import { type Day, dayOfNumber, numberOfDay } from './time.ts';

/** Days since 1970-01-01. */
type DayNumber = number;

/**
 * One region's working days. `exceptions` names only those: true is a day off that would be worked, false a weekend
 * day that is worked. A moved day of late December may be listed by the next year's notice, so exceptions of all
 * years lie together. `published` holds the years whose notice is known.
 */
export type WorkCalendar = {
  readonly timeZone: string;
  readonly published: ReadonlySet<number>;
  readonly exceptions: ReadonlyMap<DayNumber, boolean>;
};

/** Where counting ended. `provisional` when a year on the way has no notice yet and only weekends were known. */
export type DueDay = { readonly day: Day; readonly provisional: boolean };

const yearOf = (number: DayNumber): number => Number(dayOfNumber(number).slice(0, 4));

/** Opens a stored calendar. A year without a single exception has not been published yet. */
export const openCalendar = (file: CalendarFile): WorkCalendar => {
  const years = Object.entries(file.years);
  return {
    timeZone: file.timeZone,
    published: new Set(years.filter(([, year]) => Object.keys(year.days).length > 0).map(([name]) => Number(name))),
    exceptions: new Map(
      years.flatMap(([, year]) => Object.entries(year.days).map(([day, off]) => [numberOfDay(day), off] as const)),
    ),
  };
};

/** 1970-01-01 was a Thursday; 0 is Sunday. */
const weekdayOf = (number: DayNumber): number => (((number + 4) % 7) + 7) % 7;

const isWorked = (number: DayNumber, { exceptions }: WorkCalendar): boolean => {
  const off = exceptions.get(number);
  if (off !== undefined) return !off;
  const weekday = weekdayOf(number);
  return weekday !== 0 && weekday !== 6;
};

/** True when the day is worked. */
export const isWorkingDay = (day: Day, calendar: WorkCalendar): boolean => isWorked(numberOfDay(day), calendar);

/** New Year's notice moves days of the week before it (2018-12-29 by the notice for 2019), so that week waits for it too. */
const reachDays = 7;

const isProvisional = (first: DayNumber, last: DayNumber, { published }: WorkCalendar): boolean => {
  const end = yearOf(last + reachDays);
  for (let year = yearOf(first); year <= end; year += 1) if (!published.has(year)) return true;
  return false;
};

/**
 * The n-th working day after a day; the day itself never counts (services.md 1.4: counted from the day after; to be
 * verified). With 0 it is the day itself, worked or not.
 */
export const addWorkingDays = (from: Day, count: number, calendar: WorkCalendar): DueDay => {
  const first = numberOfDay(from);
  let number = first;
  for (let left = count; left > 0; ) {
    number += 1;
    if (isWorked(number, calendar)) left -= 1;
  }
  return { day: dayOfNumber(number), provisional: count > 0 && isProvisional(first + 1, number, calendar) };
};

/** How many working days lie after `from` up to and with `to`; none when `to` is not later. */
export const countWorkingDays = (from: Day, to: Day, calendar: WorkCalendar): number => {
  const last = numberOfDay(to);
  let count = 0;
  for (let number = numberOfDay(from) + 1; number <= last; number += 1) if (isWorked(number, calendar)) count += 1;
  return count;
};

/** The working days of a calendar year: 248 in China's 2026. */
export const workingDaysOfYear = (year: number, calendar: WorkCalendar): number =>
  countWorkingDays(`${year - 1}-12-31`, `${year}-12-31`, calendar);
