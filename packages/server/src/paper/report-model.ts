import type { Bilingual, Id, Language } from '#kernel';
import type { TemplateFormat } from './core/report-office.ts';
import type { Period } from './core/report-period.ts';
import type { Placeholder } from './core/report-values.ts';

/** The largest template: some pages with a letterhead; pictures of a camera are not for it. */
export const templateBytesMax = 5 * 1024 * 1024;

/** Templates of one operator: more than that nobody chooses from. */
export const templatesMax = 50;

/** A template to choose; built-in ones belong to nobody and to everybody. */
export type Template = {
  readonly id: string;
  readonly name: Bilingual;
  readonly format: TemplateFormat;
  readonly isBuiltIn: boolean;
  readonly bytes: number;
  readonly sha256: string;
  readonly placeholders: readonly Placeholder[];
  readonly createdAt: string | null;
};

/** One figure of a report: what it showed, and what it was made of. `value` is null where it could not be computed. */
export type ShownFigure = {
  readonly placeholder: string;
  readonly key: string | null;
  readonly name: Bilingual;
  readonly value: string | null;
  readonly unit: Bilingual;
  readonly why: Bilingual | null;
  readonly meaning: Bilingual;
  readonly source: Bilingual;
  /** Rows that were counted. */
  readonly rows: number;
};

/** One table of a report, as it was filled in; a cell is null where it could not be computed. */
export type ShownTable = {
  readonly key: string;
  readonly name: Bilingual;
  readonly source: Bilingual;
  readonly rows: number;
  readonly columns: readonly Bilingual[];
  readonly lines: readonly (readonly (string | null)[])[];
  /** Placeholders in the loop that could not be computed, at least in one row. */
  readonly missing: readonly { readonly placeholder: string; readonly why: Bilingual }[];
};

/** Every figure and table that a report shows, with its sources. */
export type Appendix = { readonly figures: readonly ShownFigure[]; readonly tables: readonly ShownTable[] };

/** A report that was made. `isOver` is false when the period was still running: figures of it may have grown since. */
export type Report = {
  readonly id: Id<'rep'>;
  readonly template: { readonly id: string; readonly name: string; readonly sha256: string };
  readonly format: TemplateFormat;
  readonly period: Period & { readonly name: Bilingual };
  readonly isOver: boolean;
  readonly language: Language;
  readonly bytes: number;
  readonly sha256: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly missing: number;
};
