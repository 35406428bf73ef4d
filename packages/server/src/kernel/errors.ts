import type { Bilingual } from './words.ts';

/** One refusal a person may meet: HTTP status and a sentence in each language that says what to do. `{name}` is filled from params. */
export type ErrorEntry = Bilingual & { readonly status: number };

/** The refusals of one module by code. */
export type ErrorTable = Readonly<Record<string, ErrorEntry>>;

/** Keeps the literal codes of a module's table, so that `keyof typeof errors` is its closed union. */
export const defineErrors = <const T extends ErrorTable>(table: T): T => table;

/** Fills `{name}` in a sentence; a missing parameter stays visible as `{name}`. */
export const fillSentence = (sentence: string, params: Readonly<Record<string, string | number>> = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
