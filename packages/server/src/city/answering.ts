import type { FastifyReply, FastifyRequest } from 'fastify';
import { casesErrors } from '#cases';
import { type ErrorTable, fillSentence, invariant, type Language, type Outcome, type Refusal, refuse } from '#kernel';
import { httpErrors, languageOf, type Method, type Route, rawRoute } from '#platform/http';
import type { Kit } from '#platform/kit';
import { type Format, readFileName } from './core/open311/parameters.ts';
import { type Plain, writeXml } from './core/open311/xml.ts';
import { cityErrors } from './errors.ts';

/** Under which path the protocol lives. */
export const open311Prefix = '/open311/v2';

/** A call as handlers get it. */
export type Call = {
  readonly request: FastifyRequest;
  readonly format: Format;
  readonly language: Language;
  /** What stands for the code in `services/{file}`; empty elsewhere. */
  readonly name: string;
};

/** What a call is answered with. JSON has a list bare, XML in its root (the convention of Spark's JSON). */
export type Answer = { readonly root: string; readonly value: Plain; readonly isPrivate?: boolean };

/** One call of the protocol, without the prefix; `{format}` makes it two routes, `{file}` carries the format behind its point. */
export type CallSpec = {
  readonly method: Extract<Method, 'GET' | 'POST'>;
  readonly path: string;
  readonly summary: string;
  readonly handle: (call: Call) => Promise<Outcome<Answer>>;
};

const types: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const sendPlain = (reply: FastifyReply, format: Format, root: string, value: Plain): FastifyReply =>
  reply.type(types[format]).send(format === 'xml' ? writeXml(root, value) : JSON.stringify(value));

/** Statuses that clients of the protocol know (GeoReport v2, "Possible Errors"); others stay. */
const known: Readonly<Record<number, number>> = { 401: 403, 409: 400, 410: 404, 422: 400 };

const entries = new Map(
  ([cityErrors, casesErrors, httpErrors] satisfies ErrorTable[]).flatMap((table) => Object.entries(table)),
);

const sendRefusal = (
  reply: FastifyReply,
  { format, language }: Pick<Call, 'format' | 'language'>,
  { code, params }: Refusal,
): FastifyReply => {
  const entry = entries.get(code);
  invariant(entry !== undefined, `refusal without an entry in an error table: ${code}`);
  const status = known[entry.status] ?? entry.status;
  const description = `${fillSentence(entry[language], params)} (${code})`;
  return sendPlain(reply.code(status), format, 'errors', [{ code: status, description }]);
};

const fileOf = (request: FastifyRequest): string => String((request.params as { file?: unknown }).file ?? '');

const answer = async (kit: Pick<Kit, 'log'>, spec: CallSpec, call: Call, reply: FastifyReply) => {
  try {
    const done = await spec.handle(call);
    if (!done.ok) return sendRefusal(reply, call, done.error);
    if (done.value.isPrivate === true) reply.header('cache-control', 'no-store');
    return sendPlain(reply, call.format, done.value.root, done.value.value);
  } catch (error) {
    const { request, format } = call;
    kit.log.error({ err: error, requestId: request.id }, 'city: a call of Open311 failed');
    const description = `internal error; the operator finds it as ${request.id}`;
    return sendPlain(reply.code(500), format, 'errors', [{ code: 500, description }]);
  }
};

const routeOf = (kit: Pick<Kit, 'log'>, spec: CallSpec, fixed: Format | undefined): Route =>
  rawRoute({
    method: spec.method,
    path: `${open311Prefix}${spec.path.replace('{format}', fixed ?? '')}`,
    summary: spec.summary,
    tag: 'open311',
    access: { roles: spec.method === 'POST' ? 'bearer' : 'anyone' },
    body: 'stream',
    documented: false,
    handle: async ({ request, reply }) => {
      const language = languageOf(request.headers);
      const file = readFileName(fileOf(request));
      const format = fixed ?? file?.format;
      if (format === undefined) {
        const { error } = refuse('city.parameter_wrong', { what: 'the address has to end in .xml or .json' });
        return sendRefusal(reply, { format: 'xml', language }, error);
      }
      return answer(kit, spec, { request, format, language, name: file?.name ?? '' }, reply);
    },
  });

/** Makes the routes of a call. Refusals and faults are answered as the protocol's lists of errors; a fault never tells its cause. */
export const callRoutes = (kit: Pick<Kit, 'log'>, spec: CallSpec): Route[] =>
  spec.path.includes('{format}')
    ? (['xml', 'json'] as const).map((format) => routeOf(kit, spec, format))
    : [routeOf(kit, spec, undefined)];
