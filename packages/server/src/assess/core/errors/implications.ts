import { kindOf } from '../aggregates.ts';
import type { Scan, ScannedColumn } from '../profile.ts';
import { ident, literal, rowColumn, type Source, tableView, toCount } from '../sql.ts';
import type { Flag } from './flag.ts';

/** A category has few values, … */
const categoriesMax = 12;

/** … and so many columns are tried against so many numbers, one grouping each. */
const categoryColumnsMax = 8;
const numberColumnsMax = 24;

/** Rows that groupings are made over to guess; what was found is counted in the whole table. */
const guessRowsMax = 20_000;

/** Rows of a category of which this share has a nought show that it has none, … */
const noughtShareMin = 0.97;
const rowsMin = 50;

/** … when of the other rows this share has a number. */
const otherShareMin = 0.15;

/** A number that this many rows of the other categories have belongs to them, and the category is what is wrong. */
const usualElsewhereMin = 3;

/** Ages and years of birth add up to the year of the record, or to the one before: this share of rows keeps that. */
const ageShareMin = 0.9;

const birthName = /birth|\bdob\b|born|出生|生日/i;
const ageName = /(^|[^a-z])age([^a-z]|$)|年龄/i;

const isNumber = ({ column }: ScannedColumn): boolean => ['integer', 'double', 'decimal'].includes(kindOf(column.type));

/** Words, or a number that says yes or no; years and codes are no categories that anything follows from. */
const isCategory = ({ column, distinct, max }: ScannedColumn): boolean =>
  ['text', 'boolean'].includes(kindOf(column.type)) ||
  (kindOf(column.type) === 'integer' && distinct === 2 && Number(max) <= 2);

const ofScan = (scan: Scan) => ({
  categories: scan.columns
    .filter((c) => isCategory(c) && c.distinct >= 2 && c.distinct <= categoriesMax)
    .slice(0, categoryColumnsMax),
  numbers: scan.columns.filter((c) => isNumber(c) && c.distinct > categoriesMax / 2).slice(0, numberColumnsMax),
});

type Implied = { readonly category: ScannedColumn; readonly value: string; readonly number: ScannedColumn };

const guess = async (source: Source, scan: Scan, category: ScannedColumn, numbers: readonly ScannedColumn[]) => {
  const every = Math.max(1, Math.round(scan.rows / guessRowsMax));
  const some = numbers.filter((c) => c !== category);
  const counts = some.map(
    ({ column }, i) => `count(${ident(column.name)}) AS n${i}, count_if(${ident(column.name)} = 0) AS z${i}`,
  );
  const rows = await source.rows<Record<string, unknown> & { a: string }>(
    `SELECT CAST(${ident(category.column.name)} AS VARCHAR) AS a, ${counts.join(', ')} FROM ${tableView} ` +
      `WHERE ${ident(category.column.name)} IS NOT NULL AND hash(${rowColumn}, 13) % ${every} = 0 GROUP BY 1`,
  );
  return some.flatMap((number, i): Implied[] => {
    const [n, z] = [
      (row: Record<string, unknown>) => toCount(row[`n${i}`]),
      (row: Record<string, unknown>) => toCount(row[`z${i}`]),
    ];
    const sum = (of: typeof n, except: unknown): number =>
      rows.reduce((all, row) => all + (row === except ? 0 : of(row)), 0);
    return rows.flatMap((row) => {
      const others = sum(n, row);
      const isNone = n(row) >= rowsMin && z(row) >= noughtShareMin * n(row);
      const isSome = others >= rowsMin && others - sum(z, row) >= otherShareMin * others;
      return isNone && isSome ? [{ category, value: row.a, number }] : [];
    });
  });
};

