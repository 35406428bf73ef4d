import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Route, rawRoute } from '#platform/http';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { parseTilePath } from './core/tile.ts';
import { readLogFile } from './log-files.ts';
import { readCheckpoint } from './reading.ts';
import { selectVerifierKeys } from './store.ts';

const tag = 'log';
const actor = systemActor('audit.log_routes');
const compress = promisify(gzip);

/** The log is public: any page of any origin may read and check it. */
const openToAll = { 'access-control-allow-origin': '*' };

/** A checkpoint may be a second old, as old as the promise to integrate. */
const checkpointCache = 'public, max-age=1';

/** Tiles never change. */
const tileCache = 'public, max-age=31536000, immutable';

const textType = 'text/plain; charset=utf-8';

const acceptsGzip = (header: string | undefined): boolean => /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(header ?? '');

const checkpointRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'GET',
    path: '/log/checkpoint',
    summary: 'Signed checkpoint of the audit log (c2sp.org/tlog-checkpoint)',
    tag,
    access: { roles: 'anyone' },
    documented: false,
    handle: async ({ request, reply }) => {
      const checkpoint = await kit.db.read(actor, readCheckpoint);
      if (checkpoint === undefined) return request.server.sendRefusal(request, reply, { code: 'http.not_found' });
      return reply
        .headers({ ...openToAll, 'content-type': textType, 'cache-control': checkpointCache })
        .send(checkpoint.note);
    },
  });

const tileRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'GET',
    path: '/log/tile/{rest}',
    summary: 'Tile of hashes or bundle of entries of the audit log (c2sp.org/tlog-tiles)',
    tag,
    access: { roles: 'anyone' },
    documented: false,
    handle: async ({ request, reply }) => {
      const path = parseTilePath(`tile/${(request.params as { '*': string })['*']}`);
      const bytes = path === undefined ? undefined : await readLogFile(kit, path);
      if (path === undefined || bytes === undefined) {
        return request.server.sendRefusal(request, reply, { code: 'http.not_found' });
      }
      reply.headers({ ...openToAll, 'content-type': 'application/octet-stream', 'cache-control': tileCache });
      if (path.kind === 'hashes') return reply.send(bytes);
      reply.header('vary', 'accept-encoding');
      if (!acceptsGzip(request.headers['accept-encoding'])) return reply.send(bytes);
      return reply.header('content-encoding', 'gzip').send(await compress(bytes));
    },
  });

const verifierKeyRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'GET',
    path: '/log/vkey',
    summary: 'Verifier keys of the audit log, one a line, newest first (c2sp.org/signed-note)',
    tag,
    access: { roles: 'anyone' },
    documented: false,
    handle: async ({ reply }) => {
      const keys = await kit.db.read(actor, selectVerifierKeys);
      return reply
        .headers({ ...openToAll, 'content-type': textType, 'cache-control': checkpointCache })
        .send(keys.map((key) => `${key}\n`).join(''));
    },
  });

/** The public log: C2SP tlog-tiles under /log. */
export const logRoutes = (kit: Kit): Route[] => [checkpointRoute(kit), tileRoute(kit), verifierKeyRoute(kit)];
