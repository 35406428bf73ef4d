import { sha256OfJson } from './hash.ts';
import { err, ok, type Result } from './result.ts';
import { type Day, isDay } from './time.ts';

/** One year as stored: the official notices and the exceptions that they name (true is a day off, false a weekend day that is worked). */
export type CalendarYear = { readonly papers: readonly string[]; readonly days: Readonly<Record<Day, boolean>> };

/** The form in which calendars are stored: years with their notices and exceptions. A year without exceptions has no notice yet. */
export type CalendarFile = { readonly timeZone: string; readonly years: Readonly<Record<string, CalendarYear>> };

/** What is wrong with a year that somebody adds; `at` is a JSON pointer into it. */
export type CalendarFault = {
  readonly code:
    | 'not_an_object'
    | 'year_wrong'
    | 'papers_wrong'
    | 'days_wrong'
    | 'day_malformed'
    | 'day_outside_year'
    | 'day_twice'
    | 'day_no_exception';
  readonly at: string;
};

/** A year's notice names some 40 days; more than a year of days is no notice. */
const daysMax = 366;
const papersMax = 20;
const paperLengthMax = 500;
/** The first year of the list that the form comes from, and the last that four digits write. */
const yearMin = 2007;
const yearMax = 9998;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const papersOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) &&
  value.length <= papersMax &&
  value.every((paper): paper is string => typeof paper === 'string' && paper.length <= paperLengthMax)
    ? value
    : undefined;

/** A notice may move days of the December before, and of the January after. */
const belongsTo = (day: Day, year: number): boolean =>
  day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`) || day.startsWith(`${year + 1}-01-`);

const faultOfDay = (entry: unknown, year: number, seen: ReadonlySet<Day>): CalendarFault['code'] | undefined => {
  if (!isRecord(entry) || typeof entry.date !== 'string' || typeof entry.isOffDay !== 'boolean') return 'day_malformed';
  if (!isDay(entry.date)) return 'day_malformed';
  if (!belongsTo(entry.date, year)) return 'day_outside_year';
  if (seen.has(entry.date)) return 'day_twice';
  // A weekday that is said to be worked moves nothing: most likely a slip of the pen in isOffDay.
  return entry.isOffDay || isWeekend(entry.date) ? undefined : 'day_no_exception';
};

const readDays = (entries: readonly unknown[], year: number): Result<CalendarYear['days'], CalendarFault[]> => {
  const days = new Map<Day, boolean>();
  const faults: CalendarFault[] = [];
  const seen = new Set<Day>();
  for (const [index, entry] of entries.entries()) {
    const code = faultOfDay(entry, year, seen);
    if (code !== undefined) faults.push({ code, at: `/days/${index}` });
    else if (isRecord(entry) && typeof entry.date === 'string') {
      seen.add(entry.date);
      days.set(entry.date, entry.isOffDay === true);
    }
  }
  return faults.length > 0 ? err(faults) : ok(Object.fromEntries([...days].sort(([a], [b]) => (a < b ? -1 : 1))));
};

/**
 * Reads one year in the form of holiday-cn (`{ year, papers, days: [{ name, date, isOffDay }] }`, one file a year),
 * which is what an operator adds when a year's notice is published. `days` may be empty: not published yet. Refuses
 * with every fault it finds.
 */
export const readHolidayYear = (
  value: unknown,
): Result<{ readonly year: number; readonly entry: CalendarYear }, readonly CalendarFault[]> => {
  if (!isRecord(value)) return err([{ code: 'not_an_object', at: '' }]);
  const { year, days: entries } = value;
  if (typeof year !== 'number' || !Number.isInteger(year) || year < yearMin || year > yearMax) {
    return err([{ code: 'year_wrong', at: '/year' }]);
  }
  const papers = papersOf(value.papers ?? []);
  if (papers === undefined) return err([{ code: 'papers_wrong', at: '/papers' }]);
  if (!Array.isArray(entries) || entries.length > daysMax) return err([{ code: 'days_wrong', at: '/days' }]);
  const days = readDays(entries, year);
  return days.ok ? ok({ year, entry: { papers, days: days.value } }) : days;
};

/** A calendar with years added to it; a year that is in both is the added one's. The time zone stays. */
export const mergeCalendars = (base: CalendarFile, years: CalendarFile['years']): CalendarFile => ({
  timeZone: base.timeZone,
  years: { ...base.years, ...years },
});

/** Names what a calendar says: two of the same version give the same due days. SHA-256 over its canonical JSON, in hex. */
export const calendarVersion = (file: CalendarFile): string =>
  sha256OfJson({
    timeZone: file.timeZone,
    years: Object.fromEntries(Object.entries(file.years).map(([year, { days }]) => [year, { ...days }])),
  });
