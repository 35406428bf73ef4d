import { type Actor, type Id, nextState, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Kit } from '#platform/kit';
import { withSystem } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import { type InvitationKey, type OpenInvitation, openInvitation } from './invitations.ts';
import type { PrefilledOrganisation } from './model.ts';
import { note } from './note.ts';
import { type Applicant, applyAsMember } from './organisations.ts';
import { hashPassword, saltBytes } from './passwords.ts';
import { addPerson, joinOrganisation } from './people.ts';
import { invitationTable } from './states.ts';
import { findPerson, findPersonByEmail } from './store.ts';
import { moveInvitation } from './store-invitations.ts';
import { forStranger } from './throttle.ts';

/** Who accepts: somebody new, with a password or a provider to sign in by, or a person who has an account here. */
export type Acceptor =
  | { readonly name: string; readonly passwordHash: string | null }
  | { readonly personId: Id<'psn'> };

/** What came of it: the person, and where he now belongs. */
export type Accepted = { readonly personId: Id<'psn'>; readonly organisationId: Id<'org'> };

type Answer = {
  readonly by: InvitationKey;
  readonly acceptor: Acceptor;
  readonly organisation?: PrefilledOrganisation | undefined;
};

/** The address was proved by the link, so it is the invitation's; somebody who has an account comes by it. */
const applicantOf = async (
  tx: Tx,
  { row }: OpenInvitation,
  acceptor: Acceptor,
): Promise<Outcome<Applicant, IdentityCode>> => {
  if (!('personId' in acceptor)) {
    const known = await findPersonByEmail(tx, row.email);
    return known === undefined ? ok({ ...acceptor, email: row.email }) : refuse('identity.invitation_account');
  }
  const person = await findPerson(tx, acceptor.personId);
  return person?.email.toLowerCase() === row.email.toLowerCase() ? ok(acceptor) : refuse('identity.invitation_other');
};

const joinAsColleague = async (
  tx: Tx,
  { row, organisation }: OpenInvitation,
  applicant: Applicant,
): Promise<Outcome<Accepted, IdentityCode>> => {
  const joined =
    'personId' in applicant
      ? await joinOrganisation(tx, organisation, { personId: applicant.personId, roles: row.roles })
      : await addPerson(tx, organisation, { ...applicant, roles: row.roles });
  return joined.ok ? ok({ personId: joined.value, organisationId: organisation.id }) : joined;
};

const applyAsInvited = async (
  tx: Tx,
  { row, organisation: operator }: OpenInvitation,
  applicant: Applicant,
  changed: PrefilledOrganisation | undefined,
): Promise<Outcome<Accepted, IdentityCode>> => {
  const wanted = changed ?? row.prefilled;
  if (wanted === null) return refuse('identity.invitation_not_found');
  const { name, nameEn, creditCode, marketRoles } = wanted;
  const applied = await applyAsMember(tx, {
    ...{ name, nameEn, region: operator.region, marketRoles: [...marketRoles], person: applicant },
    creditCode: creditCode ?? undefined,
  });
  if (!applied.ok) return applied;
  return ok({ personId: applied.value.personId, organisationId: applied.value.organisation.id });
};

/** Accepts an invitation: a colleague joins with its roles, an organisation applies and the operator decides. */
export const acceptInvitation = (
  tx: Tx,
  { by, acceptor, organisation }: Answer,
): Promise<Outcome<Accepted, IdentityCode>> =>
  withSystem(tx, async () => {
    const opened = await openInvitation(tx, by);
    if (!opened.ok) return opened;
    const { row } = opened.value;
    const applicant = await applicantOf(tx, opened.value, acceptor);
    if (!applicant.ok) return applicant;
    const done =
      row.kind === 'person'
        ? await joinAsColleague(tx, opened.value, applicant.value)
        : await applyAsInvited(tx, opened.value, applicant.value, organisation);
    if (!done.ok) return done;
    const to = nextState(invitationTable, 'waiting', 'accept');
    const accepted = { by: done.value.personId, organisationId: done.value.organisationId };
    if (to === null || !(await moveInvitation(tx, row.id, to, accepted))) return refuse('identity.invitation_over');
    await note(tx, 'invitation_accepted', row.id, [row.organisation_id], done.value);
    return done;
  });

/** What somebody answers an invitation with: name and password, unless he is signed in. */
export type GivenAnswer = {
  readonly secret: string;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
  readonly organisation?: PrefilledOrganisation | undefined;
  readonly address: string;
};

/** Accepts with a new account by password, or with the account of whoever is signed in; hashes outside of the transaction. */
export const answerInvitation = async (
  kit: Kit,
  actor: Actor,
  { secret, name, password, organisation, address }: GivenAnswer,
): Promise<Outcome<Accepted, IdentityCode>> => {
  const accept = (acceptor: Acceptor) =>
    kit.db.transact(actor, (tx) => acceptInvitation(tx, { by: { secret }, acceptor, organisation }));
  if (actor.kind === 'token') return refuse('identity.session_needed');
  if (actor.kind === 'person') return accept({ personId: actor.personId });
  if (name === undefined || password === undefined) return refuse('identity.invitation_facts');
  const looked = await kit.db.read(actor, (tx) => withSystem(tx, () => openInvitation(tx, { secret })));
  if (!looked.ok) return looked;
  const passwordHash = await forStranger(address, () => hashPassword(password, kit.random.bytes(saltBytes)));
  return accept({ name, passwordHash });
};
