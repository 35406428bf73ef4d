/** Rows of the matrix for what people are told. */
import type { Row } from './matrix.ts';
import type { Objects } from './world-objects.ts';

const nothing: Row = {};
const byId = (name: keyof Objects) => (objects: Objects) => ({ id: String(objects[name]) });
const send = (body: object): Row => ({ carry: () => ({ body }) });

/** An announcement that anybody may read. */
export const announcement = {
  title: { zh: '系统维护', en: 'Maintenance' },
  text: { zh: '周六 2 点至 4 点暂停服务。', en: 'Closed on Saturday from 2 to 4.' },
  startsAt: '2026-01-01T00:00:00Z',
  endsAt: '2036-01-01T00:00:00Z',
  audience: 'members',
};

/** Rows of notices, their ways out, and announcements. */
export const noticeRows: Readonly<Record<string, Row>> = {
  'GET /api/v1/notices': nothing,
  'POST /api/v1/notices/{id}/read': { path: byId('notice') },
  'POST /api/v1/notices/read-all': send({}),
  'GET /api/v1/me/notice-preferences': nothing,
  'PUT /api/v1/me/notice-preferences': send({
    channels: { info: [], waiting: ['mail'], attention: ['mail', 'http'] },
    phone: null,
  }),
  'GET /api/v1/operator/deliveries': nothing,
  'POST /api/v1/operator/deliveries/{id}/retry': { path: byId('delivery'), ends: true },
  'GET /api/v1/events': nothing,
  'GET /api/v1/announcements': nothing,
  'GET /api/v1/operator/announcements': nothing,
  'POST /api/v1/operator/announcements': send(announcement),
  'PUT /api/v1/operator/announcements/{id}': { path: byId('announcement'), carry: () => ({ body: announcement }) },
  'POST /api/v1/operator/announcements/{id}/publication': { path: byId('announcement') },
  'POST /api/v1/operator/announcements/{id}/withdrawal': { path: byId('announcement'), ends: true },
};
