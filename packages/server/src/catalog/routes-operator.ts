import { Readable } from 'node:stream';
import { z } from 'zod';
import { personOf } from '#identity';
import { decodePageToken, ok, pageSizeDefault, pageSizeMax, toPage } from '#kernel';
import { type Route, rawRoute, refusePageToken, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { workingPage } from './reading.ts';
import { readRecord, recordAsCsv, recordAsNdjson, type TradesReader } from './record.ts';
import { reviewProduct } from './review.ts';
import { productShape, wordsShape, workingShape } from './shapes.ts';
import { listWaiting } from './store.ts';
import { productToJson, workingToJson } from './views.ts';

const tag = 'catalog';
const byId = z.object({ id: z.string().max(60) });

const decodeWaiting = (token: string): { dueAt: Date; id: string } | undefined => {
  const [at = '', id = ''] = (decodePageToken(token) ?? '').split(' ');
  const dueAt = new Date(at);
  return id === '' || Number.isNaN(dueAt.getTime()) ? undefined : { dueAt, id };
};

const queueRoute: Route = route({
  method: 'GET',
  path: '/api/v1/operator/reviews',
  summary: 'What waits for the operator’s decision, by due time',
  tag,
  access: { roles: ['exchangeManager', 'auditor'] },
  query: z.object({
    pageToken: z.string().max(500).optional(),
    pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
  }),
  answers: {
    200: z.object({
      items: z.array(productShape.extend({ waitsSince: z.string(), dueAt: z.string() })),
      nextPageToken: z.string().optional(),
    }),
  },
  handle: async (tx, { query: { pageToken, pageSize }, actor }) => {
    const after = pageToken === undefined ? undefined : decodeWaiting(pageToken);
    if (pageToken !== undefined && after === undefined) return refusePageToken();
    const rows = await listWaiting(tx, { operatorId: personOf(actor).organisationId, after, size: pageSize });
    const page = toPage(rows, pageSize, (row) => `${row.due_at?.toISOString() ?? ''} ${row.id}`);
    return ok({
      ...page,
      items: page.items.map((row) => ({
        ...productToJson(row),
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
    answers: { 200: workingShape },
    handle: async (tx, { params }) => {
      const found = await workingPage(tx, params.id);
      return found.ok ? ok(workingToJson(found.value)) : found;
    },
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
      contentSha256: z.string().regex(/^[0-9a-f]{64}$/),
      reasons: wordsShape.default([]),
    }),
    answers: { 200: productShape },
    handle: async (tx, { params, body }) => {
      const done = await reviewProduct(tx, { productId: params.id, ...body });
      return done.ok ? ok(productToJson(done.value)) : done;
    },
  }),
];

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
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
      const asked = exportQuery.safeParse(request.query);
      if (!asked.success)
        return request.server.sendRefusal(request, reply, {
          code: 'http.invalid',
          params: { what: asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') },
        });
      const { format, from, until = kit.clock.now() } = asked.data;
      const span = { operatorId: personOf(actor).organisationId, from, until };
      const rows = readRecord({ db: kit.db, actor, span }, tradesOf);
      const lines = format === 'csv' ? recordAsCsv(rows) : recordAsNdjson(rows);
      return reply
        .header('content-disposition', `attachment; filename="art33-record.${format}"`)
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
        .send(Readable.from(lines));
    },
  });

/** Reviews and the record that the law asks for. */
export const operatorRoutes = (kit: Kit, tradesOf: TradesReader): Route[] => [
  ...reviewRoutes,
  recordRoute(kit, tradesOf),
];
