import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Actor, mapOk, ok, refuse } from '#kernel';
import type { SignInProvider } from '#platform/config-oidc';
import {
  bilingualShape,
  freeRoute,
  listOf,
  type Route,
  rawRoute,
  readCookie,
  readQuery,
  route,
  sessionCookie,
} from '#platform/http';
import type { Kit } from '#platform/kit';
import { deviceOf, networkOf } from './core/visitor.ts';
import type { IdentityCode } from './errors.ts';
import { tag } from './inputs.ts';
import { flowMinutes } from './model.ts';
import {
  beginFlow,
  endFlow,
  type FlowPurpose,
  linkProvider,
  myLinks,
  signInByProvider,
  unlinkProvider,
} from './provider-sign-in.ts';
import { createProviderClient, type ProviderClient } from './providers.ts';
import { sessionOf } from './sessions.ts';
import type { FlowRow } from './store-providers.ts';

type Parts = { readonly kit: Kit; readonly client: ProviderClient };
type Call = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly actor: Actor };

const flowCookie = 'corridor_oidc';

const flowCookieOf = ({ config }: Kit, value: string, seconds: number): string =>
  `${flowCookie}=${value}; Path=/auth/oidc; HttpOnly; SameSite=Lax; Max-Age=${seconds}${config.publicUrl?.startsWith('https:') === true ? '; Secure' : ''}`;

const idParam = z.object({ id: z.string().regex(/^[a-z0-9-]{1,31}$/) });

const providerIn = ({ client }: Parts, { params }: FastifyRequest): SignInProvider | undefined => {
  const read = idParam.safeParse(params);
  return read.success ? client.find(read.data.id) : undefined;
};

/** By the address that the call came to, where none is configured: providers send back to registered ones only. */
const callbackOf = ({ config }: Kit, host: string | undefined, { id }: SignInProvider): string =>
  `${config.publicUrl ?? `http://${host ?? 'localhost'}`}/auth/oidc/${id}/callback`;

/** Where a person reads what went wrong: the sign-in page, or where he was when he was signed in already. */
const problemPage = (code: IdentityCode, flow?: FlowRow): string => {
  if (flow?.person_id == null) return `/sign-in?problem=${code}`;
  return `${flow.return_to}${flow.return_to.includes('?') ? '&' : '?'}problem=${code}`;
};

const begin = async (
  { kit, client }: Parts,
  provider: SignInProvider,
  redirectUri: string,
  purpose: FlowPurpose,
): Promise<ReturnType<typeof refuse<IdentityCode>> | { ok: true; value: { url: string; cookie: string } }> => {
  const flow = await beginFlow(kit.db, provider, purpose);
  if (!flow.ok) return flow;
  try {
    const url = await client.addressOf(provider, redirectUri, flow.value);
    return ok({ url: url.href, cookie: flowCookieOf(kit, flow.value.browser, flowMinutes * 60) });
  } catch (error) {
    kit.log.warn({ err: error, provider: provider.id }, 'a sign-in provider does not answer');
    return refuse('identity.provider_failed');
  }
};

const startShape = z.object({ returnTo: z.string().max(1000).optional(), invitation: z.string().max(100).optional() });

const start = async (parts: Parts, { request, reply }: Call): Promise<FastifyReply> => {
  const provider = providerIn(parts, request);
  const query = readQuery(startShape, request);
  if (provider === undefined) return reply.redirect(problemPage('identity.provider_not_found'));
  if (!query.ok) return reply.redirect(problemPage('identity.provider_flow'));
  const { returnTo = '/work', invitation } = query.value;
  const begun = await begin(parts, provider, callbackOf(parts.kit, request.headers.host, provider), {
    returnTo,
    invitation,
  });
  if (!begun.ok) return reply.redirect(problemPage(begun.error.code));
  return reply.header('set-cookie', begun.value.cookie).redirect(begun.value.url);
};

const answerShape = z.object({ state: z.string().max(200), error: z.string().optional() });

const flowOf = async ({ kit }: Parts, provider: SignInProvider, request: FastifyRequest) => {
  const query = readQuery(answerShape, request);
  const browser = readCookie(request.headers, flowCookie);
  if (!query.ok || browser === undefined) return undefined;
  const flow = await endFlow(kit.db, { state: query.value.state, browser, provider: provider.id });
  return flow === undefined ? undefined : { ...query.value, flow };
};

const claimsOf = async (
  { kit, client }: Parts,
  provider: SignInProvider,
  request: FastifyRequest,
  answer: { state: string; flow: FlowRow },
) => {
  const url = new URL(callbackOf(kit, request.headers.host, provider));
  url.search = new URL(request.url, url).search;
  const { nonce, verifier } = answer.flow;
  try {
    return ok(await client.redeem(provider, url, { state: answer.state, nonce, verifier }));
  } catch (error) {
    kit.log.warn({ err: error, provider: provider.id }, 'a sign-in by a provider failed');
    return refuse('identity.provider_failed');
  }
};

