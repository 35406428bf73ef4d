import { z } from 'zod';
import { mapOk, ok, toPage } from '#kernel';
import {
  bilingualShape,
  byId,
  instant,
  listOf,
  pageOf,
  pageStartId,
  paging,
  type Route,
  route,
  text,
} from '#platform/http';
import {
  draftAnnouncement,
  editAnnouncement,
  listAnnouncements,
  publishAnnouncement,
  standingAnnouncements,
  withdrawAnnouncement,
} from './announcements.ts';
import { type Announcement, announcementTextMax, announcementTitleMax, audiences } from './model.ts';
import { announcementStates } from './states.ts';

const tag = 'notices';
const publishers = ['exchangeManager', 'systemAdmin'] as const;
const access = { roles: publishers };
const object = { roles: publishers, object: 'announcement' };

const words = (charactersMax: number) => z.object({ zh: text(charactersMax), en: text(charactersMax) });

/** An announcement as an operator writes it. */
const announcementInput = z.object({
  title: words(announcementTitleMax),
  text: words(announcementTextMax),
  startsAt: instant,
  endsAt: instant,
  audience: z.enum(audiences),
});

/** JSON of an announcement. */
const announcementShape = z.object({
  id: z.string(),
  region: z.string(),
  title: bilingualShape,
  text: bilingualShape,
  startsAt: z.string(),
  endsAt: z.string(),
  audience: z.enum(audiences),
  state: z.enum(announcementStates),
  createdAt: z.string(),
  changedAt: z.string(),
  publishedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
});

const toJson = ({ organisationId: _organisation, ...a }: Announcement): z.input<typeof announcementShape> => ({
  ...a,
  startsAt: a.startsAt.toISOString(),
  endsAt: a.endsAt.toISOString(),
  createdAt: a.createdAt.toISOString(),
  changedAt: a.changedAt.toISOString(),
  publishedAt: a.publishedAt?.toISOString() ?? null,
  withdrawnAt: a.withdrawnAt?.toISOString() ?? null,
});

const readingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/announcements',
    summary: 'Announcements to be read now: everybody’s, and as a member those of one’s region and roles',
    tag,
    access: { roles: 'anyone' },
    answers: { 200: listOf(announcementShape) },
    handle: async (tx) => ok({ items: (await standingAnnouncements(tx)).map(toJson) }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/operator/announcements',
    summary: 'The operator’s announcements in every state, newest first',
    tag,
    access,
    query: z.object(paging),
    answers: { 200: pageOf(announcementShape) },
    handle: async (tx, { query: { pageToken, pageSize } }) => {
      const before = pageStartId(pageToken);
      if (!before.ok) return before;
      const rows = await listAnnouncements(tx, { before: before.value, size: pageSize });
      return ok(toPage(rows.map(toJson), pageSize, ({ id }) => id));
    },
  }),
];

const writingRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/operator/announcements',
    summary: 'Draft an announcement',
    tag,
    access,
    body: announcementInput,
    answers: { 201: announcementShape },
    handle: async (tx, { body }) => mapOk(await draftAnnouncement(tx, body), toJson),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/operator/announcements/{id}',
    summary: 'Change a draft or a published announcement',
    tag,
    access: object,
    params: byId,
    body: announcementInput,
    answers: { 200: announcementShape },
    handle: async (tx, { params, body }) => mapOk(await editAnnouncement(tx, params.id, body), toJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/operator/announcements/{id}/publication',
    summary: 'Publish an announcement that is written in both languages',
    tag,
    access: object,
    params: byId,
    answers: { 200: announcementShape },
    handle: async (tx, { params }) => mapOk(await publishAnnouncement(tx, params.id), toJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/operator/announcements/{id}/withdrawal',
    summary: 'Withdraw an announcement, for good',
    tag,
    access: object,
    params: byId,
    answers: { 200: announcementShape },
    handle: async (tx, { params }) => mapOk(await withdrawAnnouncement(tx, params.id), toJson),
  }),
];

/** Routes of announcements. */
export const announcementRoutes: readonly Route[] = [...readingRoutes, ...writingRoutes];
