import type { ApiPaths } from '@corridor/client/api';

type Answer<P extends keyof ApiPaths> = ApiPaths[P] extends {
  readonly get: { readonly responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

/** A report as the list has it. */
export type Report = Answer<'/api/v1/operator/reports'>['items'][number];
/** A report with its figures and their sources. */
export type ReportPage = Answer<'/api/v1/operator/reports/{id}'>;
/** A template to choose. */
export type Template = Answer<'/api/v1/operator/report-templates'>['items'][number];
/** What a template may ask for. */
export type FigureList = Answer<'/api/v1/operator/report-figures'>;

/** Months are cut in China Standard Time, as the platform cuts them. */
const marketOffsetMs = 8 * 3_600_000;

/** A month of the market's calendar; `month` counts from 1. */
export type Month = { readonly year: number; readonly month: number };

/** The month that an instant lies in. */
export const monthOf = (instant: Date): Month => {
  const shifted = new Date(instant.getTime() + marketOffsetMs);
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1 };
};

/** The last month that is over. */
export const lastFullMonth = (now: Date): Month => {
  const { year, month } = monthOf(now);
  return month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
};

/** Where a report's file is. */
export const fileOf = (id: string): string => `/api/v1/operator/reports/${id}/file`;

/** What the format is called by those who use it. */
export const formatNames = { docx: 'Word', xlsx: 'Excel' } as const;
