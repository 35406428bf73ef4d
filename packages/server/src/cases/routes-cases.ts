import { z } from 'zod';
import { ok } from '#kernel';
import { byId, idText, pageOf, pageStart, paging, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { actors, readers } from './access.ts';
import { act } from './acting.ts';
import { historyToJson } from './history.ts';
import { openingInput, stepInput, tag, typeKey } from './inputs.ts';
import { countLists, pageOfList, readStart, startOf } from './lists.ts';
import { programmes } from './model.ts';
import { openCase } from './opening.ts';
import { caseRowShape, caseShape, historyShape } from './shapes.ts';
import { caseLists } from './store-lists.ts';
import { caseToJson, seeCase } from './view.ts';

const openedShape = caseShape.extend({
  trackingCode: z.string().nullable().describe('for a resident without an account; shown once, only its hash is kept'),
});

const steppedShape = z.object({
  seq: z.number().int().describe('number of the event that the step became'),
  case: caseShape.nullable().describe('null for who gave it away with this step'),
});

const openRoute = ({ keyring }: Pick<Kit, 'keyring'>): Route =>
  route({
    method: 'POST',
    path: '/api/v1/cases',
    summary:
      'Open a case: for one’s organisation, or as a clerk of the office for whoever came to the counter or called',
    tag,
    access: { roles: actors },
    body: openingInput,
    answers: { 201: openedShape },
    handle: async (tx, { body, actor }) => {
      const { type, ...rest } = body;
      const region = 'region' in actor ? actor.region : undefined;
      const opened = await openCase(tx, keyring, { ...rest, typeKey: type, region });
      if (!opened.ok) return opened;
      const seen = await seeCase(tx, opened.value.record.id);
      if (!seen.ok) return seen;
      return ok({ ...(await caseToJson(tx, seen.value)), trackingCode: opened.value.trackingCode });
    },
  });

const listQuery = z.object({
  ...paging,
  list: z.enum(caseLists).default('open'),
  type: typeKey.optional(),
  programme: z.enum(programmes).optional(),
  state: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
  unitId: idText.optional(),
});

const listRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/cases',
    summary: 'A list of cases: work lists with what is due first, or all and sent ones, newest first',
    tag,
    access: { roles: readers },
    query: listQuery,
    answers: { 200: pageOf(caseRowShape) },
    handle: async (tx, { query }) => {
      const start = pageStart(query.pageToken, readStart);
      if (!start.ok) return start;
      const { items, next } = await pageOfList(tx, query, start.value);
      return ok({ items, ...(next === undefined ? {} : { nextPageToken: startOf(next) }) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/cases/counts',
    summary: 'How many cases each of one’s lists has; from 1000 on the number says that there are more',
    tag,
    access: { roles: readers },
    answers: { 200: z.object({ counts: z.record(z.enum(caseLists), z.number().int()), isCutAt: z.number().int() }) },
    handle: async (tx) => ok(await countLists(tx)),
  }),
];

const caseRoutesOf: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/cases/{id}',
    summary: 'A case with all that you may know of it, and what you can do now',
    tag,
    access: { roles: readers, object: 'case' },
    params: byId,
    answers: { 200: caseShape },
    handle: async (tx, { params }) => {
      const seen = await seeCase(tx, params.id);
      return seen.ok ? ok(await caseToJson(tx, seen.value)) : seen;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/cases/{id}/history',
    summary: 'What happened in a case, oldest first, with the chain of hashes that the log commits to',
    tag,
    access: { roles: readers, object: 'case' },
    params: byId,
    answers: { 200: historyShape },
    handle: async (tx, { params }) => {
      const seen = await seeCase(tx, params.id);
      return seen.ok ? ok(await historyToJson(tx, seen.value)) : seen;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/cases/{id}/steps',
    summary: 'Take a step: one of the case’s actions, or one that every case has. With the same Idempotency-Key once',
    tag,
    access: { roles: actors, object: 'case' },
    params: byId,
    body: stepInput,
    answers: { 200: steppedShape },
    handle: async (tx, { params, body }) => {
      const done = await act(tx, params.id, body);
      if (!done.ok) return done;
      const seen = await seeCase(tx, params.id);
      return ok({ seq: done.value.record.seq, case: seen.ok ? await caseToJson(tx, seen.value) : null });
    },
  }),
];

/** Routes of opening, lists and steps. */
export const casesMainRoutes = (kit: Pick<Kit, 'keyring'>): Route[] => [openRoute(kit), ...listRoutes, ...caseRoutesOf];
