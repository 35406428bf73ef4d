import type { Source } from '../sql.ts';
import { beyondChance, dictionary, wrongValues } from './dictionary.ts';

/** A value is a slip of another when that one occurs this many times as often, … */
const ratioMin = 3;

/** … and this often at least. */
const frequentMin = 3;

/** Shorter texts are codes, where one letter makes another one: they have to be this many times as seldom. */
const shortLengthMax = 3;
const shortRatioMin = 30;

/** Up to this length a text is found by what remains when one character is left out; longer ones by either end. */
const neighbourLengthMax = 40;

/** Characters of an end by which long texts are found: one slip spoils only one of the two ends. */
const endLength = 16;

/** Pairs compared one by one in a column: a small list against its slips. */
const pairsMax = 20_000;

/** Characters that differ, as a share of the length, in a text with several slips. */
const slipShareMax = 0.2;

const letters = (text: string): string => `regexp_replace(lower(${text}), '[^\\p{L}]+', '', 'g')`;

const bare = (text: string): string => `regexp_replace(lower(${text}), '[^\\p{L}\\p{N}]+', '', 'g')`;

/** Keys under which near texts meet: the text without one character, its ends, its letters alone. */
const keysOf = (which: string): string =>
  `SELECT c, v, n, b, l, unnest(list_distinct(list_append(` +
  `CASE WHEN length(v) <= ${neighbourLengthMax} THEN list_transform(range(0, length(v) + 1), lambda i: hash(left(v, i) || substr(v, i + 2))) ` +
  `ELSE [hash('<' || left(v, ${endLength})), hash('>' || right(v, ${endLength}))] END, hash('=' || b)))) AS k FROM ${which}`;

/** One character more, less, other or two changed places; in longer texts two; or the same letters and digits written otherwise. */
const isNear = `((f.b = s.b AND f.b <> '') OR damerau_levenshtein(f.v, s.v) <= CASE WHEN least(length(f.v), length(s.v)) >= 10 THEN 2 ELSE 1 END)`;

/** Several slips in one text, but no more than a share of it. */
const isBlurred = `abs(length(f.v) - length(s.v)) <= ${slipShareMax} * length(f.v) AND damerau_levenshtein(f.v, s.v) <= ${slipShareMax} * length(f.v)`;

/** Texts that differ in their digits are numbered things, and both right. */
const areTwoNumbers = `(f.l = s.l AND f.b <> s.b)`;

const isOften = `f.n >= CASE WHEN least(length(s.v), length(f.v)) <= ${shortLengthMax} THEN ${shortRatioMin} ELSE ${ratioMin} END * s.n`;

/** Pairs of a frequent value `f` and one near it, `s`, both ways of looking. Right values are paired with each other to know what chance does. */
const pairQuery = (seldom: string, condition: string): string =>
  `SELECT s.c, s.v, s.n, f.v AS u, f.n AS m FROM (${keysOf('corridor_frequent')}) f JOIN (${keysOf(seldom)}) s ` +
  `ON s.c = f.c AND s.k = f.k AND f.v <> s.v AND ${condition} WHERE NOT ${areTwoNumbers} AND ${isNear} ` +
  `UNION ALL SELECT s.c, s.v, s.n, f.v, f.n FROM corridor_frequent f JOIN ${seldom} s ON s.c = f.c AND f.v <> s.v AND ${condition} ` +
  `WHERE s.few AND NOT ${areTwoNumbers} AND ${isBlurred}`;

const makeLists = async (source: Source): Promise<void> => {
  const words =
    `SELECT c, v, n, ${bare('v')} AS b, ${letters('v')} AS l, ` +
    `count_if(n >= ${frequentMin}) OVER (PARTITION BY c) * count(*) OVER (PARTITION BY c) <= ${pairsMax} AS few, ` +
    `max(n) OVER (PARTITION BY c) AS most FROM ${dictionary}`;
  await source.run(`CREATE OR REPLACE TEMP TABLE corridor_text AS ${words}`);
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_frequent AS SELECT * FROM corridor_text WHERE n >= ${frequentMin} AND length(v) > 1`,
  );
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_seldom AS SELECT * FROM corridor_text WHERE n * ${ratioMin} <= most AND length(v) > 1`,
  );
};

/**
 * Finds values that are slips of a much more frequent value of the same column: a character more, less or other, two changed places, other
 * blanks or case. Values are brought together by keys that near ones share, so the cost is linear in the characters of distinct values.
 * Columns whose frequent values are near each other as well (names of people) are left alone.
 */
export const findTypos = async (source: Source): Promise<void> => {
  await makeLists(source);
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_near AS SELECT DISTINCT * FROM (${pairQuery('corridor_seldom', isOften)})`,
  );
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_by_chance AS SELECT c, count(DISTINCT v) AS near FROM ` +
      `(${pairQuery('corridor_frequent', `f.n < ${ratioMin} * s.n AND s.n < ${ratioMin} * f.n`)}) GROUP BY c`,
  );
  const shares =
    `SELECT t.c, (SELECT count(DISTINCT v) FROM corridor_near x WHERE x.c = t.c) / greatest(1, count_if(n * ${ratioMin} <= most)) AS found, ` +
    `coalesce(any_value(h.near), 0) / greatest(1, count_if(n >= ${frequentMin})) AS chance ` +
    `FROM corridor_text t LEFT JOIN corridor_by_chance h ON h.c = t.c GROUP BY t.c`;
  await source.run(
    `INSERT INTO ${wrongValues} SELECT c, v, 'typo', ` +
      `'与常见值“' || left(arg_max(u, m), 40) || '”（' || max(m) || ' 次）相近', ` +
      `'close to the frequent value "' || left(arg_max(u, m), 40) || '" (' || max(m) || ' times)', ` +
      `round(max(m) / (max(m) + n + 2.0), 2) FROM corridor_near ` +
      `WHERE c IN (SELECT c FROM (${shares}) WHERE ${beyondChance}) GROUP BY c, v, n`,
  );
};
