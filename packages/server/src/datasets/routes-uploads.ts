import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, invariant, type Outcome, ok, organisationOf, type Refusal, refuse, toPage } from '#kernel';
import type { Tx } from '#platform/database';
import {
  byId,
  freeRoute,
  pageOf,
  pageStartId,
  paging,
  type Route,
  rawRoute,
  route,
  sha256,
  text,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { dateOrders } from './core/dates.ts';
import { drain } from './draining.ts';
import type { DatasetCode } from './errors.ts';
import { appendBytes, deletePieces } from './intake-bytes.ts';
import { beginIntake, completeIntake, dropIntake, ownIntake } from './intakes.ts';
import { type Intake, tableNameLengthMax, versionModes } from './model.ts';
import { getDatasets, getVersions } from './service.ts';
import { type IntakeParts, intakeShape, intakeToJson } from './shapes.ts';
import { listIntakes } from './store-uploads.ts';

const tag = 'datasets';
const owners = ['provider', 'manager'] as const;

/** The protocol that the routes of one upload speak (https://tus.io, core with expiration and termination). */
const tusVersion = '1.0.0';

/** How often a call that waits for a reading looks, and how long in all: within what proxies allow a call to take. */
const lookMs = 250;
const looksMax = 80;

const gatherParts = async (tx: Tx, intakes: readonly Intake[]): Promise<IntakeParts[]> => {
  const datasets = await getDatasets(tx, [...new Set(intakes.map(({ datasetId }) => datasetId))]);
  const versions = await getVersions(
    tx,
    intakes.flatMap(({ versionId }) => versionId ?? []),
  );
  return intakes.map((intake) => {
    const dataset = datasets.get(intake.datasetId);
    invariant(dataset !== undefined, 'an upload is for a dataset');
    return { intake, dataset, version: intake.versionId === null ? undefined : versions.get(intake.versionId) };
  });
};

const show = async (tx: Tx, intake: Intake): Promise<z.input<typeof intakeShape>> => {
  const [parts] = await gatherParts(tx, [intake]);
  invariant(parts !== undefined, 'one upload is shown');
  return intakeToJson(parts);
};

/** Waits a while for the end of a reading that goes on without the caller. */
const awaitReading = async (kit: Kit, actor: Actor, id: string): Promise<Outcome<Intake, DatasetCode>> => {
  for (let looks = 1; ; looks += 1) {
    const found = await kit.db.read(actor, (tx) => ownIntake(tx, id));
    const isBusy = found.ok && (found.value.state === 'received' || found.value.state === 'reading');
    if (!isBusy || looks >= looksMax) return found;
    await sleep(lookMs);
  }
};

const complete = async (kit: Kit, actor: Actor, id: string): Promise<Outcome<z.input<typeof intakeShape>>> => {
  const done = await kit.db.transact(actor, (tx) => completeIntake(tx, id));
  if (!done.ok) return done;
  const read = await awaitReading(kit, actor, id);
  if (!read.ok) return read;
  const { refusal } = read.value;
  return refusal === null ? ok(await kit.db.read(actor, (tx) => show(tx, read.value))) : { ok: false, error: refusal };
};

const beginRoutes = (kit: Kit): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/datasets/{id}/uploads',
    summary: 'Begin an upload that may be interrupted and resumed; its bytes come by PATCH',
    tag,
    access: { roles: ['provider'], object: 'dataset' },
    params: byId,
    body: z.object({
      name: text(200).trim().min(1).describe('what the sender calls the file'),
      bytes: z.int().min(1).describe('its length'),
      mode: z.enum(versionModes).default('append'),
      encoding: text(40).optional(),
      delimiter: text(4).optional(),
      table: text(tableNameLengthMax).optional().describe('of several tables, which: its name or its place from 1'),
      dates: z.enum(dateOrders).optional().describe('how dates are meant that may be read in two ways'),
      sha256: sha256.optional().describe('of the whole file: bytes that are there already are refused at once'),
    }),
    answers: { 201: intakeShape },
    handle: async (tx, { params, body }) => {
      const done = await beginIntake(tx, { datasetId: params.id, ...body }, kit.config.uploadBytesMax);
      return done.ok ? ok(await show(tx, done.value)) : done;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/my/uploads',
    summary: 'Uploads of one’s organisation, newest first: those under way and what became of the others',
    tag,
    access: { roles: owners },
    query: z.object(paging),
    answers: { 200: pageOf(intakeShape) },
    handle: async (tx, { query, actor }) => {
      const before = pageStartId(query.pageToken);
      if (!before.ok) return before;
      const find = { organisationId: organisationOf(actor) ?? '', before: before.value, size: query.pageSize };
      const page = toPage(await listIntakes(tx, find), query.pageSize, ({ id }) => id);
      return ok({ ...page, items: (await gatherParts(tx, page.items)).map(intakeToJson) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/uploads/{id}',
    summary: 'One upload: how much is kept, whether it is read, which version it became or why not',
    tag,
    access: { roles: owners, object: 'upload' },
    params: byId,
    answers: { 200: intakeShape },
    handle: async (tx, { params }) => {
      const found = await ownIntake(tx, params.id);
      return found.ok ? ok(await show(tx, found.value)) : found;
    },
  }),
];

const endRoutes = (kit: Kit): Route[] => [
  freeRoute({
    method: 'POST',
    path: '/api/v1/uploads/{id}/complete',
    summary: 'Everything was sent: read it and answer the version; what takes long goes on without the caller',
    tag,
    access: { roles: ['provider'], object: 'upload' },
    params: byId,
    answers: { 200: intakeShape },
    handle: ({ params, actor }) => complete(kit, actor, params.id),
  }),
  freeRoute({
    method: 'DELETE',
    path: '/api/v1/uploads/{id}',
    summary: 'Drop an upload with what has come of it',
    tag,
    access: { roles: ['provider'], object: 'upload' },
    params: byId,
    answers: { 204: z.null() },
    handle: async ({ params, actor }) => {
      const done = await kit.db.transact(actor, (tx) => dropIntake(tx, params.id));
      if (!done.ok) return done;
      await deletePieces(kit.blobs, done.value);
      return ok(null);
    },
  }),
];

const idOfPath = ({ params }: FastifyRequest): string => (params as { id: string }).id;

const sayOffset = (reply: FastifyReply, received: number): FastifyReply =>
  reply.headers({ 'tus-resumable': tusVersion, 'upload-offset': String(received), 'cache-control': 'no-store' });

const isSpoken = (request: FastifyRequest): Refusal | undefined => {
  const version = request.headers['tus-resumable'] ?? tusVersion;
  return version === tusVersion
    ? undefined
    : { code: 'datasets.tus_version_unknown', params: { version: String(version).slice(0, 20) } };
};

const offsetOf = (request: FastifyRequest): number | undefined => {
  const given = request.headers['upload-offset'];
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : undefined;
};

const append = async (kit: Kit, request: FastifyRequest, actor: Actor): Promise<Outcome<number>> => {
  const spoken = isSpoken(request);
  if (spoken !== undefined) return { ok: false, error: spoken };
  const offset = offsetOf(request);
  if (offset === undefined) return refuse('http.invalid', { what: 'Upload-Offset: a number of bytes' });
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  return appendBytes(kit, actor, {
    id: idOfPath(request),
    offset,
    bytesAnnounced: Number.isNaN(length) ? undefined : length,
    body: request.raw.iterator({ destroyOnReturn: false }),
  });
};

const tusRoutes = (kit: Kit): Route[] => [
  rawRoute({
    method: 'HEAD',
    path: '/api/v1/uploads/{id}',
    summary: 'How many bytes of an upload are kept: Upload-Offset of Upload-Length (tus 1.0)',
    tag,
    access: { roles: owners, object: 'upload' },
    handle: async ({ request, reply, actor }) => {
      const found = await kit.db.read(actor, (tx) => ownIntake(tx, idOfPath(request)));
      if (!found.ok) return request.server.sendRefusal(request, reply, found.error);
      const { received, bytes, expiresAt } = found.value;
      return sayOffset(reply, received)
        .headers({ 'upload-length': String(bytes), 'upload-expires': expiresAt.toUTCString() })
        .send();
    },
  }),
  rawRoute({
    method: 'PATCH',
    path: '/api/v1/uploads/{id}',
    summary: 'Add bytes at Upload-Offset; what is acknowledged is kept whatever happens (tus 1.0)',
    tag,
    access: { roles: ['provider'], object: 'upload' },
    body: 'stream',
    handle: async ({ request, reply, actor }) => {
      const done = await append(kit, request, actor);
      if (done.ok) return sayOffset(reply, done.value).code(204).send();
      drain(request.raw);
      return request.server.sendRefusal(request, reply, done.error);
    },
  }),
];

/** Routes of uploads that may be interrupted. */
export const intakeRoutes = (kit: Kit): Route[] => [...beginRoutes(kit), ...endRoutes(kit), ...tusRoutes(kit)];
