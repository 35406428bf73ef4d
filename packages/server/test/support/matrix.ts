/** The authorisation matrix: what every person may expect of every route, from the route's `access` and one row of facts. */

import { systemClock } from '#platform/clock';
import type { Access, Route } from '#platform/http';
import { newId, systemRandom } from '#platform/random';
import type { Persona } from './world.ts';
import type { Objects } from './world-objects.ts';

/** Values for the path's parameters. */
export type Params = Readonly<Record<string, string>>;

/** What a call carries besides its path. */
export type Carried = {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or bytes as they are. */
  readonly body?: object | Uint8Array;
};

/** One route's row: how to reach its handler, and who is at home with what it addresses. */
export type Row = {
  /** The object of the path. */
  readonly path?: (objects: Objects) => Params;
  readonly carry?: (objects: Objects) => Carried;
  /** Who is at home with the object, where it is not as usual for its kind. */
  readonly own?: readonly string[];
  /** The query or body names an object: strangers are refused as for a guessed one. */
  readonly names?: boolean;
  /** Of a public route: an object that is not public, and who may see it all the same. */
  readonly hidden?: (objects: Objects) => Params;
  readonly mayFind?: readonly string[];
  /** Called last, for afterwards the object is no longer what it was. */
  readonly ends?: boolean;
};

/** How a route is named in the table. */
export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

const alpha = ['alpha.manager', 'alpha.provider', 'alpha.buyer', 'alpha.thirdParty', 'alpha.clerk'];
const gamma = alpha.map((name) => name.replace('alpha', 'gamma'));
const bookkeepers = ['home.exchangeManager', 'home.auditor'];

/** Who is at home with an object of a kind, by `access.object`; everybody else's calls find nothing. */
const homes: Readonly<Record<string, readonly string[]>> = {
  organisation: [
    'applicant.manager',
    'home.exchangeManager',
    'home.auditor',
    'home.systemAdmin',
    'home.securityAdmin',
    'home.auditAdmin',
  ],
  person: alpha,
  token: alpha,
  session: ['alpha.manager'],
  invitation: ['alpha.manager'],
  approval: ['alpha.manager'],
  definition: ['alpha.manager', 'alpha.clerk'],
  incident: ['alpha.manager', 'alpha.clerk'],
  draft: alpha,
  case: [...alpha, 'home.manager', 'home.clerk', 'home.exchangeManager', 'home.auditor'],
  entry: [...alpha, 'home.auditor', 'home.auditAdmin'],
  dataset: alpha,
  certificate: alpha,
  upload: alpha,
  product: [...alpha, ...bookkeepers],
  offer: alpha,
  negotiation: [...alpha, ...gamma, ...bookkeepers],
  agreement: [...alpha, ...gamma, ...bookkeepers],
  account: [...alpha, ...bookkeepers],
  transfer: [...alpha, ...gamma, ...bookkeepers],
  bankLine: bookkeepers,
  region: ['home.exchangeManager'],
  notice: ['alpha.provider'],
  delivery: ['home.systemAdmin'],
  import: ['home.exchangeManager'],
  announcement: ['home.exchangeManager', 'home.systemAdmin'],
  report: bookkeepers,
  reportTemplate: bookkeepers,
};

/**
 * What a call has to come to. `found` and `hidden` are of the path's object, `refused` of one that the body names; `open`
 * is all that is not turned away at the door.
 */
export type Verdict = 'anonymous' | 'role' | 'hidden' | 'refused' | 'found' | 'open';

const isInside = ({ roles }: Access, persona: Persona): boolean =>
  roles === 'member' || (Array.isArray(roles) && roles.includes(persona.role));

/** What a route owes a person; undefined is an anonymous visitor. */
export const verdictOf = (route: Route, row: Row, persona: Persona | undefined): Verdict => {
  const { roles, object } = route.access;
  if (roles === 'anyone' || roles === 'bearer') return 'open';
  if (persona === undefined) return 'anonymous';
  if (!isInside(route.access, persona)) return 'role';
  if (object === undefined && row.names !== true) return 'open';
  const own = row.own ?? homes[object ?? ''] ?? [];
  if (own.includes(persona.name)) return 'found';
  return object === undefined ? 'refused' : 'hidden';
};