const finish = async (parts: Parts, { request, reply, actor }: Call): Promise<FastifyReply> => {
  const { kit } = parts;
  const provider = providerIn(parts, request);
  const answer = provider === undefined ? undefined : await flowOf(parts, provider, request);
  if (provider === undefined || answer === undefined) return reply.redirect(problemPage('identity.provider_flow'));
  const { flow } = answer;
  const cleared = flowCookieOf(kit, '', 0);
  const goTo = (path: string, ...cookies: string[]) => reply.header('set-cookie', [cleared, ...cookies]).redirect(path);
  if (answer.error !== undefined) return goTo(problemPage('identity.provider_denied', flow));
  const claims = await claimsOf(parts, provider, request, answer);
  if (!claims.ok) return goTo(problemPage(claims.error.code, flow));
  if (flow.person_id !== null) {
    const linked = await linkProvider(kit.db, actor, flow, claims.value);
    return goTo(linked.ok ? flow.return_to : problemPage(linked.error.code, flow));
  }
  const cookie = sessionCookie(kit.config.publicUrl);
  const visitor = { device: deviceOf(request.headers['user-agent']), network: networkOf(request.ip) };
  const replaces = cookie.read(request.headers);
  const session = await signInByProvider(kit.db, provider, flow, claims.value, { ...visitor, replaces });
  if (!session.ok) return goTo(problemPage(session.error.code, flow));
  return goTo(flow.return_to, cookie.write(session.value.token, session.value.expiresAt));
};

const browserRoutes = (parts: Parts): Route[] => {
  const common = { method: 'GET', tag, access: { roles: 'anyone' } } as const;
  return [
    rawRoute({
      ...common,
      path: '/auth/oidc/{id}/start',
      summary: 'Sends the browser to a provider to sign in; takes `returnTo` and the secret of an `invitation`',
      handle: (call) => start(parts, call),
    }),
    rawRoute({
      ...common,
      path: '/auth/oidc/{id}/callback',
      summary: 'Where a provider sends the browser back; ends on `returnTo`, or on the sign-in page with `problem`',
      handle: (call) => finish(parts, call),
    }),
  ];
};

const linkShape = z.object({
  provider: z.string().nullable().describe('null when it is configured no more'),
  label: bilingualShape.nullable(),
  issuer: z.string(),
  email: z.string().nullable(),
  linkedAt: z.string(),
  lastUsedAt: z.string().nullable(),
});

const methodsRoute = ({ client }: Parts): Route =>
  route({
    method: 'GET',
    path: '/api/v1/sign-in-methods',
    summary: 'Ways to sign in here',
    tag,
    access: { roles: 'anyone' },
    answers: {
      200: z.object({
        password: z.boolean(),
        providers: z.array(z.object({ id: z.string(), label: bilingualShape, start: z.string() })),
      }),
    },
    handle: async () => {
      const providers = client.all.map(({ id, label }) => ({ id, label, start: `/auth/oidc/${id}/start` }));
      return ok({ password: true, providers });
    },
  });

const linkRoutes = (parts: Parts): Route[] => [
  route({
    method: 'GET',
    path: '/api/v1/me/sign-in-links',
    summary: 'Providers that one signs in by',
    tag,
    access: { roles: 'member' },
    answers: { 200: listOf(linkShape) },
    handle: async (tx) => {
      const items = (await myLinks(tx)).map(({ issuer, email, linked_at, last_used_at }) => {
        const provider = parts.client.all.find((one) => one.issuer === issuer);
        const at = { linkedAt: linked_at.toISOString(), lastUsedAt: last_used_at?.toISOString() ?? null };
        return { provider: provider?.id ?? null, label: provider?.label ?? null, issuer, email, ...at };
      });
      return ok({ items });
    },
  }),
  freeRoute({
    method: 'POST',
    path: '/api/v1/me/sign-in-links',
    summary: 'Begin to add a provider: the address that the page then goes to',
    tag,
    access: { roles: 'member' },
    body: z.object({ provider: z.string().max(31), returnTo: z.string().max(1000).default('/work') }),
    answers: { 201: z.object({ url: z.string() }) },
    handle: async ({ body, actor, headers, setCookie }) => {
      const session = sessionOf(actor);
      if (!session.ok || actor.kind !== 'person') return refuse('identity.session_needed');
      const provider = parts.client.find(body.provider);
      if (provider === undefined) return refuse('identity.provider_not_found');
      const purpose = { returnTo: body.returnTo, personId: actor.personId };
      const begun = await begin(parts, provider, callbackOf(parts.kit, headers.host, provider), purpose);
      return mapOk(begun, ({ url, cookie }) => {
        setCookie(cookie);
        return { url };
      });
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/me/sign-in-links/{id}',
    summary: 'Take a provider away as a way to sign in, but not the last way',
    tag,
    access: { roles: 'member' },
    params: idParam,
    answers: { 200: z.object({}) },
    handle: async (tx, { params }) => {
      const issuer = parts.client.find(params.id)?.issuer ?? '';
      return mapOk(await unlinkProvider(tx, issuer), () => ({}));
    },
  }),
];

/** Routes of sign-in by OpenID Connect. */
export const providerRoutes = (kit: Kit): Route[] => {
  const parts = { kit, client: createProviderClient(kit.config.providers, kit.clock) };
  return [methodsRoute(parts), ...browserRoutes(parts), ...linkRoutes(parts)];
};
