import { z } from 'zod';
import { mapOk, ok } from '#kernel';
import { attachment, bilingualShape, byId, idText, type Route, rawRoute, readQuery, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { categories } from './core/categories.ts';
import { checklist, checklistEdition } from './core/checklist.ts';
import { hvdCategories } from './core/hvd.ts';
import type { OffersReader } from './reading.ts';
import type { TradesReader } from './record.ts';
import { checkListing, delistProduct, submitProduct } from './review.ts';
import { dcatRoutes } from './routes-dcat.ts';
import { operatorRoutes } from './routes-operator.ts';
import { papersRoute } from './routes-papers.ts';
import { sampleRoutes } from './routes-sample.ts';
import { searchRoutes } from './routes-search.ts';
import { showcaseRoutes } from './routes-showcase.ts';
import { changeProduct, draftProduct, giveOpinion, previewOpinion, stateSource, withdrawProduct } from './service.ts';
import {
  draftShape,
  opinionBody,
  opinionPreviewBody,
  productShape,
  purposeShape,
  reasonShape,
  statementBody,
  toDraft,
  toOpinion,
  toStatement,
  wordsShape,
} from './shapes.ts';
import type { AgreementsCounter } from './showcase.ts';
import { openEvidence, receiveEvidence } from './upload.ts';
import { productToJson, reasonToJson } from './views.ts';

const tag = 'catalog';
const asProvider = { roles: ['provider'], object: 'product' } as const;

const draftRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/products',
    summary: 'Draft a product',
    tag,
    access: { roles: ['provider'] },
    body: draftShape,
    answers: { 201: productShape },
    handle: async (tx, { body }) => mapOk(await draftProduct(tx, toDraft(body)), productToJson),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/products/{id}',
    summary:
      'Replace the description of a product; a submission before it is void, a listing stays until the next approval',
    tag,
    access: asProvider,
    params: byId,
    body: draftShape,
    answers: { 200: productShape },
    handle: async (tx, { params, body }) =>
      mapOk(await changeProduct(tx, { id: params.id, draft: toDraft(body) }), productToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/source-statement',
    summary: 'State where the data come from, with evidence, licence and, where persons occur, the legal basis',
    tag,
    access: asProvider,
    params: byId,
    body: statementBody,
    answers: { 201: z.object({ id: z.string() }) },
    handle: async (tx, { params, body }) =>
      mapOk(await stateSource(tx, { productId: params.id, statement: toStatement(body) }), ({ id }) => ({ id })),
  }),
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/opinion-preview',
    summary: 'The bytes that a third party signs about an opinion file',
    tag,
    access: asProvider,
    params: byId,
    body: opinionPreviewBody,
    answers: { 200: z.object({ bytesBase64: z.string(), text: z.string(), fileSha256: z.string() }) },
    handle: async (tx, { params, body }) => {
      const done = await previewOpinion(tx, { productId: params.id, ...body });
      if (!done.ok) return done;
      const bytes = Buffer.from(done.value.bytes);
      const { fileSha256 } = done.value;
      return ok({ bytesBase64: bytes.toString('base64'), text: bytes.toString('utf8'), fileSha256 });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/opinion',
    summary: 'Hand in a compliance opinion: own checklist, or a third party’s signed file',
    tag,
    access: asProvider,
    params: byId,
    body: opinionBody,
    answers: { 201: z.object({ id: z.string() }) },
    handle: async (tx, { params, body }) =>
      mapOk(await giveOpinion(tx, { productId: params.id, opinion: toOpinion(body) }), ({ id }) => ({ id })),
  }),
];

const submissionRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/products/{id}/listability',
    summary: 'What the rules say about listing an own product today',
    tag,
    access: asProvider,
    params: byId,
    answers: { 200: z.object({ mayBeListed: z.boolean(), reasons: z.array(reasonShape) }) },
    handle: async (tx, { params }) => {
      const done = await checkListing(tx, params.id);
      if (!done.ok) return done;
      return ok({ mayBeListed: done.value.length === 0, reasons: done.value.map(reasonToJson) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/submission',
    summary: 'Submit a product; what the rules refuse comes back at once, state "returned", with every reason',
    tag,
    access: asProvider,
    params: byId,
    answers: { 200: productShape.extend({ contentSha256: z.string(), reasons: z.array(reasonShape) }) },
    handle: async (tx, { params }) => {
      const done = await submitProduct(tx, params.id);
      if (!done.ok) return done;
      const { product, contentSha256, reasons } = done.value;
      return ok({ ...productToJson(product), contentSha256, reasons: reasons.map(reasonToJson) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/withdrawal',
    summary: 'Take a submission back',
    tag,
    access: asProvider,
    params: byId,
    answers: { 200: productShape },
    handle: async (tx, { params }) => mapOk(await withdrawProduct(tx, params.id), productToJson),
  }),
  route({
    method: 'POST',
    path: '/api/v1/products/{id}/delisting',
    summary: 'Take a product off, with reasons: its provider, or the operator that listed it',
    tag,
    access: { roles: ['provider', 'exchangeManager'], object: 'product' },
    params: byId,
    body: z.object({ reasons: wordsShape }),
    answers: { 200: productShape },
    handle: async (tx, { params, body }) =>
      mapOk(await delistProduct(tx, { productId: params.id, reasons: body.reasons }), productToJson),
  }),
];

const uploadQuery = z.object({
  purpose: purposeShape,
  name: z
    .string()
    .min(1)
    .max(200)
    // a name is shown and offered as a file name again, so it must not be a path or break a header
    .refine((name) => name.isWellFormed() && !/[\p{Cc}/\\"]/u.test(name)),
});
const fileParams = byId.extend({ evidenceId: idText });

const evidenceRoutes = (kit: Kit): Route[] => [
  rawRoute({
    method: 'POST',
    path: '/api/v1/products/{id}/evidence',
    summary: 'Upload a file as evidence; the body is the file, the query names it: ?purpose=source&name=contract.pdf',
    tag,
    access: asProvider,
    body: 'stream',
    handle: async ({ request, reply, actor }) => {
      const query = readQuery(uploadQuery, request);
      if (!query.ok) return request.server.sendRefusal(request, reply, query.error);
      const mediaType = (request.headers['content-type'] ?? 'application/octet-stream').slice(0, 200);
      const { id } = request.params as z.output<typeof byId>;
      const file = { productId: id, ...query.value, mediaType, source: request.raw };
      const done = await receiveEvidence(kit, actor, file);
      if (!done.ok) return request.server.sendRefusal(request, reply, done.error);
      const { sha256, bytes, name, purpose } = done.value;
      return reply.code(201).send({ id: done.value.id, purpose, name, bytes, sha256 });
    },
  }),
  rawRoute({
    method: 'GET',
    path: '/api/v1/products/{id}/evidence/{evidenceId}',
    summary: 'Read an evidence file: the product’s owner, or the operator it was submitted to',
    tag,
    access: { roles: ['provider', 'exchangeManager', 'auditor'], object: 'product' },
    handle: async ({ request, reply, actor }) => {
      const wanted = fileParams.safeParse(request.params);
      if (!wanted.success) return request.server.sendRefusal(request, reply, { code: 'http.not_found' });
      const { id, evidenceId } = wanted.data;
      const done = await openEvidence(kit, actor, { productId: id, evidenceId });
      if (!done.ok) return request.server.sendRefusal(request, reply, done.error);
      // never shown in place: an uploaded page must not run in our origin
      const { name, bytes, body } = done.value;
      return reply
        .headers({ 'content-length': bytes, 'content-disposition': attachment(name) })
        .type('application/octet-stream')
        .send(body);
    },
  }),
];

const vocabularyRoute: Route = route({
  method: 'GET',
  path: '/api/v1/catalog/vocabulary',
  summary: 'Categories, and the questions of the compliance checklist',
  tag,
  access: { roles: 'anyone' },
  answers: {
    200: z.object({
      categories: z.array(z.object({ code: z.string(), label: bilingualShape })),
      hvdCategories: z.array(z.object({ code: z.string(), label: bilingualShape })),
      checklist: z.object({
        edition: z.string(),
        questions: z.array(z.object({ id: z.string(), phase: z.string(), text: bilingualShape })),
      }),
    }),
  },
  handle: async () =>
    ok({
      categories: categories.map(({ code, label }) => ({ code, label })),
      hvdCategories: hvdCategories.map(({ code, label }) => ({ code, label })),
      checklist: { edition: checklistEdition, questions: [...checklist] },
    }),
});

/** What catalog needs from modules that it may not import. */
export type CatalogPorts = {
  /** Standing offers by product, for odrl:hasPolicy. */
  readonly offersOf: OffersReader;
  /** An operator's trades, for the record that the law asks for. */
  readonly tradesOf: TradesReader;
  /** Agreements of a provider, for its showcase page. */
  readonly agreementsOf: AgreementsCounter;
};

/** Every route of the module. */
export const catalogRoutes = (kit: Kit, ports: CatalogPorts): Route[] => [
  ...searchRoutes,
  ...sampleRoutes,
  ...showcaseRoutes(ports.agreementsOf),
  ...draftRoutes,
  ...submissionRoutes,
  papersRoute,
  ...evidenceRoutes(kit),
  ...operatorRoutes(kit, ports.tradesOf),
  ...dcatRoutes(kit, ports.offersOf),
  vocabularyRoute,
];
