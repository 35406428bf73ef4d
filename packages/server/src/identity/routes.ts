import { z } from 'zod';
import { decodePageToken, ok, pageSizeDefault, pageSizeMax, refuse, roles, toPage } from '#kernel';
import { freeRoute, type Route, refusePageToken, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { personOf } from './approvals.ts';
import { marketRoles, type Organisation, passwordLengthMax, passwordLengthMin, scopes, tokenDaysMax } from './model.ts';
import { hashPassword, saltBytes, secretHash } from './passwords.ts';
import { approvalRoutes, keyRoutes } from './routes-keys.ts';
import {
  addColleague,
  applyAsMember,
  changeRoles,
  createToken,
  decideOrganisation,
  listPeople,
  membersOfRegion,
  openRegion,
  seeOrganisation,
  setUp,
  whoAmI,
} from './service.ts';
import { dropSetupCode, isSetupCode } from './setup.ts';
import { organisationShape, organisationToJson, regionShape } from './shapes.ts';
import { forStranger, signIn } from './sign-in.ts';
import { endSession, listRegions, listTokens, revokeToken } from './store.ts';

const tag = 'identity';
const text = z.string().trim().min(1).max(200);
const region = z.string().regex(/^\d{6}$/, 'a division code of six digits');
const password = z.string().min(passwordLengthMin).max(passwordLengthMax);
const newPerson = z.object({ email: z.email().max(200), name: text, password, roles: z.array(z.enum(roles)).min(1) });
const newRegion = z.object({
  region: z.object({ code: region, nameZh: text, nameEn: text }),
  operator: z.object({ name: text, nameEn: text, creditCode: z.string().optional() }),
  people: z.array(newPerson).min(1).max(20),
});
const byId = z.object({ id: z.string().max(60) });
const staff = ['exchangeManager', 'auditor', 'systemAdmin', 'securityAdmin', 'auditAdmin'] as const;

const regionRoutes = (kit: Kit): Route[] => [
  route({
    method: 'POST',
    path: '/api/v1/setup',
    summary: 'Set up an empty installation: the first region, its operator, its people',
    tag,
    access: { roles: 'anyone' },
    secret: true,
    body: newRegion.extend({ code: z.string().max(100) }),
    answers: { 201: regionShape },
    handle: async (tx, { body }) => {
      if (!(await isSetupCode(kit, body.code))) return refuse('identity.setup_code_wrong');
      const done = await setUp(tx, body);
      if (done.ok) tx.afterCommit(() => void dropSetupCode(kit));
      return done;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/regions',
    summary: 'Regions served here',
    tag,
    access: { roles: 'anyone' },
    answers: { 200: z.object({ items: z.array(regionShape) }) },
    handle: async (tx) => ok({ items: await listRegions(tx) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/regions',
    summary: 'Open another region with its own operator',
    tag,
    access: { roles: ['systemAdmin'] },
    secret: true,
    body: newRegion,
    answers: { 201: regionShape },
    handle: (tx, { body }) => openRegion(tx, body),
  }),
];

const applyRoute = (kit: Kit): Route =>
  freeRoute({
    method: 'POST',
    path: '/api/v1/organisations',
    summary: 'Apply as a member; the region’s operator decides',
    tag,
    access: { roles: 'anyone' },
    body: z.object({
      name: text,
      nameEn: text,
      region,
      creditCode: z.string().max(30).optional(),
      marketRoles: z.array(z.enum(marketRoles).exclude(['operator'])).min(1),
      person: newPerson.omit({ roles: true }),
    }),
    answers: { 201: organisationShape },
    handle: async ({ body, actor, ip }) => {
      const { password, ...person } = body.person;
      const passwordHash = await forStranger(ip, () => hashPassword(password, kit.random.bytes(saltBytes)));
      const applicant = { ...body, person: { ...person, passwordHash } };
      const done = await kit.db.transact(actor, (tx) => applyAsMember(tx, applicant));
      return done.ok ? ok(organisationToJson(done.value)) : done;
    },
  });

const organisationRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/organisations',
    summary: 'Members and applicants of the operator’s region',
    tag,
    access: { roles: staff },
    query: z.object({
      state: z.enum(['applied', 'verified', 'refused', 'suspended']).optional(),
      pageToken: z.string().optional(),
      pageSize: z.coerce.number().int().min(1).max(pageSizeMax).default(pageSizeDefault),
    }),
    answers: { 200: z.object({ items: z.array(organisationShape), nextPageToken: z.string().optional() }) },
    handle: async (tx, { query }) => {
      const after = query.pageToken === undefined ? undefined : decodePageToken(query.pageToken);
      if (query.pageToken !== undefined && after === undefined) return refusePageToken();
      const find = { state: query.state, after, size: query.pageSize };
      const page = toPage(await membersOfRegion(tx, find), query.pageSize, (o: Organisation) => o.id);
      return ok({ ...page, items: page.items.map(organisationToJson) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/organisations/{id}',
    summary: 'One organisation: one’s own, a verified one, or as staff of an operator one of its region',
    tag,
    access: { roles: 'member', object: 'organisation' },
    params: byId,
    answers: { 200: organisationShape },
    handle: async (tx, { params }) => {
      const found = await seeOrganisation(tx, params.id);
      return found.ok ? ok(organisationToJson(found.value)) : found;
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/organisations/{id}/decision',
    summary: 'Verify, refuse or suspend a member of one’s region',
    tag,
    access: { roles: ['exchangeManager'], object: 'organisation' },
    params: byId,
    body: z.object({
      decision: z.enum(['verified', 'refused', 'suspended']),
      reason: z.string().trim().min(1).max(2000),
    }),
    answers: { 200: organisationShape },
    handle: async (tx, { params, body }) => {
      const done = await decideOrganisation(tx, { ...body, id: params.id });
      return done.ok ? ok(organisationToJson(done.value)) : done;
    },
  }),
];

const sessionShape = z.object({
  token: z.string(),
  expiresAt: z.string(),
  personId: z.string(),
  organisationId: z.string(),
});
const personShape = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  organisationId: z.string(),
  region: z.string(),
  roles: z.array(z.enum(roles)),
});

const sessionRoutes = (kit: Kit): Route[] => [
  freeRoute({
    method: 'POST',
    path: '/api/v1/sessions',
    summary: 'Sign in',
    tag,
    access: { roles: 'anyone' },
    body: z.object({
      email: z.string().max(200),
      password: z.string().max(passwordLengthMax),
      organisationId: z.string().optional(),
    }),
    answers: { 201: sessionShape },
    handle: async ({ body, ip }) => {
      const done = await signIn(kit.db, { ...body, address: ip });
      return done.ok ? ok({ ...done.value, expiresAt: done.value.expiresAt.toISOString() }) : done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/sessions/current',
    summary: 'Sign out',
    tag,
    access: { roles: 'member' },
    answers: { 200: z.object({}) },
    handle: async (tx, { headers }) => {
      await endSession(tx, secretHash(String(headers.authorization ?? '').replace(/^Bearer /i, '')));
      return ok({});
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/me',
    summary: 'Who am I, and for which organisation',
    tag,
    access: { roles: 'member' },
    answers: { 200: personShape },
    handle: async (tx) => {
      const me = await whoAmI(tx);
      return me === undefined ? refuse('identity.no_membership') : ok(me);
    },
  }),
];

const peopleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/people',
    summary: 'People of one’s organisation',
    tag,
    access: { roles: ['manager', 'securityAdmin', 'auditAdmin'] },
    answers: { 200: z.object({ items: z.array(personShape) }) },
    handle: async (tx) => ok({ items: await listPeople(tx) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/people',
    summary: 'Add a colleague',
    tag,
    access: { roles: ['manager', 'securityAdmin'] },
    secret: true,
    body: newPerson,
    answers: { 201: z.object({ personId: z.string() }) },
    handle: async (tx, { body }) => {
      const done = await addColleague(tx, body);
      return done.ok ? ok({ personId: done.value }) : done;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/people/{id}/roles',
    summary: 'Replace a colleague’s roles',
    tag,
    access: { roles: ['manager', 'securityAdmin'], object: 'person' },
    params: byId,
    body: z.object({ roles: z.array(z.enum(roles)).min(1) }),
    answers: { 200: z.object({}) },
    handle: async (tx, { params, body }) => {
      const done = await changeRoles(tx, { personId: params.id, roles: body.roles });
      return done.ok ? ok({}) : done;
    },
  }),
];

const tokenShape = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedOn: z.string().nullable(),
  revokedAt: z.string().nullable(),
});

const tokenRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/tokens',
    summary: 'Make an API token; its secret is shown this once',
    tag,
    access: { roles: 'member' },
    secret: true,
    body: z.object({
      name: text,
      scopes: z.array(z.enum(scopes)).min(1),
      days: z.number().int().min(1).max(tokenDaysMax).default(90),
    }),
    answers: { 201: z.object({ id: z.string(), token: z.string(), expiresAt: z.string() }) },
    handle: async (tx, { body }) => {
      const done = await createToken(tx, body);
      return done.ok ? ok({ ...done.value, expiresAt: done.value.expiresAt.toISOString() }) : done;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tokens',
    summary: 'API tokens of one’s organisation',
    tag,
    access: { roles: ['manager', 'securityAdmin'] },
    answers: { 200: z.object({ items: z.array(tokenShape) }) },
    handle: async (tx, { actor }) => {
      const rows = await listTokens(tx, personOf(actor).organisationId);
      const items = rows.map((row) => ({
        id: row.id,
        name: row.name,
        scopes: row.scopes,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        lastUsedOn: row.last_used_on,
        revokedAt: row.revoked_at?.toISOString() ?? null,
      }));
      return ok({ items });
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/tokens/{id}',
    summary: 'End an API token',
    tag,
    access: { roles: ['manager', 'securityAdmin'], object: 'token' },
    params: byId,
    answers: { 200: z.object({}) },
    handle: async (tx, { params, actor }) =>
      (await revokeToken(tx, personOf(actor).organisationId, params.id)) ? ok({}) : refuse('identity.token_not_found'),
  }),
];

/** Identity's routes. */
export const identityRoutes = (kit: Kit): Route[] => [
  ...regionRoutes(kit),
  applyRoute(kit),
  ...organisationRoutes,
  ...sessionRoutes(kit),
  ...peopleRoutes,
  ...tokenRoutes,
  ...keyRoutes(kit),
  ...approvalRoutes,
];
