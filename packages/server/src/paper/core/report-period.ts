import type { Bilingual } from '#kernel';

/** A month (`from` is YYYY-MM) or a year (YYYY) of the market's calendar, China Standard Time. */
export type Period = { readonly kind: 'month' | 'year'; readonly from: string };

/** The span of a period: instants in China Standard Time, which has had no summer time since 1991, and its days. */
export type PeriodSpan = {
  readonly from: Date;
  readonly until: Date;
  readonly fromDay: string;
  /** The day after the last one. */
  readonly untilDay: string;
  readonly name: Bilingual;
};

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** Before it there is no market to report on. */
const firstYear = 2000;

const dayText = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`;

const instantOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

/** The span of a period; undefined when it is none. */
export const spanOf = ({ kind, from }: Period): PeriodSpan | undefined => {
  const [, years = '', months] = /^(\d{4})(?:-(\d{2}))?$/.exec(from) ?? [];
  const [year, month] = [Number(years), Number(months ?? '1')];
  if (year < firstYear || month < 1 || month > 12 || (kind === 'month') !== (months !== undefined)) return undefined;
  const fromDay = dayText(year, month);
  const isLast = kind === 'year' || month === 12;
  const untilDay = isLast ? dayText(year + 1, 1) : dayText(year, month + 1);
  const name =
    kind === 'year'
      ? { zh: `${year}年`, en: String(year) }
      : { zh: `${year}年${month}月`, en: `${monthNames[month - 1]} ${year}` };
  return { from: instantOf(fromDay), until: instantOf(untilDay), fromDay, untilDay, name };
};
