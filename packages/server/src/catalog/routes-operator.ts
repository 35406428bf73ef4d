import { Readable } from 'node:stream';
import { z } from 'zod';
import { getOrganisations } from '#identity';
import { mapOk, ok, personOf, toPage } from '#kernel';
import type { Tx } from '#platform/database';
import {
  attachment,
  byId,
  idText,
  instant,
  pageOf,
  pageStart,
  paging,
  type Route,
  rawRoute,
  readQuery,
  route,
  sha256,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { withSystem } from '#platform/system';
import { readRecord, recordAsCsv, recordAsNdjson, type TradesReader } from './record.ts';
import { reviewPage, reviewProduct } from './review.ts';
import { productShape, providerShape, wordsShape } from './shapes.ts';
import { reviewPageShape } from './shapes-review.ts';
import { listWaiting, type ProductRow } from './store.ts';
import { productToJson } from './views.ts';
import { reviewPageToJson } from './views-page.ts';

const tag = 'catalog';

const readWaiting = (key: string): { dueAt: Date; id: string } | undefined => {
  const [at = '', id = ''] = key.split(' ');
  const dueAt = new Date(at);
  return Number.isNaN(dueAt.getTime()) || !idText.safeParse(id).success ? undefined : { dueAt, id };
};

/** Names of the providers of rows; what the platform does not know keeps its id. */
const providersOf = async (tx: Tx, rows: readonly ProductRow[]) => {
  const found = await withSystem(tx, () =>
    getOrganisations(
      tx,
      rows.map(({ organisation_id }) => organisation_id),
    ),
  );
  return (id: string): z.input<typeof providerShape> => {
    const { name = id, nameEn = id } = found.get(id) ?? {};
    return { id, name, nameEn };
  };
};

const queueRoute: Route = route({
  method: 'GET',
  path: '/api/v1/operator/reviews',
  summary: 'What waits for the operator’s decision, by due time',
  tag,
  access: { roles: ['exchangeManager', 'auditor'] },
  query: z.object(paging),
  answers: {
    200: pageOf(productShape.extend({ provider: providerShape, waitsSince: z.string(), dueAt: z.string() })),
  },
  handle: async (tx, { query: { pageToken, pageSize }, actor }) => {
    const after = pageStart(pageToken, readWaiting);
    if (!after.ok) return after;
    const find = { operatorId: personOf(actor).organisationId, after: after.value, size: pageSize };
    const rows = await listWaiting(tx, find);
    const page = toPage(rows, pageSize, (row) => `${row.due_at?.toISOString() ?? ''} ${row.id}`);
    const providers = await providersOf(tx, page.items);
    return ok({
      ...page,
      items: page.items.map((row) => ({
        ...productToJson(row),
        provider: providers(row.organisation_id),
        waitsSince: row.waits_since?.toISOString() ?? '',
        dueAt: row.due_at?.toISOString() ?? '',
      })),
    });
  },
});

const reviewRoutes: Route[] = [
  queueRoute,
  route({
    method: 'GET',
    path: '/api/v1/operator/reviews/{id}',
    summary: 'What was submitted, word for word, and the hash that a decision is bound to',
    tag,
    access: { roles: ['exchangeManager', 'auditor'], object: 'product' },
    params: byId,
    answers: { 200: reviewPageShape },
    handle: async (tx, { params }) => mapOk(await reviewPage(tx, params.id), reviewPageToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/review',
    summary: 'Decide on a submission as the second person: approve, or return with reasons',
    tag,
    access: { roles: ['exchangeManager'], object: 'product' },
    params: byId,
    body: z.object({
      decision: z.enum(['approve', 'return']),
      contentSha256: sha256,
      reasons: wordsShape.default([]),
    }),
    answers: { 200: productShape },
    handle: async (tx, { params, body }) =>
      mapOk(await reviewProduct(tx, { productId: params.id, ...body }), productToJson),
  }),
];

const exportQuery = z.object({
  format: z.enum(['csv', 'ndjson']).default('csv'),
  from: instant.default(() => new Date(0)),
  until: instant.optional(),
});

const recordRoute = (kit: Kit, tradesOf: TradesReader): Route =>
  rawRoute({
    method: 'GET',
    path: '/api/v1/operator/art33-export',
    summary:
      'The record of the Data Security Law, art. 33, as one file: submissions with source statements, reviews, refusals, trades; ?format=csv|ndjson&from=&until=',
    tag,
    access: { roles: ['exchangeManager', 'auditor'] },
    handle: async ({ request, reply, actor }) => {
      const query = readQuery(exportQuery, request);
      if (!query.ok) return request.server.sendRefusal(request, reply, query.error);
      const { format, from, until = kit.clock.now() } = query.value;
      const span = { operatorId: personOf(actor).organisationId, from, until };
      const rows = readRecord({ db: kit.db, actor, span }, tradesOf);
      const lines = format === 'csv' ? recordAsCsv(rows) : recordAsNdjson(rows);
      return reply
        .header('content-disposition', attachment(`art33-record.${format}`))
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
        .send(Readable.from(lines));
    },
  });

/** Reviews and the record that the law asks for. */
export const operatorRoutes = (kit: Kit, tradesOf: TradesReader): Route[] => [
  ...reviewRoutes,
  recordRoute(kit, tradesOf),
];
