import { z } from 'zod';
import { paragraph, text } from '#platform/http';
import { questionIds } from './core/value/booking.ts';
import { costTree } from './core/value/tree.ts';
import { bookingPhases, incomeWays, methodIds } from './core/value/types.ts';

/** Years of a forecast: no data have a life of more. */
const yearsMax = 50;

/** Deals, rate parts and other assets that a person lists. */
const listMax = 100;

/** Vouchers of one dataset; more belong into the books and come as sums. */
const entriesMax = 5_000;

/** Months: a century. */
const monthsMax = 1_200;

const day = z.iso.date();
const months = z.number().int().min(0).max(monthsMax);

/** How money and ranges are written: digits in minor units over the API, plain figures in a person's file. */
type Writing<M extends z.ZodType, R extends z.ZodType, A extends z.ZodType> = {
  readonly money: M;
  readonly range: R;
  /** One amount without bounds. */
  readonly amount: A;
};

/** Members that say where a figure is from. */
export const origin = { source: text(500).optional(), date: day.optional() };

const costsOf = <M extends z.ZodType>(money: M) => ({
  planning: money,
  direct: money,
  indirect: money,
  opportunity: money,
  taxes: money,
  life: z.strictObject({ remainingMonths: months, totalMonths: months }).optional(),
});

const yearOf = <M extends z.ZodType, R extends z.ZodType>(money: M, range: R) =>
  z.strictObject({
    year: text(20).optional(),
    revenue: money.optional(),
    profit: money.optional(),
    share: range.optional(),
    assets: z
      .array(z.strictObject({ name: text(200), value: money, return: range }))
      .max(listMax)
      .readonly()
      .optional(),
    priceBefore: money.optional(),
    priceAfter: money.optional(),
    volumeBefore: range.optional(),
    volumeAfter: range.optional(),
    extraCost: money.optional(),
    unitCostBefore: money.optional(),
    unitCostAfter: money.optional(),
    volume: range.optional(),
    taxRate: range.optional(),
  });

const guideOf = <R extends z.ZodType>(range: R) =>
  z.strictObject({
    returnRate: range,
    quality: range.optional(),
    circulation: range.optional(),
    circulationClasses: z
      .array(z.strictObject({ name: text(100), volume: z.number().min(0), spread: z.number().min(0) }))
      .max(listMax)
      .readonly()
      .optional(),
    monopoly: range,
    risk: range,
  });

const comparableOf = <M extends z.ZodType, R extends z.ZodType>(money: M, range: R) =>
  z.strictObject({
    name: text(200).min(1),
    price: money,
    settledOn: day.optional(),
    ledgerEntry: text(500).optional().describe('address or number of the ledger entry that settled the deal'),
    part: text(200).optional(),
    quality: range.optional(),
    supply: range.optional(),
    day: range.optional(),
    volume: range.optional(),
    other: range.optional(),
  });

const bookingOf = <A extends z.ZodType>(amount: A) =>
  z.strictObject({
    holding: z.enum(['use', 'sale']).optional(),
    entries: z
      .array(
        z.strictObject({
          voucher: text(100).min(1),
          date: day,
          text: text(500),
          tag: z.enum(costTree.map(({ id }) => id)),
          phase: z.enum(bookingPhases),
          amountMinor: amount,
        }),
      )
      .max(entriesMax)
      .readonly()
      .optional(),
    answers: z
      .partialRecord(
        z.enum(questionIds),
        z.strictObject({ answer: z.enum(['yes', 'no']), evidence: text(2_000).optional() }),
      )
      .optional(),
  });

