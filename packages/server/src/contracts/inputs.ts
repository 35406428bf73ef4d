import { z } from 'zod';
import { type Id, isId, pageSizeDefault, pageSizeMax } from '#kernel';
import { textLengthMax } from './model.ts';
import { moneyShape, termsShape } from './shapes.ts';

/** The module's part of the API document. */
export const tag = 'contracts';

/** A path with an id of ours; ids have 26 characters after the prefix. */
export const byId = z.object({ id: z.string().max(60) });

/** Terms and price, the content of every offer and version. */
export const proposal = z.object({ terms: termsShape, price: moneyShape });

/** Ids of acceptance rules that somebody puts up with. */
export const ruleIds = z.array(z.string().max(textLengthMax)).max(100).optional();

/** Why somebody ends or disputes something: a paragraph. */
export const reason = z.object({ reason: z.string().trim().min(1).max(1000) });

/** The two sides of a deal. */
export const sides = ['buyer', 'provider'] as const;

/** Who may read deals: both sides, and of the operator's people those who watch over its region. */
export const readers = ['buyer', 'provider', 'manager', 'exchangeManager', 'auditor'] as const;

/** Where a page begins and how long it is. */
export const page = {
  pageToken: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
};

/** What lists of negotiations and agreements may be narrowed to. */
export const listQuery = z.object({
  ...page,
  productId: z.string().max(60).optional(),
  state: z.string().max(20).optional(),
});

/** A negotiation's id as its opener chooses it. */
export const newNegotiationId = z
  .string()
  .refine((text): text is Id<'neg'> => isId('neg', text), 'a new id with prefix neg_')
  .optional();
