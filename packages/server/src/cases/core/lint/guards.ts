import { isDay } from '#kernel';
import type { CaseType, ComparisonOp, Condition, Value } from '../../model.ts';
import { compare } from '../conditions.ts';
import { compareDecimals, decimalOf } from '../decimal.ts';
import { domainOf } from '../schema-paths.ts';
import { type Finding, fault } from './finding.ts';
import { askedPath, conditionsOf, pathFacts } from './paths.ts';

/** Ways to make a condition true that are looked at; a condition with more is taken as possible. */
const waysMax = 512;

type Op = ComparisonOp | 'lacks';

/** One comparison that has to hold. */
type Demand = { readonly path: string; readonly op: Op; readonly value: Value };

const opposites: Readonly<Record<ComparisonOp, Op>> = {
  ...{ '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' },
  ...{ in: 'notIn', notIn: 'in', has: 'lacks', missing: 'present', present: 'missing' },
};

/** Ways to make a condition true, each a list of comparisons that hold together; undefined when there are too many. */
const waysOf = (condition: Condition, negated: boolean): readonly (readonly Demand[])[] | undefined => {
  if ('not' in condition) return waysOf(condition.not, !negated);
  if ('op' in condition) {
    const op = negated ? opposites[condition.op] : condition.op;
    return [[{ path: askedPath(condition), op, value: condition.value ?? null }]];
  }
  const isAll = 'all' in condition;
  let found: readonly (readonly Demand[])[] = isAll !== negated ? [[]] : [];
  for (const part of isAll ? condition.all : condition.any) {
    const ways = waysOf(part, negated);
    if (ways === undefined) return undefined;
    found = isAll !== negated ? found.flatMap((one) => ways.map((other) => [...one, ...other])) : [...found, ...ways];
    if (found.length > waysMax) return undefined;
  }
  return found;
};

/** What can be at a path, as far as a form or a table says. */
type Possible = {
  readonly values?: readonly Value[];
  readonly minimum?: string;
  readonly maximum?: string;
  readonly isAlways: boolean;
  readonly isList: boolean;
  readonly isScalar: boolean;
};

const anything: Possible = { isAlways: false, isList: false, isScalar: false };

const outputsOf = (type: CaseType, table: string, name: string): Possible => {
  const found = type.tables.find(({ key }) => key === table);
  const isList = found?.hitPolicy === 'collect';
  const thens = found?.rules.map(({ then }) => then[name]) ?? [];
  const values = thens.filter(
    (value): value is Value => value !== undefined && (typeof value !== 'object' || value === null),
  );
  return { ...anything, isList, isScalar: !isList, ...(isList || values.length < thens.length ? {} : { values }) };
};

const possibleAt = (type: CaseType, path: string): Possible => {
  const facts = pathFacts(type, path);
  if (facts.kind === 'output') return outputsOf(type, facts.table, facts.name);
  if (facts.kind !== 'answer') return anything;
  const { types, ...domain } = domainOf(facts.schemas);
  const isList = types.length > 0 && types.every((each) => each === 'array');
  const isScalar = types.length > 0 && types.every((each) => !['array', 'object'].includes(each));
  return { ...domain, isAlways: facts.isAlways, isList, isScalar };
};

const holds = (value: Value, { op, value: wanted }: Demand): boolean =>
  op === 'lacks' ? compare(value, 'has', wanted) === 'no' : compare(value, op, wanted) === 'yes';

/** Values that the demands themselves name: with those of the form, all that could satisfy an equality. */
const named = (demands: readonly Demand[]): readonly Value[] | undefined => {
  const lists = demands.flatMap(({ op, value }) =>
    op === '=' ? [[value]] : op === 'in' && Array.isArray(value) ? [value as readonly Value[]] : [],
  );
  return lists.sort((a, b) => a.length - b.length)[0];
};

type Limits = { readonly low: Bound | undefined; readonly high: Bound | undefined };
type Bound = { readonly value: string; readonly isStrict: boolean };

