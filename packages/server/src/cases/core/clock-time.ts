import {
  addDays,
  addWorkingDays,
  countWorkingDays,
  type Day,
  dayMs,
  dayOf,
  hourMs,
  isWorkingDay,
  startOfDay,
  type WorkCalendar,
} from '#kernel';
import type { ClockBasis } from '../model.ts';

/** A stretch in which a clock stands still, from its first instant to before its last; milliseconds since 1970. */
export type Standstill = { readonly fromMs: number; readonly toMs: number };

/**
 * What a clock counts along. Hours run day and night, less the time it stood still. Of days, a day counts when it comes
 * after the day of the start (services.md 1.4: counted from the day after; to be verified), is a working day where
 * those are counted, and the clock runs at its end: the day of a pause is given back, the day of going on counts.
 * So a pause prolongs a clock of working days by the working days from the day of the pause up to, without, the day of
 * going on, those not after the start left out; a pause that ends on its own day prolongs nothing.
 */
export type Timeline = {
  readonly basis: ClockBasis;
  readonly calendar: WorkCalendar;
  readonly startMs: number;
  /** In order, without overlap. */
  readonly standstills: readonly Standstill[];
};

/** When an amount of the time is used up. A whole number of days ends with the last millisecond of a day. */
export type Reached = { readonly atMs: number; readonly provisional: boolean; readonly day?: Day };

const zoneDay = (ms: number, { calendar }: Timeline): Day => dayOf(new Date(ms), calendar.timeZone);
const startMsOf = (day: Day, { calendar }: Timeline): number => startOfDay(day, calendar.timeZone).getTime();

/** The last millisecond of a day in the calendar's time zone. */
export const endOfDayMs = (day: Day, line: Timeline): number => startMsOf(addDays(day, 1), line) - 1;

/** Days of this form are in order as texts are. */
const earlier = (a: Day, b: Day): Day => [a, b].sort()[0] ?? a;

const daysBetween = (from: Day, to: Day): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / dayMs);

const add = (from: Day, count: number, { basis, calendar }: Timeline) =>
  basis === 'working-day' ? addWorkingDays(from, count, calendar) : { day: addDays(from, count), provisional: false };

/** Days of the clock's kind after one day up to and with another. */
const count = (from: Day, to: Day, { basis, calendar }: Timeline): number =>
  basis === 'working-day' ? countWorkingDays(from, to, calendar) : daysBetween(from, to);

/** The first and last day that a standstill takes away, those of the start and before left out. */
const lostDays = (start: Day, pause: Standstill, line: Timeline): { readonly before: Day; readonly last: Day } => {
  const from = addDays(zoneDay(pause.fromMs, line), -1);
  return { before: from < start ? start : from, last: addDays(zoneDay(pause.toMs, line), -1) };
};

const nthDay = (amount: number, line: Timeline) => {
  const start = zoneDay(line.startMs, line);
  // "The same day": the day of the start, or that of going on after a pause.
  if (amount === 0) return { day: zoneDay(line.standstills.at(-1)?.toMs ?? line.startMs, line), provisional: false };
  let total = amount;
  let reached = add(start, total, line);
  for (const pause of line.standstills) {
    const { before, last } = lostDays(start, pause, line);
    if (before >= reached.day) break;
    total += count(before, last, line);
    reached = add(start, total, line);
  }
  return reached;
};

const reachDays = (amount: number, line: Timeline): Reached => {
  const whole = Math.floor(amount);
  const part = amount - whole;
  const { day, provisional } = nthDay(part === 0 ? whole : whole + 1, line);
  const atMs = part === 0 ? endOfDayMs(day, line) : startMsOf(day, line) + Math.round(part * dayMs);
  return { atMs, provisional, day };
};

/** When an amount (hours or days, with fractions) is used up. */
export const reach = (amount: number, line: Timeline): Reached => {
  if (line.basis !== 'hour') return reachDays(amount, line);
  let atMs = line.startMs + Math.round(amount * hourMs);
  for (const { fromMs, toMs } of line.standstills) if (fromMs <= atMs) atMs += toMs - fromMs;
  return { atMs, provisional: false };
};

const usedDays = (atMs: number, line: Timeline): number => {
  const start = zoneDay(line.startMs, line);
  const today = zoneDay(atMs, line);
  if (today <= start) return 0;
  const yesterday = addDays(today, -1);
  let days = count(start, yesterday, line);
  let counts = line.basis === 'calendar-day' || isWorkingDay(today, line.calendar);
  for (const pause of line.standstills) {
    const { before, last } = lostDays(start, pause, line);
    days -= count(before, earlier(last, yesterday), line);
    counts &&= !(before < today && today <= last);
  }
  return days + (counts ? Math.min(1, (atMs - startMsOf(today, line)) / dayMs) : 0);
};

/** How much of the time is used at an instant, in the clock's unit. */
export const used = (atMs: number, line: Timeline): number => {
  if (line.basis !== 'hour') return usedDays(atMs, line);
  const stoodMs = line.standstills.reduce(
    (sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(toMs, atMs) - fromMs),
    0,
  );
  return Math.max(0, atMs - line.startMs - stoodMs) / hourMs;
};
