import { isPlaceholder } from '../aggregates.ts';

/** SQL: the text stands for "missing": a word for it, or nothing but a repeated mark. The empty cell is missing openly and not meant. */
export const isMarker = (text: string): string =>
  `(${text} IS NOT NULL AND trim(${text}) <> '' AND ` +
  `(${isPlaceholder(text)} OR regexp_full_match(trim(${text}), '[*]{2,}|[?]{2,}|[#]{2,}|[.]{2,}|_{2,}|-{2,}|[xX]{3,}')))`;
