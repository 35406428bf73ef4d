/** Rows of the matrix for what people are told. */
import type { Row } from './matrix.ts';
import type { Objects } from './world-objects.ts';

const nothing: Row = {};
const byId = (name: keyof Objects) => (objects: Objects) => ({ id: String(objects[name]) });
const send = (body: object): Row => ({ carry: () => ({ body }) });

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
};
