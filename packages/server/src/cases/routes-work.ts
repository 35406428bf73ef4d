import { z } from 'zod';
import { mapOk, ok, organisationOf, type Refusal, toPage } from '#kernel';
import { byId, freeRoute, idOf, instant, listOf, pageOf, pageStartId, paging, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { actors, handlers, watchers } from './access.ts';
import { act } from './acting.ts';
import { addCalendarYear, readCalendar } from './calendars.ts';
import { delegate, endDelegation } from './delegations.ts';
import { revive } from './effects.ts';
import { answersInput, tag } from './inputs.ts';
import { personShape } from './shapes.ts';
import { selectDelegations } from './store-calendars.ts';
import { type EffectRecord, selectFailed } from './store-effects.ts';

/** Steps of one call: a page of a list. */
const bulkMax = 100;

const resultShape = z.object({
  id: z.string(),
  ok: z.boolean(),
  seq: z.number().int().nullable(),
  code: z.string().nullable(),
  params: z.record(z.string(), z.unknown()),
});

const refused = (id: string, { code, params = {} }: Refusal): z.input<typeof resultShape> => ({
  ...{ id, ok: false, seq: null, code, params },
});

const bulkRoute = (kit: Pick<Kit, 'db'>): Route =>
  freeRoute({
    method: 'POST',
    path: '/api/v1/cases/steps',
    summary: 'Take the same step in many cases; each for itself, with a result each',
    tag,
    access: { roles: actors },
    body: z.object({
      action: z.string().regex(/^[a-zA-Z][\w.-]{0,59}$/),
      payload: answersInput.default({}),
      cases: z
        .array(z.object({ id: idOf('case'), expectedSeq: z.int().min(1) }))
        .min(1)
        .max(bulkMax),
    }),
    answers: { 200: listOf(resultShape) },
    handle: async ({ body, actor }) => {
      const items: z.input<typeof resultShape>[] = [];
      for (const { id, expectedSeq } of body.cases) {
        const step = { action: body.action, payload: body.payload, expectedSeq };
        const done = await kit.db.transact(actor, (tx) => act(tx, id, step));
        items.push(
          done.ok ? { id, ok: true, seq: done.value.record.seq, code: null, params: {} } : refused(id, done.error),
        );
      }
      return ok({ items });
    },
  });

const incidentShape = z.object({
  id: z.string(),
  caseId: z.string(),
  kind: z.string(),
  seq: z.number().int(),
  attempts: z.number().int(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()),
  since: z.string(),
});

const incidentToJson = (one: EffectRecord): z.input<typeof incidentShape> => ({
  ...{ id: one.id, caseId: one.caseId, kind: one.kind, seq: one.seq, attempts: one.attempts },
  code: one.error?.code ?? '',
  params: { ...one.error?.params },
  since: one.changedAt.toISOString(),
});

const incidentRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/case-incidents',
    summary: 'What steps caused and could not be done, newest first; the steps stand',
    tag,
    access: { roles: [...handlers, ...watchers] },
    query: z.object(paging),
    answers: { 200: pageOf(incidentShape) },
    handle: async (tx, { query, actor }) => {
      const before = pageStartId(query.pageToken);
      if (!before.ok) return before;
      const find = { ownerId: organisationOf(actor) ?? '', before: before.value, size: query.pageSize };
      const rows = await selectFailed(tx, find);
      return ok(toPage(rows.map(incidentToJson), query.pageSize, ({ id }) => id));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/case-incidents/{id}/revival',
    summary: 'Try again what could not be done, once its reason is out of the way',
    tag,
    access: { roles: handlers, object: 'incident' },
    params: byId,
    answers: { 200: z.object({ id: z.string(), state: z.enum(['waiting', 'done', 'failed']) }) },
    handle: async (tx, { params }) => mapOk(await revive(tx, params.id), ({ id, state }) => ({ id, state })),
  }),
];

const delegationShape = z.object({
  id: z.string(),
  person: personShape,
  deputy: personShape,
  startsAt: z.string(),
  endsAt: z.string(),
});

const delegationRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/case-delegations',
    summary: 'Who stands in for whom in one’s organisation, now and later',
    tag,
    access: { roles: handlers },
    answers: { 200: listOf(delegationShape) },
    handle: async (tx, { actor }) => {
      const rows = await selectDelegations(tx, organisationOf(actor) ?? '');
      const items = rows.map(({ id, personId, deputyId, startsAt, endsAt }) => ({
        ...{ id, person: { id: personId, name: null }, deputy: { id: deputyId, name: null } },
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      }));
      return ok({ items });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/case-delegations',
    summary: 'Have a colleague stand in while one is away: one’s cases are in their list',
    tag,
    access: { roles: handlers },
    body: z.object({ deputyId: idOf('psn'), startsAt: instant, endsAt: instant }),
    answers: { 201: z.object({ id: z.string() }) },
    handle: async (tx, { body }) => mapOk(await delegate(tx, body), ({ id }) => ({ id })),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/case-delegations/{id}',
    summary: 'Be back: the colleague stands in no longer',
    tag,
    access: { roles: handlers },
    params: byId,
    answers: { 200: z.object({}) },
    handle: async (tx, { params }) => mapOk(await endDelegation(tx, params.id), () => ({})),
  }),
];

const yearShape = z.object({
  year: z.number().int(),
  isAdded: z.boolean().describe('by the office; the others came with the platform'),
  isPublished: z.boolean(),
  workingDays: z.number().int(),
  papers: z.array(z.string()),
});

const calendarRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/case-calendar',
    summary: 'The years by which the office’s clocks run, with the notices that they rest on',
    tag,
    access: { roles: [...handlers, ...watchers] },
    answers: { 200: z.object({ timeZone: z.string(), items: z.array(yearShape) }) },
    handle: async (tx, { actor }) => ok(await readCalendar(tx, organisationOf(actor) ?? '')),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/case-calendar',
    summary: 'Add a year’s notice in the form of holiday-cn; open clocks are reckoned anew',
    tag,
    access: { roles: handlers },
    body: z.object({ document: z.unknown().describe('{ year, papers, days: [{ name, date, isOffDay }] }') }),
    answers: { 200: z.object({ year: z.number().int() }) },
    handle: async (tx, { body }) => mapOk(await addCalendarYear(tx, body.document), (year) => ({ year })),
  }),
];

/** Routes of what goes on behind lists: many steps at once, incidents, absences, the calendar. */
export const workRoutes = (kit: Pick<Kit, 'db'>): Route[] => [
  bulkRoute(kit),
  ...incidentRoutes,
  ...delegationRoutes,
  ...calendarRoutes,
];
