import { z } from 'zod';
import { mapOk, ok, personOf, refuse } from '#kernel';
import {
  bearerOf,
  byId,
  freeRoute,
  type Input,
  idText,
  isOwnPage,
  listOf,
  type Route,
  route,
  sessionCookie,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { deviceOf, networkOf } from './core/visitor.ts';
import { codeText, tag } from './inputs.ts';
import { passwordLengthMax } from './model.ts';
import { endMySession, mySessions, type NewSession, switchOrganisation, type Visitor } from './sessions.ts';
import { signIn } from './sign-in.ts';

const sessionShape = z.object({
  token: z.string().optional().describe('absent when the session is in a cookie'),
  expiresAt: z.string(),
  personId: z.string(),
  organisationId: z.string(),
});

const listedShape = z.object({
  id: z.string(),
  organisation: z.object({ id: z.string(), name: z.string(), nameEn: z.string() }),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable().describe('to within some minutes'),
  expiresAt: z.string(),
  device: z.string().describe('browser and system in two words, empty when unknown'),
  network: z.string().describe('the address without its last part'),
  current: z.boolean(),
});

type Call = Pick<Input<unknown, unknown, unknown>, 'headers' | 'ip' | 'setCookie'>;

const visitorOf = ({ headers, ip }: Call): Required<Visitor> => ({
  device: deviceOf(headers['user-agent']),
  network: networkOf(ip),
});

/** Hands a session out: its secret in a cookie that no script reads, or in the answer. */
const handOut = (kit: Kit, call: Call, { token, expiresAt, ...rest }: NewSession, { cookie }: { cookie: boolean }) => {
  if (cookie) call.setCookie(sessionCookie(kit.config.publicUrl).write(token, expiresAt));
  return { ...rest, ...(cookie ? {} : { token }), expiresAt: expiresAt.toISOString() };
};

const signInRoute = (kit: Kit): Route =>
  freeRoute({
    method: 'POST',
    path: '/api/v1/sessions',
    summary: 'Sign in; with `cookie` the session’s secret is set as a cookie, for pages of the portal only',
    tag,
    access: { roles: 'anyone' },
    body: z.object({
      email: z.string().max(200),
      password: z.string().max(passwordLengthMax),
      code: codeText.optional().describe('once identity.second_factor_needed was answered'),
      organisationId: idText.optional(),
      cookie: z.boolean().default(false),
    }),
    answers: { 201: sessionShape },
    handle: async ({ body, ...call }) => {
      // Another site's page could else sign a visitor in as somebody else, and read what he then writes.
      if (body.cookie && !isOwnPage(call.headers, kit.config.publicUrl)) return refuse('http.cross_site');
      const replaces = body.cookie ? sessionCookie(kit.config.publicUrl).read(call.headers) : undefined;
      const { device } = visitorOf(call);
      const session = await signIn(kit, { ...body, device, address: call.ip, replaces });
      return mapOk(session, (made) => handOut(kit, call, made, body));
    },
  });

const switchRoute = (kit: Kit): Route =>
  route({
    method: 'POST',
    path: '/api/v1/sessions/organisation',
    summary: 'Act for another of one’s organisations; the session gets a new secret',
    tag,
    access: { roles: 'member' },
    secret: true,
    body: z.object({ organisationId: idText }),
    answers: { 201: sessionShape },
    handle: async (tx, { body, ...call }) => {
      const session = await switchOrganisation(tx, body.organisationId, visitorOf(call));
      return mapOk(session, (made) => handOut(kit, call, made, { cookie: bearerOf(call.headers) === undefined }));
    },
  });

const signOutRoute = (kit: Kit): Route =>
  route({
    method: 'DELETE',
    path: '/api/v1/sessions/current',
    summary: 'Sign out',
    tag,
    access: { roles: 'member' },
    answers: { 200: z.object({}) },
    handle: async (tx, { headers, setCookie }) => {
      const { sessionId } = personOf(tx.actor);
      if (sessionId !== undefined) await endMySession(tx, sessionId);
      if (bearerOf(headers) === undefined) setCookie(sessionCookie(kit.config.publicUrl).cleared);
      return ok({});
    },
  });

const listRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/sessions',
    summary: 'Where one is signed in',
    tag,
    access: { roles: 'member' },
    answers: { 200: listOf(listedShape) },
    handle: async (tx) => {
      const { sessionId } = personOf(tx.actor);
      const items = (await mySessions(tx)).map((row) => ({
        id: row.id,
        organisation: { id: row.organisationId, name: row.organisationName, nameEn: row.organisationNameEn },
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at?.toISOString() ?? null,
        expiresAt: row.expires_at.toISOString(),
        device: row.device,
        network: row.network,
        current: row.id === sessionId,
      }));
      return ok({ items });
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/sessions/{id}',
    summary: 'End one of one’s sessions',
    tag,
    access: { roles: 'member', object: 'session' },
    params: byId,
    answers: { 200: z.object({}) },
    handle: async (tx, { params }) => mapOk(await endMySession(tx, params.id), () => ({})),
  }),
];

/** Routes of sessions: in, out, for whom, and where else. */
export const sessionRoutes = (kit: Kit): Route[] => [
  signInRoute(kit),
  switchRoute(kit),
  signOutRoute(kit),
  ...listRoutes,
];
