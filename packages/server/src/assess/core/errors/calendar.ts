import { literal, type Source, toCount } from '../sql.ts';
import { dictionary, wrongValues } from './dictionary.ts';

/** Ways of writing a day that a column may keep to, by how strptime calls them. */
const formats = [
  '%m/%d/%Y',
  '%d/%m/%Y',
  '%Y-%m-%d',
  '%Y/%m/%d',
  '%d.%m.%Y',
  '%Y.%m.%d',
  '%d-%m-%Y',
  '%m-%d-%Y',
  '%Y年%m月%d日',
];

/** A column of dates when this share of its values is shaped like one, and of these this share is a day in one way of writing. */
const shapeShareMin = 0.8;
const dayShareMin = 0.75;

/** Fewer values show no custom. */
const valuesMin = 20;

/** Years that a date may lie outside of what nearly all others span, that span once more, and this at least. */
const yearsBeyondMin = 5;

/** Share of dates at either end that the span leaves out. */
const endShare = 0.02;

/** A year that this share of the dates has is meant, however far. */
const yearShareMax = 0.01;

/** SQL: the part of a text that is the day. */
const dayOf = (text: string): string => `regexp_extract(trim(${text}), '^[^ T]+')`;

const shape = `'[0-9]{1,5}([-/.年])[0-9]{1,4}([-/.月])[0-9]{1,5}日?'`;

/** SQL: digits, mark, digits, mark, digits, with a four-digit year as the column has it. */
const isShaped = (text: string): string => `regexp_full_match(${dayOf(text)}, ${shape})`;

type Custom = { readonly column: string; readonly format: string };

const readCustoms = async (source: Source): Promise<Custom[]> => {
  const counts = formats.map(
    (format, i) =>
      `sum(CASE WHEN shaped AND try_strptime(d, ${literal(format)}) IS NOT NULL THEN n ELSE 0 END) AS f${i}`,
  );
  const rows = await source.rows<Record<string, unknown> & { c: string }>(
    `SELECT c, sum(n) AS total, sum(CASE WHEN shaped THEN n ELSE 0 END) AS shaped, ${counts.join(', ')} FROM ` +
      `(SELECT c, n, ${dayOf('v')} AS d, ${isShaped('v')} AS shaped FROM ${dictionary} WHERE p LIKE '%9%9%') GROUP BY c HAVING total >= ${valuesMin}`,
  );
  return rows.flatMap((row) => {
    const shaped = toCount(row.shaped);
    const best = formats.map((format, i) => ({ format, n: toCount(row[`f${i}`]) })).toSorted((a, b) => b.n - a.n)[0];
    const isCustom =
      best !== undefined && shaped >= shapeShareMin * toCount(row.total) && best.n >= dayShareMin * shaped;
    return isCustom ? [{ column: row.c, format: best.format }] : [];
  });
};

const insert = (source: Source, words: { zh: string; en: string }, confidence: number, where: string) =>
  source.run(
    `INSERT INTO ${wrongValues} SELECT c, v, 'impossible', ${literal(words.zh)}, ${literal(words.en)}, ${confidence} FROM (` +
      `SELECT *, quantile_disc(y, ${endShare}) OVER () AS y0, quantile_disc(y, ${1 - endShare}) OVER () AS y1, ` +
      `sum(n) OVER (PARTITION BY y) AS same, sum(n) OVER () AS total FROM (SELECT *, year(day) AS y FROM corridor_day)) WHERE ${where}`,
  );

/**
 * Finds days that no calendar has (`21/21/2010` in a column of month/day/year) and days whose year lies far outside of all others'
 * (`04/22/2080`). The column's way of writing is the one in which most of its values are days.
 */
export const findImpossibleDays = async (source: Source): Promise<void> => {
  for (const { column, format } of await readCustoms(source)) {
    await source.run(
      `CREATE OR REPLACE TEMP TABLE corridor_day AS SELECT c, v, n, try_strptime(${dayOf('v')}, ${literal(format)}) AS day ` +
        `FROM ${dictionary} WHERE c = ${literal(column)} AND ${isShaped('v')}`,
    );
    const written = format.replaceAll('%', '');
    await insert(
      source,
      { zh: `日历中没有这一天（本列写作 ${written}）`, en: `no day of the calendar (the column writes ${written})` },
      0.95,
      'day IS NULL',
    );
    await insert(
      source,
      { zh: '年份远在本列其他日期之外', en: 'a year far outside of the column’s other dates' },
      0.85,
      `y IS NOT NULL AND (y < y0 - greatest(${yearsBeyondMin}, y1 - y0) OR y > y1 + greatest(${yearsBeyondMin}, y1 - y0)) ` +
        `AND same <= greatest(2, ${yearShareMax} * total)`,
    );
  }
};
