import { hourMs, type Json, later, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { emit, type OutboxHandler } from '#platform/outbox';
import { newSecret } from '#platform/random';
import { systemActor } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import { linkTo, sendLetter, untilText } from './mail.ts';
import { passwordResetHours } from './model.ts';
import { note } from './note.ts';
import { hashPassword, saltBytes, secretHash } from './passwords.ts';
import { endOtherSessions } from './sessions.ts';
import { findPerson, findPersonByEmail, membershipsOf, updatePerson } from './store.ts';
import { putPasswordReset, usePasswordReset } from './store-invitations.ts';
import { putSuccess } from './store-sign-in.ts';
import { forStranger, noteFailure, targetOf, waitOf } from './throttle.ts';

/** Outbox topic on which somebody's wish for a new password waits: `{email}`. */
export const passwordResetTopic = 'identity.password_reset';

const actor = systemActor('identity.password_reset');

const forgot = (email: string): string => `forgot:${email}`;

/**
 * Asks for a link to choose a new password. Answers alike, and as fast, whether the address has an account: who that is is looked up
 * later. More than a few wishes for one address are let go, so that nobody's mailbox is filled.
 */
export const askForPassword = async (
  kit: Kit,
  { email, address }: { email: string; address: string },
): Promise<void> => {
  const target = targetOf(forgot(email), address);
  await kit.db.transact(actor, async (tx) => {
    if ((await waitOf(tx, target)) !== null) return ok(null);
    await noteFailure(tx, target);
    await emit(tx, { topic: passwordResetTopic, payload: { email } });
    return ok(null);
  });
};

const sendLink = async (tx: Tx, config: Kit['config'], email: string): Promise<void> => {
  const person = await findPersonByEmail(tx, email);
  if (person === undefined) return;
  const secret = newSecret(tx, 'cp');
  const expiresAt = later(tx.now, passwordResetHours * hourMs);
  const row = { person_id: person.id, secret_sha256: secretHash(secret), expires_at: expiresAt };
  await putPasswordReset(tx, { ...row, id: tx.newId('rst') });
  await sendLetter(tx, {
    to: person.email,
    language: person.language,
    template: 'identity.password_reset',
    params: { name: person.name, link: linkTo(config, 'password-reset', secret), until: untilText(expiresAt) },
  });
};

/** Makes the handler that sends the link, where the address has an account. After a crash it may send another; the newest counts. */
export const sendPasswordLinks =
  (kit: Pick<Kit, 'db' | 'config'>): OutboxHandler =>
  async (payload: Json) => {
    const { email } = payload as { email: string };
    await kit.db.transact(actor, async (tx) => ok(await sendLink(tx, kit.config, email)));
  };

type Choice = { readonly secret: string; readonly password: string; readonly address: string };

const choose = async (tx: Tx, { secret, address }: Choice, hash: string): Promise<Outcome<null, IdentityCode>> => {
  const personId = await usePasswordReset(tx, secretHash(secret));
  const person = personId === undefined ? undefined : await findPerson(tx, personId);
  if (person === undefined) return refuse('identity.password_link');
  await updatePerson(tx, person.id, { password_hash: hash });
  await endOtherSessions(tx, person.id);
  const { account, origin } = targetOf(person.email, address);
  await putSuccess(tx, account, origin);
  const parties = (await membershipsOf(tx, person.id)).map((m) => m.organisationId);
  await note(tx, 'password_reset', person.id, parties, { personId: person.id });
  return ok(null);
};

/** Sets a new password by a link's secret; every session of the person ends. A second factor stays as it is. */
export const choosePassword = async (kit: Kit, given: Choice): Promise<Outcome<null, IdentityCode>> => {
  const hash = await forStranger(given.address, () => hashPassword(given.password, kit.random.bytes(saltBytes)));
  return kit.db.transact(actor, (tx) => choose(tx, given, hash));
};
