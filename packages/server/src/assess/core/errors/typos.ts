import type { Source } from '../sql.ts';
import { beyondChance, dictionary, wrongValues } from './dictionary.ts';

/** A value is a slip of another when that one occurs this many times as often, … */
const ratioMin = 3;

/** … and this often at least. */
const frequentMin = 3;

/** Shorter texts are codes, where one letter makes another one: they have to be this many times as seldom. */
const shortLengthMax = 3;
const shortRatioMin = 30;

/** A letter lost, doubled or out of its order makes no other code as easily. */
const lostRatioMin = 8;

/** A value that this share of the column has is what nearly every cell means: what is near it is a slip, even of two letters or of digits. */
const rulingShareMin = 0.6;

/** … as long as it is this seldom beside it. */
const rulingRatioMin = 15;

/** A value this many times as seldom as one near it is a slip itself, and proves nothing about how near right values are. */
const slipRatioMin = 10;

/** Up to this length a text is found by what remains when one character is left out; longer ones by either end. */
const neighbourLengthMax = 40;

/** Characters of an end by which long texts are found: one slip spoils only one of the two ends. */
const endLength = 20;

/** Pairs compared one by one in a column, a small list against its slips, when texts are of this many characters; a comparison takes the square of them. */
const pairsMax = 60_000;
const pairLength = 40;

/** Characters that differ, as a share of the length, in a text with several slips. */
const slipShareMax = 0.2;

const letters = (text: string): string => `regexp_replace(lower(${text}), '[^\\p{L}]+', '', 'g')`;

const bare = (text: string): string => `regexp_replace(lower(${text}), '[^\\p{L}\\p{N}]+', '', 'g')`;

/** Keys under which near texts meet: the text without one character, its ends, its letters alone. Numbers meet under the last only. */
const keysOf = (which: string): string =>
  `SELECT c, v, n, b, l, unnest(list_distinct(list_append(` +
  `CASE WHEN l = '' THEN [] WHEN length(v) <= ${neighbourLengthMax} THEN list_transform(range(0, length(v) + 1), lambda i: hash(left(v, i) || substr(v, i + 2))) ` +
  `ELSE [hash('<' || left(v, ${endLength})), hash('>' || right(v, ${endLength}))] END, hash('=' || b)))) AS k FROM ${which}`;

/** One character more, less, other or two changed places; in longer texts two; or the same letters and digits written otherwise. */
const isNear = `((f.b = s.b AND f.b <> '') OR abs(length(f.v) - length(s.v)) <= 2 AND damerau_levenshtein(f.v, s.v) <= CASE WHEN least(length(f.v), length(s.v)) >= 10 THEN 2 ELSE 1 END)`;

/** Several slips in one text, but no more than a share of it. */
const isBlurred = `abs(length(f.v) - length(s.v)) <= ${slipShareMax} * length(f.v) AND damerau_levenshtein(f.v, s.v) <= ${slipShareMax} * length(f.v)`;

/** Texts that differ in their digits are numbered things, and both right. */
const areTwoNumbers = `(f.l = s.l AND f.b <> s.b)`;

/** Letters lost, added or out of order, and not another in the place of one. */
const isDisordered = `(length(f.v) <> length(s.v) OR (length(f.v) > 2 AND list_sort(string_split(f.v, '')) = list_sort(string_split(s.v, ''))))`;

const isOften =
  `f.n >= CASE WHEN least(length(s.v), length(f.v)) > ${shortLengthMax} THEN ${ratioMin} WHEN ${isDisordered} THEN ${lostRatioMin} ` +
  `ELSE ${shortRatioMin} END * s.n`;

