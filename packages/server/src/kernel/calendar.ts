import { addDays, type Day } from './time.ts';

/**
 * One region's working days. `days` names only the exceptions: true is a day off that would be worked, false a
 * weekend day that is worked. A moved day of late December may be listed by the next year's notice, so exceptions of
 * all years lie together. `published` holds the years whose notice is known.
 */
export type WorkCalendar = {
  readonly timeZone: string;
  readonly published: ReadonlySet<number>;
  readonly days: ReadonlyMap<Day, boolean>;
};

/** Where counting ended. `provisional` when a year on the way has no notice yet and only weekends were known. */
export type DueDay = { readonly day: Day; readonly provisional: boolean };

/** The form in which calendars are stored: years with their notices and exceptions. */
export type CalendarFile = {
  readonly timeZone: string;
  readonly years: Readonly<
    Record<string, { readonly papers: readonly string[]; readonly days: Readonly<Record<Day, boolean>> }>
  >;
};

/** Opens a stored calendar. A year without a single exception has not been published yet. */
export const openCalendar = (file: CalendarFile): WorkCalendar => {
  const years = Object.entries(file.years);
  return {
    timeZone: file.timeZone,
    published: new Set(years.filter(([, year]) => Object.keys(year.days).length > 0).map(([name]) => Number(name))),
    days: new Map(years.flatMap(([, year]) => Object.entries(year.days))),
  };
};

const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** True when the day is worked. */
export const isWorkingDay = (day: Day, calendar: WorkCalendar): boolean => {
  const off = calendar.days.get(day);
  return off === undefined ? !isWeekend(day) : !off;
};

/** The n-th working day after a day; the day itself never counts. */
export const addWorkingDays = (from: Day, count: number, calendar: WorkCalendar): DueDay => {
  let day = from;
  let provisional = false;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    provisional ||= !calendar.published.has(Number(day.slice(0, 4)));
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return { day, provisional };
};
