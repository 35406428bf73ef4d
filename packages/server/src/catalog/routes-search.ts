import { z } from 'zod';
import { encodePageToken, mapOk, ok, personOf, toPage } from '#kernel';
import { byId, pageOf, pageStart, pageStartId, paging, type Route, route, text } from '#platform/http';
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

const encodeHit = ({ rank, productId }: Hit): string => encodePageToken(`${rank}:${productId}`);

const readHit = (key: string): { rank: bigint; id: string } | undefined => {
  const found = /^(-?\d{1,18}):(\w{1,60})$/.exec(key);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { rank: BigInt(found[1]), id: found[2] };
};

const query = z.object({
  q: text(queryCharactersMax).default(''),
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
    answers: { 200: pageOf(cardShape).extend({ total: z.number().int() }) },
    handle: async (tx, { query: { q, category, accessKind, form, pageSize, pageToken } }) => {
      const after = pageStart(pageToken, readHit);
      if (!after.ok) return after;
      const search = { text: q, category, accessKind, form, after: after.value, size: pageSize };
      const found = await searchProducts(tx, search);
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
    handle: async (tx, { params }) => mapOk(await describeProduct(tx, params.id), pageToJson),
  }),
  route({
    method: 'GET',
    path: '/api/v1/my/products',
    summary: 'Products of one’s own organisation, in every state, newest first',
    tag,
    access: { roles: ['provider', 'manager'] },
    query: z.object({ state: z.enum(productStates).optional(), ...paging }),
    answers: { 200: pageOf(productShape) },
    handle: async (tx, { query: { state, pageSize, pageToken }, actor }) => {
      const before = pageStartId(pageToken);
      if (!before.ok) return before;
      const find = { organisationId: personOf(actor).organisationId, state, before: before.value, size: pageSize };
      const rows = await listProducts(tx, find);
      return ok(toPage(rows.map(productToJson), pageSize, ({ id }) => id));
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
    handle: async (tx, { params }) => mapOk(await ownPage(tx, params.id), workingToJson),
  }),
];