/** The value sheet in one way of writing figures. */
export const sheetShapeOf = <M extends z.ZodType, R extends z.ZodType, A extends z.ZodType>({
  money,
  range,
  amount,
}: Writing<M, R, A>) =>
  z.strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, 'a currency by ISO 4217'),
    purpose: text(500).optional(),
    date: day.optional(),
    costs: z.strictObject(costsOf(money)).optional(),
    costGuide: guideOf(range).optional(),
    income: z
      .strictObject({
        way: z.enum(incomeWays),
        years: z.array(yearOf(money, range)).max(yearsMax).readonly(),
        rate: z
          .array(z.intersection(range, z.object({ name: text(100).min(1) })))
          .max(listMax)
          .readonly(),
      })
      .optional(),
    market: z.strictObject({ comparables: z.array(comparableOf(money, range)).max(listMax).readonly() }).optional(),
    publicOperation: z.strictObject({ margin: range, volume: range.optional(), unit: text(50).optional() }).optional(),
    booking: bookingOf(amount).optional(),
    lead: z.enum(methodIds).optional(),
    leadReason: paragraph(2_000).optional(),
  });

/** Amounts in minor units, at most 15 digits: more than any dataset cost, and exact everywhere. */
export const minor = z.string().regex(/^(0|[1-9]\d{0,14})$/, 'an amount in minor units');

const money = z.object({ lowMinor: minor, baseMinor: minor, highMinor: minor, ...origin });
const range = z.object({ low: z.number().finite(), base: z.number().finite(), high: z.number().finite(), ...origin });

/** The value sheet over the API. */
export const sheetShape = sheetShapeOf({ money, range, amount: minor });

/** Declared costs by the tree of the cost approach. */
export const costsShape = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/, 'a currency by ISO 4217'),
  ...costsOf(money),
});

const nullableText = z.string().nullable();
const bound = z.object({ lowMinor: z.string(), baseMinor: z.string(), highMinor: z.string() });

const factorShape = z.object({
  id: z.string(),
  group: z.string(),
  name: z.string(),
  unit: z.enum(['money', 'share', 'ratio', 'count']),
  low: z.number().describe('money in minor units'),
  base: z.number(),
  high: z.number(),
  source: nullableText,
  date: nullableText,
});

const methodShape = z.object({
  id: z.enum(methodIds),
  edition: z.string(),
  formula: z.string(),
  status: z.enum(['computed', 'needs_input', 'not_computable', 'not_applicable']).optional(),
  inputs: z.unknown(),
  result: bound.nullable(),
  factors: z.array(factorShape).readonly().optional(),
  sensitive: z
    .array(z.object({ group: z.string(), name: z.string(), lowMinor: z.string(), highMinor: z.string() }))
    .readonly()
    .optional()
    .describe('the five inputs that move the result most: what it is when the one is at its low and at its high end'),
  missing: z.array(z.string()).readonly().optional(),
  note: z.string().optional(),
});

const treatment = z.enum(['capitalised', 'expensed', 'open']);

const bookingShape = z.object({
  currency: z.string(),
  holding: z.enum(['intangible', 'inventory', 'open']),
  questions: z
    .array(
      z.object({
        id: z.string(),
        about: z.enum(['asset', 'development']),
        text: z.string(),
        answer: z.enum(['yes', 'no', 'open']),
        evidence: nullableText,
      }),
    )
    .readonly(),
  phases: z
    .array(z.object({ phase: z.enum(bookingPhases), amountMinor: z.string(), vouchers: z.number(), treatment }))
    .readonly(),
  tree: z
    .array(z.object({ branch: z.string(), leaf: z.string(), tag: z.string(), amountMinor: z.string() }))
    .readonly(),
  entries: z
    .array(
      z.object({
        voucher: z.string(),
        date: z.string(),
        text: z.string(),
        tag: z.string(),
        phase: z.enum(bookingPhases),
        amountMinor: z.string(),
      }),
    )
    .readonly(),
  totals: z.object({ capitalised: z.string(), expensed: z.string(), open: z.string() }),
});

/** A value range with its methods and inputs. */
export const valueShape = z.object({
  status: z.enum(['computed', 'needs_input']),
  currency: nullableText,
  lowMinor: nullableText,
  baseMinor: nullableText,
  highMinor: nullableText,
  lead: z.enum(methodIds).nullable().optional(),
  leadReason: nullableText.optional(),
  purpose: nullableText.optional(),
  date: nullableText.optional(),
  methods: z.array(methodShape).readonly(),
  booking: bookingShape.nullable().optional(),
});
