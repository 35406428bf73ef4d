import { z } from 'zod';
import { ok, refuse, toPage } from '#kernel';
import {
  bilingualShape,
  freeRoute,
  idOf,
  idText,
  pageOf,
  pageStartId,
  paging,
  type Route,
  route,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { actAs } from './acting.ts';
import { answersInput, tag, typeKey } from './inputs.ts';
import { officeOf } from './opening.ts';
import { publicCaseShape, publicCaseToJson } from './public-view.ts';
import { asVisitor, findTracked, openAsResident, residentActor } from './residents.ts';
import { selectPublications } from './store-publications.ts';
import { recordInCase } from './supplying.ts';
import { uploadRoute } from './upload-route.ts';

const number = z.string().regex(/^\d{4}-\d{6,10}$/, 'a number like 2026-000123');
const byNumber = z.object({ number });

/** The header that carries the code of a case: never in an address, which ends up in logs. */
const codeHeader = 'x-tracking-code';

const codeOf = (headers: Readonly<Record<string, string | string[] | undefined>>): string => {
  const value = headers[codeHeader];
  return typeof value === 'string' ? value.slice(0, 60) : '';
};

const region = z.string().regex(/^\d{6}$/, 'a division code of six digits');

const openRoute = (kit: Kit): Route =>
  freeRoute({
    method: 'POST',
    path: '/api/v1/public/cases',
    summary: 'Open a case without an account: number and code are answered once; 20 an hour from one network',
    tag,
    access: { roles: 'anyone' },
    body: z.object({
      type: typeKey,
      answers: answersInput,
      region: region.optional(),
      officeId: idOf('org').optional(),
    }),
    answers: { 201: publicCaseShape.extend({ trackingCode: z.string() }) },
    handle: ({ body, headers, ip }) =>
      asVisitor(kit, { address: ip, purpose: 'open' }, async (tx) => {
        const { type, ...rest } = body;
        const key = headers['idempotency-key'];
        const input = { ...rest, typeKey: type };
        const opened = await openAsResident(tx, kit, {
          input,
          key: typeof key === 'string' && key !== '' ? key : undefined,
        });
        if (!opened.ok) return opened;
        const shown = await publicCaseToJson(tx, opened.value);
        return ok({ ...shown, trackingCode: opened.value.trackingCode ?? '' });
      }),
  });

const trackRoute = (kit: Kit): Route =>
  freeRoute({
    method: 'GET',
    path: '/api/v1/public/cases/{number}',
    summary: 'Where a case stands, for who has its code in the header x-tracking-code',
    tag,
    access: { roles: 'anyone' },
    params: byNumber,
    answers: { 200: publicCaseShape },
    handle: ({ params, headers, ip }) =>
      asVisitor(kit, { address: ip, purpose: 'track' }, async (tx) => {
        const found = await findTracked(tx, { number: params.number, code: codeOf(headers) });
        return found.ok ? ok(await publicCaseToJson(tx, found.value)) : found;
      }),
  });

const stepRoute = (kit: Kit): Route =>
  freeRoute({
    method: 'POST',
    path: '/api/v1/public/cases/{number}/steps',
    summary: 'Take a step as the resident who opened the case: write, withdraw, rate',
    tag,
    access: { roles: 'anyone' },
    params: byNumber,
    body: z.object({
      action: z.string().regex(/^[a-zA-Z][\w.-]{0,59}$/),
      payload: answersInput.default({}),
      expectedSeq: z.int().min(1),
    }),
    answers: { 200: publicCaseShape },
    handle: ({ params, body, headers, ip }) =>
      asVisitor(kit, { address: ip, purpose: 'track' }, async (tx) => {
        const found = await findTracked(tx, { number: params.number, code: codeOf(headers) });
        if (!found.ok) return found;
        const done = await actAs(tx, found.value.record.id, { actor: residentActor, step: body });
        return done.ok ? ok(await publicCaseToJson(tx, done.value)) : done;
      }),
  });

const handInRoute = (kit: Kit): Route =>
  uploadRoute(kit, {
    path: '/api/v1/public/cases/{number}/materials',
    summary: 'Add a photo or document to one’s case',
    access: { roles: 'anyone' },
    to: async (request) => {
      const params = byNumber.safeParse(request.params);
      if (!params.success) return refuse('cases.tracking_wrong');
      const wanted = { number: params.data.number, code: codeOf(request.headers) };
      const visit = { address: request.ip, purpose: 'upload' } as const;
      const found = await asVisitor(kit, visit, (tx) => findTracked(tx, wanted));
      if (!found.ok) return found;
      const { id: caseId, ownerId } = found.value.record;
      const place = { caseId, ownerId, draftId: null, organisationId: null, createdBy: null };
      return ok({
        actor: systemActor('cases.residents'),
        find: async () => ok(place),
        record: recordInCase((tx, id, step) => actAs(tx, id, { actor: residentActor, step })),
      });
    },
  });

const publicationShape = z.object({
  page: z.string(),
  title: bilingualShape,
  facts: z.unknown().describe('number, subject, applicant and state as they stood when it was published'),
  publishedAt: z.string(),
});

const publicationsRoute: Route = route({
  method: 'GET',
  path: '/api/v1/public/publications',
  summary: 'What an office has made public of its cases, on a page such as publicity; newest first',
  tag,
  access: { roles: 'anyone' },
  query: z.object({
    ...paging,
    page: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    region: region.optional(),
    officeId: idText.optional(),
  }),
  answers: { 200: pageOf(publicationShape) },
  handle: async (tx, { query }) => {
    const before = pageStartId(query.pageToken);
    if (!before.ok) return before;
    const office = query.officeId === undefined ? await officeOf(tx, { region: query.region }) : ok(query.officeId);
    if (!office.ok) return office;
    const find = { ownerId: office.value, page: query.page, before: before.value, size: query.pageSize };
    const paged = toPage(await selectPublications(tx, find), query.pageSize, ({ caseId }) => caseId);
    return ok({
      ...paged,
      items: paged.items.map(({ page, title, facts, publishedAt }) => ({
        ...{ page, title, facts, publishedAt: publishedAt.toISOString() },
      })),
    });
  },
});

/** Routes for residents without an account, and of what is public. */
export const publicRoutes = (kit: Kit): Route[] => [
  openRoute(kit),
  trackRoute(kit),
  stepRoute(kit),
  handInRoute(kit),
  publicationsRoute,
];
