import { z } from 'zod';
import { decodePageToken, type Id, isId, ok, pageSizeDefault, pageSizeMax } from '#kernel';
import { refusePageToken } from '#platform/http';
import { textLengthMax } from './model.ts';
import { moneyShape, termsShape } from './shapes.ts';

/** The module's part of the API document. */
export const tag = 'contracts';

/** An id of ours: a prefix and 26 characters; whatever else it holds, no character that a database refuses. */
export const idText = z.string().regex(/^\w{1,60}$/, 'an id');

/** A path with an id. */
export const byId = z.object({ id: idText });

/** Text that can be stored, logged and signed, exactly as it came: no NUL, no lone surrogates. */
const storable = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'text that can be stored');

/** The same for people, without blanks around it. */
export const paragraph = (lengthMax: number) =>
  storable(lengthMax)
    .transform((text) => text.trim())
    .refine((text) => text.length > 0, 'some text');

/** Terms and price, the content of every offer and version. */
export const proposal = z.object({ terms: termsShape, price: moneyShape });

/** Ids of acceptance rules that somebody puts up with. */
export const ruleIds = z.array(storable(textLengthMax)).max(100).optional();

/** Why somebody ends or disputes something: a paragraph. */
export const reason = z.object({ reason: paragraph(1000) });

/** The two sides of a deal. */
export const sides = ['buyer', 'provider'] as const;

/** Who may read deals: both sides, and of the operator's people those who watch over its region. */
export const readers = ['buyer', 'provider', 'manager', 'exchangeManager', 'auditor'] as const;

/** Where a page begins and how long it is. */
export const page = {
  pageToken: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
};

/** Where a page of rows sorted by id begins; refuses a token that is not ours. */
export const pageStart = (pageToken: string | undefined) => {
  if (pageToken === undefined) return ok(undefined);
  const before = decodePageToken(pageToken);
  return before !== undefined && /^\w{1,60}$/.test(before) ? ok(before) : refusePageToken();
};

/** What lists of negotiations and agreements may be narrowed to. */
export const listQuery = z.object({
  ...page,
  productId: idText.optional(),
  state: z
    .string()
    .regex(/^\w{1,20}$/)
    .optional(),
});

/** A negotiation's id as its opener chooses it. */
export const newNegotiationId = z
  .string()
  .refine((text): text is Id<'neg'> => isId('neg', text), 'a new id with prefix neg_')
  .optional();
