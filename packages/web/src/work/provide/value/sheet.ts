import { decimalOf } from '../../../shared/format.ts';
import type { Body } from '../answers.ts';

/** The value sheet as the API takes it. */
export type Sheet = Body<'/api/v1/datasets/{id}/value-sheet', 'put'>;

/** Bounds of a figure. */
export const bounds = ['low', 'base', 'high'] as const;
/** A bound of a figure. */
export type Bound = (typeof bounds)[number];

/** What a figure is: an amount of money, a share typed as per cent, a plain number. */
export type Kind = 'money' | 'percent' | 'number';

/** A figure as it is typed: bounds, where it is from, of which day. */
export type TypedRange = Readonly<Record<Bound | 'source' | 'date', string>>;

/** Figures by their names. */
export type TypedFields = Readonly<Record<string, TypedRange>>;

/** A figure of which nothing is typed. */
export const noRange: TypedRange = { low: '', base: '', high: '', source: '', date: '' };

/** The parts of the cost approach, in the guideline's order. */
export const costItems = ['planning', 'direct', 'indirect', 'opportunity', 'taxes'] as const;
/** Coefficients of the cost form of 2020, and what each is. */
export const guideKinds = {
  returnRate: 'percent',
  quality: 'percent',
  circulation: 'number',
  monopoly: 'percent',
  risk: 'percent',
} as const satisfies Record<string, Kind>;
/** Adjustments of a comparable; 1 where nothing is typed. */
export const adjustments = ['quality', 'supply', 'day', 'volume', 'other'] as const;

/** Ways to find the income of a year, with what each needs. */
export const ways = {
  direct: { revenue: 'money' },
  revenueShare: { revenue: 'money', share: 'percent' },
  profitShare: { profit: 'money', share: 'percent' },
  excess: { revenue: 'money' },
  growth: {
    priceBefore: 'money',
    priceAfter: 'money',
    volumeBefore: 'number',
    volumeAfter: 'number',
    extraCost: 'money',
    taxRate: 'percent',
  },
  saving: { unitCostBefore: 'money', unitCostAfter: 'money', volume: 'number', taxRate: 'percent' },
} as const satisfies Record<string, Record<string, Kind>>;
/** A way to find the income. */
export type Way = keyof typeof ways;
/** A field of a year's income. */
export type IncomeField = { [W in Way]: keyof (typeof ways)[W] }[Way];
/** What every field is. */
export const incomeKinds: Readonly<Record<IncomeField, Kind>> = Object.assign({}, ...Object.values(ways));

/** Another asset that the income rests on. */
export type TypedAsset = { readonly name: string; readonly value: TypedRange; readonly return: TypedRange };
/** A year of the forecast. */
export type TypedYear = {
  readonly year: string;
  readonly fields: TypedFields;
  readonly assets: readonly TypedAsset[];
};
/** A part of the discount rate. */
export type TypedRate = { readonly name: string; readonly range: TypedRange };
/** A deal to compare with. */
export type TypedDeal = {
  readonly name: string;
  readonly price: TypedRange;
  readonly settledOn: string;
  readonly ledgerEntry: string;
  readonly part: string;
  readonly factors: TypedFields;
};
/** A cost with its voucher. */
export type TypedEntry = Readonly<Record<'voucher' | 'date' | 'text' | 'tag' | 'phase' | 'amount', string>>;
/** An answer to a question of recognition. */
export type TypedAnswer = { readonly answer: 'yes' | 'no' | ''; readonly evidence: string };

/** The whole sheet as it is typed; `kept` is what the form has no field for and hands back as it was. */
export type TypedSheet = {
  readonly currency: string;
  readonly purpose: string;
  readonly date: string;
  readonly costs: TypedFields;
  readonly remaining: string;
  readonly total: string;
  readonly guide: TypedFields;
  readonly way: Way;
  readonly years: readonly TypedYear[];
  readonly rates: readonly TypedRate[];
  readonly deals: readonly TypedDeal[];
  readonly isPublic: boolean;
  readonly margin: TypedRange;
  readonly volume: TypedRange;
  readonly unit: string;
  readonly holding: 'use' | 'sale' | '';
  readonly entries: readonly TypedEntry[];
  readonly answers: Readonly<Record<string, TypedAnswer>>;
  readonly lead: NonNullable<Sheet['lead']> | '';
  readonly leadReason: string;
  readonly kept: Pick<NonNullable<Sheet['costGuide']>, 'circulationClasses'>;
};

/** A year with nothing typed. */
export const noYear: TypedYear = { year: '', fields: {}, assets: [] };
/** A deal with nothing typed. */
export const noDeal: TypedDeal = { name: '', price: noRange, settledOn: '', ledgerEntry: '', part: '', factors: {} };
/** A cost with nothing typed. */
export const noEntry: TypedEntry = { voucher: '', date: '', text: '', tag: '', phase: '', amount: '' };

