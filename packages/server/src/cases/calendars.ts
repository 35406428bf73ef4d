import { readFile } from 'node:fs/promises';
import { type CalendarFile, mergeCalendars, openCalendar, type WorkCalendar } from '#kernel';
import type { Tx } from '#platform/database';
import { selectCalendarYears } from './store-calendars.ts';

/** The years that ship with the platform. */
const shippedUrl = new URL('../../data/calendar-cn.json', import.meta.url);

let shipped: Promise<CalendarFile> | undefined;

const readShipped = (): Promise<CalendarFile> => {
  shipped ??= readFile(shippedUrl, 'utf8').then((text) => JSON.parse(text) as CalendarFile);
  return shipped;
};

/** Offices whose opened calendar is kept: opening one costs a millisecond, a step has few. */
const keptMax = 100;

const opened = new Map<string, { readonly version: string; readonly calendar: WorkCalendar }>();

/** The calendar by which an office's clocks run: the platform's years, and those that the office added. */
export const calendarOf = async (tx: Tx, ownerId: string): Promise<WorkCalendar> => {
  const years = await selectCalendarYears(tx, ownerId);
  const version = years.map(({ year, addedAt }) => `${year} ${addedAt.toISOString()}`).join();
  const known = opened.get(ownerId);
  if (known?.version === version) return known.calendar;
  const added = Object.fromEntries(years.map(({ year, entry }) => [String(year), entry]));
  const calendar = openCalendar(mergeCalendars(await readShipped(), added));
  if (opened.size >= keptMax) opened.clear();
  opened.set(ownerId, { version, calendar });
  return calendar;
};
