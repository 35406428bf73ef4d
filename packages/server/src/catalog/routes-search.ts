import { z } from 'zod';
import { deliveryModes, encodePageToken, levels, mapOk, ok, personOf, toPage } from '#kernel';
import {
  bilingualShape,
  byId,
  divisionCode,
  idText,
  listOf,
  pageOf,
  pageStart,
  pageStartId,
  paging,
  type Route,
  route,
  text,
} from '#platform/http';
import { knownCategories } from './core/categories.ts';
import { filterValuesMax, grades, priceKinds, sorts } from './core/facets.ts';
import { queryCharactersMax } from './core/segmentation.ts';
import { accessKinds, productForms } from './model.ts';
import { describeProduct, ownPage, relatedProducts, searchProducts, suggestTitles } from './reading.ts';
import { cardShape, facetsShape, productShape, workingShape } from './shapes.ts';
import { pageShape } from './shapes-page.ts';
import { productStates } from './states.ts';
import { listProducts } from './store.ts';
import type { Hit } from './store-search.ts';
import { cardToJson, facetsToJson, productToJson, workingToJson } from './views.ts';
import { pageToJson } from './views-page.ts';

const tag = 'catalog';

const encodeHit = ({ key, productId }: Hit): string => encodePageToken(`${key}:${productId}`);

const readHit = (token: string): { key: bigint; id: string } | undefined => {
  const found = /^(-?\d{1,19}):(\w{1,60})$/.exec(token);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { key: BigInt(found[1]), id: found[2] };
};

const someText = z.string().max(1000);

/** A filter with several values: named again for each, or with commas between them. */
const anyOf = <T extends string>(value: z.ZodType<T, string>) =>
  z
    .union([someText, z.array(someText).max(filterValuesMax)])
    .default([])
    .transform((given) =>
      [given]
        .flat()
        .flatMap((each) => each.split(','))
        .filter((each) => each !== ''),
    )
    .pipe(z.array(value).max(filterValuesMax));

/** The start of a day (UTC), or an instant. */
const since = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .transform((value) => new Date(value))
  .optional();

const query = z.object({
  q: text(queryCharactersMax).default(''),
  sort: z.enum(sorts).default('relevance'),
  category: anyOf(z.enum(knownCategories())),
  region: anyOf(divisionCode),
  provider: anyOf(idText),
  form: anyOf(z.enum(productForms)),
  level: anyOf(z.enum(levels)),
  accessKind: anyOf(z.enum(accessKinds)),
  price: anyOf(z.enum(priceKinds)),
  mode: anyOf(z.enum(deliveryModes)),
  grade: anyOf(z.enum(grades)),
  updatedSince: since,
  rowsMin: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  ...paging,
});

const searchAnswer = pageOf(cardShape).extend({
  total: z.number().int(),
  facets: facetsShape.optional().describe('with the first page only: they are the same on all'),
});

/** Search, public pages, and one's own products. */
export const searchRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/products',
    summary: 'Search what is publicly listed, in Chinese and English, with filters, facets and a sort',
    tag,
    access: { roles: 'anyone' },
    query,
    answers: { 200: searchAnswer },
    handle: async (tx, { query: { q, sort, pageSize, pageToken, ...filters } }) => {
      const after = pageStart(pageToken, readHit);
      if (!after.ok) return after;
      const search = { text: q, sort, filters, after: after.value, size: pageSize };
      const found = await searchProducts(tx, search);
      return ok({
        items: found.pages.map(cardToJson),
        total: found.total,
        ...(found.facets === undefined ? {} : { facets: facetsToJson(found.facets) }),
        ...(found.next === undefined ? {} : { nextPageToken: encodeHit(found.next) }),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/products/suggest',
    summary: 'A few titles that fit what somebody is typing',
    tag,
    access: { roles: 'anyone' },
    query: z.object({ q: text(queryCharactersMax).default('') }),
    answers: { 200: listOf(z.object({ id: z.string(), title: bilingualShape })) },
    handle: async (tx, { query: { q } }) => ok({ items: await suggestTitles(tx, q) }),
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
    path: '/api/v1/products/{id}/related',
    summary: 'A few public products like this one: by category, provider and words',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: listOf(cardShape) },
    handle: async (tx, { params }) =>
      mapOk(await relatedProducts(tx, params.id), (pages) => ({ items: pages.map(cardToJson) })),
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
