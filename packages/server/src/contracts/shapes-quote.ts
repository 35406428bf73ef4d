import { z } from 'zod';
import { deliveryModes, moneyToJson } from '#kernel';
import { bilingualShape, divisionCode, moneyShape, text } from '#platform/http';
import { textLengthMax } from './model.ts';
import type { Quote } from './quoting.ts';

/** Longest period that is quoted: ten years, as no terms run longer. */
const daysMax = 3650;

/** Most uses that are quoted; safely a whole number in JSON. */
const usesMax = 1_000_000_000;

/** What a buyer means to do. */
export const plannedUse = z.object({
  uses: z.int().min(0).max(usesMax).default(1).describe('reads, downloads or calls over the whole period'),
  days: z.int().min(0).max(daysMax).default(30).describe('from now on'),
  mode: z.enum(deliveryModes).optional(),
  purpose: text(textLengthMax).min(1).optional(),
  region: divisionCode.optional().describe('where the data are used; else where the asking organisation is registered'),
});

/** A computed price. */
export const quoteShape = z.object({
  offerId: z.string(),
  productId: z.string(),
  steps: z.array(
    z.object({
      component: z.enum(['oneOff', 'operatorFee']),
      label: bilingualShape,
      quantity: z.number().int(),
      unitPrice: moneyShape,
      amount: moneyShape,
      paidByBuyer: z.boolean(),
      words: bilingualShape,
    }),
  ),
  total: moneyShape.describe('what the buyer pays over the period'),
  providerReceives: moneyShape,
  perUse: moneyShape.nullable().describe('total over uses, rounded up'),
  payment: z.enum(['escrow', 'direct']),
  endsAt: z.string().nullable().describe('when the terms end'),
  isAllowed: z.boolean(),
  hindrances: z.array(z.object({ code: z.string(), text: bilingualShape })),
});

/** A quote as JSON. */
export const quoteToJson = (quote: Quote): z.input<typeof quoteShape> => ({
  offerId: quote.offer.id,
  productId: quote.offer.productId,
  steps: quote.steps.map((step) => ({
    ...step,
    unitPrice: moneyToJson(step.unitPrice),
    amount: moneyToJson(step.amount),
  })),
  total: moneyToJson(quote.total),
  providerReceives: moneyToJson(quote.providerReceives),
  perUse: quote.perUse === null ? null : moneyToJson(quote.perUse),
  payment: quote.offer.terms.payment ?? 'escrow',
  endsAt: quote.endsAt?.toISOString() ?? null,
  isAllowed: quote.hindrances.length === 0,
  hindrances: [...quote.hindrances],
});
