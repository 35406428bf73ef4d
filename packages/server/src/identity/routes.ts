import { z } from 'zod';
import { mapOk, ok, refuse, toPage } from '#kernel';
import type { Tx } from '#platform/database';
import { byId, divisionCode, freeRoute, listOf, pageOf, pageStartId, paging, type Route, route } from '#platform/http';
import type { Kit } from '#platform/kit';
import { nameText, newPerson, newRegion, reason, tag } from './inputs.ts';
import { marketRoles, type Organisation } from './model.ts';
import {
  applyAsMember,
  decideOrganisation,
  decisions,
  membersOfRegion,
  openRegion,
  seeOrganisation,
  setUp,
  standingsOf,
} from './organisations.ts';
import { hashPassword, saltBytes } from './passwords.ts';
import { invitationRoutes } from './routes-invitations.ts';
import { approvalRoutes, keyRoutes } from './routes-keys.ts';
import { meRoutes } from './routes-me.ts';
import { peopleRoutes, tokenRoutes } from './routes-people.ts';
import { providerRoutes } from './routes-providers.ts';
import { secondFactorRoutes } from './routes-second-factor.ts';
import { sessionRoutes } from './routes-sessions.ts';
import { staffRoles } from './rules.ts';
import { dropSetupCode, isSetupCode } from './setup.ts';
import { memberShape, memberToJson, organisationShape, organisationToJson, regionShape } from './shapes.ts';

import { organisationStates } from './states.ts';
import { listRegions } from './store.ts';
import { forStranger } from './throttle.ts';

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
    answers: { 200: listOf(regionShape) },
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
      name: nameText,
      nameEn: nameText,
      region: divisionCode,
      creditCode: z.string().max(30).optional(),
      marketRoles: z.array(z.enum(marketRoles).exclude(['operator'])).min(1),
      person: newPerson.omit({ roles: true }),
    }),
    answers: { 201: organisationShape },
    handle: async ({ body, actor, ip }) => {
      const { password, ...person } = body.person;
      const passwordHash = await forStranger(ip, () => hashPassword(password, kit.random.bytes(saltBytes)));
      const applicant = { ...body, person: { ...person, passwordHash } };
      const applied = await kit.db.transact(actor, (tx) => applyAsMember(tx, applicant));
      return mapOk(applied, ({ organisation }) => organisationToJson(organisation));
    },
  });

const membersToJson = async (tx: Tx, rows: readonly Organisation[]): Promise<z.input<typeof memberShape>[]> => {
  const standings = await standingsOf(tx, rows);
  return rows.map((row) => memberToJson(row, standings.get(row.id)));
};

const organisationRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/organisations',
    summary: 'Members and applicants of the operator’s region',
    tag,
    access: { roles: staffRoles },
    query: z.object({ state: z.enum(organisationStates).optional(), ...paging }),
    answers: { 200: pageOf(memberShape) },
    handle: async (tx, { query: { state, pageToken, pageSize } }) => {
      const after = pageStartId(pageToken);
      if (!after.ok) return after;
      const rows = await membersOfRegion(tx, { state, after: after.value, size: pageSize });
      return ok(toPage(await membersToJson(tx, rows), pageSize, ({ id }) => id));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/organisations/{id}',
    summary: 'One organisation: one’s own, a verified one, or as staff of an operator one of its region',
    tag,
    access: { roles: 'member', object: 'organisation' },
    params: byId,
    answers: { 200: memberShape },
    handle: async (tx, { params }) => {
      const seen = await seeOrganisation(tx, params.id);
      if (!seen.ok) return seen;
      const standings = await standingsOf(tx, [seen.value]);
      return ok(memberToJson(seen.value, standings.get(params.id)));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/organisations/{id}/decision',
    summary: 'Verify, refuse or suspend a member of one’s region',
    tag,
    access: { roles: ['exchangeManager'], object: 'organisation' },
    params: byId,
    body: z.object({ decision: z.enum(decisions), reason }),
    answers: { 200: organisationShape },
    handle: async (tx, { params, body }) =>
      mapOk(await decideOrganisation(tx, { ...body, id: params.id }), organisationToJson),
  }),
];

/** Identity's routes. */
export const identityRoutes = (kit: Kit): Route[] => [
  ...regionRoutes(kit),
  applyRoute(kit),
  ...organisationRoutes,
  ...sessionRoutes(kit),
  ...meRoutes(kit),
  ...secondFactorRoutes(kit),
  ...invitationRoutes(kit),
  ...providerRoutes(kit),
  ...peopleRoutes,
  ...tokenRoutes,
  ...keyRoutes(kit),
  ...approvalRoutes,
];
