import { dayMs } from '#kernel';

const w3c = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/** Reads a W3C date and time with zone, or a day, which begins at midnight UTC; undefined when it is neither. */
export const readInstant = (text: string): Date | undefined => {
  // A plus sign that a client forgot to escape arrives as a blank.
  const plain = text.replace(' ', '+').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  const at = w3c.test(text.replace(' ', '+'))
    ? new Date(plain.length === 10 ? `${plain}T00:00:00Z` : plain)
    : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at;
};

/** Longest time that one list of requests covers (GeoReport v2, GET Service Requests). */
export const spanDaysMax = 90;

const spanMsMax = spanDaysMax * dayMs;

/** From when to when a list goes; the later end is included. */
export type Span = { readonly from: Date; readonly to: Date };

/** The time that a list covers: what is not said is 90 days before or after what is; undefined when it is longer or runs backwards. */
export const spanOf = (start: Date | undefined, end: Date | undefined, now: Date): Span | undefined => {
  const to = end ?? (start === undefined ? now : new Date(start.getTime() + spanMsMax));
  const from = start ?? new Date(to.getTime() - spanMsMax);
  const ms = to.getTime() - from.getTime();
  return ms < 0 || ms > spanMsMax ? undefined : { from, to };
};
