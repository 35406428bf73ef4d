import { personOf } from '#kernel';
import { type Route, rawRoute } from '#platform/http';
import type { Live } from './live.ts';

/** The route of live updates, as server-sent events. */
export const eventsRoute = (live: Live): Route =>
  rawRoute({
    method: 'GET',
    path: '/api/v1/events',
    summary:
      'Live updates as server-sent events: `notice` (look at your inbox), `change` with topic and id of what changed',
    tag: 'notices',
    access: { roles: 'member' },
    handle: async ({ request, reply, actor }) => {
      const opened = live.open(personOf(actor));
      if (!opened.ok) return request.server.sendRefusal(request, reply, opened.error);
      // A proxy that buffers would hold the news back.
      reply.headers({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
      request.raw.once('close', () => opened.value.destroy());
      return reply.send(opened.value);
    },
  });
