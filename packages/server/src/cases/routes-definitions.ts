import { z } from 'zod';
import { mapOk, ok, organisationOf } from '#kernel';
import { bilingualShape, byId, idOf, listOf, type Route, route } from '#platform/http';
import { handlers } from './access.ts';
import {
  changeDraft,
  draftDefinition,
  dropDraft,
  publishDefinition,
  requireDefinition,
  retireDefinition,
} from './definitions.ts';
import { tag } from './inputs.ts';
import { programmes } from './model.ts';
import { officeOf } from './opening.ts';
import { valuesShape } from './shapes.ts';
import { type Definition, listDefinitions, selectStanding } from './store-definitions.ts';

const audiences = ['organisation', 'resident', 'office'] as const;

const definitionShape = z.object({
  id: z.string(),
  key: z.string(),
  version: z.number().int(),
  title: bilingualShape,
  summary: bilingualShape,
  programme: z.enum(programmes),
  audience: z.enum(audiences),
  isShipped: z.boolean().describe('it came with the platform and is everybody’s'),
  isPublic: z.boolean(),
  state: z.enum(['draft', 'published', 'retired']),
  isUsed: z.boolean().describe('cases run by it: it never changes again'),
  sha256: z.string(),
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
  retiredAt: z.string().nullable(),
});

const definitionToJson = (one: Definition): z.input<typeof definitionShape> => {
  const { key, version, title, summary, programme, audience, isPublic } = one.type;
  return {
    ...{ id: one.id, key, version, title, summary, programme, audience, isPublic, sha256: one.sha256 },
    isShipped: one.ownerId === null,
    state: one.state,
    isUsed: one.isUsed,
    createdAt: one.createdAt.toISOString(),
    publishedAt: one.publishedAt?.toISOString() ?? null,
    retiredAt: one.retiredAt?.toISOString() ?? null,
  };
};

const wholeShape = definitionShape.extend({ document: valuesShape.describe('corridor.case-type/1') });

const wholeToJson = (one: Definition): z.input<typeof wholeShape> => ({
  ...definitionToJson(one),
  document: { ...one.type },
});

const documentInput = z.object({ document: z.unknown().describe('corridor.case-type/1, parsed from YAML or JSON') });

const catalogueRoute: Route = route({
  method: 'GET',
  path: '/api/v1/programmes',
  summary:
    'Programmes that an office runs and that somebody can open a case of; the operator of the region unless an office is named',
  tag,
  access: { roles: 'anyone' },
  query: z.object({
    officeId: idOf('org').optional(),
    region: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  answers: { 200: z.object({ officeId: z.string(), items: z.array(definitionShape) }) },
  handle: async (tx, { query, actor }) => {
    const region = query.region ?? ('region' in actor ? actor.region : undefined);
    const office = await officeOf(tx, { officeId: query.officeId, region });
    if (!office.ok) return office;
    const standing = await selectStanding(tx, { officeId: office.value });
    const mine = standing.filter(({ type }) => {
      if (type.audience === 'resident') return true;
      if (type.audience === 'organisation') return actor.kind !== 'anonymous';
      return organisationOf(actor) === office.value;
    });
    return ok({ officeId: office.value, items: mine.map(definitionToJson) });
  },
});

const readingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/case-definitions',
    summary: 'Definitions of one’s organisation in all their versions, and the shipped ones',
    tag,
    access: { roles: handlers },
    answers: { 200: listOf(definitionShape) },
    handle: async (tx, { actor }) =>
      ok({ items: (await listDefinitions(tx, organisationOf(actor) ?? '')).map(definitionToJson) }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/case-definitions/{id}',
    summary: 'A definition with its document: form, states, transitions, clocks, tables',
    tag,
    access: { roles: 'anyone' },
    params: byId,
    answers: { 200: wholeShape },
    handle: async (tx, { params }) => mapOk(await requireDefinition(tx, params.id), wholeToJson),
  }),
];

const writingRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/case-definitions',
    summary: 'Keep a definition as a draft; refused with every fault when it cannot be read',
    tag,
    access: { roles: handlers },
    body: documentInput,
    answers: { 201: definitionShape },
    handle: async (tx, { body }) => mapOk(await draftDefinition(tx, body.document), definitionToJson),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/case-definitions/{id}',
    summary: 'Put another text under a draft',
    tag,
    access: { roles: handlers, object: 'definition' },
    params: byId,
    body: documentInput,
    answers: { 200: definitionShape },
    handle: async (tx, { params, body }) => mapOk(await changeDraft(tx, params.id, body.document), definitionToJson),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/case-definitions/{id}',
    summary: 'Throw a draft away',
    tag,
    access: { roles: handlers, object: 'definition' },
    params: byId,
    answers: { 200: z.object({}) },
    handle: async (tx, { params }) => mapOk(await dropDraft(tx, params.id), () => ({})),
  }),
  route({
    method: 'POST',
    path: '/api/v1/case-definitions/{id}/publication',
    summary: 'Publish a draft: it is looked through as a whole and refused with all that was found',
    tag,
    access: { roles: handlers, object: 'definition' },
    params: byId,
    answers: { 200: definitionShape },
    handle: async (tx, { params }) => mapOk(await publishDefinition(tx, params.id), definitionToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/case-definitions/{id}/retirement',
    summary: 'Take a definition out of use: no new cases, running ones go on by it',
    tag,
    access: { roles: handlers, object: 'definition' },
    params: byId,
    answers: { 200: definitionShape },
    handle: async (tx, { params }) => mapOk(await retireDefinition(tx, params.id), definitionToJson),
  }),
];

/** Routes of definitions and of the catalogue of programmes. */
export const definitionRoutes: Route[] = [catalogueRoute, ...readingRoutes, ...writingRoutes];
