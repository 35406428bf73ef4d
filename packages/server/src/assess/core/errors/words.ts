import type { Source } from '../sql.ts';
import { beyondChance, dictionary, wrongValues } from './dictionary.ts';

/** Letters of a word that can be told from another one: shorter ones are near to too many. */
const wordLengthMin = 5;

/** A word that this many different values of the column have is a word of its language. */
const knownMin = 6;

/** A form of words that this share of the column's values has is one of its own. */
const formShareMax = 0.1;

/** A capital within small letters or at their end, a small letter before capitals, letters amid digits; not `McCoy`, `1st`, `A4`. */
const mixedForms = '^(aAa?|AaA|.*[Aa]9[Aa].*|.*9[Aa]9.*|.*aAaA.*)$';

const words = `unnest(list_distinct(regexp_extract_all(v, '[\\p{L}]{${wordLengthMin},}'))) AS w`;

const keys = `unnest(list_distinct(list_transform(range(0, length(w) + 1), lambda i: hash(left(w, i) || substr(w, i + 2))))) AS k`;

/** Pairs of near words of a column: `f` known, `s` what is compared with it. */
const nearWords = (compared: string): string =>
  `SELECT s.c, s.v, s.w, s.d, f.w AS u, f.d AS m FROM (SELECT c, w, d, ${keys} FROM corridor_word WHERE d >= ${knownMin}) f ` +
  `JOIN (SELECT c, w, d, v, ${keys} FROM corridor_word WHERE ${compared}) s ON s.c = f.c AND s.k = f.k AND s.w <> f.w ` +
  `WHERE damerau_levenshtein(f.w, s.w) <= 1 AND lower(f.w) <> lower(s.w) AND f.w || 's' <> s.w AND s.w || 's' <> f.w`;

/** Finds values with a word that stands in one value only and is one slip away from a word of many, where such words are not near by nature. */
const findMisspelt = async (source: Source): Promise<void> => {
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_word AS SELECT c, w, count(*) AS d, any_value(v) AS v FROM (SELECT c, v, ${words} FROM ${dictionary}) GROUP BY c, w`,
  );
  await source.run(`CREATE OR REPLACE TEMP TABLE corridor_near_word AS ${nearWords('d = 1')}`);
  const counts =
    `SELECT c, (SELECT count(DISTINCT w) FROM corridor_near_word x WHERE x.c = o.c) / greatest(1, count_if(d = 1)) AS found, ` +
    `(SELECT count(DISTINCT w) FROM (${nearWords(`d >= ${knownMin}`)}) x WHERE x.c = o.c) / greatest(1, count_if(d >= ${knownMin})) AS chance ` +
    `FROM corridor_word o GROUP BY c`;
  await source.run(
    `INSERT INTO ${wrongValues} SELECT c, v, 'typo', '其中“' || w || '”与常见词“' || arg_max(u, m) || '”仅差一个字符', ` +
      `'"' || w || '" differs by one character from the frequent word "' || arg_max(u, m) || '"', round(max(m) / (max(m) + 4.0), 2) ` +
      `FROM corridor_near_word WHERE c IN (SELECT c FROM (${counts}) WHERE ${beyondChance}) GROUP BY c, v, w`,
  );
};

/** Finds values with a capital after a small letter, or a letter among digits, where the column has hardly any. */
const findMixedWords = async (source: Source): Promise<void> => {
  const mixed =
    `unnest(list_distinct(list_transform(regexp_extract_all(p, '[Aa9]+'), ` +
    `lambda w: regexp_replace(regexp_replace(regexp_replace(w, 'A+', 'A', 'g'), 'a+', 'a', 'g'), '9+', '9', 'g')))) AS f`;
  await source.run(
    `INSERT INTO ${wrongValues} SELECT DISTINCT c, v, 'pattern', '词中混有本列罕见的大小写或数字', ` +
      `'a word mixes capitals, small letters or digits as the column hardly does', 0.8 FROM (` +
      `SELECT c, v, f, sum(n) OVER (PARTITION BY c, f) / total AS share FROM (SELECT c, v, n, sum(n) OVER (PARTITION BY c) AS total, ${mixed} FROM ${dictionary}) ` +
      `WHERE regexp_matches(f, '${mixedForms}')) WHERE share <= ${formShareMax}`,
  );
};

/** Finds values with a misspelt or oddly written word: see the two above. */
export const findOddWords = async (source: Source): Promise<void> => {
  await findMisspelt(source);
  await findMixedWords(source);
};