/** An answer as far as the matrix looks at it. */
export type Answer = { readonly status: number; readonly code: string; readonly text: string };

const refusedAtDoor = ['http.not_signed_in', 'http.not_allowed'];

const isReached = ({ status, code }: Answer): boolean =>
  status < 500 && !refusedAtDoor.includes(code) && code !== 'http.not_found' && code !== 'http.invalid';

/** What is wrong with an answer; undefined when it is as the verdict has it. */
export const complaint = (verdict: Verdict, answer: Answer): string | undefined => {
  const { status, code } = answer;
  const is = (wanted: number, wantedCode: string): boolean => status === wanted && code === wantedCode;
  const holds: Readonly<Record<Verdict, () => boolean>> = {
    anonymous: () => is(401, 'http.not_signed_in'),
    role: () => is(403, 'http.not_allowed'),
    hidden: () => status === 404 && code !== '' && !code.startsWith('http.'),
    refused: () => status >= 400 && isReached(answer),
    found: () => isReached(answer) && status !== 404,
    open: () => isReached(answer),
  };
  return holds[verdict]() ? undefined : `expected ${verdict}, got ${status} ${code} ${answer.text.slice(0, 200)}`;
};

/** A well-formed id of the same kind that nobody made; a region that nobody opened; numbers and names stay. */
const guess = (value: string): string => {
  const prefix = /^([a-z]+)_[0-9a-z]{26}$/.exec(value)?.[1];
  if (prefix !== undefined) return newId(prefix, systemClock.now(), systemRandom);
  return /^\d{6}$/.test(value) ? '990000' : value;
};

/** The same with every id guessed. */
export const guessAll = <T>(value: T): T =>
  JSON.parse(JSON.stringify(value), (_name, inner: unknown) => (typeof inner === 'string' ? guess(inner) : inner)) as T;

/** Puts parameters into a path. */
export const pathOf = ({ path }: Pick<Route, 'path'>, params: Params): string =>
  path.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = params[name] ?? '';
    return name === 'rest' ? value : encodeURIComponent(value);
  });

/** An answer to HEAD has no body to carry a code: there its status stands for it. */
const codesOfHead: Readonly<Record<number, string>> = {
  401: 'http.not_signed_in',
  403: 'http.not_allowed',
  404: 'head.not_found',
};

const codeIn = (text: string): string => {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : '';
  } catch {
    return '';
  }
};

const bodyOf = (body: Carried['body']): { type: string; body: string | Uint8Array<ArrayBuffer> } | undefined => {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return { type: 'application/octet-stream', body: new Uint8Array(body) };
  return { type: 'application/json', body: JSON.stringify(body) };
};

/** Sends a call. */
export const send = async (
  baseUrl: string,
  { method, path }: { readonly method: string; readonly path: string },
  { query, headers, body }: Carried = {},
  token?: string,
): Promise<Answer> => {
  const sent = bodyOf(body);
  const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  const response = await fetch(`${baseUrl}${path}${search}`, {
    method,
    // Where it sends the caller is the route's answer; what lies there is another route's.
    redirect: 'manual',
    headers: {
      ...headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(sent === undefined ? {} : { 'content-type': sent.type }),
    },
    ...(sent === undefined ? {} : { body: sent.body }),
  });
  const isEndless = response.headers.get('content-type') === 'text/event-stream';
  if (isEndless) await response.body?.cancel();
  const text = isEndless ? '' : await response.text();
  const code = method === 'HEAD' ? (codesOfHead[response.status] ?? '') : codeIn(text);
  return { status: response.status, code, text };
};

/** Runs tasks, a few at a time, in their order. */
export const inParallel = async <T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
};
