import type { Bilingual } from '#kernel';

/** Where a figure is from: a document, a contract, a person; and of which day (YYYY-MM-DD). */
export type Origin = { readonly source?: string | undefined; readonly date?: string | undefined };

/** An amount with its bounds, digits in minor units. */
export type MoneyRange = Origin & { readonly lowMinor: string; readonly baseMinor: string; readonly highMinor: string };

/** A share, a coefficient or a count with its bounds. */
export type Range = Origin & { readonly low: number; readonly base: number; readonly high: number };

/** The items of the cost approach, in the guideline's order. */
export const costItems = ['planning', 'direct', 'indirect', 'opportunity', 'taxes'] as const;
export type CostItemName = (typeof costItems)[number];

/** What the data cost, and how much of their life is left. */
export type CostInputs = Readonly<Record<CostItemName, MoneyRange>> & {
  readonly life?: { readonly remainingMonths: number; readonly totalMonths: number } | undefined;
};

/** What the cost form of the 2020 guide needs besides the costs. */
export type GuideInputs = {
  /** R: return on the cost of data. */
  readonly returnRate: Range;
  /** α; the quality score when it is left out. */
  readonly quality?: Range | undefined;
  /** β as one figure; or by classes of circulation. */
  readonly circulation?: Range | undefined;
  readonly circulationClasses?:
    | readonly { readonly name: string; readonly volume: number; readonly spread: number }[]
    | undefined;
  /** l: own volume ÷ volume of the industry. */
  readonly monopoly: Range;
  /** r: risk that the value is not realised. */
  readonly risk: Range;
};

/** Ways to find the income of a year; the guideline's four, of which sharing and increase have two forms each. */
export const incomeWays = ['direct', 'revenueShare', 'profitShare', 'excess', 'growth', 'saving'] as const;
export type IncomeWay = (typeof incomeWays)[number];

/** One year of the forecast: what the way needs, the rest left out. Amounts per unit are minor units too. */
export type IncomeYear = {
  readonly year?: string | undefined;
  readonly revenue?: MoneyRange | undefined;
  readonly profit?: MoneyRange | undefined;
  readonly share?: Range | undefined;
  /** Other assets that the income rests on: fair value and required return. */
  readonly assets?:
    | readonly { readonly name: string; readonly value: MoneyRange; readonly return: Range }[]
    | undefined;
  readonly priceBefore?: MoneyRange | undefined;
  readonly priceAfter?: MoneyRange | undefined;
  readonly volumeBefore?: Range | undefined;
  readonly volumeAfter?: Range | undefined;
  readonly extraCost?: MoneyRange | undefined;
  readonly unitCostBefore?: MoneyRange | undefined;
  readonly unitCostAfter?: MoneyRange | undefined;
  readonly volume?: Range | undefined;
  readonly taxRate?: Range | undefined;
};

/** The income approach: years of the remaining life, and the discount rate by its parts, which add up. */
export type IncomeInputs = {
  readonly way: IncomeWay;
  readonly years: readonly IncomeYear[];
  readonly rate: readonly (Range & { readonly name: string })[];
};

/** The five adjustments of a comparable: quality, supply and demand, day, volume, other. 1 where left out. */
export const adjustments = ['quality', 'supply', 'day', 'volume', 'other'] as const;

/** A deal to compare with. It counts only once it is settled and its ledger entry is named. */
export type Comparable = Partial<Readonly<Record<(typeof adjustments)[number], Range | undefined>>> & {
  readonly name: string;
  readonly price: MoneyRange;
  readonly settledOn?: string | undefined;
  /** Address or number of the ledger entry that settled it. */
  readonly ledgerEntry?: string | undefined;
  /** Which part of the asset it stands for, where the asset is split. */
  readonly part?: string | undefined;
};

/** Public data under authorised operation: cost is recovered with a permitted profit. */
export type PublicInputs = {
  /** Permitted profit as a share of the cost. */
  readonly margin: Range;
  /** What is expected to be sold in the period, and in which unit. */
  readonly volume?: Range | undefined;
  readonly unit?: string | undefined;
};

/** Phases of spending as the accounting rules divide it. */
export const bookingPhases = ['acquired', 'research', 'development', 'running'] as const;
export type BookingPhase = (typeof bookingPhases)[number];

/** One cost with its voucher. `tag` is a leaf of the cost tree in tree.ts. */
export type BookingEntry = {
  readonly voucher: string;
  readonly date: string;
  readonly text: string;
  readonly tag: string;
  readonly phase: BookingPhase;
  readonly amountMinor: string;
};

/** What the books need. `answers` by the ids of questions in booking.ts. */
export type BookingInputs = {
  /** Used by the enterprise itself, or held for sale. */
  readonly holding?: 'use' | 'sale' | undefined;
  readonly entries?: readonly BookingEntry[] | undefined;
  readonly answers?:
    | Readonly<Record<string, { readonly answer: 'yes' | 'no'; readonly evidence?: string | undefined } | undefined>>
    | undefined;
};

/** Methods by which a value can be stated. */
export const methodIds = ['cost', 'costGuide', 'income', 'market', 'publicPrice'] as const;
export type MethodId = (typeof methodIds)[number];

/** All that a person declares so that a value can be computed. */
export type ValueSheet = {
  readonly currency: string;
  readonly purpose?: string | undefined;
  /** The day that the figures are of. */
  readonly date?: string | undefined;
  readonly costs?: CostInputs | undefined;
  readonly costGuide?: GuideInputs | undefined;
  readonly income?: IncomeInputs | undefined;
  readonly market?: { readonly comparables: readonly Comparable[] } | undefined;
  readonly publicOperation?: PublicInputs | undefined;
  readonly booking?: BookingInputs | undefined;
  /** The method whose result stands for the value, and why; the first that can be computed when left out. */
  readonly lead?: MethodId | undefined;
  readonly leadReason?: string | undefined;
};

/** One input of a formula. Amounts in minor units. Inputs of one `group` move together when it is asked how much they matter. */
export type Factor = {
  readonly id: string;
  readonly group: string;
  readonly name: Bilingual;
  readonly unit: 'money' | 'share' | 'ratio' | 'count';
  readonly low: number;
  readonly base: number;
  readonly high: number;
  readonly source: string | null;
  readonly date: string | null;
};

/** How much the result moves when one group of inputs goes from its low to its high end and all others stay at their base. */
export type Swing = {
  readonly group: string;
  readonly name: Bilingual;
  readonly lowMinor: string;
  readonly highMinor: string;
};

/** A formula ready to be computed. */
export type Formula = {
  readonly factors: readonly Factor[];
  readonly evaluate: (of: (id: string) => number) => number;
};
