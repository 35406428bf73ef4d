import fastifySwagger from '@fastify/swagger';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import {
  createJsonSchemaTransformObject,
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { type Actor, type ErrorTable, type Outcome, type Refusal, refuse } from '#kernel';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import { BusyError } from '../gate.ts';
import type { Logger } from '../log.ts';
import { newId, type Random } from '../random.ts';
import { isCarried, isHost, nestingMax } from './carried.ts';
import { bearerOf, isOwnPage, sessionCookie } from './cookies.ts';
import { once } from './idempotency.ts';
import { whatIsWrong } from './inputs.ts';
import { mayCall } from './may-call.ts';
import { createProblems, httpErrors, type Problems, sendProblem } from './problem.ts';
import type { Input, PlainRoute, RawRoute, Route } from './route.ts';

/** Largest JSON body: agreements and forms are far below, and a parser must not hold more. */
export const jsonBytesMax = 1024 * 1024;

/** How long a JSON body may take: a mebibyte over a slow mobile line. Slower ones only hold on to connections. */
const jsonMsMax = 30_000;

/** How long a whole request may take to arrive: the largest upload over 10 Mbit/s. */
const requestMsMax = 3_600_000;

/** Finds out who calls; `undefined` when the credentials are wrong. A cookie that is over makes an anonymous visitor. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | undefined>;

/** What the server is made of. */
export type HttpParts = {
  readonly db: Database;
  readonly log: Logger;
  readonly clock: Clock;
  readonly random: Random;
  readonly routes: readonly Route[];
  readonly errors: readonly ErrorTable[];
  readonly authenticate: Authenticate;
  readonly version: string;
  /** Address that others reach us by; with https browsers are told to stay with it. */
  readonly publicUrl?: string | undefined;
};

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
} as const;

/** A year, as browsers' preload lists want it. */
const strictTransport = { 'strict-transport-security': 'max-age=31536000' } as const;

/** What is answered to somebody, and what a call has done, belongs into no shared cache. */
const isPrivate = ({ method, headers }: FastifyRequest): boolean =>
  headers.authorization !== undefined ||
  headers.cookie !== undefined ||
  headers['x-tracking-code'] !== undefined ||
  (method !== 'GET' && method !== 'HEAD');

const fastifyPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1').replace(/\/:rest$/, '/*');

const keyOf = (request: FastifyRequest): string | undefined => {
  const key = request.headers['idempotency-key'];
  return typeof key === 'string' && key.length > 0 && key.length <= 200 && request.method !== 'GET' ? key : undefined;
};

const runPlain = (
  db: Database,
  route: PlainRoute,
  request: FastifyRequest,
  actor: Actor,
  setCookie: Input<unknown, unknown, unknown>['setCookie'],
): Promise<Outcome<unknown>> => {
  const input = {
    params: request.params,
    query: request.query,
    body: request.body,
    actor,
    headers: request.headers,
    ip: request.ip,
    setCookie,
  };
  const { work } = route;
  if (work.opens === 'own') return work.handle(input);
  const key = keyOf(request);
  if (key === undefined) return db.transact(actor, (tx) => work.handle(tx, input));
  const { method, url, body } = request;
  const keyed = { key, method, url, body, isSecret: route.secret === true };
  return db.transact(actor, (tx) => once(tx, keyed, () => work.handle(tx, input)));
};

const schemaOf = (route: Route) => {
  const common = { summary: route.summary, tags: [route.tag], 'x-corridor-roles': route.access.roles };
  if (route.kind === 'raw') return { ...common, hide: !route.documented };
  return {
    ...common,
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    ...(route.answer === undefined ? {} : { response: { [route.status]: route.answer } }),
  };
};

type Gate = { readonly parts: HttpParts; readonly problems: Problems };

/**
 * Browsers send cookies along with what another site's page asks for (CSRF). So a call that would change something in the name of
 * a cookie has to come from a page of ours; a token in the header is nothing that another site could make a browser send.
 */
const isForeign = ({ method, headers }: FastifyRequest, publicUrl: string | undefined): boolean =>
  method !== 'GET' &&
  method !== 'HEAD' &&
  bearerOf(headers) === undefined &&
  sessionCookie(publicUrl).read(headers) !== undefined &&
  !isOwnPage(headers, publicUrl);

/** Authenticates and authorises; answers itself and returns undefined when the call ends here. */
const enter = async (
  gate: Gate,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Actor | undefined> => {
  const isProtocol = route.access.roles === 'bearer';
  if (!isProtocol && isForeign(request, gate.parts.publicUrl)) {
    await sendProblem(gate.problems, request, reply, { code: 'http.cross_site' });
    return undefined;
  }
  const actor = isProtocol ? ({ kind: 'anonymous' } as const) : await gate.parts.authenticate(request);
  const refusal = actor === undefined ? { code: 'http.not_signed_in' } : mayCall(route, actor);
  if (refusal === undefined) return actor;
  await sendProblem(gate.problems, request, reply, refusal);
  return undefined;
};

const addPlain = (app: FastifyInstance, gate: Gate, route: PlainRoute): void => {
  app.route({
    method: route.method,
    url: fastifyPath(route.path),
    schema: schemaOf(route),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const actor = await enter(gate, route, request, reply);
      if (actor === undefined) return reply;
      const cookies: string[] = [];
      const outcome = await runPlain(gate.parts.db, route, request, actor, (cookie) => cookies.push(cookie));
      if (!outcome.ok) return sendProblem(gate.problems, request, reply, outcome.error);
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return reply.code(route.status).send(outcome.value);
    },
  });
};

