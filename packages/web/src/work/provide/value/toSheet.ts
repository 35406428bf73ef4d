import { minorOf } from '../../../shared/format.ts';
import {
  type Bound,
  bounds,
  costItems,
  factorKinds,
  guideKinds,
  incomeKinds,
  type Kind,
  noRange,
  type Sheet,
  type TypedDeal,
  type TypedFields,
  type TypedRange,
  type TypedSheet,
  type TypedYear,
  ways,
} from './sheet.ts';

/** What is wrong with a field: no figure, bounds out of order, missing, a life longer than the whole one. */
export type Wrong = 'figure' | 'order' | 'needed' | 'life';

/** What is wrong, by the path of the field. */
export type Wrongs = ReadonlyMap<string, Wrong>;

/** Collects what is wrong while a sheet is made. */
type Making = { readonly wrongs: Map<string, Wrong> };

const isBlank = (typed: TypedRange): boolean => bounds.every((bound) => typed[bound].trim() === '');

/** A bound: what was typed, else the expected figure. */
const boundText = (typed: TypedRange, bound: Bound): string => typed[bound].trim() || typed.base.trim();

const numberOf = (text: string, kind: Kind): number | undefined => {
  const plain = text.replaceAll(/[,，%％\s]/g, '');
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(plain)) return undefined;
  return Number(kind === 'percent' ? `${plain}e-2` : plain);
};

const minorAmount = (text: string): string | undefined => {
  const minor = minorOf(text);
  return minor === undefined || minor.startsWith('-') ? undefined : minor;
};

const originOf = ({ source, date }: TypedRange) => ({
  ...(source.trim() === '' ? {} : { source: source.trim() }),
  ...(date === '' ? {} : { date }),
});

const isOrdered = <T extends bigint | number>([low, base, high]: readonly T[]): boolean =>
  low !== undefined && base !== undefined && high !== undefined && low <= base && base <= high;

/** An amount with its bounds; nothing typed is nothing given. */
export const toMoney = ({ wrongs }: Making, path: string, typed: TypedRange) => {
  if (isBlank(typed)) return undefined;
  const [lowMinor, baseMinor, highMinor] = bounds.map((bound) => minorAmount(boundText(typed, bound)));
  if (lowMinor === undefined || baseMinor === undefined || highMinor === undefined) wrongs.set(path, 'figure');
  else if (!isOrdered([lowMinor, baseMinor, highMinor].map(BigInt))) wrongs.set(path, 'order');
  return {
    lowMinor: lowMinor ?? '0',
    baseMinor: baseMinor ?? '0',
    highMinor: highMinor ?? '0',
    ...originOf(typed),
  };
};

/** A share or a number with its bounds; nothing typed is nothing given. */
export const toRange = ({ wrongs }: Making, path: string, typed: TypedRange, kind: Kind) => {
  if (isBlank(typed)) return undefined;
  const [low, base, high] = bounds.map((bound) => numberOf(boundText(typed, bound), kind));
  if (low === undefined || base === undefined || high === undefined) wrongs.set(path, 'figure');
  else if (!isOrdered([low, base, high])) wrongs.set(path, 'order');
  return { low: low ?? 0, base: base ?? 0, high: high ?? 0, ...originOf(typed) };
};

type Figure = NonNullable<ReturnType<typeof toMoney> | ReturnType<typeof toRange>>;

const toFields = (
  making: Making,
  path: string,
  typed: TypedFields,
  kinds: Readonly<Record<string, Kind>>,
): Readonly<Record<string, Figure>> =>
  Object.fromEntries(
    Object.entries(kinds).flatMap(([name, kind]) => {
      const at = `${path}.${name}`;
      const range = typed[name] ?? noRange;
      const made = kind === 'money' ? toMoney(making, at, range) : toRange(making, at, range, kind);
      return made === undefined ? [] : [[name, made] as const];
    }),
  );

const nothing = { lowMinor: '0', baseMinor: '0', highMinor: '0' };

const monthsOf = (text: string): number | undefined => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined);

const toLife = ({ wrongs }: Making, { remaining, total }: TypedSheet) => {
  if (remaining.trim() === '' && total.trim() === '') return {};
  const [left, whole] = [monthsOf(remaining), monthsOf(total)];
  if (left === undefined || whole === undefined || whole === 0 || left > whole) {
    wrongs.set('costs.life', 'life');
    return {};
  }
  return { life: { remainingMonths: left, totalMonths: whole } };
};

const toCosts = (making: Making, typed: TypedSheet): Pick<Sheet, 'costs'> => {
  const given = costItems.map(
    (item) => [item, toMoney(making, `costs.${item}`, typed.costs[item] ?? noRange)] as const,
  );
  const life = toLife(making, typed);
  if (given.every(([, amount]) => amount === undefined)) return {};
  const costs = Object.fromEntries(given.map(([item, amount]) => [item, amount ?? nothing]));
  return { costs: { ...costs, ...life } as NonNullable<Sheet['costs']> };
};

const toGuide = (making: Making, { guide, kept }: TypedSheet): Pick<Sheet, 'costGuide'> => {
  const fields = toFields(making, 'guide', guide, guideKinds);
  if (Object.keys(fields).length === 0) return {};
  const needed = ['returnRate', 'monopoly', 'risk', ...(kept.circulationClasses === undefined ? ['circulation'] : [])];
  for (const name of needed) if (fields[name] === undefined) making.wrongs.set(`guide.${name}`, 'needed');
  return { costGuide: { ...fields, ...kept } as NonNullable<Sheet['costGuide']> };
};

