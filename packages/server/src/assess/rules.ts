import type { Bilingual } from '#kernel';
import type { ColumnFacts, Quality, TableFacts } from './model.ts';

/** What a rule of acceptance measures. Ratios are in percent, 0–100; `rowCount` in rows; `score` is the quality score. */
export const metrics = ['completeness', 'uniqueness', 'conformity', 'rowCount', 'score'] as const;
export type Metric = (typeof metrics)[number];

/** Operators of ODCS (Open Data Contract Standard). "Between" excludes both bounds, as its document says. */
export const operators = [
  'mustBe',
  'mustNotBe',
  'mustBeGreaterThan',
  'mustBeGreaterOrEqualTo',
  'mustBeLessThan',
  'mustBeLessOrEqualTo',
  'mustBeBetween',
  'mustNotBeBetween',
] as const;
export type Operator = (typeof operators)[number];

/** A buyer's own rule. Without `column` it is about the table. `value` is in percent or rows; a pair for the between operators. */
export type AcceptanceRule = {
  readonly id: string;
  readonly metric: Metric;
  readonly column?: string | undefined;
  readonly operator: Operator;
  readonly value: number | readonly [number, number];
};

/** How a rule came out. `actual` in the rule's unit; `known` is false (and the rule failed) when it could not be measured. */
export type RuleResult = {
  readonly ruleId: string;
  readonly passed: boolean;
  readonly known: boolean;
  readonly actual: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly text: Bilingual;
};

/** The part of an assessment that rules look at. */
export type Assessed = { readonly profile: TableFacts; readonly quality: Pick<Quality, 'score'> };

type Fraction = { readonly numerator: number; readonly denominator: number };

const sum = (columns: readonly ColumnFacts[], of: (c: ColumnFacts) => number): number =>
  columns.reduce((total, column) => total + of(column), 0);

const assigned = (c: ColumnFacts): number => c.count - c.placeholders;

const columnFraction = (metric: Metric, column: ColumnFacts, rows: number): Fraction | undefined => {
  if (metric === 'completeness') return { numerator: assigned(column), denominator: rows };
  if (metric === 'uniqueness') return { numerator: column.distinct, denominator: column.count };
  if (metric === 'conformity') return { numerator: column.conforming, denominator: assigned(column) };
  return undefined;
};

const tableFraction = (metric: Metric, { rows, columns, duplicateRows }: TableFacts): Fraction | undefined => {
  if (metric === 'completeness') return { numerator: sum(columns, assigned), denominator: rows * columns.length };
  if (metric === 'uniqueness') return { numerator: rows - duplicateRows, denominator: rows };
  if (metric === 'conformity')
    return { numerator: sum(columns, (c) => c.conforming), denominator: sum(columns, assigned) };
  return undefined;
};

type Measured = { readonly actual: number; readonly fraction?: Fraction };

const measure = (rule: AcceptanceRule, { profile, quality }: Assessed): Measured | undefined => {
  if (rule.column === undefined && rule.metric === 'rowCount') return { actual: profile.rows };
  if (rule.column === undefined && rule.metric === 'score')
    return quality.score === null ? undefined : { actual: quality.score };
  const column = profile.columns.find((c) => c.name === rule.column || c.title === rule.column);
  if (rule.column !== undefined && column === undefined) return undefined;
  const fraction =
    column === undefined ? tableFraction(rule.metric, profile) : columnFraction(rule.metric, column, profile.rows);
  if (fraction === undefined || fraction.denominator === 0) return undefined;
  return { actual: (100 * fraction.numerator) / fraction.denominator, fraction };
};

const within = (actual: number, value: AcceptanceRule['value']): boolean =>
  typeof value !== 'number' && actual > value[0] && actual < value[1];

const holds = (operator: Operator, actual: number, value: AcceptanceRule['value']): boolean => {
  if (operator === 'mustBeBetween') return within(actual, value);
  if (operator === 'mustNotBeBetween') return typeof value !== 'number' && !within(actual, value);
  if (typeof value !== 'number') return false;
  const compare: Readonly<Record<Exclude<Operator, 'mustBeBetween' | 'mustNotBeBetween'>, boolean>> = {
    mustBe: actual === value,
    mustNotBe: actual !== value,
    mustBeGreaterThan: actual > value,
    mustBeGreaterOrEqualTo: actual >= value,
    mustBeLessThan: actual < value,
    mustBeLessOrEqualTo: actual <= value,
  };
  return compare[operator];
};

const signs: Readonly<Record<Operator, string>> = {
  mustBe: '=',
  mustNotBe: '≠',
  mustBeGreaterThan: '>',
  mustBeGreaterOrEqualTo: '≥',
  mustBeLessThan: '<',
  mustBeLessOrEqualTo: '≤',
  mustBeBetween: '∈',
  mustNotBeBetween: '∉',
};

const metricWords: Readonly<Record<Metric, Bilingual>> = {
  completeness: { zh: '完整率', en: 'completeness' },
  uniqueness: { zh: '唯一率', en: 'uniqueness' },
  conformity: { zh: '合规率', en: 'conformity' },
  rowCount: { zh: '行数', en: 'row count' },
  score: { zh: '质量得分', en: 'quality score' },
};

const figure = (value: number): string => String(Math.round(value * 100) / 100);

const textOf = (rule: AcceptanceRule, measured: Measured | undefined): RuleResult['text'] => {
  const unit = rule.metric === 'rowCount' || rule.metric === 'score' ? '' : ' %';
  const wanted = `${signs[rule.operator]} ${typeof rule.value === 'number' ? figure(rule.value) : `(${rule.value.map(figure).join(', ')})`}${unit}`;
  const { zh, en } = metricWords[rule.metric];
  const column = rule.column === undefined ? { zh: '', en: '' } : { zh: `「${rule.column}」`, en: `${rule.column} ` };
  if (measured === undefined)
    return { zh: `${column.zh}${zh} ${wanted}：无法测量`, en: `${column.en}${en} ${wanted}: cannot be measured` };
  const actual = `${figure(measured.actual)}${unit}`;
  return { zh: `${column.zh}${zh} ${wanted}：实测 ${actual}`, en: `${column.en}${en} ${wanted}: measured ${actual}` };
};

/** Runs a buyer's rules on an assessment. What cannot be measured (unknown column, empty table) fails and says so. */
export const evaluateRules = (assessed: Assessed, rules: readonly AcceptanceRule[]): RuleResult[] =>
  rules.map((rule) => {
    const measured = measure(rule, assessed);
    return {
      ruleId: rule.id,
      passed: measured !== undefined && holds(rule.operator, measured.actual, rule.value),
      known: measured !== undefined,
      actual: measured?.actual ?? null,
      numerator: measured?.fraction?.numerator ?? null,
      denominator: measured?.fraction?.denominator ?? null,
      text: textOf(rule, measured),
    };
  });
