import { literal, type Source, toCount } from '../sql.ts';
import { dictionary, wrongValues } from './dictionary.ts';

/** A column is one of numbers with something behind them when this share of its values is. */
const numberShareMin = 0.95;

/** Fewer values show no custom. */
const valuesMin = 20;

/** The writing that this share of the values has is the column's; without one no cell can be read for sure. */
const prevailingShareMin = 0.6;

/** More writings are words and not units. */
const writingsMax = 30;

/** Up to 15 digits before the point: more are identifiers. */
const number = '^[-+]?[0-9][0-9,]{0,14}([.][0-9]+)?';

const unitOf = (text: string): string => `trim(regexp_replace(trim(${text}), '${number}', ''))`;

type Writing = { c: string; unit: string; n: unknown; total: unknown; numbers: unknown; writings: unknown };

const readWritings = (source: Source): Promise<Writing[]> =>
  source.rows<Writing>(
    `SELECT c, unit, n, total, numbers, count(*) OVER (PARTITION BY c) AS writings FROM (SELECT c, unit, sum(n) AS n, ` +
      `any_value(total) AS total, any_value(numbers) AS numbers FROM (SELECT c, ${unitOf('v')} AS unit, n, sum(n) OVER (PARTITION BY c) AS total, ` +
      `sum(CASE WHEN isnumber THEN n ELSE 0 END) OVER (PARTITION BY c) AS numbers, isnumber FROM ` +
      `(SELECT *, regexp_matches(trim(v), '${number}([^0-9].*)?$') AND NOT regexp_matches(trim(v), '^[0-9.]+[-/:][0-9]|[.][0-9]+[.]') AS isnumber FROM ${dictionary})) ` +
      `WHERE isnumber AND numbers >= ${numberShareMin} * total AND total >= ${valuesMin} GROUP BY c, unit) ORDER BY c, n DESC, unit`,
  );

/**
 * Finds numbers with another unit, or another writing of it, than the column's others: `0.05%` among `0.05`. Where no writing prevails
 * (`oz`, `oz.`, `ounce`), no cell can be read for sure and all are flagged.
 */
export const findUnits = async (source: Source): Promise<void> => {
  for (const [column, writings] of Map.groupBy(await readWritings(source), (row) => row.c)) {
    const [first] = writings;
    if (first === undefined || writings.length < 2 || writings.length > writingsMax) continue;
    const share = toCount(first.n) / toCount(first.total);
    const prevails = share >= prevailingShareMin;
    const unit = first.unit === '' ? { zh: '无单位', en: 'no unit' } : { zh: `“${first.unit}”`, en: `"${first.unit}"` };
    const zh = prevails
      ? `单位写法与本列多数（${unit.zh}）不同`
      : `本列数字后的单位有 ${writings.length} 种写法，没有一种占多数`;
    const en = prevails
      ? `written with another unit than most of the column (${unit.en})`
      : `the column writes its unit in ${writings.length} ways, none of which prevails`;
    await source.run(
      `INSERT INTO ${wrongValues} SELECT c, v, 'unit', ${literal(zh)}, ${literal(en)}, ${prevails ? Math.round(share * 100) / 100 : 0.6} ` +
        `FROM ${dictionary} WHERE c = ${literal(column)} AND ${prevails ? `${unitOf('v')} <> ${literal(first.unit)}` : 'true'}`,
    );
  }
};
