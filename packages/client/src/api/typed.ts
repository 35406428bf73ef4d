import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { Problem } from './api.ts';
import type { components, paths } from './schema.ts';

/** Every path of the documented API with its inputs and answers, made from the OpenAPI document. */
export type ApiPaths = paths;

/** The named parts of the OpenAPI document. */
export type ApiComponents = components;

/** The documented API, typed: a wrong path, parameter or body does not compile. */
export type TypedApi = Client<paths>;

/** How a typed client reaches its platform. */
export type TypedApiOptions = {
  readonly baseUrl: string;
  /** Language of refusals. */
  readonly language: () => 'zh' | 'en';
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Sent with every call: what tells the platform that its own portal calls. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** Makes the typed client. Answers are `{ data }` or `{ error }`, the latter a problem document (RFC 9457). */
export const createTypedApi = ({ baseUrl, language, fetch, headers = {} }: TypedApiOptions): TypedApi => {
  const api = createClient<paths>({ baseUrl, headers, ...(fetch === undefined ? {} : { fetch }) });
  const speak: Middleware = {
    onRequest: ({ request }) => {
      request.headers.set('accept-language', language());
      return request;
    },
  };
  api.use(speak);
  return api;
};

/** A refused call, for code that wants the answer or nothing. */
export class ApiProblem extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;

/** The problem of an `error` member; what is no problem document (a proxy's page, a broken line) becomes one. */
export const problemFrom = (error: unknown, status: number): Problem =>
  isProblem(error) ? error : { status, code: 'http.no_problem_document', detail: '', requestId: '' };

/** The data of an answer; throws {@link ApiProblem} where the platform refused. */
export const dataOf = async <T>(
  call: Promise<{ data?: T | undefined; error?: unknown; response: Response }>,
): Promise<T> => {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiProblem(problemFrom(error, response.status));
  return data as T;
};
