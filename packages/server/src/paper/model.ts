import type { Bilingual, Language } from '#kernel';

/** What is issued as paper. */
export const documentKinds = ['agreement', 'statement', 'assessment', 'productAssessment'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** In which language a document is written; `both` sets English small below the Chinese. */
export const documentLanguages = ['zh', 'en', 'both'] as const;
/** One language, or both. */
export type DocumentLanguage = Language | 'both';

/** A text that needs no translation (an id, a figure), or one in both languages. */
export type Words = string | Bilingual;

/** A column of a table; `share` is its part of the width, `end` sets figures flush right. */
export type Column = { readonly title: Bilingual; readonly share: number; readonly align?: 'start' | 'end' };

/** What a document consists of, in reading order. */
export type Block =
  | { readonly kind: 'heading'; readonly text: Bilingual }
  | { readonly kind: 'text'; readonly text: Words }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: Bilingual, value: Words])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly Words[])[] }
  /** The log's checkpoint of the time of issue; belongs to the print, for the log grows while facts stay. */
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'seals'; readonly of: readonly Bilingual[] };

/** The facts of a document: whoever has the same facts gets the same bytes. */
export type DocumentContent = {
  /** Layout and wording; a change to either is a new edition, so that a reprint is never a little different. */
  readonly edition: number;
  readonly title: Bilingual;
  /** Who issues it, as it stands at the head of each page. */
  readonly issuer: Bilingual;
  readonly blocks: readonly Block[];
};

/** A document to be printed. */
export type Print = {
  readonly number: string;
  readonly language: DocumentLanguage;
  readonly issuedAt: string;
  /** The check page; null for what no platform issued, which then has no number to be looked up either. */
  readonly checkUrl: string | null;
  /** Signed note (C2SP tlog-checkpoint) that was newest when it was issued. */
  readonly checkpoint: string | null;
  readonly contentSha256: string;
  readonly content: DocumentContent;
};

/** The letters that a number of a kind begins with. */
export const numberLetters: Readonly<Record<DocumentKind, string>> = {
  agreement: 'AGR',
  statement: 'STM',
  assessment: 'ASM',
  productAssessment: 'PRA',
};

/** A document's number: kind, region, year, count, and eight characters that nobody can guess (40 bits). */
export const numberPattern = /^[A-Z]{3}-\d{6}-\d{4}-\d{6,}-[0-9A-HJKMNP-TV-Z]{8}$/;

/** The edition that is written today. */
export const documentEdition = 1;
