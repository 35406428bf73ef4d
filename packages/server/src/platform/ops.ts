import { collectDefaultMetrics, Registry } from 'prom-client';
import { type Route, rawRoute } from './http.ts';
import type { Kit } from './kit.ts';

const tag = 'operations';
const anyone = { roles: 'anyone' } as const;

const isReady = async (kit: Kit): Promise<Record<string, boolean>> => ({
  database: await kit.db.alive().catch(() => false),
  blobs: await kit.blobs.head('ready/none').then(
    () => true,
    () => false,
  ),
});

/** Alive, ready, metrics, the API's description. */
export const opsRoutes = (kit: Kit): Route[] => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'corridor_' });
  return [
    rawRoute({
      method: 'GET',
      path: '/healthz',
      summary: 'The process is alive',
      tag,
      access: anyone,
      documented: false,
      handle: async ({ reply }) => reply.send({ alive: true }),
    }),
    rawRoute({
      method: 'GET',
      path: '/readyz',
      summary: 'Database and blobs answer',
      tag,
      access: anyone,
      documented: false,
      handle: async ({ reply }) => {
        const parts = await isReady(kit);
        return reply.code(Object.values(parts).every(Boolean) ? 200 : 503).send(parts);
      },
    }),
    rawRoute({
      method: 'GET',
      path: '/metrics',
      summary: 'Prometheus text',
      tag,
      access: anyone,
      documented: false,
      handle: async ({ reply }) => reply.type(registry.contentType).send(await registry.metrics()),
    }),
    rawRoute({
      method: 'GET',
      path: '/api/openapi.json',
      summary: 'This API as OpenAPI 3.1',
      tag,
      access: anyone,
      documented: false,
      handle: async ({ request, reply }) => reply.send(request.server.swagger()),
    }),
  ];
};
