/** How much a place weighs: title over keywords over summary (PostgreSQL's weight letters). */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** Longest word kept in a search row, in characters; PostgreSQL's own limit is 2,046 bytes. */
export const lexemeCharactersMax = 100;
/** Words of one product that are searchable; positions beyond 16,383 are not told apart by PostgreSQL. */
export const lexemesMax = 4000;
/** Words of one query: more is a text, not a question. */
export const queryTermsMax = 16;
/** Characters of one query. */
export const queryCharactersMax = 200;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Folds what looks the same into one form: compatibility forms, case, runs of space. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The words of a text in order, Chinese segmented by the dictionary of ICU, folded; without punctuation. */
export const segmentTerms = (text: string): string[] =>
  [...segmenter.segment(foldText(text))]
    .filter((segment) => segment.isWordLike === true)
    .map((segment) => [...segment.segment].slice(0, lexemeCharactersMax).join(''));

/** The words of a text with spaces between them, so that trigrams see the words of Chinese as words. */
export const toWords = (text: string): string => segmentTerms(text).join(' ');

/** Quotes a lexeme for the text form of tsvector and tsquery. */
const quoteLexeme = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * The text form of a tsvector over texts with weights. Words are cut here and not by PostgreSQL's parser, which
 * takes a whole run of Chinese for one word.
 */
export const toSearchVector = (texts: readonly { readonly text: string; readonly weight: Weight }[]): string => {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const { text, weight } of texts) {
    for (const term of segmentTerms(text)) {
      position += 1;
      if (position > lexemesMax) break;
      places.set(term, [...(places.get(term) ?? []), `${position}${weight}`]);
    }
  }
  // PostgreSQL keeps at most 256 positions of one word
  return [...places].map(([term, at]) => `${quoteLexeme(term)}:${at.slice(0, 255).join(',')}`).join(' ');
};

/** The text form of a tsquery: every word of the query, each also as the beginning of a longer one; '' when none. */
export const toSearchQuery = (query: string): string =>
  [...new Set(segmentTerms(query))]
    .slice(0, queryTermsMax)
    .map((term) => `${quoteLexeme(term)}:*`)
    .join(' & ');

/** A LIKE pattern that finds the folded query anywhere in a folded text. */
export const toContainsPattern = (query: string): string =>
  `%${foldText(query).replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
