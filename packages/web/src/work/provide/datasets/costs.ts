import { decimalOf, minorOf } from '../../../shared/format.ts';
import type { Body } from '../answers.ts';

/** Declared costs as the API takes them. */
export type Costs = Body<'/api/v1/datasets/{id}/costs', 'put'>;

/** The parts of the cost approach, in their order. */
export const costItems = ['planning', 'direct', 'indirect', 'opportunity', 'taxes'] as const;

/** A part of the costs. */
export type CostItem = (typeof costItems)[number];

/** Bounds of an amount. */
export const bounds = ['low', 'base', 'high'] as const;

/** A bound of an amount. */
export type Bound = (typeof bounds)[number];

/** Amounts as they were typed. */
export type TypedCosts = Readonly<Record<CostItem, Readonly<Record<Bound, string>>>> & {
  readonly currency: string;
  readonly remaining: string;
  readonly total: string;
};

const nothing = { low: '', base: '', high: '' };

/** An empty form. */
export const noCosts: TypedCosts = {
  planning: nothing,
  direct: nothing,
  indirect: nothing,
  opportunity: nothing,
  taxes: nothing,
  currency: 'CNY',
  remaining: '',
  total: '',
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const typedAmount = (value: unknown): string =>
  typeof value === 'string' ? decimalOf(value).replace(/\.00$/, '') : '';

const typedItem = (value: unknown) => {
  const item = isObject(value) ? value : {};
  return { low: typedAmount(item.lowMinor), base: typedAmount(item.baseMinor), high: typedAmount(item.highMinor) };
};

/** The costs that a valuation was made from, to be changed. */
export const costsOfInputs = (inputs: unknown, currency: string | null): TypedCosts => {
  if (!isObject(inputs) || !isObject(inputs.direct)) return noCosts;
  const life = isObject(inputs.life) ? inputs.life : {};
  return {
    planning: typedItem(inputs.planning),
    direct: typedItem(inputs.direct),
    indirect: typedItem(inputs.indirect),
    opportunity: typedItem(inputs.opportunity),
    taxes: typedItem(inputs.taxes),
    currency: currency ?? 'CNY',
    remaining: String(life.remainingMonths ?? ''),
    total: String(life.totalMonths ?? ''),
  };
};

/** An amount of one bound: what was typed, else the expected one; undefined when it is no amount. */
export const amountOf = (item: TypedCosts[CostItem], bound: Bound): string | undefined => {
  const typed = item[bound].trim() || item.base.trim() || '0';
  const minor = minorOf(typed);
  return minor === undefined || minor.startsWith('-') ? undefined : minor;
};

/** What is wrong with a line of the form. */
export const wrongOf = (item: TypedCosts[CostItem]): 'amount' | 'order' | undefined => {
  const [low, base, high] = bounds.map((bound) => amountOf(item, bound));
  if (low === undefined || base === undefined || high === undefined) return 'amount';
  return BigInt(low) <= BigInt(base) && BigInt(base) <= BigInt(high) ? undefined : 'order';
};

const monthsOf = (typed: string): number | undefined => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : undefined);

/** Whether the life is left out, or what is left of it fits into the whole. */
export const isLifeRight = ({ remaining, total }: TypedCosts): boolean => {
  if (remaining.trim() === '' && total.trim() === '') return true;
  const [left, whole] = [monthsOf(remaining), monthsOf(total)];
  return left !== undefined && whole !== undefined && whole > 0 && left <= whole;
};

/** The sum of one bound, minor units; parts that are no amount count nothing. */
export const sumOf = (typed: TypedCosts, bound: Bound): string =>
  String(costItems.reduce((sum, item) => sum + BigInt(amountOf(typed[item], bound) ?? '0'), 0n));

/** What was typed as the API takes it; undefined while something is wrong. */
export const toCosts = (typed: TypedCosts): Costs | undefined => {
  if (costItems.some((item) => wrongOf(typed[item]) !== undefined) || !isLifeRight(typed)) return undefined;
  const itemOf = (name: CostItem) => ({
    lowMinor: amountOf(typed[name], 'low') ?? '0',
    baseMinor: amountOf(typed[name], 'base') ?? '0',
    highMinor: amountOf(typed[name], 'high') ?? '0',
  });
  const [left, whole] = [monthsOf(typed.remaining), monthsOf(typed.total)];
  return {
    currency: typed.currency,
    planning: itemOf('planning'),
    direct: itemOf('direct'),
    indirect: itemOf('indirect'),
    opportunity: itemOf('opportunity'),
    taxes: itemOf('taxes'),
    ...(left === undefined || whole === undefined ? {} : { life: { remainingMonths: left, totalMonths: whole } }),
  };
};