type Given = { source?: string | undefined; date?: string | undefined };
type Money = Given & { lowMinor: string; baseMinor: string; highMinor: string };
type Range = Given & { low: number; base: number; high: number };

const plainAmount = (minor: string): string => decimalOf(minor).replace(/\.00$/, '');

/** A bound that is the expected figure again is left blank, as it was typed. */
const typedBounds = (low: string, base: string, high: string, { source = '', date = '' }: Given): TypedRange => ({
  low: low === base ? '' : low,
  base,
  high: high === base ? '' : high,
  source,
  date,
});

/** A figure of the API as it is typed. A share becomes per cent by its digits, so that no rounding shows. */
export const typedRange = (given: Money | Range | undefined, kind: Kind): TypedRange => {
  if (given === undefined) return noRange;
  if ('lowMinor' in given)
    return typedBounds(plainAmount(given.lowMinor), plainAmount(given.baseMinor), plainAmount(given.highMinor), given);
  const shown = (value: number): string => String(kind === 'percent' ? Number(`${value}e2`) : value);
  return typedBounds(shown(given.low), shown(given.base), shown(given.high), given);
};

const typedFields = (given: object | undefined, kinds: Readonly<Record<string, Kind>>): TypedFields => {
  const values = (given ?? {}) as Readonly<Record<string, Money | Range | undefined>>;
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([name, kind]) =>
      values[name] === undefined ? [] : [[name, typedRange(values[name], kind)] as const],
    ),
  );
};

const kindsOf = <K extends string>(names: readonly K[], kind: Kind): Record<string, Kind> =>
  Object.fromEntries(names.map((name) => [name, kind]));

/** Names and kinds of the costs, and of a deal's adjustments. */
export const [costKinds, factorKinds] = [kindsOf(costItems, 'money'), kindsOf(adjustments, 'number')];

const incomeOf = (income: Sheet['income']): Pick<TypedSheet, 'way' | 'years' | 'rates'> => ({
  way: income?.way ?? 'direct',
  years: (income?.years ?? []).map((year) => ({
    year: year.year ?? '',
    fields: typedFields(year, incomeKinds),
    assets: (year.assets ?? []).map((asset) => ({
      name: asset.name,
      value: typedRange(asset.value, 'money'),
      return: typedRange(asset.return, 'percent'),
    })),
  })),
  rates: (income?.rate ?? []).map((part) => ({ name: part.name, range: typedRange(part, 'percent') })),
});

const dealsOf = (market: Sheet['market']): TypedDeal[] =>
  (market?.comparables ?? []).map((deal) => ({
    name: deal.name,
    price: typedRange(deal.price, 'money'),
    settledOn: deal.settledOn ?? '',
    ledgerEntry: deal.ledgerEntry ?? '',
    part: deal.part ?? '',
    factors: typedFields(deal, factorKinds),
  }));

const bookingOf = (booking: Sheet['booking']): Pick<TypedSheet, 'holding' | 'entries' | 'answers'> => ({
  holding: booking?.holding ?? '',
  entries: (booking?.entries ?? []).map(({ amountMinor, ...entry }) => ({
    ...entry,
    amount: plainAmount(amountMinor),
  })),
  answers: Object.fromEntries(
    Object.entries(booking?.answers ?? {}).flatMap(([id, given]) =>
      given === undefined ? [] : [[id, { answer: given.answer, evidence: given.evidence ?? '' }] as const],
    ),
  ),
});

/** What was declared, to be changed; an empty form when nothing was. */
export const typedSheet = (sheet: Sheet | null): TypedSheet => {
  const { costs, costGuide, publicOperation } = sheet ?? {};
  return {
    currency: sheet?.currency ?? 'CNY',
    purpose: sheet?.purpose ?? '',
    date: sheet?.date ?? '',
    costs: typedFields(costs, costKinds),
    remaining: String(costs?.life?.remainingMonths ?? ''),
    total: String(costs?.life?.totalMonths ?? ''),
    guide: typedFields(costGuide, guideKinds),
    ...incomeOf(sheet?.income),
    deals: dealsOf(sheet?.market),
    isPublic: publicOperation !== undefined,
    margin: typedRange(publicOperation?.margin, 'percent'),
    volume: typedRange(publicOperation?.volume, 'number'),
    unit: publicOperation?.unit ?? '',
    ...bookingOf(sheet?.booking),
    lead: sheet?.lead ?? '',
    leadReason: sheet?.leadReason ?? '',
    kept: costGuide?.circulationClasses === undefined ? {} : { circulationClasses: costGuide.circulationClasses },
  };
};
