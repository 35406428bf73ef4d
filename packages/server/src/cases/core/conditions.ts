import { isDay } from '#kernel';
import type { ComparisonOp, Condition, Value } from '../model.ts';
import { compareDecimals, decimalOf } from './decimal.ts';
import { type Facts, factAt } from './facts.ts';

/** Whether something holds. What rests on a missing fact is unknown, and what is unknown does not hold, nor does its opposite. */
export type Answer = 'yes' | 'no' | 'unknown';

/** A comparison that stood in the way. `negated` when it was to be false. */
export type Obstacle = {
  readonly path: string;
  readonly op: ComparisonOp;
  readonly value?: Value;
  /** What the fact is; absent when there is none. */
  readonly fact?: Value;
  readonly negated: boolean;
};

/** A condition's answer with what stood in its way, in the order of the condition; none when it holds. */
export type Verdict = { readonly answer: Answer; readonly obstacles: readonly Obstacle[] };

const order = (a: Value, b: Value): -1 | 0 | 1 | undefined => {
  const [left, right] = [decimalOf(a), decimalOf(b)];
  if (left !== undefined && right !== undefined) return compareDecimals(left, right);
  if (typeof a === 'string' && typeof b === 'string' && isDay(a) && isDay(b)) return a < b ? -1 : a > b ? 1 : 0;
  return undefined;
};

/** Equality of facts: decimals by value, all else as it is written; lists and objects never equal anything. */
export const equals = (a: Value, b: Value): boolean => order(a, b) === 0 || (a === b && typeof a !== 'object');

const yes = (holds: boolean): Answer => (holds ? 'yes' : 'no');

const ordered = (fact: Value, value: Value, fits: (sign: number) => boolean): Answer => {
  const sign = order(fact, value);
  return sign === undefined ? 'unknown' : yes(fits(sign));
};

const among = (list: Value, item: Value): boolean => Array.isArray(list) && list.some((each) => equals(each, item));

/** Compares one fact. A missing one satisfies only `missing`; what cannot be ordered is unknown. */
export const compare = (fact: Value | undefined, op: ComparisonOp, value: Value = null): Answer => {
  if (op === 'missing') return yes(fact === undefined);
  if (op === 'present') return yes(fact !== undefined);
  if (fact === undefined) return 'unknown';
  switch (op) {
    case '=':
      return yes(equals(fact, value));
    case '!=':
      return yes(!equals(fact, value));
    case '<':
      return ordered(fact, value, (sign) => sign < 0);
    case '<=':
      return ordered(fact, value, (sign) => sign <= 0);
    case '>':
      return ordered(fact, value, (sign) => sign > 0);
    case '>=':
      return ordered(fact, value, (sign) => sign >= 0);
    case 'in':
      return yes(among(value, fact));
    case 'notIn':
      return yes(!among(value, fact));
    case 'has':
      return yes(among(fact, value));
  }
};

const opposite: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

const holds: Verdict = { answer: 'yes', obstacles: [] };

/** All of the verdicts, or any of them (Kleene's three values). */
const joined = (verdicts: readonly Verdict[], isAll: boolean): Verdict => {
  const decisive: Answer = isAll ? 'no' : 'yes';
  const answers = verdicts.map(({ answer }) => answer);
  const answer = answers.includes(decisive) ? decisive : answers.includes('unknown') ? 'unknown' : opposite[decisive];
  return answer === 'yes' ? holds : { answer, obstacles: verdicts.flatMap(({ obstacles }) => obstacles) };
};

/** Whether a condition holds over facts, with the comparisons that stood in its way for the sentence a person reads. */
export const evaluate = (condition: Condition, facts: Facts, negated = false): Verdict => {
  if ('not' in condition) return evaluate(condition.not, facts, !negated);
  if ('all' in condition) {
    return joined(
      condition.all.map((each) => evaluate(each, facts, negated)),
      !negated,
    );
  }
  if ('any' in condition) {
    return joined(
      condition.any.map((each) => evaluate(each, facts, negated)),
      negated,
    );
  }
  const { op, value } = condition;
  const path = 'path' in condition ? condition.path : `tables.${condition.table}.${condition.output}`;
  const fact = factAt(facts, path);
  const found = compare(fact, op, value);
  const answer = negated ? opposite[found] : found;
  if (answer === 'yes') return holds;
  const given = { ...(value === undefined ? {} : { value }), ...(fact === undefined ? {} : { fact }) };
  return { answer, obstacles: [{ path, op, ...given, negated }] };
};
