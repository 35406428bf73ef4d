import type { Book } from '../model.ts';

/** A day `YYYY-MM-DD` that exists in the calendar. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** The day some days later (or earlier). */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The calendar day of an instant in a zone. */
export const dayOf = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);

/** The day that a transfer without a day of its own is booked on: today, or the first open day when today is closed. */
export const openDay = (book: Pick<Book, 'timeZone' | 'closedThrough'>, now: Date): string => {
  const today = dayOf(now, book.timeZone);
  return book.closedThrough !== null && today <= book.closedThrough ? addDays(book.closedThrough, 1) : today;
};
