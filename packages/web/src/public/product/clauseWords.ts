import type { Formats } from '../../shared/format.ts';
import { inLanguage, type Language } from '../../shared/language.ts';
import type { Offer } from './product.ts';

type Clause = Offer['clauses'][number];

const instant = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** Operators of acceptance rules (Open Data Contract Standard) as signs that everybody reads. */
const signs: readonly (readonly [string, string])[] = [
  ['mustBeGreaterOrEqualTo', '≥'],
  ['mustBeLessOrEqualTo', '≤'],
  ['mustBeGreaterThan', '>'],
  ['mustBeLessThan', '<'],
  ['mustNotBe', '≠'],
  ['mustBe', '='],
];

/** What words are made with. */
export type ClauseTools = {
  readonly language: Language;
  readonly formats: Formats;
  readonly price: Offer['price'];
  readonly modeName: (mode: string) => string;
};

const readable: Partial<Record<string, (text: string, tools: ClauseTools) => string>> = {
  dateTime: (text, { formats }) => text.replaceAll(instant, (at) => formats.day(at)),
  deliveryMode: (text, { modeName }) => text.replaceAll(/\b(share|download|api|cleanRoom)\b/g, modeName),
  acceptanceRule: (text) => signs.reduce((words, [name, sign]) => words.replaceAll(name, sign), text),
  priceEscrow: (text, { formats, price }) => text.replace(/[A-Z]{3} \d+ \(minor units\)/, formats.money(price)),
  priceDirect: (text, { formats, price }) => text.replace(/[A-Z]{3} \d+ \(minor units\)/, formats.money(price)),
};

/** A clause in the reader's words: days, amounts and ways of delivery as people write them, not as the terms carry them. */
export const clauseWords = (clause: Clause, tools: ClauseTools): string => {
  const text = inLanguage(clause.text, tools.language);
  return readable[clause.kind]?.(text, tools) ?? text;
};