/** Pairs of a frequent value `f` and one near it, `s`, both ways of looking. Right values are paired with each other to know what chance does. */
const pairQuery = (frequent: string, seldom: string, condition: string): string =>
  `SELECT s.c, s.v, s.n, f.v AS u, f.n AS m FROM (${keysOf(frequent)}) f JOIN (${keysOf(seldom)}) s ` +
  `ON s.c = f.c AND s.k = f.k AND f.v <> s.v AND ${condition} WHERE NOT ${areTwoNumbers} AND ${isNear} ` +
  `UNION ALL SELECT s.c, s.v, s.n, f.v, f.n FROM ${frequent} f JOIN ${seldom} s ON s.c = f.c AND f.v <> s.v AND ${condition} ` +
  `WHERE s.few AND NOT ${areTwoNumbers} AND ${isBlurred}`;

/** The same letters or digits in another order. */
const isReordered = `(length(f.v) = length(s.v) AND list_sort(string_split(f.v, '')) = list_sort(string_split(s.v, '')))`;

/** A character lost or added, as the length tells. */
const isStray = `(length(f.v) <> length(s.v) AND damerau_levenshtein(f.v, s.v) <= 1)`;

/** Other digits in the same places make another number. */
const areSameForm = `(f.p = s.p AND regexp_matches(s.p, '9'))`;

const makeLists = async (source: Source): Promise<void> => {
  const words =
    `SELECT c, v, n, p, ${bare('v')} AS b, ${letters('v')} AS l, ` +
    `count_if(n >= ${frequentMin}) OVER (PARTITION BY c) * count(*) OVER (PARTITION BY c) * greatest(1, pow(avg(length(v)) OVER (PARTITION BY c) / ${pairLength}, 2)) <= ${pairsMax} AS few, ` +
    `max(n) OVER (PARTITION BY c) AS most FROM ${dictionary}`;
  await source.run(`CREATE OR REPLACE TEMP TABLE corridor_text AS ${words}`);
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_frequent AS SELECT * FROM corridor_text WHERE n >= ${frequentMin} AND length(v) > 1`,
  );
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_seldom AS SELECT * FROM corridor_text WHERE n * ${ratioMin} <= most AND length(v) > 1`,
  );
};

/** Finds what is near the value that nearly all cells of a column have: `KO` beside `OK`, `1/01/2020` beside `01/01/2020`. */
const findNearRuling = (source: Source): Promise<void> =>
  source.run(
    `INSERT INTO ${wrongValues} SELECT s.c, s.v, 'typo', '本列大多为“' || left(f.v, 40) || '”，此值与之相近', ` +
      `'close to "' || left(f.v, 40) || '", which most of the column says', 0.9 ` +
      `FROM (SELECT *, sum(n) OVER (PARTITION BY c) AS total FROM corridor_text) s ` +
      `JOIN (SELECT * FROM corridor_text QUALIFY n >= ${rulingShareMin} * sum(n) OVER (PARTITION BY c)) f ON s.c = f.c AND s.v <> f.v ` +
      `WHERE f.n >= ${rulingRatioMin} * s.n AND (NOT ${areSameForm} OR ${isReordered}) AND (${isStray} OR ${isReordered} OR ` +
      `(length(f.v) > ${shortLengthMax} AND damerau_levenshtein(f.v, s.v) <= 2))`,
  );

/**
 * Finds values that are slips of a much more frequent value of the same column: a character more, less or other, two changed places, other
 * blanks or case. Values are brought together by keys that near ones share, so the cost is linear in the characters of distinct values.
 * Columns whose frequent values are near each other as well (names of people) are left alone.
 */
export const findTypos = async (source: Source): Promise<void> => {
  await makeLists(source);
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_near AS SELECT DISTINCT * FROM (${pairQuery('corridor_frequent', 'corridor_seldom', isOften)})`,
  );
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_right AS SELECT * FROM corridor_frequent WHERE (c, v) NOT IN (SELECT (c, v) FROM corridor_near WHERE m >= ${slipRatioMin} * n)`,
  );
  const alike = `f.n < ${ratioMin} * s.n AND s.n < ${ratioMin} * f.n`;
  await source.run(
    `CREATE OR REPLACE TEMP TABLE corridor_by_chance AS SELECT c, count(DISTINCT v) AS near FROM (${pairQuery('corridor_right', 'corridor_right', alike)}) GROUP BY c`,
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
  await findNearRuling(source);
};
