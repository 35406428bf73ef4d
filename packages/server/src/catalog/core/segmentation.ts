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

const hanRuns = /\p{Script=Han}+/gu;

/** Every two neighbouring characters of the Chinese in a text: with them any part of a Chinese text is found by index. */
export const hanPairs = (text: string): string[] =>
  (foldText(text).match(hanRuns) ?? []).flatMap((run) => {
    const characters = [...run];
    return characters.slice(1).map((character, n) => `${characters[n]}${character}`);
  });

/**
 * The text form of a tsvector over texts with weights. Words are cut here and not by PostgreSQL's parser, which
 * takes a whole run of Chinese for one word. Pairs of Chinese characters that are no words follow with the least weight.
 */
export const toSearchVector = (texts: readonly { readonly text: string; readonly weight: Weight }[]): string => {
  const places = new Map<string, string[]>();
  let position = 0;
  const add = (term: string, weight: Weight): void => {
    position += 1;
    if (position <= lexemesMax) places.set(term, [...(places.get(term) ?? []), `${position}${weight}`]);
  };
  for (const { text, weight } of texts) for (const term of segmentTerms(text)) add(term, weight);
  const words = new Set(places.keys());
  for (const { text } of texts) for (const pair of hanPairs(text)) if (!words.has(pair)) add(pair, 'D');
  // PostgreSQL keeps at most 256 positions of one word
  return [...places].map(([term, at]) => `${quoteLexeme(term)}:${at.slice(0, 255).join(',')}`).join(' ');
};

const allOf = (terms: readonly string[], suffix: string): string =>
  [...new Set(terms)]
    .slice(0, queryTermsMax)
    .map((term) => `${quoteLexeme(term)}${suffix}`)
    .join(' & ');

/** Words that say nothing about what is looked for; left out unless they are all there is. */
const fillers = new Set([...'的了和与及或在是', ...'a an and for in of on or the to'.split(' ')]);

const withoutFillers = (terms: readonly string[]): readonly string[] => {
  const telling = terms.filter((term) => !fillers.has(term));
  return telling.length > 0 ? telling : terms;
};

const isHan = (term: string): boolean => /\p{Script=Han}/u.test(term);

/** True when the cut left nothing but single characters, which would find every word that begins with them. */
const isCrumbs = (terms: readonly string[]): boolean =>
  terms.some(isHan) && terms.filter(isHan).every((term) => [...term].length === 1);

/**
 * The text form of a tsquery: every word of the query, each also as the beginning of a longer one; or, for Chinese, every
 * pair of neighbouring characters, so that parts of words are found however the text was cut. '' when there are no words.
 */
export const toSearchQuery = (query: string): string => {
  const terms = withoutFillers(segmentTerms(query));
  const words = allOf(terms, ':*');
  const pairs = hanPairs(query);
  if (pairs.length === 0) return words;
  const latin = terms.filter((term) => !isHan(term));
  const byPairs = [allOf(pairs, ''), allOf(latin, ':*')].filter((part) => part !== '').join(' & ');
  return isCrumbs(terms) ? byPairs : `(${words}) | (${byPairs})`;
};

/**
 * A LIKE pattern that finds the folded query anywhere in a folded text; undefined where it would be of no use: Chinese is
 * found by pairs, and fewer than three characters cannot use a trigram index.
 */
export const toContainsPattern = (query: string): string | undefined => {
  const text = foldText(query);
  if (text.length < 3 || /\p{Script=Han}/u.test(text)) return undefined;
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
};
