import { z } from 'zod';
import { personOf } from '#identity';
import { decodePageToken, encodePageToken, ok, pageSizeDefault, pageSizeMax, toPage } from '#kernel';
import { type Route, refusePageToken, route } from '#platform/http';
import { knownCategories } from './core/categories.ts';
import { queryCharactersMax } from './core/segmentation.ts';
import { accessKinds, productForms } from './model.ts';
import { describeProduct, ownPage, searchProducts } from './reading.ts';
import { cardShape, pageShape, productShape, workingShape } from './shapes.ts';
import { productStates } from './states.ts';
import { listProducts } from './store.ts';
import type { Hit } from './store-listings.ts';
import { cardToJson, pageToJson, productToJson, workingToJson } from './views.ts';

const tag = 'catalog';
const byId = z.object({ id: z.string().max(60) });
const paging = {
  pageToken: z.string().max(500).optional(),
  pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
};

const encodeHit = ({ rank, productId }: Hit): string => encodePageToken(`${rank}:${productId}`);

const decodeHit = (token: string): { rank: bigint; id: string } | undefined => {
  const found = /^(-?\d{1,18}):(\w{1,60})$/.exec(decodePageToken(token) ?? '');
  return found?.[1] === undefined || found[2] === undefined ? undefined : { rank: BigInt(found[1]), id: found[2] };
};

const query = z.object({
  q: z
    .string()
    .max(queryCharactersMax)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), 'not well-formed text')
    .default(''),
  category: z.enum(knownCategories()).optional(),
  accessKind: z.enum(accessKinds).optional(),
  form: z.enum(productForms).optional(),
  ...paging,
});

/** Search, public pages, and one's own products. */
export const searchRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/products',
    summary: 'Search what is publicly listed, in Chinese and English',
    tag,
    access: { roles: 'anyone' },
    query,
    answers: {
      200: z.object({ items: z.array(cardShape), total: z.number().int(), nextPageToken: z.string().optional() }),
    },
    handle: async (tx, { query: { q, category, accessKind, form, pageSize, pageToken } }) => {
      const after = pageToken === undefined ? undefined : decodeHit(pageToken);
      if (pageToken !== undefined && after === undefined) return refusePageToken();
      const found = await searchProducts(tx, { text: q, category, accessKind, form, after, size: pageSize });
      return ok({
        items: found.pages.map(cardToJson),
        total: found.total,
        ...(found.next === undefined ? {} : { nextPageToken: encodeHit(found.next) }),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/products/{id}',
    summary: 'The public page of a listed product: what it is, quality, level, schema, versions, source',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: pageShape },
    handle: async (tx, { params }) => {
      const found = await describeProduct(tx, params.id);
      return found.ok ? ok(pageToJson(found.value)) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/my/products',
    summary: 'Products of one’s own organisation, in every state, newest first',
    tag,
    access: { roles: ['provider', 'manager'] },
    query: z.object({ state: z.enum(productStates).optional(), ...paging }),
    answers: { 200: z.object({ items: z.array(productShape), nextPageToken: z.string().optional() }) },
    handle: async (tx, { query: { state, pageSize, pageToken }, actor }) => {
      const before = pageToken === undefined ? undefined : decodePageToken(pageToken);
      if (pageToken !== undefined && before === undefined) return refusePageToken();
      const find = { organisationId: personOf(actor).organisationId, state, before, size: pageSize };
      const page = toPage(await listProducts(tx, find), pageSize, (row) => row.id);
      return ok({ ...page, items: page.items.map(productToJson) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/my/products/{id}',
    summary: 'One’s own working copy with the last submission and every decision',
    tag,
    access: { roles: ['provider', 'manager'], object: 'product' },
    params: byId,
    answers: { 200: workingShape },
    handle: async (tx, { params }) => {
      const found = await ownPage(tx, params.id);
      return found.ok ? ok(workingToJson(found.value)) : found;
    },
  }),
];