const flagsOf = async (source: Source, { category, value, number }: Implied): Promise<Flag[]> => {
  const [a, b] = [ident(category.column.name), ident(number.column.name)];
  const has = `CAST(${a} AS VARCHAR) = ${literal(value)}`;
  const [row] = await source.rows<{ n: unknown; broken: unknown }>(
    `SELECT count_if(${has} AND ${b} IS NOT NULL) AS n, count_if(${has} AND ${b} <> 0) AS broken FROM ${tableView}`,
  );
  const [n, broken] = [toCount(row?.n), toCount(row?.broken)];
  if (broken === 0 || broken > (1 - noughtShareMin) * n) return [];
  const usual = `SELECT ${b} FROM ${tableView} WHERE NOT (${has}) GROUP BY 1 HAVING count(*) >= ${usualElsewhereMin}`;
  const reason = {
    zh: `“${category.column.title}”为“${value}”时，“${number.column.title}”几乎总是 0`,
    en: `with "${value}" in "${category.column.title}", "${number.column.title}" is nought in nearly all rows`,
  };
  const flag = (column: ScannedColumn, which: string): Flag => ({
    rule: 'impossible',
    column: column.column.name,
    from: `SELECT ${rowColumn} AS r, CAST(${ident(column.column.name)} AS VARCHAR) AS v FROM ${tableView} WHERE ${has} AND ${b} <> 0 AND ${b} ${which} (${usual})`,
    reason,
    confidence: Math.min(0.9, Math.round(100 * (1 - broken / n)) / 100),
  });
  return [flag(category, 'IN'), flag(number, 'NOT IN')];
};

/**
 * Finds rows where a category and a number exclude each other: a tax allowance for children without a child. Which of the two is wrong follows
 * from the number: one that rows of other categories have as well belongs to them.
 */
export const implicationFlags = async (source: Source, scan: Scan): Promise<Flag[]> => {
  const { categories, numbers } = ofScan(scan);
  const flags: Flag[] = [];
  if (numbers.length === 0) return flags;
  for (const category of categories)
    for (const implied of await guess(source, scan, category, numbers)) flags.push(...(await flagsOf(source, implied)));
  return flags;
};

/** Finds ages that do not go with the day of birth: their sum with its year is the same in nearly all rows, or one less. */
export const ageFlags = async (source: Source, scan: Scan): Promise<Flag[]> => {
  const named = (name: RegExp, { column }: ScannedColumn): boolean => name.test(column.name) || name.test(column.title);
  const birth = scan.columns.find((c) => ['date', 'timestamp'].includes(kindOf(c.column.type)) && named(birthName, c));
  const age = scan.columns.find((c) => isNumber(c) && named(ageName, c));
  if (birth === undefined || age === undefined) return [];
  const sum = `year(${ident(birth.column.name)}) + CAST(floor(${ident(age.column.name)}) AS BIGINT)`;
  const [row] = await source.rows<{ y: unknown; n: unknown; same: unknown }>(
    `SELECT y, n, (SELECT count_if(s IN (y, y - 1)) FROM (SELECT ${sum} AS s FROM ${tableView})) AS same FROM ` +
      `(SELECT max(s) FILTER (WHERE m >= 0.05 * n) AS y, any_value(n) AS n FROM (SELECT s, count(*) AS m, sum(count(*)) OVER () AS n FROM ` +
      `(SELECT ${sum} AS s FROM ${tableView}) WHERE s IS NOT NULL GROUP BY s))`,
  );
  const [year, n, same] = [toCount(row?.y), toCount(row?.n), toCount(row?.same)];
  if (year === 0 || n < rowsMin || same < ageShareMin * n || same === n) return [];
  return [
    {
      rule: 'impossible',
      column: age.column.name,
      from: `SELECT ${rowColumn} AS r, CAST(${ident(age.column.name)} AS VARCHAR) AS v FROM ${tableView} WHERE ${sum} NOT IN (${year}, ${year - 1})`,
      reason: {
        zh: `与“${birth.column.title}”不符：其余行的年龄均按 ${year} 年计`,
        en: `does not go with "${birth.column.title}": all other ages are those of the year ${year}`,
      },
      confidence: Math.min(0.95, Math.round((100 * same) / n) / 100),
    },
  ];
};
