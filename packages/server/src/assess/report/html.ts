import type { Language } from '#kernel';

/** Markup that may stand as it is. Only `html` and `raw` make it, so that everything else is escaped. */
export type Html = { readonly markup: string };

type Part = Html | string | number | null | undefined | false | readonly Part[];

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as markup: what a file holds is never taken for markup, and what a page cannot show is named. */
export const escapeText = (text: string): string =>
  text
    .replace(/[&<>"']/g, (char) => named[char] ?? char)
    .replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, (char) => {
      const code = char.codePointAt(0) ?? 0;
      return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    });

const isHtml = (part: Part): part is Html => typeof part === 'object' && part !== null && 'markup' in part;

const markupOf = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (isHtml(part)) return part.markup;
  if (typeof part === 'object') return part.map(markupOf).join('');
  return escapeText(String(part));
};

/** A template of markup; whatever is put in is escaped unless it is markup itself. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: pieces.map((piece, i) => piece + (i < parts.length ? markupOf(parts[i]) : '')).join(''),
});

/** Markup from a constant of this program. */
export const raw = (markup: string): Html => ({ markup });

/** Says a thing in the reader's language. */
export type Say = (zh: string, en: string) => string;

/** The way to say things in a language. */
export const sayIn =
  (language: Language): Say =>
  (zh, en) =>
    language === 'zh' ? zh : en;

/** A count with separators. */
export const count = (value: number): string => value.toLocaleString('en');

/** A share of 1 as percent. */
export const percent = (share: number, digits = 1): string => `${(100 * share).toFixed(digits)} %`;

/** A number with about five significant digits: enough for a reader, the JSON has all. */
export const figure = (value: number): string => {
  // years and codes of four digits read better without a separator
  if (Number.isInteger(value) && Math.abs(value) < 1e4) return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return count(value);
  const size = Math.abs(value);
  return size >= 1e7 || size < 1e-4
    ? value.toExponential(3)
    : value.toLocaleString('en', { maximumSignificantDigits: 5 });
};

/** Minor units as people read them; currencies here have two decimals. */
export const money = (minor: string, currency: string, language: Language): string => {
  const sign = minor.startsWith('-') ? '−' : '';
  const digits = minor.replace('-', '').padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  const cents = digits.slice(-2);
  const text = `${sign}${whole}.${cents}`;
  return language === 'zh' && currency === 'CNY' ? `${text} 元` : `${currency} ${text}`;
};