const addRaw = (app: FastifyInstance, gate: Gate, route: RawRoute): void => {
  app.route({
    method: route.method,
    url: fastifyPath(route.path),
    schema: schemaOf(route),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const actor = await enter(gate, route, request, reply);
      if (actor === undefined) return reply;
      return route.handle({ request, reply, actor });
    },
  });
};

/** PostgreSQL's codes for values that no column of the kind can hold: a character, a number out of range. */
const unstorable = new Set(['22021', '22P05', '22003']);

const refusalOf = (error: FastifyError): Refusal => {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((v) => ({
      path: v.instancePath.split('/').slice(1),
      message: v.message ?? '',
    }));
    return { code: 'http.invalid', params: { what: whatIsWrong(issues) } };
  }
  if (error.statusCode === 413) return { code: 'http.too_large' };
  if (error instanceof BusyError) return { code: 'http.unavailable', params: { what: error.what } };
  if (unstorable.has(error.code)) return { code: 'http.invalid', params: { what: 'a value that cannot be stored' } };
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { code: 'http.invalid', params: { what: error.message } };
  return { code: 'http.internal' };
};

/** Answers a refusal from a raw route. */
export type SendRefusal = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => FastifyReply;

declare module 'fastify' {
  interface FastifyInstance {
    sendRefusal: SendRefusal;
  }
}

/** How long running calls may finish when the program ends; then they are cut off. The whole stop has 10 s. */
const drainMsMax = 2_000;

/** A path for the log: without its query, where the addresses of files carry their permission, and without the secrets of links. */
const withoutSecrets = (url: string): string => (url.split('?')[0] ?? '').replace(/\b[a-z]{2}_[\w-]{43}/g, '…');

/** Looks at what every request brings, before anybody acts on it. */
const guard = (app: FastifyInstance, problems: Problems, headers: Readonly<Record<string, string>>): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...headers, 'x-request-id': request.id });
    if (isPrivate(request)) reply.header('cache-control', 'no-store');
    if (!isHost(request.headers.host))
      return sendProblem(problems, request, reply, { code: 'http.invalid', params: { what: 'Host' } });
  });
  app.addHook('preValidation', async (request, reply) => {
    if (isCarried([request.params, request.query, request.body])) return;
    const what = `text holds NUL or half a character, or nests deeper than ${nestingMax}`;
    return sendProblem(problems, request, reply, { code: 'http.invalid', params: { what } });
  });
};

/** Cuts off JSON bodies that trickle in. */
const limitTime = (scope: FastifyInstance): void => {
  scope.addHook('preParsing', async ({ raw }) => {
    if (raw.complete) return;
    const timer = setTimeout(() => raw.destroy(), jsonMsMax).unref();
    raw.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  });
};

/** Makes the HTTP server of all routes; not yet listening. */
export const createHttp = async (parts: HttpParts): Promise<FastifyInstance> => {
  const problems = createProblems([httpErrors, ...parts.errors]);
  const gate = { parts, problems };
  const app: FastifyInstance = Fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonBytesMax,
    requestTimeout: requestMsMax,
    genReqId: () => newId('req', parts.clock.now(), parts.random),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 512 },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('sendRefusal', (request, reply, refusal) => sendProblem(problems, request, reply, refusal));
  const isHttps = parts.publicUrl?.startsWith('https:') === true;
  guard(app, problems, isHttps ? { ...securityHeaders, ...strictTransport } : securityHeaders);
  app.addHook('preClose', async () => {
    setTimeout(() => app.server.closeAllConnections(), drainMsMax).unref();
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug({
      method: request.method,
      path: withoutSecrets(request.url),
      status: reply.statusCode,
      ms: reply.elapsedTime,
    });
  });
  app.setNotFoundHandler((request, reply) => sendProblem(problems, request, reply, { code: 'http.not_found' }));
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'http.internal') request.log.error({ err: error, requestId: request.id }, 'internal error');
    return sendProblem(problems, request, reply, refusal);
  });
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Corridor',
        version: parts.version,
        description: 'The operating platform of a regional data industry.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: createJsonSchemaTransformObject({}),
  });
  await app.register(async (scope) => {
    limitTime(scope);
    for (const route of parts.routes) {
      if (route.kind === 'plain') addPlain(scope, gate, route);
      else if (route.body === 'json') addRaw(scope, gate, route);
    }
  });
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const route of parts.routes) if (route.kind === 'raw' && route.body === 'stream') addRaw(scope, gate, route);
  });
  return app;
};

/** The page a list route asks for, from its query; refuses a token that is not ours. */
export const refusePageToken = () => refuse('http.page_token_invalid');
