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

// Writing a date is what counting days costs most, and it is the same few days: forty years of them are kept.
const daysKeptMax = 15_000;
const texts = new Map<number, Day>();

/** A day as a number: days since 1970-01-01. Counting in numbers is what makes counting cheap. */
export const numberOfDay = (day: Day): number => Date.parse(day) / dayMs;

/** The day of a number. */
export const dayOfNumber = (number: number): Day => {
  const known = texts.get(number);
  if (known !== undefined) return known;
  if (texts.size >= daysKeptMax) texts.clear();
  const day = new Date(number * dayMs).toISOString().slice(0, 10);
  texts.set(number, day);
  return day;
};

/** The day some days later, or earlier. */
export const addDays = (day: Day, count: number): Day => dayOfNumber(numberOfDay(day) + count);

/** An instant in whole seconds, RFC 3339, UTC: `2026-06-01T08:00:00Z`. */
export const wholeSeconds = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/** The calendar day of an instant, UTC. */
export const utcDay = (instant: Date): Day => dayOfNumber(Math.floor(instant.getTime() / dayMs));

/** Asking the time zone database takes microseconds, and clocks ask for the same few days again and again. */
type Zone = { readonly formatter: Intl.DateTimeFormat; readonly startsMs: Map<number, number> };
const zones = new Map<string, Zone>();
const zoneOf = (timeZone: string): Zone => {
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const made = { formatter, startsMs: new Map<number, number>() };
  zones.set(timeZone, made);
  return made;
};

/** What the zone's clocks show at an instant, as if it were UTC. */
const shownMs = (ms: number, { formatter }: Zone): number => {
  const wholeMs = Math.floor(ms / 1000) * 1000;
  return Date.parse(`${formatter.format(wholeMs).replace(' ', 'T')}Z`) + ms - wholeMs;
};

const seekStartMs = (number: number, zone: Zone): number => {
  const asUtcMs = number * dayMs;
  const guessMs = 2 * asUtcMs - shownMs(asUtcMs, zone);
  const startMs = guessMs + asUtcMs - shownMs(guessMs, zone);
  return shownMs(startMs, zone) >= asUtcMs ? startMs : guessMs;
};

/** When a day begins, both as numbers; a day is the number of days since 1970-01-01. */
const startMsOf = (number: number, zone: Zone): number => {
  const known = zone.startsMs.get(number);
  if (known !== undefined) return known;
  if (zone.startsMs.size >= daysKeptMax) zone.startsMs.clear();
  const startMs = seekStartMs(number, zone);
  zone.startsMs.set(number, startMs);
  return startMs;
};

/** The calendar day of an instant in a time zone of the IANA database. */
export const dayOf = (instant: Date, timeZone: string): Day => {
  const zone = zoneOf(timeZone);
  const ms = instant.getTime();
  // No zone is more than a day from UTC.
  let number = Math.floor(ms / dayMs) + 1;
  while (ms < startMsOf(number, zone)) number -= 1;
  return dayOfNumber(number);
};

/** The instant at which a day begins in a time zone; where the clock skips midnight, the first instant after it. */
export const startOfDay = (day: Day, timeZone: string): Date => new Date(startMsOf(numberOfDay(day), zoneOf(timeZone)));

/** True for a time zone of the IANA database, such as `Asia/Shanghai`. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};
