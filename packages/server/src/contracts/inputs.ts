import { z } from 'zod';
import { type Id, isId } from '#kernel';
import { idText, moneyShape, paging, paragraph, text } from '#platform/http';
import { textLengthMax } from './model.ts';
import { termsShape } from './shapes.ts';

/** The module's part of the API document. */
export const tag = 'contracts';

/** Terms and price, the content of every offer and version. */
export const proposal = z.object({ terms: termsShape, price: moneyShape });

/** Ids of acceptance rules that somebody puts up with. */
export const ruleIds = z.array(text(textLengthMax).min(1)).max(100).optional();

/** Why somebody ends or disputes something: a paragraph. */
export const reason = z.object({ reason: paragraph(1000) });

/** The two sides of a deal. */
export const sides = ['buyer', 'provider'] as const;

/** Who may read deals: both sides, and of the operator's people those who watch over its region. */
export const readers = ['buyer', 'provider', 'manager', 'exchangeManager', 'auditor'] as const;

/** What lists of negotiations and agreements may be narrowed to. */
export const listQuery = z.object({
  ...paging,
  productId: idText.optional(),
  state: z
    .string()
    .regex(/^\w{1,20}$/)
    .optional(),
});

/** A negotiation's id as its opener chooses it. */
export const newNegotiationId = z
  .string()
  .refine((value): value is Id<'neg'> => isId('neg', value), 'a new id with prefix neg_')
  .optional();