const boundOf = ({ op, value }: Demand): { readonly side: 'low' | 'high'; readonly bound: Bound } | undefined => {
  if (op !== '<' && op !== '<=' && op !== '>' && op !== '>=') return undefined;
  const text = decimalOf(value) ?? (typeof value === 'string' && isDay(value) ? value : undefined);
  if (text === undefined) return undefined;
  return { side: op[0] === '<' ? 'high' : 'low', bound: { value: text, isStrict: op.length === 1 } };
};

/** The order of two bounds; a number against a day has none. */
const order = (a: string, b: string): number | undefined => {
  if (isDay(a) !== isDay(b)) return undefined;
  return isDay(a) ? (a < b ? -1 : a > b ? 1 : 0) : compareDecimals(a, b);
};

const isEmptyBetween = ({ low, high }: Limits): boolean => {
  if (low === undefined || high === undefined) return false;
  const sign = order(low.value, high.value);
  return sign === undefined || sign > 0 || (sign === 0 && (low.isStrict || high.isStrict));
};

const orderingOps: readonly Op[] = ['<', '<=', '>', '>='];

const contradictsLimits = (demands: readonly Demand[], possible: Possible): boolean => {
  if (demands.some((each) => orderingOps.includes(each.op) && boundOf(each) === undefined)) return true;
  const own = (value: string | undefined): Bound[] => (value === undefined ? [] : [{ value, isStrict: false }]);
  const bounds = demands.map(boundOf).filter((each) => each !== undefined);
  const lows = [...own(possible.minimum), ...bounds.filter(({ side }) => side === 'low').map(({ bound }) => bound)];
  const highs = [...own(possible.maximum), ...bounds.filter(({ side }) => side === 'high').map(({ bound }) => bound)];
  return lows.some((low) => highs.some((high) => isEmptyBetween({ low, high })));
};

const scalarOps: readonly Op[] = ['=', 'in', ...orderingOps];

/** True when no fact can satisfy all demands on one path. */
const contradicts = (demands: readonly Demand[], possible: Possible): boolean => {
  const wantsNone = demands.some(({ op }) => op === 'missing');
  const rest = demands.filter(({ op }) => op !== 'missing' && op !== 'present');
  if (wantsNone) return possible.isAlways || rest.length > 0 || demands.some(({ op }) => op === 'present');
  if (possible.isList && rest.some(({ op }) => scalarOps.includes(op))) return true;
  if (possible.isScalar && rest.some(({ op }) => op === 'has')) return true;
  const candidates = possible.values ?? named(rest);
  if (candidates !== undefined && rest.length > 0) {
    return !candidates.some((value) => rest.every((each) => holds(value, each)) && !contradictsLimits([], possible));
  }
  const wanted = new Set(rest.flatMap(({ op, value }) => (op === 'has' ? [JSON.stringify(value)] : [])));
  if (rest.some(({ op, value }) => op === 'lacks' && wanted.has(JSON.stringify(value)))) return true;
  return contradictsLimits(rest, possible);
};

const isPossible = (type: CaseType, way: readonly Demand[]): boolean =>
  [...new Set(way.map(({ path }) => path))].every(
    (path) =>
      !contradicts(
        way.filter((each) => each.path === path),
        possibleAt(type, path),
      ),
  );

/** True when some facts make the condition hold, as far as comparisons, forms and tables tell; in doubt it is. */
export const canHold = (type: CaseType, condition: Condition): boolean => {
  const ways = waysOf(condition, false);
  return ways === undefined || ways.some((way) => isPossible(type, way));
};

/** Conditions that nothing can ever satisfy. */
export const lintGuards = (type: CaseType): readonly Finding[] =>
  conditionsOf(type)
    .filter(({ condition }) => !canHold(type, condition))
    .map(({ path }) =>
      fault(
        'guard_never_holds',
        path,
        '这一条件自相矛盾，或与表单、决策表的取值不符，永远不会成立。',
        'This condition can never hold: it contradicts itself, or what the form and the tables can say.',
      ),
    );
