import type { FastifyRequest } from 'fastify';
import type { Actor, Outcome } from '#kernel';
import { type Access, type Route, rawRoute, readQuery } from '#platform/http';
import type { Kit } from '#platform/kit';
import type { CasesCode } from './errors.ts';
import { tag, uploadQuery } from './inputs.ts';
import { receiveMaterial } from './materials.ts';

/** Longest media type that is kept as the sender said it; it is never trusted. */
const mediaTypeLengthMax = 200;

/** Where a document goes, and for whom it is taken in. */
type Destination = Omit<Parameters<typeof receiveMaterial>[2], 'incoming'> & { readonly actor: Actor };

/** A route that takes a document in: the body is the file, `?key=photo&name=street.jpg` says which. `to` finds out where it goes. */
export const uploadRoute = (
  kit: Kit,
  spec: {
    readonly path: string;
    readonly summary: string;
    readonly access: Access;
    readonly to: (request: FastifyRequest, actor: Actor) => Promise<Outcome<Destination, CasesCode>>;
  },
): Route =>
  rawRoute({
    method: 'POST',
    path: spec.path,
    summary: `${spec.summary}; the body is the file: ?key=photo&name=street.jpg`,
    tag,
    access: spec.access,
    body: 'stream',
    handle: async ({ request, reply, actor }) => {
      const query = readQuery(uploadQuery, request);
      if (!query.ok) return request.server.sendRefusal(request, reply, query.error);
      const to = await spec.to(request, actor);
      if (!to.ok) return request.server.sendRefusal(request, reply, to.error);
      const { actor: taker, ...destination } = to.value;
      const mediaType = (request.headers['content-type'] ?? 'application/octet-stream').slice(0, mediaTypeLengthMax);
      const incoming = { ...query.value, mediaType, source: request.raw };
      const done = await receiveMaterial(kit, taker, { incoming, ...destination });
      if (!done.ok) return request.server.sendRefusal(request, reply, done.error);
      const { id, key, name, sha256, bytes } = done.value;
      return reply.code(201).send({ id, key, name, sha256, bytes: Number(bytes) });
    },
  });