const toYear = (making: Making, typed: TypedYear, at: string) => ({
  ...(typed.year.trim() === '' ? {} : { year: typed.year.trim() }),
  ...toFields(making, at, typed.fields, incomeKinds),
  ...(typed.assets.length === 0
    ? {}
    : {
        assets: typed.assets.map((asset, i) => ({
          name: asset.name.trim(),
          value: toMoney(making, `${at}.assets.${i}.value`, asset.value) ?? nothing,
          return: toRange(making, `${at}.assets.${i}.return`, asset.return, 'percent') ?? { low: 0, base: 0, high: 0 },
        })),
      }),
});

const toIncome = (making: Making, { way, years, rates }: TypedSheet): Pick<Sheet, 'income'> => {
  const rate = rates.flatMap(({ name, range }, i) => {
    const made = toRange(making, `rates.${i}`, range, 'percent');
    if (made === undefined && name.trim() === '') return [];
    if (made === undefined || name.trim() === '') making.wrongs.set(`rates.${i}`, 'needed');
    return [{ ...(made ?? { low: 0, base: 0, high: 0 }), name: name.trim() }];
  });
  if (years.length === 0 && rate.length === 0) return {};
  const made = years.map((year, i) => {
    const at = `years.${i}`;
    const figures = toYear(making, year, at);
    for (const name of Object.keys(ways[way])) if (!(name in figures)) making.wrongs.set(`${at}.${name}`, 'needed');
    return figures;
  });
  return { income: { way, years: made, rate } };
};

const toDeal = (making: Making, deal: TypedDeal, i: number) => {
  const price = toMoney(making, `deals.${i}.price`, deal.price);
  if (price === undefined) making.wrongs.set(`deals.${i}.price`, 'needed');
  if (deal.name.trim() === '') making.wrongs.set(`deals.${i}.name`, 'needed');
  return {
    name: deal.name.trim(),
    price: price ?? nothing,
    ...(deal.settledOn === '' ? {} : { settledOn: deal.settledOn }),
    ...(deal.ledgerEntry === '' ? {} : { ledgerEntry: deal.ledgerEntry }),
    ...(deal.part.trim() === '' ? {} : { part: deal.part.trim() }),
    ...toFields(making, `deals.${i}`, deal.factors, factorKinds),
  };
};

const toMarket = (making: Making, { deals }: TypedSheet): Pick<Sheet, 'market'> =>
  deals.length === 0 ? {} : { market: { comparables: deals.map((deal, i) => toDeal(making, deal, i)) } };

/** A section that is not shown, for it does not count: kept when it is right, left out when it is not. */
const ifSound = <T extends object>(make: (making: Making) => T): T | object => {
  const apart: Making = { wrongs: new Map() };
  const made = make(apart);
  return apart.wrongs.size === 0 ? made : {};
};

const toPublic = (making: Making, { isPublic, margin, volume, unit }: TypedSheet): Pick<Sheet, 'publicOperation'> => {
  if (!isPublic) return {};
  const profit = toRange(making, 'margin', margin, 'percent');
  if (profit === undefined) making.wrongs.set('margin', 'needed');
  const sold = toRange(making, 'volume', volume, 'number');
  return {
    publicOperation: {
      margin: profit ?? { low: 0, base: 0, high: 0 },
      ...(sold === undefined ? {} : { volume: sold }),
      ...(unit.trim() === '' ? {} : { unit: unit.trim() }),
    },
  };
};

const toBooking = ({ wrongs }: Making, { holding, entries, answers }: TypedSheet): Pick<Sheet, 'booking'> => {
  const made = entries.map(({ amount, ...entry }, i) => {
    const amountMinor = minorAmount(amount);
    if (amountMinor === undefined) wrongs.set(`entries.${i}`, amount.trim() === '' ? 'needed' : 'figure');
    if ([entry.voucher, entry.date, entry.tag, entry.phase].some((text) => text.trim() === ''))
      wrongs.set(`entries.${i}`, 'needed');
    return { ...entry, amountMinor: amountMinor ?? '0' };
  });
  const given = Object.entries(answers).flatMap(([id, { answer, evidence }]) =>
    answer === '' ? [] : [[id, { answer, ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }) }] as const],
  );
  if (holding === '' && made.length === 0 && given.length === 0) return {};
  return {
    booking: {
      ...(holding === '' ? {} : { holding }),
      ...(made.length === 0 ? {} : { entries: made }),
      ...(given.length === 0 ? {} : { answers: Object.fromEntries(given) }),
    } as NonNullable<Sheet['booking']>,
  };
};

/** What was typed as the API takes it, and what is wrong with it, field by field; sections without a word are left out. */
export const toSheet = (typed: TypedSheet): { readonly sheet: Sheet; readonly wrongs: Wrongs } => {
  const making: Making = { wrongs: new Map() };
  const sheet: Sheet = {
    currency: typed.currency,
    ...(typed.purpose.trim() === '' ? {} : { purpose: typed.purpose.trim() }),
    ...(typed.date === '' ? {} : { date: typed.date }),
    ...toCosts(making, typed),
    ...toGuide(making, typed),
    ...(typed.isPublic ? ifSound((apart) => toIncome(apart, typed)) : toIncome(making, typed)),
    ...(typed.isPublic ? ifSound((apart) => toMarket(apart, typed)) : toMarket(making, typed)),
    ...toPublic(making, typed),
    ...toBooking(making, typed),
    ...(typed.lead === '' ? {} : { lead: typed.lead }),
    ...(typed.lead === '' || typed.leadReason.trim() === '' ? {} : { leadReason: typed.leadReason.trim() }),
  };
  return { sheet, wrongs: making.wrongs };
};
