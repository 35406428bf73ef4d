import { type Actor, hourMs, type Id, later, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { newSecret } from '#platform/random';
import { withSystem } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import { sessionHours } from './model.ts';
import { secretHash } from './passwords.ts';
import { isBarred } from './rules.ts';
import { membershipsOf } from './store.ts';
import { endSession, endSessions, insertSession, listSessions } from './store-access.ts';

/** A session as it is handed out; the secret is shown this once. */
export type NewSession = {
  readonly token: string;
  readonly expiresAt: Date;
  readonly personId: Id<'psn'>;
  readonly organisationId: Id<'org'>;
};

/** How somebody comes, as far as it is remembered: browser and network, both shortened. */
export type Visitor = { readonly device?: string; readonly network?: string };

/** Opens a session for the organisation that is wanted, else for the one the person has belonged to longest. */
export const openSession = async (
  tx: Tx,
  personId: string,
  { wanted, device = '', network = '' }: Visitor & { readonly wanted?: string | undefined },
): Promise<Outcome<NewSession, IdentityCode>> => {
  const memberships = (await membershipsOf(tx, personId)).filter(
    (m) => wanted === undefined || m.organisationId === wanted,
  );
  const membership = memberships.find((m) => !isBarred(m));
  if (membership === undefined)
    return refuse(memberships.length === 0 ? 'identity.no_membership' : 'identity.organisation_barred');
  const token = newSecret(tx, 'cs');
  const expiresAt = later(tx.now, sessionHours * hourMs);
  await insertSession(tx, {
    id: tx.newId('ses'),
    secret_sha256: secretHash(token),
    person_id: personId,
    organisation_id: membership.organisationId,
    expires_at: expiresAt,
    device,
    network,
  });
  return ok({
    token,
    expiresAt,
    personId: personId as Id<'psn'>,
    organisationId: membership.organisationId as Id<'org'>,
  });
};

/** The session that the acting person came in by; refuses tokens, which must not outgrow themselves. */
export const sessionOf = (actor: Actor): Outcome<Id<'ses'>, 'identity.session_needed'> => {
  const { sessionId } = personOf(actor);
  return sessionId === undefined ? refuse('identity.session_needed') : ok(sessionId);
};

/** Lets the acting person act for another of their organisations: a new session takes the place of this one. */
export const switchOrganisation = (
  tx: Tx,
  organisationId: string,
  visitor: Visitor,
): Promise<Outcome<NewSession, IdentityCode>> =>
  withSystem(tx, async () => {
    const session = sessionOf(tx.actor);
    if (!session.ok) return session;
    const { personId } = personOf(tx.actor);
    const opened = await openSession(tx, personId, { ...visitor, wanted: organisationId });
    if (opened.ok) await endSession(tx, { personId, id: session.value });
    return opened;
  });

/** The acting person's living sessions, for whichever organisation. */
export const mySessions = (tx: Tx) => withSystem(tx, () => listSessions(tx, personOf(tx.actor).personId));

/** Ends one of the acting person's sessions. */
export const endMySession = (tx: Tx, id: string): Promise<Outcome<null, IdentityCode>> =>
  withSystem(tx, async () =>
    (await endSession(tx, { personId: personOf(tx.actor).personId, id }))
      ? ok(null)
      : refuse('identity.session_not_found'),
  );

/** Ends a person's sessions but for the one that is kept. */
export const endOtherSessions = (tx: Tx, personId: string, kept?: string): Promise<void> =>
  withSystem(tx, () => endSessions(tx, personId, kept));
