import { Transform } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Outcome, ok, refuse } from '#kernel';
import type { Route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { verifyingKey } from './continuations.ts';
import { parseRange, type RangeAnswer } from './core/range.ts';
import { coversFile, readScope, type UrlQuery, type UrlScope, verifyScope } from './core/signed-url.ts';
import type { DeliveryCode } from './errors.ts';
import type { Histories } from './histories.ts';
import type { Meters } from './meters.ts';
import type { Grant, SharedTable } from './model.ts';
import { hashColumns } from './projections.ts';
import { headerOf, type ProtocolHandler, protocolRoute, type SendSharingError } from './protocol.ts';
import { demandAccess } from './recipients.ts';
import { findGrant, listTables } from './store.ts';
import { findProjectedFile } from './store-projections.ts';

/** What serving files works with. */
export type FileParts = { readonly kit: Kit; readonly histories: Histories; readonly meters: Meters };

const actor = systemActor('delivery.files');

/** Checks signature and time of an address; says nothing about the agreement. */
const openAddress = async (
  kit: Kit,
  path: { agreementId: string; tableId: string },
  query: UrlQuery,
): Promise<Outcome<UrlScope, DeliveryCode>> => {
  const scope = readScope(path, query);
  const key = scope === undefined ? undefined : await verifyingKey(kit, scope.keyId);
  if (scope === undefined || key === undefined || !verifyScope(scope, query.s, key.sign))
    return refuse('delivery.address_wrong');
  return scope.expiresAtMs > kit.clock.now().getTime() ? ok(scope) : refuse('delivery.address_expired');
};

type Access = { readonly grant: Grant; readonly table: SharedTable };

/** The agreement must still be active: its end also ends the addresses that were given before. */
const openAccess = (kit: Kit, scope: UrlScope): Promise<Outcome<Access, DeliveryCode>> =>
  kit.db.read(actor, async (tx) => {
    const grant = await findGrant(tx, scope.agreementId);
    if (grant === undefined) return refuse('delivery.address_wrong');
    const active = await demandAccess(tx, grant);
    if (!active.ok) return active;
    const table = (await listTables(tx, grant.id)).find(({ id }) => id === scope.tableId);
    return table === undefined ? refuse('delivery.address_wrong') : ok({ grant, table });
  });

/** A file as it is served. */
type Served = { readonly id: string; readonly key: string; readonly bytes: number };

/** Looks the file up by its id among those of the scope's versions; a path is never made of what the client sent. */
const findFile = async (
  parts: FileParts,
  scope: UrlScope,
  table: SharedTable,
  id: string,
): Promise<Served | undefined> => {
  const history = await parts.histories.containing(table.datasetId, scope.versionTo);
  if (table.columns === null) {
    const file = history.byId.get(id);
    return file !== undefined && coversFile(scope, file) ? file : undefined;
  }
  const columns = hashColumns(table.columns);
  const projected = await parts.kit.db.read(actor, (tx) => findProjectedFile(tx, table.datasetId, columns, id));
  const source = projected === undefined ? undefined : history.byId.get(projected.sourceFileId);
  return source !== undefined && coversFile(scope, source) ? projected : undefined;
};

const headersOf = (file: Served, range: RangeAnswer): Readonly<Record<string, string>> => ({
  'content-type': 'application/vnd.apache.parquet',
  'accept-ranges': 'bytes',
  'cache-control': 'private, no-cache',
  etag: `"${file.id}"`,
  ...(range.kind === 'part'
    ? {
        'content-length': String(range.endInclusive - range.start + 1),
        'content-range': `bytes ${range.start}-${range.endInclusive}/${file.bytes}`,
      }
    : { 'content-length': String(file.bytes) }),
});

/** A range holds only for the representation it was asked of (RFC 9110, If-Range); files never change under an id. */
const rangeOf = (request: FastifyRequest, file: Served): RangeAnswer => {
  const condition = headerOf(request, 'if-range');
  if (request.method !== 'GET' || (condition !== undefined && condition !== `"${file.id}"`)) return { kind: 'whole' };
  return parseRange(headerOf(request, 'range'), file.bytes);
};

/** Counts what passes; `done` gets the sum when the answer has ended, complete or broken off. */
const counting = (done: (bytes: number) => void): Transform => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      next(null, chunk);
    },
    destroy(error, next) {
      done(bytes);
      next(error);
    },
  });
};

const sendFile = async (
  { kit, meters }: FileParts,
  { grant, table }: Access,
  file: Served,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<Outcome<FastifyReply>> => {
  const range = rangeOf(request, file);
  if (range.kind === 'outside') return ok(reply.code(416).header('content-range', `bytes */${file.bytes}`).send());
  reply.code(range.kind === 'part' ? 206 : 200).headers(headersOf(file, range));
  const meter = (bytes: number): void => meters.add({ grant, table, channel: 'share' }, bytes);
  if (request.method === 'HEAD') {
    meter(0);
    return ok(reply.send());
  }
  const stream = await kit.blobs.get(file.key, range.kind === 'part' ? range : undefined);
  if (stream === undefined) return refuse('delivery.file_unknown');
  const counted = counting(meter);
  stream.on('error', (error) => counted.destroy(error));
  counted.on('close', () => stream.destroy());
  return ok(reply.send(stream.pipe(counted)));
};

type Path = { readonly agreementId: string; readonly tableId: string; readonly file: string };

const serve =
  (parts: FileParts): ProtocolHandler =>
  async (call) => {
    const { agreementId, tableId, file: name } = call.request.params as Path;
    const scope = await openAddress(parts.kit, { agreementId, tableId }, call.request.query as UrlQuery);
    if (!scope.ok) return scope;
    const access = await openAccess(parts.kit, scope.value);
    if (!access.ok) return access;
    const id = name.endsWith('.parquet') ? name.slice(0, -'.parquet'.length) : '';
    const file = await findFile(parts, scope.value, access.value.table, id);
    return file === undefined ? refuse('delivery.file_unknown') : sendFile(parts, access.value, file, call);
  };

/** GET and HEAD of signed addresses: no token, the address is the permission. */
export const fileRoutes = (parts: FileParts, send: SendSharingError): Route[] =>
  (['GET', 'HEAD'] as const).map((method) =>
    protocolRoute(parts.kit, send, {
      method,
      path: '/files/{agreementId}/{tableId}/{file}',
      summary: 'A file by its signed address',
      handle: serve(parts),
    }),
  );
