import { readFile } from 'node:fs/promises';
import { appendEntry } from '#audit';
import {
  type CalendarFile,
  mergeCalendars,
  type Outcome,
  ok,
  openCalendar,
  personOf,
  readHolidayYear,
  refuse,
  type WorkCalendar,
  workingDaysOfYear,
} from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import type { CasesCode } from './errors.ts';
import { casesKinds } from './kinds.ts';
import { putCalendarYear, selectCalendarYears } from './store-calendars.ts';

/** Outbox topic: an office's calendar has another year. */
export const calendarTopic = 'cases.calendar';

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

/** The years of an office's calendar, with how many days are worked in each. */
export const readCalendar = async (tx: Tx, ownerId: string) => {
  const added = await selectCalendarYears(tx, ownerId);
  const calendar = await calendarOf(tx, ownerId);
  const own = Object.fromEntries(added.map(({ year, entry }) => [String(year), entry]));
  const { timeZone, years } = mergeCalendars(await readShipped(), own);
  const items = Object.entries(years).map(([name, { papers }]) => ({
    year: Number(name),
    isAdded: name in own,
    isPublished: calendar.published.has(Number(name)),
    workingDays: workingDaysOfYear(Number(name), calendar),
    papers: [...papers],
  }));
  return { timeZone, items };
};

/** Adds a year's notice to the acting office's calendar; its open clocks are then reckoned anew. */
export const addCalendarYear = async (tx: Tx, document: unknown): Promise<Outcome<number, CasesCode>> => {
  const read = readHolidayYear(document);
  if (!read.ok) {
    const [first] = read.error;
    const year = typeof document === 'object' && document !== null && 'year' in document ? String(document.year) : '–';
    return refuse(
      'cases.calendar_wrong',
      { year, what: `${first?.at ?? ''} ${first?.code ?? ''}` },
      { faults: read.error },
    );
  }
  const { organisationId: ownerId, personId: addedBy } = personOf(tx.actor);
  const { year, entry } = read.value;
  await putCalendarYear(tx, { ownerId, year, entry, addedBy });
  const content = { year, papers: entry.papers, days: Object.keys(entry.days).length };
  await appendEntry(tx, { kind: casesKinds.calendar_added, subject: ownerId, parties: [ownerId], content });
  await emit(tx, { topic: calendarTopic, payload: { ownerId } });
  return ok(year);
};
