import { z } from 'zod';
import { ok } from '#kernel';
import { attachment, byId, listOf, originOf, type Route, rawRoute, readQuery, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { cellStyles } from './core/csv-text.ts';
import { type DownloadParts, prepareDownload } from './download.ts';
import type { Meters } from './meters.ts';
import { issueProfile, tableAddress, viewGrant, viewOwnGrant } from './profiles.ts';
import { headerOf, sharingPrefix } from './protocol.ts';
import { listReadings } from './store-meter.ts';

const tag = 'delivery';
const time = z.string();

const grantShape = z.object({
  agreementId: z.string(),
  state: z.enum(['active', 'ended']),
  endpoint: z.string(),
  share: z.string(),
  startedAt: time,
  firstReadAt: time.nullable(),
  endedAt: time.nullable(),
  tables: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      address: z.string(),
      datasetId: z.string(),
      columns: z.array(z.string()).nullable(),
    }),
  ),
  tokens: z.array(
    z.object({ id: z.string(), createdAt: time, validUntil: time.nullable(), lastUsedAt: time.nullable() }),
  ),
});

const readingShape = z.object({
  table: z.string(),
  channel: z.enum(['share', 'download']),
  day: z.string(),
  answers: z.number(),
  rowsGranted: z.number(),
  requests: z.number(),
  bytesServed: z.number(),
});

const iso = (value: Date | null): string | null => value?.toISOString() ?? null;

const endpointOf = (origin: string): string => `${origin}${sharingPrefix}/`;

/** What was granted and what was fetched, day by day; both parties see the same. */
const readingsRoute = (meters: Meters): Route =>
  route({
    method: 'GET',
    path: '/api/v1/agreements/{id}/readings',
    summary: 'What an agreement’s data was read: answers, rows, requests and bytes by table, way and day',
    tag,
    access: { roles: ['buyer', 'provider'], object: 'agreement' },
    params: byId,
    answers: { 200: listOf(readingShape) },
    handle: async (tx, { params }) => {
      const view = await viewGrant(tx, params.id);
      if (!view.ok) return view;
      await meters.flush();
      const names = new Map(view.value.tables.map(({ id, name }) => [id as string, name]));
      const readings = await listReadings(tx, view.value.grant.id);
      return ok({ items: readings.map(({ tableId, ...rest }) => ({ table: names.get(tableId) ?? '', ...rest })) });
    },
  });

const profileRoutes = (kit: Kit): Route[] => [
  rawRoute({
    method: 'GET',
    path: '/api/v1/agreements/{id}/profile',
    summary: 'What an agreement opens, and its tokens without their secrets',
    tag,
    access: { roles: ['buyer'], object: 'agreement' },
    handle: async ({ request, reply, actor }) => {
      const { id } = request.params as { id: string };
      const view = await kit.db.read(actor, (tx) => viewOwnGrant(tx, id));
      if (!view.ok) return request.server.sendRefusal(request, reply, view.error);
      const { grant, tables, tokens } = view.value;
      const body: z.input<typeof grantShape> = {
        agreementId: grant.agreementId,
        state: grant.state,
        endpoint: endpointOf(originOf(kit.config, request)),
        share: grant.shareName,
        startedAt: grant.startedAt.toISOString(),
        firstReadAt: iso(grant.firstReadAt),
        endedAt: iso(grant.endedAt),
        tables: tables.map((table) => ({
          id: table.id,
          name: table.name,
          address: tableAddress(grant, table),
          datasetId: table.datasetId,
          columns: table.columns === null ? null : [...table.columns],
        })),
        tokens: tokens.map((token) => ({
          id: token.id,
          createdAt: token.createdAt.toISOString(),
          validUntil: iso(token.validUntil),
          lastUsedAt: iso(token.lastUsedAt),
        })),
      };
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(grantShape.parse(body)));
    },
  }),
  rawRoute({
    method: 'POST',
    path: '/api/v1/agreements/{id}/profile',
    summary: 'Make a new profile file; older ones work for another 24 hours',
    tag,
    access: { roles: ['buyer'], object: 'agreement' },
    handle: async ({ request, reply, actor }) => {
      const { id } = request.params as { id: string };
      const endpoint = endpointOf(originOf(kit.config, request));
      const profile = await kit.db.transact(actor, (tx) => issueProfile(tx, { agreementId: id, endpoint }));
      if (!profile.ok) return request.server.sendRefusal(request, reply, profile.error);
      return reply
        .code(201)
        .headers({
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': attachment('buyer.share'),
          'cache-control': 'no-store',
        })
        .send(`${JSON.stringify(profile.value, null, 2)}\n`);
    },
  }),
];

const downloadQuery = z.object({
  format: z.enum(['csv', 'parquet']).default('csv'),
  cells: z.enum(cellStyles).optional(),
  version: z.coerce.number().int().nonnegative().optional(),
  table: z.string().max(255).optional(),
});

/** Spreadsheets are what people open a download with; programs want the cells as they are. */
const cellsFor = (accept: string | undefined): 'safe' | 'exact' =>
  accept?.includes('text/html') === true ? 'safe' : 'exact';

const downloadRoute = (parts: DownloadParts): Route =>
  rawRoute({
    method: 'GET',
    path: '/api/v1/agreements/{id}/download',
    summary: 'Download a version as one file (format=csv|parquet, cells=exact|safe, version, table)',
    tag,
    access: { roles: ['buyer'], object: 'agreement' },
    handle: async ({ request, reply, actor }) => {
      const { id } = request.params as { id: string };
      const query = readQuery(downloadQuery, request);
      if (!query.ok) return request.server.sendRefusal(request, reply, query.error);
      const { format, version, table, cells = cellsFor(headerOf(request, 'accept')) } = query.value;
      const download = await prepareDownload(parts, actor, { agreementId: id, format, cells, version, table });
      if (!download.ok) return request.server.sendRefusal(request, reply, download.error);
      const { name, type, bytes, stream } = download.value;
      return reply
        .headers({
          'content-type': type,
          'content-disposition': attachment(name),
          'cache-control': 'no-store',
          ...(bytes === undefined ? {} : { 'content-length': String(bytes) }),
        })
        .send(stream);
    },
  });

/** The platform's own routes of the module. */
export const platformRoutes = (parts: DownloadParts): Route[] => [
  ...profileRoutes(parts.kit),
  readingsRoute(parts.meters),
  downloadRoute(parts),
];
