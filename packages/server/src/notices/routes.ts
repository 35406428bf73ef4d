import { z } from 'zod';
import { mapOk, ok, toPage } from '#kernel';
import { byId, idOf, pageOf, pageStartId, paging, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import type { Live } from './live.ts';
import { outwardChannels } from './model.ts';
import type { Channels } from './port.ts';
import { announcementRoutes } from './routes-announcements.ts';
import { eventsRoute } from './routes-events.ts';
import { sendSoon } from './sending.ts';
import {
  choosePreferences,
  getPreferences,
  listDeliveries,
  listNotices,
  readAllNotices,
  readNotice,
  retryDelivery,
} from './service.ts';
import {
  deliveryShape,
  deliveryToJson,
  noticesShape,
  noticeToJson,
  preferencesInput,
  preferencesShape,
  preferencesToJson,
} from './shapes.ts';
import { deliveryStates } from './states.ts';

const tag = 'notices';

const inboxRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/notices',
    summary: 'One’s own notices, newest first, and how many are unread',
    tag,
    access: { roles: 'member' },
    query: z.object({ unread: z.stringbool().default(false), ...paging }),
    answers: { 200: noticesShape },
    handle: async (tx, { query: { unread, pageToken, pageSize } }) => {
      const before = pageStartId(pageToken);
      if (!before.ok) return before;
      const found = await listNotices(tx, { unread, before: before.value, size: pageSize });
      const page = toPage(found.rows, pageSize, ({ id }) => id);
      return ok({ ...page, items: page.items.flatMap(noticeToJson), unread: found.unread });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/notices/{id}/read',
    summary: 'Mark a notice as read',
    tag,
    access: { roles: 'member', object: 'notice' },
    params: byId,
    answers: { 200: z.object({ id: z.string(), readAt: z.string() }) },
    handle: async (tx, { params }) =>
      mapOk(await readNotice(tx, params.id), ({ id, readAt }) => ({ id, readAt: (readAt ?? tx.now).toISOString() })),
  }),
  route({
    method: 'POST',
    path: '/api/v1/notices/read-all',
    summary: 'Mark all one’s notices as read, or those up to one',
    tag,
    access: { roles: 'member' },
    body: z.object({ upTo: idOf('ntc').optional() }),
    answers: { 200: z.object({ count: z.number().int() }) },
    handle: async (tx, { body }) => ok({ count: await readAllNotices(tx, body.upTo) }),
  }),
];

const preferenceRoutes = (channels: Channels): Route[] => {
  const available = outwardChannels.filter((name) => channels[name] !== undefined);
  return [
    route({
      method: 'GET',
      path: '/api/v1/me/notice-preferences',
      summary: 'By which ways one is told what',
      tag,
      access: { roles: 'member' },
      answers: { 200: preferencesShape },
      handle: async (tx) => ok(preferencesToJson(await getPreferences(tx), available)),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/me/notice-preferences',
      summary: 'Choose by which ways one is told what',
      tag,
      access: { roles: 'member' },
      body: preferencesInput,
      answers: { 200: preferencesShape },
      handle: async (tx, { body }) => ok(preferencesToJson(await choosePreferences(tx, body), available)),
    }),
  ];
};

const deliveryRoutes = (kit: Kit): Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/operator/deliveries',
    summary: 'Messages on their way out of the platform, newest first, and why one failed',
    tag,
    access: { roles: ['systemAdmin'] },
    query: z.object({ state: z.enum(deliveryStates).optional(), ...paging }),
    answers: { 200: pageOf(deliveryShape) },
    handle: async (tx, { query: { state, pageToken, pageSize } }) => {
      const before = pageStartId(pageToken);
      if (!before.ok) return before;
      const rows = await listDeliveries(tx, { state, before: before.value, size: pageSize });
      return ok(toPage(rows.map(deliveryToJson), pageSize, ({ id }) => id));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/operator/deliveries/{id}/retry',
    summary: 'Send a failed message once more',
    tag,
    access: { roles: ['systemAdmin'], object: 'delivery' },
    params: byId,
    answers: { 200: deliveryShape },
    handle: async (tx, { params }) => {
      const revived = await retryDelivery(tx, params.id);
      if (revived.ok) tx.afterCommit(() => void sendSoon(kit, params.id));
      return mapOk(revived, deliveryToJson);
    },
  }),
];

/** The module's routes. */
export const noticesRoutes = (kit: Kit, channels: Channels, live: Live): Route[] => [
  eventsRoute(live),
  ...inboxRoutes,
  ...preferenceRoutes(channels),
  ...deliveryRoutes(kit),
  ...announcementRoutes,
];
