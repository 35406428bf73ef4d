import { z } from 'zod';
import { mapOk, ok, personOf, refuse, roles } from '#kernel';
import { byId, listOf, type Route, route } from '#platform/http';
import { nameText, newPerson, tag } from './inputs.ts';
import { scopes, tokenDaysMax } from './model.ts';
import { addColleague, changeRoles, createToken, listPeople } from './people.ts';
import { listTokens, revokeToken } from './store-access.ts';

const personShape = z.object({
  personId: z.string(),
  name: z.string(),
  email: z.string(),
  organisationId: z.string(),
  region: z.string(),
  roles: z.array(z.enum(roles)),
});

/** Routes of an organisation’s people. */
export const peopleRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/people',
    summary: 'People of one’s organisation',
    tag,
    access: { roles: ['manager', 'securityAdmin', 'auditAdmin'] },
    answers: { 200: listOf(personShape) },
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
    handle: async (tx, { body }) => mapOk(await addColleague(tx, body), (personId) => ({ personId })),
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
    handle: async (tx, { params, body }) =>
      mapOk(await changeRoles(tx, { personId: params.id, roles: body.roles }), () => ({})),
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

/** Routes of API tokens. */
export const tokenRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/api/v1/tokens',
    summary: 'Make an API token; its secret is shown this once',
    tag,
    access: { roles: 'member' },
    secret: true,
    body: z.object({
      name: nameText,
      scopes: z.array(z.enum(scopes)).min(1),
      days: z.number().int().min(1).max(tokenDaysMax).default(90),
    }),
    answers: { 201: z.object({ id: z.string(), token: z.string(), expiresAt: z.string() }) },
    handle: async (tx, { body }) => {
      const made = await createToken(tx, body);
      return mapOk(made, ({ expiresAt, ...rest }) => ({ ...rest, expiresAt: expiresAt.toISOString() }));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/tokens',
    summary: 'API tokens of one’s organisation',
    tag,
    access: { roles: ['manager', 'securityAdmin'] },
    answers: { 200: listOf(tokenShape) },
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
