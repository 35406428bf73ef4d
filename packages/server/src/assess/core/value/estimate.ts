import type { Factor, Formula, MoneyRange, Origin, Range, Swing } from './types.ts';

/** Inputs named as the most sensitive ones. */
const sensitiveMax = 5;

type Bound = 'low' | 'base' | 'high';

const originOf = ({ source, date }: Origin) => ({ source: source ?? null, date: date ?? null });

type Named = Pick<Factor, 'id' | 'name'> & { readonly group?: string };

/** An amount as an input. Exact: amounts have 15 digits at most. */
export const moneyFactor = (named: Named, range: MoneyRange): Factor => ({
  ...named,
  group: named.group ?? named.id,
  unit: 'money',
  low: Number(range.lowMinor),
  base: Number(range.baseMinor),
  high: Number(range.highMinor),
  ...originOf(range),
});

/** A share, a coefficient or a count as an input. */
export const rangeFactor = (named: Named, unit: Exclude<Factor['unit'], 'money'>, range: Range): Factor => ({
  ...named,
  group: named.group ?? named.id,
  unit,
  low: range.low,
  base: range.base,
  high: range.high,
  ...originOf(range),
});

const valueAt = ({ factors, evaluate }: Formula, boundOf: (group: string) => Bound): number => {
  const values = new Map(factors.map((factor) => [factor.id, factor[boundOf(factor.group)]]));
  return evaluate((id) => values.get(id) ?? Number.NaN);
};

/** Minor units, half up. */
const minorOf = (amount: number): string => String(BigInt(Math.floor(amount + 0.5)));

type Move = { readonly group: string; readonly atLow: number; readonly atHigh: number };

const swingOf = (factors: readonly Factor[], { group, atLow, atHigh }: Move): Swing => ({
  group,
  name: factors.find((factor) => factor.group === group)?.name ?? { zh: group, en: group },
  lowMinor: minorOf(atLow),
  highMinor: minorOf(atHigh),
});

/** What a formula comes to. */
export type Estimate = {
  readonly lowMinor: string;
  readonly baseMinor: string;
  readonly highMinor: string;
  readonly sensitive: readonly Swing[];
};

/**
 * Computes a formula: base with every input at its base; low and high with every input at the end that lowers or raises the result, which is
 * told by moving one group at a time. Only +, −, × and ÷ of doubles in a fixed order: the same figures on every machine.
 */
export const estimate = (formula: Formula): Estimate => {
  const base = valueAt(formula, () => 'base');
  const groups = [...new Set(formula.factors.map((factor) => factor.group))];
  const moves = groups.map((group): Move => {
    const at = (bound: Bound): number => valueAt(formula, (one) => (one === group ? bound : 'base'));
    return { group, atLow: at('low'), atHigh: at('high') };
  });
  const rising = new Set(moves.filter(({ atLow, atHigh }) => atLow <= atHigh).map(({ group }) => group));
  const ends = moves.flatMap(({ atLow, atHigh }) => [atLow, atHigh]);
  const lowest = valueAt(formula, (group) => (rising.has(group) ? 'low' : 'high'));
  const highest = valueAt(formula, (group) => (rising.has(group) ? 'high' : 'low'));
  const width = ({ atLow, atHigh }: Move): number => Math.abs(atHigh - atLow);
  return {
    lowMinor: minorOf(Math.min(base, lowest, ...ends)),
    baseMinor: minorOf(base),
    highMinor: minorOf(Math.max(base, highest, ...ends)),
    sensitive: moves
      .filter((move) => width(move) > 0)
      .toSorted((a, b) => width(b) - width(a))
      .slice(0, sensitiveMax)
      .map((move) => swingOf(formula.factors, move)),
  };
};
