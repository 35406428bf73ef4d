import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorTable, fillSentence, invariant, type Outcome, ok, type Refusal, refuse } from '#kernel';
import { jsonBytesMax, languageOf, type Method, type Route, rawRoute } from '#platform/http';
import type { Kit } from '#platform/kit';
import type { DeliveryCode } from './errors.ts';

/** The protocol's names for kinds of refusals, as the reference server spells them; by HTTP status. */
const errorCodes: Readonly<Record<number, string>> = {
  400: 'INVALID_PARAMETER_VALUE',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'RESOURCE_DOES_NOT_EXIST',
  409: 'RESOURCE_CONFLICT',
  413: 'REQUEST_TOO_LARGE',
  500: 'INTERNAL_ERROR',
  503: 'TEMPORARILY_UNAVAILABLE',
};

const namesByCode: Readonly<Record<string, string>> = {
  'delivery.malformed': 'MALFORMED_REQUEST',
  'delivery.not_supported': 'UNSUPPORTED_OPERATION',
};

/** Answers refusals as the protocol has them: `{"errorCode","message"}` (PROTOCOL.md, every call). */
export type SendSharingError = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => FastifyReply;

/** Makes the answerer from the error tables of the modules that refuse reads. */
export const createSharingErrors = (tables: readonly ErrorTable[]): SendSharingError => {
  const entries = new Map(tables.flatMap((table) => Object.entries(table)));
  return (request, reply, { code, params }) => {
    const entry = entries.get(code);
    invariant(entry !== undefined, `refusal without an entry in an error table: ${code}`);
    const message = fillSentence(entry[languageOf(request.headers)], params);
    const errorCode = namesByCode[code] ?? errorCodes[entry.status] ?? 'INVALID_PARAMETER_VALUE';
    return reply
      .code(entry.status)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ errorCode, message, code, requestId: request.id }));
  };
};

/** What a call of the protocol works on. */
export type ProtocolCall = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Answers itself and returns the reply, or says why not. */
export type ProtocolHandler = (call: ProtocolCall) => Promise<Outcome<FastifyReply>>;

/** One call of the protocol, without the prefix. */
export type ProtocolSpec = {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly handle: ProtocolHandler;
};

/** Under which path the protocol lives. */
export const sharingPrefix = '/delta-sharing';

/** Makes a route of a call. Refusals and faults are answered in the protocol's form; a fault never tells its cause. */
export const protocolRoute = (kit: Kit, send: SendSharingError, spec: ProtocolSpec): Route =>
  rawRoute({
    method: spec.method,
    path: `${sharingPrefix}${spec.path}`,
    summary: spec.summary,
    tag: 'delta-sharing',
    access: { roles: 'bearer' },
    body: 'stream',
    documented: false,
    handle: async ({ request, reply }) => {
      try {
        const done = await spec.handle({ request, reply });
        return done.ok ? done.value : send(request, reply, done.error);
      } catch (error) {
        kit.log.error({ err: error, requestId: request.id }, 'delivery: a sharing call failed');
        return reply
          .code(500)
          .type('application/json; charset=utf-8')
          .send(JSON.stringify({ errorCode: 'INTERNAL_ERROR', message: '', requestId: request.id }));
      }
    },
  });

/** Reads the body of a call as text, whatever content type it claims; bodies are small. */
export const readBody = async (request: FastifyRequest): Promise<Outcome<string, DeliveryCode>> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.raw) {
    bytes += (chunk as Buffer).length;
    if (bytes > jsonBytesMax) return refuse('delivery.too_large', { bytes: jsonBytesMax });
    chunks.push(chunk as Buffer);
  }
  return ok(Buffer.concat(chunks).toString('utf8'));
};

/** One value of a header; repeated headers count as absent. */
export const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};
