import type { DeclaredValue } from '../../model.ts';
import { leafOf } from './tree.ts';
import { type CostInputs, costItems, type MoneyRange, type Range, type ValueSheet } from './types.ts';

const isRange = (value: object): value is Range => 'low' in value && 'base' in value && 'high' in value;

const isMoney = (value: object): value is MoneyRange =>
  'lowMinor' in value && 'baseMinor' in value && 'highMinor' in value;

const isOrdered = (value: object): boolean => {
  if (isRange(value)) return value.low <= value.base && value.base <= value.high;
  if (!isMoney(value)) return true;
  const [low, base, high] = [BigInt(value.lowMinor), BigInt(value.baseMinor), BigInt(value.highMinor)];
  return low >= 0n && low <= base && base <= high;
};

/** Path of the first range anywhere below that is out of order or negative. */
const unordered = (value: unknown, path: string): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!isOrdered(value)) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = unordered(inner, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
};

const lifeIsWrong = ({ life }: CostInputs): boolean =>
  life !== undefined &&
  !(life.totalMonths > 0 && life.remainingMonths >= 0 && life.remainingMonths <= life.totalMonths);

const nothing: MoneyRange = { lowMinor: '0', baseMinor: '0', highMinor: '0' };

/**
 * Costs of a sheet: as declared; where only vouchers are given, their sums by the item that their tag counts to, so that C is a query and
 * not an interview. Undefined when there are neither.
 */
export const costsOf = ({ costs, booking }: ValueSheet): CostInputs | undefined => {
  const entries = booking?.entries ?? [];
  if (costs !== undefined || entries.length === 0) return costs;
  const sums = Object.fromEntries(
    costItems.map((item) => {
      const own = entries.filter(({ tag }) => leafOf(tag)?.item === item);
      const total = String(own.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n));
      const date = own
        .map((entry) => entry.date)
        .toSorted()
        .at(-1);
      const source = own.map(({ voucher }) => voucher).join(', ');
      return [item, own.length === 0 ? nothing : { lowMinor: total, baseMinor: total, highMinor: total, source, date }];
    }),
  );
  return sums as unknown as CostInputs;
};

/** A declaration as a value sheet; what was declared before there was one is costs alone. */
export const sheetOf = (declared: DeclaredValue): ValueSheet => {
  if (!('planning' in declared)) return declared;
  const { currency, ...costs } = declared;
  return { currency, costs };
};

/** The path of what is wrong with a sheet, undefined when nothing is: bounds out of order, a life longer than the whole one, unknown tags. */
export const sheetFault = (sheet: ValueSheet): string | undefined => {
  const range = unordered(sheet, '');
  if (range !== undefined) return range;
  if (sheet.costs !== undefined && lifeIsWrong(sheet.costs)) return 'costs.life';
  if (sheet.publicOperation?.volume !== undefined && sheet.publicOperation.volume.low <= 0)
    return 'publicOperation.volume';
  const tag = (sheet.booking?.entries ?? []).findIndex((entry) => leafOf(entry.tag) === undefined);
  return tag === -1 ? undefined : `booking.entries.${tag}.tag`;
};
