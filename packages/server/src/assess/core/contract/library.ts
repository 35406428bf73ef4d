import type { Table, TableColumn } from '../../model.ts';
import { ident, literal, tableView } from '../sql.ts';
import { distinctQuery } from './columns.ts';
import { type Ask, columnMissing, findColumn, notRun, type Planned, planned, shown, type Target } from './plan.ts';
import { operatorsOf } from './sense.ts';
import type { ContractQuality } from './shape.ts';
import { asText, isOneOf, present } from './values.ts';

/** True when a value satisfies the rule's operator; "between" excludes both bounds, as the standard's document says. */
export const satisfies = (rule: ContractQuality, actual: number | string | boolean | null): boolean => {
  const number = Number(actual);
  const same = (wanted: unknown): boolean =>
    typeof wanted === 'number' ? number === wanted : String(wanted) === String(actual);
  const within = ([low, high]: readonly [number, number]): boolean => number > low && number < high;
  if (rule.mustBe !== undefined) return same(rule.mustBe);
  if (rule.mustNotBe !== undefined) return !same(rule.mustNotBe);
  if (rule.mustBeBetween !== undefined) return within(rule.mustBeBetween);
  if (rule.mustNotBeBetween !== undefined) return !within(rule.mustNotBeBetween);
  if (rule.mustBeGreaterThan !== undefined) return number > rule.mustBeGreaterThan;
  if (rule.mustBeGreaterOrEqualTo !== undefined) return number >= rule.mustBeGreaterOrEqualTo;
  if (rule.mustBeLessThan !== undefined) return number < rule.mustBeLessThan;
  return rule.mustBeLessOrEqualTo !== undefined && number <= rule.mustBeLessOrEqualTo;
};

/** A rule's operator and bound as a person reads them. */
export const demandOf = (rule: ContractQuality): string =>
  operatorsOf(rule)
    .map((name) => `${name} ${shown(rule[name])}`)
    .join(', ');

const metricWords = {
  nullValues: ['空值', 'null values'],
  missingValues: ['缺失值', 'missing values'],
  invalidValues: ['无效值', 'invalid values'],
  duplicateValues: ['重复值', 'repeated values'],
  rowCount: ['行数', 'rows'],
} as const;

const missing = (column: TableColumn, rule: ContractQuality): string => {
  const listed = rule.arguments?.missingValues;
  if (listed === undefined) return `NOT (${present(column)})`;
  const texts = listed.flatMap((value) => (value === null ? [] : [literal(String(value))]));
  const isListed = texts.length === 0 ? 'false' : `coalesce(${asText(column)} IN (${texts.join(', ')}), false)`;
  return `(${ident(column.name)} IS NULL OR ${isListed})`;
};

const valid = (column: TableColumn, rule: ContractQuality): string => {
  const { validValues, pattern } = rule.arguments ?? {};
  const tests = [
    ...(validValues === undefined ? [] : [isOneOf(column, validValues)]),
    ...(pattern === undefined ? [] : [`regexp_matches(${asText(column)}, ${literal(pattern)})`]),
  ];
  return tests.length === 0 ? 'true' : tests.join(' AND ');
};

const columnAsk = (column: TableColumn, rule: ContractQuality): Ask => {
  switch (rule.metric) {
    case 'nullValues':
      return { by: 'rows', of: 'true', good: `${ident(column.name)} IS NOT NULL` };
    case 'missingValues':
      return { by: 'rows', of: 'true', good: `NOT ${missing(column, rule)}` };
    case 'invalidValues':
      return { by: 'rows', of: 'true', good: `NOT (${present(column)}) OR (${valid(column, rule)})` };
    case 'duplicateValues':
      return { by: 'query', sql: distinctQuery(column) };
    default:
      return { by: 'rows', of: 'true', good: 'true' };
  }
};

const tableAsk = (table: Table, rule: ContractQuality): Ask => {
  if (rule.metric === 'rowCount') return { by: 'rows', of: 'true', good: 'true' };
  if (rule.metric !== 'duplicateValues') return notRun('此指标须用于某一列', 'this metric belongs to a column');
  const named = (rule.arguments?.properties ?? []).map((name) => findColumn(table, name));
  const columns = named.flatMap((column) => (column === undefined ? [] : [ident(column.name)]));
  if (columns.length === 0 || columns.length < named.length) return columnMissing;
  return {
    by: 'query',
    sql: `SELECT count(*) AS good, coalesce(sum(k), 0) AS n FROM (SELECT count(*) AS k FROM ${tableView} GROUP BY ${columns.join(', ')})`,
  };
};

/** `rows` counts the bad ones, or all with rowCount; `percent` is their share of all. */
const judge =
  (rule: ContractQuality) =>
  (good: number, of: number): boolean => {
    if (rule.metric === 'rowCount') return satisfies(rule, of);
    const bad = of - good;
    return satisfies(rule, rule.unit?.startsWith('percent') === true ? (of === 0 ? 0 : (100 * bad) / of) : bad);
  };

/** Elements of these metrics count towards indicators; invalid values are counted with the column's other tests. */
const metricCounts: Readonly<Record<string, readonly string[]>> = {
  missingValues: ['020100'],
  nullValues: ['020100'],
  duplicateValues: ['030400'],
};

const libraryClause = (
  path: string,
  rule: ContractQuality,
  column: TableColumn | undefined,
  ask: Ask,
  counts: readonly string[],
): Planned => {
  const [zh, en] = metricWords[rule.metric ?? 'rowCount'];
  const unit = rule.unit === undefined ? '' : ` ${rule.unit}`;
  const words = [`${zh} ${demandOf(rule)}${unit}`, `${en} ${demandOf(rule)}${unit}`] as const;
  return { ...planned({ path, column }, 'library', words, ask, counts), holds: judge(rule) };
};

/** The library rules of the target's columns and of the table. Other kinds of rules stand where they are run. */
export const planLibrary = (target: Target, table: Table): Planned[] => [
  ...target.columns.flatMap(({ at, property, column }) =>
    (property.quality ?? []).flatMap((rule, i) => {
      if (rule.metric === undefined) return [];
      const ask = column === undefined ? columnMissing : columnAsk(column, rule);
      // What "required" and "unique" count already is not counted twice.
      const isCounted =
        (property.required === true && rule.metric !== 'duplicateValues') ||
        (property.unique === true && rule.metric === 'duplicateValues');
      return [
        libraryClause(`${at}/quality/${i}`, rule, column, ask, isCounted ? [] : (metricCounts[rule.metric] ?? [])),
      ];
    }),
  ),
  ...(target.object.quality ?? []).flatMap((rule, i) =>
    rule.metric === undefined
      ? []
      : [
          libraryClause(
            `${target.at}/quality/${i}`,
            rule,
            undefined,
            tableAsk(table, rule),
            rule.metric === 'duplicateValues' ? ['030400'] : [],
          ),
        ],
  ),
];
