import { type Actor, type Id, later, minuteMs, type Outcome, ok, personOf, refuse } from '#kernel';
import type { SignInProvider } from '#platform/config-oidc';
import type { Database, Tx } from '#platform/database';
import { newSecret } from '#platform/random';
import { systemActor, withSystem } from '#platform/system';
import { acceptInvitation } from './accepting.ts';
import type { IdentityCode } from './errors.ts';
import { openInvitation } from './invitations.ts';
import { flowMinutes } from './model.ts';
import { note } from './note.ts';
import { secretHash } from './passwords.ts';
import type { FlowSecrets, ProviderClaims } from './providers.ts';
import { type NewSession, openSession, type Visitor } from './sessions.ts';
import { findPerson, findPersonByEmail } from './store.ts';
import { endSessionBySecret } from './store-access.ts';
import {
  deleteLink,
  type FlowRow,
  findLink,
  insertFlow,
  insertLink,
  linksOf,
  takeFlow,
  touchLink,
} from './store-providers.ts';
import { findSecondFactor } from './store-second-factor.ts';

const actor = systemActor('identity.provider');

/** What a sign-in by a provider is begun for. */
export type FlowPurpose = {
  readonly returnTo: string;
  /** Somebody signed in adds this way to sign in. */
  readonly personId?: string | undefined;
  /** The secret of an invitation that is accepted by it. */
  readonly invitation?: string | undefined;
};

/** A path of ours to go on to; the first page for anything that could lead elsewhere. */
export const ownPath = (path: string | undefined): string => {
  const base = 'http://corridor.invalid';
  if (path === undefined || !path.startsWith('/') || path.length > 1000 || !URL.canParse(path, base)) return '/';
  const { origin, pathname, search, hash } = new URL(path, base);
  return origin === base && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
};

/** Remembers a sign-in that goes to a provider; `browser` is for a cookie, so that it comes back to who began it. */
export const beginFlow = async (
  db: Database,
  provider: SignInProvider,
  { returnTo, personId, invitation }: FlowPurpose,
): Promise<Outcome<FlowSecrets & { readonly browser: string }, IdentityCode>> =>
  db.transact<FlowSecrets & { readonly browser: string }, IdentityCode>(actor, async (tx) => {
    const opened = invitation === undefined ? undefined : await openInvitation(tx, { secret: invitation });
    if (opened?.ok === false) return opened;
    const [state, nonce, verifier] = [newSecret(tx, 'os'), newSecret(tx, 'on'), newSecret(tx, 'ov')];
    const browser = newSecret(tx, 'ob');
    await insertFlow(tx, {
      ...{ state_sha256: secretHash(state), browser_sha256: secretHash(browser), provider: provider.id },
      ...{ nonce, verifier, return_to: ownPath(returnTo), person_id: personId ?? null },
      invitation_id: opened?.value.row.id ?? null,
      expires_at: later(tx.now, flowMinutes * minuteMs),
    });
    return ok({ state, nonce, verifier, browser });
  });

/** Takes the sign-in that comes back with a state, in the browser that began it; once. */
export const endFlow = async (
  db: Database,
  given: { readonly state: string; readonly browser: string; readonly provider: string },
): Promise<FlowRow | undefined> => {
  const hashed = { ...given, state: secretHash(given.state), browser: secretHash(given.browser) };
  const taken = await db.transact(actor, async (tx) => ok(await takeFlow(tx, hashed)));
  return taken.ok ? taken.value : undefined;
};

const link = async (tx: Tx, personId: Id<'psn'>, organisationIds: readonly string[], claims: ProviderClaims) => {
  const { issuer, subject, email } = claims;
  if (!(await insertLink(tx, { issuer, subject, person_id: personId, email: email ?? null })))
    return refuse('identity.provider_taken');
  await note(tx, 'provider_linked', personId, organisationIds, { personId, issuer });
  return ok(null);
};

