import type { Bilingual } from '#kernel';
import type { DecisionTable, Formula, Value } from '../model.ts';
import { compare } from './conditions.ts';
import { compareDecimals, decimalLengthMax, decimalOf, multiplyDecimals, roundDecimal } from './decimal.ts';
import { type Facts, type FactValues, factAt } from './facts.ts';

/** A rule that fits, by its number from 1. */
export type Hit = { readonly rule: number; readonly source?: string; readonly reason?: Bilingual };

/** Why a table answers nothing. */
export type TableFault = {
  /** Two rules fit a `unique` table; the table asks itself; there is no such table. */
  readonly kind: 'several' | 'circle' | 'unknown';
  readonly table: string;
  readonly rules: readonly number[];
};

/** What a table answers: outputs by name (lists of them when it collects), the rules that fit, and facts that a formula missed. */
export type TableAnswer =
  | {
      readonly ok: true;
      readonly hits: readonly Hit[];
      readonly outputs: Readonly<Record<string, Value>>;
      readonly missing: readonly string[];
    }
  | { readonly ok: false; readonly fault: TableFault };

/** Digits after the point of a formula that says nothing else: cents. */
const digitsDefault = 2;

const isFormula = (value: Value | Formula | undefined): value is Formula =>
  typeof value === 'object' && value !== null && 'times' in value && Array.isArray(value.times);

const clamp = (value: string, { min, max }: Formula): string => {
  if (max !== undefined && compareDecimals(value, max) > 0) return max;
  return min !== undefined && compareDecimals(value, min) < 0 ? min : value;
};

/** The product of a formula, held between its limits, then rounded; undefined when a factor is missing or it grows too long. */
export const workOut = (formula: Formula, facts: Facts): string | undefined => {
  let product = '1';
  for (const factor of formula.times) {
    const value = decimalOf(factor) ?? decimalOf(factAt(facts, factor));
    if (value === undefined) return undefined;
    product = multiplyDecimals(product, value);
  }
  if (product.length > decimalLengthMax * 2) return undefined;
  return roundDecimal(clamp(product, formula), formula.digits ?? digitsDefault);
};

type Rule = DecisionTable['rules'][number];

const fits = (table: DecisionTable, rule: Rule, facts: Facts): boolean =>
  table.inputs.every(({ path }, i) => {
    const cell = rule.when[i] ?? '-';
    return cell === '-' || compare(factAt(facts, path), cell.op, cell.value) === 'yes';
  });

const outputOf = (rule: Rule, name: string, facts: Facts): Value | undefined => {
  const then = rule.then[name];
  return isFormula(then) ? workOut(then, facts) : then;
};

const missingOf = (rule: Rule, facts: Facts): string[] =>
  Object.values(rule.then)
    .filter(isFormula)
    .flatMap(({ times }) => times)
    .filter((factor) => decimalOf(factor) === undefined && decimalOf(factAt(facts, factor)) === undefined);

/** Answers a table. Nothing fits: no hits and no outputs, which no condition takes for a yes. */
export const answerTable = (table: DecisionTable, facts: Facts): TableAnswer => {
  const all = table.rules.map((rule, i) => ({ rule, number: i + 1 })).filter(({ rule }) => fits(table, rule, facts));
  if (table.hitPolicy === 'unique' && all.length > 1) {
    const fault = { kind: 'several' as const, table: table.key, rules: all.map(({ number }) => number) };
    return { ok: false, fault };
  }
  const kept = table.hitPolicy === 'collect' ? all : all.slice(0, 1);
  const outputs: Record<string, Value> = {};
  for (const { name } of table.outputs) {
    const values = kept
      .map(({ rule }) => outputOf(rule, name, facts))
      .filter((value): value is Value => value !== undefined);
    if (table.hitPolicy === 'collect') outputs[name] = values;
    else if (values[0] !== undefined) outputs[name] = values[0];
  }
  const hits = kept.map(({ rule: { source, reason }, number }) => ({
    rule: number,
    ...(source === undefined ? {} : { source }),
    ...(reason === undefined ? {} : { reason }),
  }));
  return { ok: true, hits, outputs, missing: [...new Set(kept.flatMap(({ rule }) => missingOf(rule, facts)))] };
};

/** Opens facts over a type's tables. Each table is worked out once, when asked; one that asks itself is a fault, not a loop. */
export const openFacts = (values: FactValues, tables: readonly DecisionTable[]): Facts => {
  const answers = new Map<string, TableAnswer>();
  const fault = (kind: 'circle' | 'unknown', table: string): TableAnswer => ({
    ok: false,
    fault: { kind, table, rules: [] },
  });
  const facts: Facts = {
    values,
    table: (key) => {
      const known = answers.get(key);
      if (known !== undefined) return known;
      const table = tables.find((each) => each.key === key);
      if (table === undefined) return fault('unknown', key);
      answers.set(key, fault('circle', key));
      const answer = answerTable(table, facts);
      answers.set(key, answer);
      return answer;
    },
  };
  return facts;
};
