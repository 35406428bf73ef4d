import { z } from 'zod';
import { decodePageToken, mapOk, ok, organisationOf, pageSizeDefault, pageSizeMax, refuse, toPage } from '#kernel';
import { freeRoute, type Route, rawRoute, refusePageToken, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { dateOrders } from './core/dates.ts';
import { drain } from './draining.ts';
import { datasetNamePattern, tableNameLengthMax, titleLengthMax, versionModes } from './model.ts';
import { rereadVersion } from './rereading.ts';
import { intakeRoutes } from './routes-uploads.ts';
import { createDataset, filesOf, getVersion, listVersions, ownDataset } from './service.ts';
import { datasetShape, datasetToJson, versionShape, versionToJson } from './shapes.ts';
import { listDatasets } from './store.ts';
import { receiveVersion } from './upload.ts';

const tag = 'datasets';
const byId = z.object({ id: z.string().max(60) });
const byNumber = byId.extend({ number: z.coerce.number().int().min(1) });
const owners = ['provider', 'manager'] as const;

const uploadQuery = z.object({
  mode: z.enum(versionModes).default('append'),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(4).optional(),
  table: z.string().max(tableNameLengthMax).optional(),
  dates: z.enum(dateOrders).optional(),
  fileName: z.string().max(200).optional(),
});

const uploadRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'POST',
    path: '/api/v1/datasets/{id}/versions',
    summary:
      'Publish the next version: the body is the file (CSV, Excel, ODS, JSON, GeoJSON, Parquet, gzip, zstd, ZIP of such); ?mode=append|replace&encoding=&delimiter=&table=&dates=',
    tag,
    access: { roles: ['provider'], object: 'dataset' },
    body: 'stream',
    handle: async ({ request, reply, actor }) => {
      const query = uploadQuery.safeParse(request.query);
      if (!query.success) {
        const what = query.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
        return request.server.sendRefusal(request, reply, { code: 'http.invalid', params: { what } });
      }
      const length = Number(request.headers['content-length'] ?? Number.NaN);
      const done = await receiveVersion(kit, actor, {
        datasetId: (request.params as { id: string }).id,
        ...query.data,
        bytesAnnounced: Number.isNaN(length) ? undefined : length,
        // A refusal in the middle of the body must still be answered: the iterator's end may not close the connection.
        source: request.raw.iterator({ destroyOnReturn: false }),
      });
      if (!done.ok) {
        drain(request.raw);
        return request.server.sendRefusal(request, reply, done.error);
      }
      return reply
        .code(201)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(versionToJson(done.value)));
    },
  });

const rereadingRoute = (kit: Kit): Route =>
  freeRoute({
    method: 'POST',
    path: '/api/v1/datasets/{id}/versions/{number}/rereading',
    summary:
      'Read the file of the newest version another way; what comes of it replaces everything as the next version',
    tag,
    access: { roles: ['provider'], object: 'dataset' },
    params: byNumber,
    body: z.object({
      encoding: z.string().max(40).optional(),
      delimiter: z.string().max(4).optional(),
      table: z
        .string()
        .max(tableNameLengthMax)
        .optional()
        .describe('another table of the file: a name of source.tables'),
      dates: z
        .enum(dateOrders)
        .optional()
        .describe('how dates are meant that may be read in two ways, such as 5/3/2024; text: they stay as written'),
    }),
    answers: { 201: versionShape },
    handle: async ({ params, body, actor }) =>
      mapOk(await rereadVersion(kit, actor, { datasetId: params.id, number: params.number, ...body }), versionToJson),
  });

const readRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/datasets',
    summary: 'Datasets of one’s organisation',
    tag,
    access: { roles: owners },
    query: z.object({
      pageToken: z.string().max(200).optional(),
      pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
    }),
    answers: { 200: z.object({ items: z.array(datasetShape), nextPageToken: z.string().optional() }) },
    handle: async (tx, { query, actor }) => {
      const after = query.pageToken === undefined ? undefined : decodePageToken(query.pageToken);
      if (query.pageToken !== undefined && after === undefined) return refusePageToken();
      const find = { organisationId: organisationOf(actor) ?? '', after, size: query.pageSize };
      const page = toPage(await listDatasets(tx, find), query.pageSize, ({ id }) => id);
      return ok({ ...page, items: page.items.map(datasetToJson) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}',
    summary: 'One dataset of one’s own',
    tag,
    access: { roles: owners, object: 'dataset' },
    params: byId,
    answers: { 200: datasetShape },
    handle: async (tx, { params }) => {
      const found = await ownDataset(tx, params.id);
      return found.ok ? ok(datasetToJson(found.value)) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}/versions',
    summary: 'Versions of a dataset, oldest first',
    tag,
    access: { roles: owners, object: 'dataset' },
    params: byId,
    answers: { 200: z.object({ items: z.array(versionShape) }) },
    handle: async (tx, { params }) => {
      const found = await ownDataset(tx, params.id);
      return found.ok ? ok({ items: (await listVersions(tx, params.id)).map(versionToJson) }) : found;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/datasets/{id}/versions/{number}',
    summary: 'One version: schema, how the file was read, number of files',
    tag,
    access: { roles: owners, object: 'dataset' },
    params: byNumber,
    answers: { 200: versionShape.extend({ files: z.int() }) },
    handle: async (tx, { params }) => {
      const found = await ownDataset(tx, params.id);
      if (!found.ok) return found;
      const version = await getVersion(tx, params.id, params.number);
      if (version === undefined) return refuse('datasets.not_found');
      return ok({ ...versionToJson(version), files: (await filesOf(tx, params.id, params.number)).length });
    },
  }),
];

/** Every route of the module. */
export const datasetsRoutes = (kit: Kit): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/datasets',
    summary: 'Set up a dataset; its first version comes with the first upload',
    tag,
    access: { roles: ['provider'] },
    body: z.object({
      name: z.string().regex(datasetNamePattern, 'small letters, digits and underscores, beginning with a letter'),
      titleZh: z.string().trim().min(1).max(titleLengthMax),
      titleEn: z.string().trim().max(titleLengthMax).default(''),
      timeZone: z.string().max(60).default('UTC'),
    }),
    answers: { 201: datasetShape },
    handle: async (tx, { body }) => {
      const done = await createDataset(tx, body);
      return done.ok ? ok(datasetToJson(done.value)) : done;
    },
  }),
  uploadRoute(kit),
  rereadingRoute(kit),
  ...intakeRoutes(kit),
  ...readRoutes,
];
