import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodType, z } from 'zod';
import type { Actor, Outcome, Role } from '#kernel';
import type { Tx } from '../database.ts';

/** Methods of our routes. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route: `anyone` (public), `member` (any signed-in actor), a list of roles, or `bearer`
 * (a protocol's own token, checked by the handler). `object` names what the path's id addresses; somebody else's
 * answers 404. The authorisation matrix is generated from this.
 */
export type Access = { readonly roles: 'anyone' | 'member' | 'bearer' | readonly Role[]; readonly object?: string };

type Common = {
  readonly method: Method;
  /** Path with `{name}` for parameters, as OpenAPI writes it. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  /**
   * Body or answer carry a secret (a password, a token): neither is kept under the call's Idempotency-Key, not even as a
   * hash. A repeat has no second effect, and is refused with `http.secret_shown`.
   */
  readonly secret?: boolean;
};

/** What a handler of a plain route gets. */
export type Input<P, Q, B> = {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly actor: Actor;
  readonly headers: Readonly<IncomingHttpHeaders>;
  /** Address of the caller, as its connection has it. */
  readonly ip: string;
  /** Sends a `Set-Cookie` header with a good answer. */
  readonly setCookie: (header: string) => void;
};

type Shapes<P extends ZodType, Q extends ZodType, B extends ZodType, A extends ZodType> = Common & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The one good answer: status and shape. */
  readonly answers: Readonly<Record<number, A>>;
};

type Spec<P extends ZodType, Q extends ZodType, B extends ZodType, A extends ZodType> = Shapes<P, Q, B, A> & {
  readonly handle: (tx: Tx, input: Input<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Outcome<z.input<A>>>;
};

type FreeSpec<P extends ZodType, Q extends ZodType, B extends ZodType, A extends ZodType> = Shapes<P, Q, B, A> & {
  readonly handle: (input: Input<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Outcome<z.input<A>>>;
};

type AnyInput = Input<unknown, unknown, unknown>;

/** How a plain route does its work: in the transaction of the http layer, or in transactions of its own. */
export type PlainWork =
  | { readonly opens: 'one'; handle(tx: Tx, input: AnyInput): Promise<Outcome<unknown>> }
  | { readonly opens: 'own'; handle(input: AnyInput): Promise<Outcome<unknown>> };

/** A route whose body and answer the http layer takes care of, mostly also its transaction and idempotency. */
export type PlainRoute = Common & {
  readonly kind: 'plain';
  readonly params: ZodType | undefined;
  readonly query: ZodType | undefined;
  readonly body: ZodType | undefined;
  readonly status: number;
  readonly answer: ZodType | undefined;
  readonly work: PlainWork;
};

/** A route that speaks for itself: streams and foreign protocols. `body: 'stream'` leaves the body unread. */
export type RawRoute = Common & {
  readonly kind: 'raw';
  readonly body: 'json' | 'stream';
  /** Foreign protocols are left out of our OpenAPI document. */
  readonly documented: boolean;
  readonly handle: (call: { request: FastifyRequest; reply: FastifyReply; actor: Actor }) => Promise<unknown>;
};

/** A route of either kind. */
export type Route = PlainRoute | RawRoute;

const plain = (spec: Shapes<ZodType, ZodType, ZodType, ZodType>, work: PlainWork): Route => {
  const [status, answer] = Object.entries(spec.answers)[0] ?? ['204', undefined];
  return {
    kind: 'plain',
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    tag: spec.tag,
    access: spec.access,
    secret: spec.secret ?? false,
    params: spec.params,
    query: spec.query,
    body: spec.body,
    status: Number(status),
    answer,
    work,
  };
};

/** Declares a plain route; the handler's types come from the schemas. */
export const route = <P extends ZodType, Q extends ZodType, B extends ZodType, A extends ZodType>(
  spec: Spec<P, Q, B, A>,
): Route => plain(spec, { opens: 'one', handle: spec.handle as Extract<PlainWork, { opens: 'one' }>['handle'] });

/**
 * Declares a plain route that opens its own transactions, for work between them that must not hold a connection (a slow
 * hash). It knows no idempotency keys.
 */
export const freeRoute = <P extends ZodType, Q extends ZodType, B extends ZodType, A extends ZodType>(
  spec: FreeSpec<P, Q, B, A>,
): Route => plain(spec, { opens: 'own', handle: spec.handle as Extract<PlainWork, { opens: 'own' }>['handle'] });

/** Declares a raw route. */
export const rawRoute = (
  spec: Common & { body?: 'json' | 'stream'; documented?: boolean; handle: RawRoute['handle'] },
): Route => ({ ...spec, kind: 'raw', body: spec.body ?? 'json', documented: spec.documented ?? true });
