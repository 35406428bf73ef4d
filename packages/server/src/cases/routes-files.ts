import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { appendEntry } from '#audit';
import { ok, refuse } from '#kernel';
import { attachment, byId, listOf, paragraph, type Route, rawRoute, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { withSystem } from '#platform/system';
import { actors, readers } from './access.ts';
import { readContact } from './contacts.ts';
import { tag, withMaterial } from './inputs.ts';
import { casesKinds } from './kinds.ts';
import { type OpenMaterial, openMaterial } from './materials.ts';
import type { CaseRecord } from './record.ts';
import { caseRowShape, valuesShape } from './shapes.ts';
import { findCase } from './store.ts';
import { eraseContact, findCaller, selectOfCaller } from './store-parts.ts';
import { documentsOf, placeInCase, recordInCase } from './supplying.ts';
import { uploadRoute } from './upload-route.ts';
import { seeCase } from './view.ts';
import { rowsToJson } from './views.ts';

/** What somebody handed in is offered as a file and never shown in place: a page among it must not run in our origin. */
const sandbox = "default-src 'none'; sandbox";

/** Sends a document. */
export const sendMaterial = (reply: FastifyReply, { file, body }: OpenMaterial): FastifyReply =>
  reply
    .headers({
      'content-length': Number(file.bytes),
      'content-disposition': attachment(file.name),
      'content-security-policy': sandbox,
      'x-content-type-options': 'nosniff',
    })
    .type('application/octet-stream')
    .send(body);

const handInRoute = (kit: Kit): Route =>
  uploadRoute(kit, {
    path: '/api/v1/cases/{id}/materials',
    summary: 'Hand in a document, a step of the case',
    access: { roles: actors, object: 'case' },
    to: async (request, actor) => {
      const { id } = request.params as z.output<typeof byId>;
      return ok({ actor, find: (tx) => placeInCase(tx, actor, id), record: recordInCase() });
    },
  });

const downloadRoute = (kit: Kit): Route =>
  rawRoute({
    method: 'GET',
    path: '/api/v1/cases/{id}/materials/{materialId}',
    summary: 'Read a document of a case, as a file to keep',
    tag,
    access: { roles: readers, object: 'case' },
    handle: async ({ request, reply, actor }) => {
      const wanted = withMaterial.safeParse(request.params);
      if (!wanted.success) return request.server.sendRefusal(request, reply, { code: 'http.not_found' });
      const files = await kit.db.transact(actor, async (tx) => {
        const seen = await seeCase(tx, wanted.data.id);
        return seen.ok ? documentsOf(tx, seen.value) : seen;
      });
      const opened = files.ok ? await openMaterial(kit, files.value, wanted.data.materialId) : files;
      return opened.ok ? sendMaterial(reply, opened.value) : request.server.sendRefusal(request, reply, opened.error);
    },
  });

const contactRoutes = ({ keyring }: Pick<Kit, 'keyring'>): Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/cases/{id}/contact',
    summary: 'Who the case is about: for the office and the applicant; that the office looked is in the log',
    tag,
    access: { roles: actors, object: 'case' },
    params: byId,
    answers: {
      200: z.object({
        answers: valuesShape.nullable().describe('the whole form; null where nothing personal is kept'),
      }),
    },
    handle: async (tx, { params }) => {
      const seen = await seeCase(tx, params.id);
      if (!seen.ok) return seen;
      const { role, record } = seen.value;
      if (role !== 'office' && role !== 'applicant') return refuse('cases.contact_closed');
      const answers = await readContact(tx, keyring, record.id);
      if (role === 'office' && answers !== undefined)
        await appendEntry(tx, {
          kind: casesKinds.contact_read,
          subject: record.id,
          parties: [record.ownerId],
          content: {},
        });
      return ok({ answers: answers === undefined ? null : { ...answers } });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/cases/{id}/contact-erasure',
    summary: 'Erase who the case is about; what happened stays',
    tag,
    access: { roles: ['manager'], object: 'case' },
    params: byId,
    body: z.object({ reason: paragraph(1000) }),
    answers: { 200: z.object({}) },
    handle: async (tx, { params, body }) => {
      const seen = await seeCase(tx, params.id);
      if (!seen.ok) return seen;
      const { role, record } = seen.value;
      if (role !== 'office' && role !== 'applicant') return refuse('cases.contact_closed');
      if (!(await withSystem(tx, () => eraseContact(tx, record.id)))) return refuse('cases.contact_none');
      const content = { reason: body.reason };
      await appendEntry(tx, {
        kind: casesKinds.contact_erased,
        subject: record.id,
        parties: [record.ownerId],
        content,
      });
      return ok({});
    },
  }),
];

/** Earlier cases of one caller that are shown: who calls more often is known by then. */
const sameCallerMax = 20;

const sameCallerRoute: Route = route({
  method: 'GET',
  path: '/api/v1/cases/{id}/same-caller',
  summary: 'Other cases of whoever called about this one, newest first; for the office, which may join them',
  tag,
  access: { roles: actors, object: 'case' },
  params: byId,
  answers: { 200: listOf(caseRowShape) },
  handle: async (tx, { params }) => {
    const seen = await seeCase(tx, params.id);
    if (!seen.ok) return seen;
    const { role, record } = seen.value;
    if (role !== 'office') return refuse('cases.contact_closed');
    const callerMac = await findCaller(tx, record.id);
    if (callerMac === null) return ok({ items: [] });
    const ids = await selectOfCaller(tx, { ownerId: record.ownerId, callerMac, limit: sameCallerMax });
    const others: CaseRecord[] = [];
    for (const id of ids.filter((one) => one !== record.id)) {
      const found = await findCase(tx, id);
      if (found !== undefined) others.push(found);
    }
    return ok({ items: await rowsToJson(tx, others) });
  },
});

/** Routes of a case's documents, and of who it is about. */
export const fileRoutes = (kit: Kit): Route[] => [
  handInRoute(kit),
  downloadRoute(kit),
  ...contactRoutes(kit),
  sameCallerRoute,
];