/** Adds a provider as a way to sign in; the acting person must be the one who began it. */
export const linkProvider = async (
  db: Database,
  by: Actor,
  flow: FlowRow,
  claims: ProviderClaims,
): Promise<Outcome<null, IdentityCode>> => {
  if (by.kind !== 'person' || by.personId !== flow.person_id) return refuse('identity.provider_flow');
  return db.transact<null, IdentityCode>(by, (tx) =>
    withSystem(tx, () => link(tx, by.personId, [by.organisationId], claims)),
  );
};

/**
 * The person who has the address that a trusted provider vouches for. Not one with a second factor: what he asks for besides the
 * password would be passed by; he adds the provider himself.
 */
const byAddress = async (
  tx: Tx,
  provider: SignInProvider,
  { email, isEmailVerified }: ProviderClaims,
): Promise<Id<'psn'> | undefined> => {
  if (!provider.trustsEmail || !isEmailVerified || email === undefined) return undefined;
  const person = await findPersonByEmail(tx, email);
  if (person === undefined || (await findSecondFactor(tx, person.id))?.state === 'active') return undefined;
  return person.id as Id<'psn'>;
};

const accept = async (
  tx: Tx,
  invitationId: string,
  claims: ProviderClaims,
  known: Id<'psn'> | undefined,
): Promise<Outcome<{ personId: Id<'psn'>; organisationId: string }, IdentityCode>> => {
  const acceptor =
    known === undefined ? { name: claims.name ?? claims.email ?? '?', passwordHash: null } : { personId: known };
  const accepted = await acceptInvitation(tx, { by: { id: invitationId }, acceptor });
  if (!accepted.ok || known !== undefined) return accepted;
  const linked = await link(tx, accepted.value.personId, [accepted.value.organisationId], claims);
  return linked.ok ? accepted : linked;
};

const personFor = async (
  tx: Tx,
  provider: SignInProvider,
  flow: FlowRow,
  claims: ProviderClaims,
): Promise<Outcome<{ personId: Id<'psn'>; organisationId?: string }, IdentityCode>> => {
  const found = await findLink(tx, claims.issuer, claims.subject);
  const known = found?.person_id as Id<'psn'> | undefined;
  if (flow.invitation_id !== null) return accept(tx, flow.invitation_id, claims, known);
  if (known !== undefined) return ok({ personId: known });
  const personId = await byAddress(tx, provider, claims);
  if (personId === undefined) return refuse('identity.provider_unknown');
  const linked = await link(tx, personId, [], claims);
  return linked.ok ? ok({ personId }) : linked;
};

/** Signs in whoever the provider let in: by a link made before, by an invitation, or by an address that a trusted provider verified. */
export const signInByProvider = (
  db: Database,
  provider: SignInProvider,
  flow: FlowRow,
  claims: ProviderClaims,
  { replaces, ...visitor }: Visitor & { readonly replaces?: string | undefined },
): Promise<Outcome<NewSession, IdentityCode>> =>
  db.transact<NewSession, IdentityCode>(actor, async (tx) => {
    const person = await personFor(tx, provider, flow, claims);
    if (!person.ok) return person;
    await touchLink(tx, claims.issuer, claims.subject);
    if (replaces !== undefined) await endSessionBySecret(tx, secretHash(replaces));
    return openSession(tx, person.value.personId, { ...visitor, wanted: person.value.organisationId });
  });

/** The acting person's ways to sign in by providers. */
export const myLinks = (tx: Tx) => withSystem(tx, () => linksOf(tx, personOf(tx.actor).personId));

/** Takes a way to sign in away, but not the last one. */
export const unlinkProvider = (tx: Tx, issuer: string): Promise<Outcome<null, IdentityCode>> =>
  withSystem(tx, async () => {
    const { personId, organisationId } = personOf(tx.actor);
    const links = await linksOf(tx, personId);
    if (!links.some((one) => one.issuer === issuer)) return refuse('identity.provider_not_found');
    if (links.length === 1 && (await findPerson(tx, personId))?.password_hash == null)
      return refuse('identity.provider_last');
    await deleteLink(tx, personId, issuer);
    await note(tx, 'provider_unlinked', personId, [organisationId], { personId, issuer });
    return ok(null);
  });
