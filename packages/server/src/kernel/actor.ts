import type { Id } from './ids.ts';
import { invariant } from './result.ts';

/** What a person may do for the organisation of a membership. Nobody holds two of the three administrator roles. */
export const roles = [
  'manager',
  'provider',
  'buyer',
  'thirdParty',
  'clerk',
  'exchangeManager',
  'auditor',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
] as const;
export type Role = (typeof roles)[number];

/** Person, token or job: always acting for one organisation. A job acts for the platform itself and has no organisation. */
export type Actor =
  | {
      readonly kind: 'person' | 'token';
      readonly personId: Id<'psn'>;
      readonly organisationId: Id<'org'>;
      readonly roles: readonly Role[];
      /** Division code of the region whose books the organisation belongs to. */
      readonly region: string;
      /** The session that a person came in by; a token has none. */
      readonly sessionId?: Id<'ses'>;
    }
  | { readonly kind: 'job'; readonly name: string }
  | { readonly kind: 'anonymous' };

/** A person, or a token that acts for one. */
export type Person = Extract<Actor, { kind: 'person' | 'token' }>;

/** The person behind an actor; jobs and visitors never get here, the routes see to it. */
export const personOf = (actor: Actor): Person => {
  invariant(actor.kind === 'person' || actor.kind === 'token', 'only people do this');
  return actor;
};

/** The organisation that the actor acts for; undefined for jobs and anonymous visitors. */
export const organisationOf = (actor: Actor): Id<'org'> | undefined =>
  actor.kind === 'person' || actor.kind === 'token' ? actor.organisationId : undefined;

/** True when the actor holds one of the roles. */
export const holdsRole = (actor: Actor, wanted: readonly Role[]): boolean =>
  (actor.kind === 'person' || actor.kind === 'token') && actor.roles.some((role) => wanted.includes(role));
