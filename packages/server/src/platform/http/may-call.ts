import { type Actor, holdsRole, type Outcome, ok, type Refusal, refuse } from '#kernel';
import { whatIsWrong } from './inputs.ts';
import type { Input, PlainRoute, Route } from './route.ts';

/** Why an actor is turned away at a route's door; undefined when it may call. */
export const mayCall = (route: Pick<Route, 'access'>, actor: Actor): Refusal | undefined => {
  const { roles } = route.access;
  if (roles === 'anyone' || roles === 'bearer') return undefined;
  if (actor.kind === 'anonymous') return { code: 'http.not_signed_in' };
  if (roles === 'member' || holdsRole(actor, roles)) return undefined;
  return { code: 'http.not_allowed', params: { roles: roles.join(', ') } };
};

/**
 * The input of a plain route as the http layer would read it, for a module that calls a route of another one on behalf of
 * the same actor (an export calls the list). The actor must have passed `mayCall`.
 */
export const inputOf = (
  route: PlainRoute,
  { params, query, actor }: { readonly params: object; readonly query: object; readonly actor: Actor },
): Outcome<Input<unknown, unknown, unknown>, 'http.invalid'> => {
  const readParams = route.params?.safeParse(params);
  if (readParams?.success === false) return refuse('http.invalid', { what: whatIsWrong(readParams.error.issues) });
  const readQuery = route.query?.safeParse(query);
  if (readQuery?.success === false) return refuse('http.invalid', { what: whatIsWrong(readQuery.error.issues) });
  const nothing = { body: undefined, headers: {}, ip: '', setCookie: () => undefined };
  return ok({ ...nothing, params: readParams?.data, query: readQuery?.data, actor });
};
