import { type Actor, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { withSystem } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import type { PortalLanguage, PortalTheme } from './model.ts';
import { note } from './note.ts';
import { hashPassword, saltBytes } from './passwords.ts';
import { endOtherSessions, mySessions, sessionOf } from './sessions.ts';
import { checkPassword } from './sign-in.ts';
import { findPerson, membershipsOf, selectOrganisations, updatePerson } from './store.ts';
import { findSecondFactor } from './store-second-factor.ts';
import { forStranger, guess, targetOf } from './throttle.ts';

/** Who the actor is: person, organisation, what else he could act for, and until when the session lives. */
export const whoAmI = (tx: Tx) =>
  withSystem(tx, async () => {
    const { personId, organisationId, sessionId } = personOf(tx.actor);
    const memberships = await membershipsOf(tx, personId);
    const organisations = await selectOrganisations(
      tx,
      memberships.map((m) => m.organisationId),
    );
    const all = memberships.flatMap(({ roles, organisationId: id }) =>
      organisations.filter((o) => o.id === id).map((organisation) => ({ roles, organisation })),
    );
    const current = all.find(({ organisation }) => organisation.id === organisationId);
    const person = await findPerson(tx, personId);
    if (person === undefined || current === undefined) return undefined;
    const session = (await mySessions(tx)).find(({ id }) => id === sessionId);
    const hasSecondFactor = (await findSecondFactor(tx, personId))?.state === 'active';
    return { person, current, others: all.filter((one) => one !== current), session, hasSecondFactor };
  });

/** What somebody may change about himself; what is left out stays. */
export type Preferences = {
  readonly name?: string | undefined;
  readonly language?: PortalLanguage | null | undefined;
  readonly theme?: PortalTheme | null | undefined;
};

/** Changes the acting person's own name, language and theme. */
export const changePreferences = (tx: Tx, { name, language, theme }: Preferences): Promise<void> =>
  withSystem(tx, async () => {
    const { personId, organisationId } = personOf(tx.actor);
    const before = await findPerson(tx, personId);
    await updatePerson(tx, personId, {
      ...(name === undefined ? {} : { name }),
      ...(language === undefined ? {} : { language }),
      ...(theme === undefined ? {} : { theme }),
    });
    // What agreements and approvals are signed under is other people's business, too.
    if (name !== undefined && name !== before?.name)
      await note(tx, 'person_renamed', personId, [organisationId], { personId, name });
  });

type PasswordChange = { readonly current: string; readonly password: string; readonly address: string };

const replacePassword = async (
  tx: Tx,
  given: PasswordChange,
  passwordHash: string,
): Promise<Outcome<null, IdentityCode>> => {
  const { personId, organisationId, sessionId } = personOf(tx.actor);
  const person = await findPerson(tx, personId);
  if (person?.password_hash == null) return refuse('identity.password_none');
  const { email } = person;
  const checked = await guess(tx, targetOf(email, given.address), () =>
    checkPassword(tx, { email, password: given.current }),
  );
  if (!checked.ok) return checked.error.code === 'identity.locked' ? checked : refuse('identity.password_wrong');
  await updatePerson(tx, personId, { password_hash: passwordHash });
  await endOtherSessions(tx, personId, sessionId);
  await note(tx, 'password_changed', personId, [organisationId], { personId });
  return ok(null);
};

/**
 * Replaces the acting person's password, which has to be known; his other sessions end. Guesses count as they do at the door.
 * Opens transactions of its own: a refusal is remembered.
 */
export const changePassword = async (
  kit: Kit,
  actor: Actor,
  given: PasswordChange,
): Promise<Outcome<null, IdentityCode>> => {
  const session = sessionOf(actor);
  if (!session.ok) return session;
  const passwordHash = await forStranger(given.address, () =>
    hashPassword(given.password, kit.random.bytes(saltBytes)),
  );
  const done = await forStranger(given.address, () =>
    kit.db.transact<Outcome<null, IdentityCode>, never>(actor, async (tx) =>
      ok(await withSystem(tx, () => replacePassword(tx, given, passwordHash))),
    ),
  );
  return done.ok ? done.value : done;
};
