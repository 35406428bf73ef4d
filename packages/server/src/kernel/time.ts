/** One minute, in milliseconds. */
export const minuteMs = 60_000;
/** One hour, in milliseconds. */
export const hourMs = 60 * minuteMs;
/** One day of 24 hours, in milliseconds. */
export const dayMs = 24 * hourMs;

/** A calendar day, `yyyy-mm-dd`, in whatever time zone its owner says. */
export type Day = string;

/** The instant some milliseconds after another one. */
export const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

/** True for a `yyyy-mm-dd` that the calendar has. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** The day some days later, or earlier. */
export const addDays = (day: Day, count: number): Day => utcDay(later(new Date(`${day}T00:00:00Z`), count * dayMs));

/** The calendar day of an instant, UTC. */
export const utcDay = (instant: Date): Day => instant.toISOString().slice(0, 10);

// Making a formatter takes fifty times as long as using it; there are some 600 time zones, so the map stays small.
const formatters = new Map<string, Intl.DateTimeFormat>();
const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(timeZone, made);
  return made;
};

/** The calendar day of an instant in a time zone of the IANA database. */
export const dayOf = (instant: Date, timeZone: string): Day => formatterOf(timeZone).format(instant).slice(0, 10);

const offsetMs = (instantMs: number, timeZone: string): number => {
  const wholeMs = Math.floor(instantMs / 1000) * 1000;
  return Date.parse(`${formatterOf(timeZone).format(wholeMs).replace(' ', 'T')}Z`) - wholeMs;
};

/** The instant at which a day begins in a time zone; where the clock skips midnight, the first instant after it. */
export const startOfDay = (day: Day, timeZone: string): Date => {
  const asUtcMs = Date.parse(`${day}T00:00:00Z`);
  const guessMs = asUtcMs - offsetMs(asUtcMs, timeZone);
  const startMs = asUtcMs - offsetMs(guessMs, timeZone);
  return new Date(dayOf(new Date(startMs), timeZone) === day ? startMs : guessMs);
};

/** True for a time zone of the IANA database, such as `Asia/Shanghai`. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};
