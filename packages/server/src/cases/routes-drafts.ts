import { z } from 'zod';
import { mapOk, ok, organisationOf, toPage } from '#kernel';
import { bilingualShape, byId, idOf, pageOf, pageStartId, paging, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { actors } from './access.ts';
import { beginDraft, dropFormDraft, requireDraft, type SeenDraft, saveDraft } from './drafts.ts';
import { answersInput, tag, typeKey } from './inputs.ts';
import { recordInDraft } from './materials.ts';
import { officeOf } from './opening.ts';
import { materialShape, valuesShape } from './shapes.ts';
import { selectMaterials } from './store-materials.ts';
import { listDrafts } from './store-parts.ts';
import { uploadRoute } from './upload-route.ts';
import { materialToJson } from './view.ts';

const draftShape = z.object({
  id: z.string(),
  type: z.string(),
  officeId: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

const wholeShape = draftShape.extend({
  definitionId: z.string(),
  answers: valuesShape,
  faults: z
    .array(z.object({ pointer: z.string(), rule: z.string(), label: bilingualShape, text: bilingualShape }))
    .describe('what of it does not fit; what is still missing is not told before it is sent'),
  materials: z.array(materialShape),
});

const draftToJson = ({ draft }: Pick<SeenDraft, 'draft'>): z.input<typeof draftShape> => ({
  ...{ id: draft.id, type: draft.typeKey, officeId: draft.officeId },
  createdAt: draft.createdAt.toISOString(),
  updatedAt: draft.updatedAt.toISOString(),
});

const wholeToJson = async (
  tx: Parameters<typeof selectMaterials>[0],
  seen: SeenDraft,
): Promise<z.input<typeof wholeShape>> => ({
  ...draftToJson(seen),
  definitionId: seen.definition.id,
  answers: { ...seen.draft.form },
  faults: seen.faults.map((fault) => ({ ...fault })),
  materials: (await selectMaterials(tx, { draftId: seen.draft.id })).map((file) =>
    materialToJson(seen.definition.type, file),
  ),
});

const access = { roles: actors, object: 'draft' } as const;

const formRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/case-drafts',
    summary: 'Begin a form, filled with what your organisation told before',
    tag,
    access: { roles: actors },
    body: z.object({ type: typeKey, officeId: idOf('org').optional() }),
    answers: { 201: wholeShape },
    handle: async (tx, { body, actor }) => {
      const region = 'region' in actor ? actor.region : undefined;
      const office = await officeOf(tx, { officeId: body.officeId, region });
      if (!office.ok) return office;
      const begun = await beginDraft(tx, { officeId: office.value, typeKey: body.type });
      return begun.ok ? ok(await wholeToJson(tx, begun.value)) : begun;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/case-drafts',
    summary: 'Forms that your organisation has begun, newest first',
    tag,
    access: { roles: actors },
    query: z.object(paging),
    answers: { 200: pageOf(draftShape) },
    handle: async (tx, { query, actor }) => {
      const before = pageStartId(query.pageToken);
      if (!before.ok) return before;
      const find = { organisationId: organisationOf(actor) ?? '', before: before.value, size: query.pageSize };
      const rows = (await listDrafts(tx, find)).map((draft) => draftToJson({ draft }));
      return ok(toPage(rows, query.pageSize, ({ id }) => id));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/case-drafts/{id}',
    summary: 'A form as it was typed, with its documents',
    tag,
    access,
    params: byId,
    answers: { 200: wholeShape },
    handle: async (tx, { params }) => {
      const found = await requireDraft(tx, params.id);
      return found.ok ? ok(await wholeToJson(tx, found.value)) : found;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/case-drafts/{id}',
    summary: 'Keep a form as it is typed, right or not',
    tag,
    access,
    params: byId,
    body: z.object({ answers: answersInput }),
    answers: { 200: wholeShape },
    handle: async (tx, { params, body }) => {
      const saved = await saveDraft(tx, params.id, body.answers);
      return saved.ok ? ok(await wholeToJson(tx, saved.value)) : saved;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/case-drafts/{id}',
    summary: 'Throw a form away',
    tag,
    access,
    params: byId,
    answers: { 200: z.object({}) },
    handle: async (tx, { params }) => mapOk(await dropFormDraft(tx, params.id), () => ({})),
  }),
];

const addRoute = (kit: Kit): Route =>
  uploadRoute(kit, {
    path: '/api/v1/case-drafts/{id}/materials',
    summary: 'Add a document to a form',
    access,
    to: async (request, actor) => {
      const { id } = request.params as z.output<typeof byId>;
      const createdBy = 'personId' in actor ? actor.personId : null;
      const place = { caseId: null, ownerId: null, createdBy };
      return ok({
        actor,
        find: async (tx) =>
          mapOk(await requireDraft(tx, id), ({ draft }) => ({
            ...place,
            draftId: draft.id,
            organisationId: draft.organisationId,
          })),
        record: recordInDraft,
      });
    },
  });

/** Routes of forms that are not cases yet. */
export const draftRoutes = (kit: Kit): Route[] => [...formRoutes, addRoute(kit)];
