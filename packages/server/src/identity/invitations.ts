import { hourMs, type Id, later, nextState, type Outcome, ok, personOf, type Role, refuse } from '#kernel';
import type { Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { newSecret } from '#platform/random';
import { withSystem } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import { type Letter, linkTo, sendLetter, untilText } from './mail.ts';
import { invitationHours, type Organisation, type PortalLanguage, type PrefilledOrganisation } from './model.ts';
import { note } from './note.ts';
import { secretHash } from './passwords.ts';
import { isCreditCode, rolesConflict } from './rules.ts';
import { type InvitationState, invitationTable } from './states.ts';
import { findPerson, findPersonByEmail, membershipsOf, selectOrganisations } from './store.ts';
import {
  expireLinks,
  findInvitation,
  findInvitationBySecret,
  type InvitationRow,
  insertInvitation,
  listInvitations,
  moveInvitation,
  selectWaitingInvitations,
} from './store-invitations.ts';

/** An invitation as it was made; the link is shown this once. */
export type NewInvitation = { readonly id: Id<'inv'>; readonly link: string; readonly expiresAt: Date };

type Addressee = { readonly email: string; readonly language: PortalLanguage | null };

type Draft = Addressee &
  Pick<InvitationRow, 'kind'> & { readonly roles: Role[]; readonly prefilled: PrefilledOrganisation | null };

const templateOf: Readonly<Record<InvitationRow['kind'], Letter['template']>> = {
  person: 'identity.invitation',
  organisation: 'identity.invitation_to_apply',
};

const nameIn = ({ name, nameEn }: Organisation, language: PortalLanguage | null): string =>
  language === 'en' ? nameEn : name;

const invite = async (
  tx: Tx,
  config: Config,
  organisation: Organisation,
  { email, language, kind, roles, prefilled }: Draft,
): Promise<Outcome<NewInvitation, IdentityCode>> => {
  const { personId } = personOf(tx.actor);
  await expireLinks(tx);
  const secret = newSecret(tx, 'ci');
  const id = tx.newId('inv');
  const expiresAt = later(tx.now, invitationHours * hourMs);
  const added = await insertInvitation(tx, {
    ...{ id, organisation_id: organisation.id, kind, email, language, roles, expires_at: expiresAt },
    ...{ prefilled: prefilled === null ? null : JSON.stringify(prefilled), invited_by: personId },
    secret_sha256: secretHash(secret),
  });
  if (!added) return refuse('identity.invitation_waiting');
  const link = linkTo(config, 'invitation', secret);
  const inviter = (await findPerson(tx, personId))?.name ?? '';
  const params = { organisation: nameIn(organisation, language), inviter, link, until: untilText(expiresAt) };
  await sendLetter(tx, { to: email, language, template: templateOf[kind], params, organisation: organisation.id });
  await note(tx, 'invitation_sent', id, [organisation.id], { kind, roles, by: personId });
  return ok({ id, link, expiresAt });
};

const actingOrganisation = async (tx: Tx): Promise<Organisation | undefined> =>
  (await selectOrganisations(tx, [personOf(tx.actor).organisationId]))[0];

/** Invites a person to the acting organisation; refuses roles that he could not hold there, and who belongs to it already. */
export const inviteColleague = (
  tx: Tx,
  config: Config,
  input: Addressee & { readonly roles: Role[] },
): Promise<Outcome<NewInvitation, IdentityCode>> =>
  withSystem(tx, async () => {
    const organisation = await actingOrganisation(tx);
    if (organisation === undefined) return refuse('identity.organisation_not_found');
    const conflict = rolesConflict(input.roles, organisation.marketRoles);
    if (conflict !== undefined) return refuse(conflict);
    const known = await findPersonByEmail(tx, input.email);
    const memberships = known === undefined ? [] : await membershipsOf(tx, known.id);
    if (memberships.some((m) => m.organisationId === organisation.id)) return refuse('identity.member_already');
    return invite(tx, config, organisation, { ...input, kind: 'person', prefilled: null });
  });

/** Invites an organisation to apply in the operator's region, with what the operator knows of it filled in. */
export const inviteOrganisation = (
  tx: Tx,
  config: Config,
  input: Addressee & { readonly prefilled: PrefilledOrganisation },
): Promise<Outcome<NewInvitation, IdentityCode>> =>
  withSystem(tx, async () => {
    const organisation = await actingOrganisation(tx);
    if (organisation?.marketRoles.includes('operator') !== true) return refuse('identity.organisation_not_found');
    const { creditCode } = input.prefilled;
    if (creditCode !== null && !isCreditCode(creditCode))
      return refuse('identity.credit_code_wrong', { code: creditCode });
    return invite(tx, config, organisation, { ...input, kind: 'organisation', roles: [] });
  });

/** Where an invitation stands at this moment: what nobody has swept up yet is over all the same. */
export const stateOfInvitation = (row: InvitationRow, now: Date): InvitationState =>
  row.state === 'waiting' && row.expires_at <= now ? 'expired' : row.state;

/** The acting organisation's invitations; those of organisations are the exchange manager's. */
export const invitationsOf = (tx: Tx, find: Omit<Parameters<typeof listInvitations>[1], 'organisationId'>) =>
  withSystem(tx, () => listInvitations(tx, { ...find, organisationId: personOf(tx.actor).organisationId }));

/** An address at which an invitation of the acting organisation waits; `prefilled` is null for a colleague's. */
export type InvitedAddress = Pick<InvitationRow, 'email' | 'language' | 'prefilled'> & { readonly id: Id<'inv'> };

/** Invitations of the acting organisation that wait at some addresses, written in lower case. */
export const waitingInvitations = (tx: Tx, emails: readonly string[]): Promise<InvitedAddress[]> =>
  withSystem(tx, async () => {
    const rows = await selectWaitingInvitations(tx, { organisationId: personOf(tx.actor).organisationId, emails });
    return rows.map(({ id, email, language, prefilled }) => ({ id: id as Id<'inv'>, email, language, prefilled }));
  });

/** Which kinds of invitation a person looks after: staff of an operator invite organisations, managers colleagues. */
export const kindsFor = (roles: readonly Role[]): InvitationRow['kind'][] => [
  ...(roles.some((role) => role === 'manager' || role === 'securityAdmin') ? (['person'] as const) : []),
  ...(roles.includes('exchangeManager') ? (['organisation'] as const) : []),
];

/** Withdraws a waiting invitation of the acting organisation; its link opens nothing any more. */
export const withdrawInvitation = (tx: Tx, id: string): Promise<Outcome<null, IdentityCode>> =>
  withSystem(tx, async () => {
    const person = personOf(tx.actor);
    const row = await findInvitation(tx, id);
    if (row?.organisation_id !== person.organisationId || !kindsFor(person.roles).includes(row.kind))
      return refuse('identity.invitation_not_found');
    const to = nextState(invitationTable, stateOfInvitation(row, tx.now), 'withdraw');
    if (to === null || !(await moveInvitation(tx, id, to))) return refuse('identity.not_waiting');
    await note(tx, 'invitation_withdrawn', id, [row.organisation_id], { by: person.personId });
    return ok(null);
  });

/** An invitation that its link still opens, with who invites. */
export type OpenInvitation = { readonly row: InvitationRow; readonly organisation: Organisation };

/** An invitation by its link's secret, or by id where the secret was shown before. */
export type InvitationKey = { readonly secret: string } | { readonly id: string };

/** The invitation that is meant; refuses what nobody made, and what was accepted, withdrawn or is over. In system context. */
export const openInvitation = async (tx: Tx, key: InvitationKey): Promise<Outcome<OpenInvitation, IdentityCode>> => {
  const row = 'id' in key ? await findInvitation(tx, key.id) : await findInvitationBySecret(tx, secretHash(key.secret));
  const [organisation] = row === undefined ? [] : await selectOrganisations(tx, [row.organisation_id]);
  if (row === undefined || organisation === undefined) return refuse('identity.invitation_not_found');
  if (nextState(invitationTable, stateOfInvitation(row, tx.now), 'accept') === null)
    return refuse('identity.invitation_over');
  if (organisation.state !== 'verified') return refuse('identity.invitation_over');
  return ok({ row, organisation });
};

/** What an invitation is for, as whoever holds its link sees it. */
export const lookAtInvitation = (tx: Tx, secret: string) =>
  withSystem(tx, async () => {
    const opened = await openInvitation(tx, { secret });
    if (!opened.ok) return opened;
    const { row } = opened.value;
    const inviter = (await findPerson(tx, row.invited_by))?.name ?? '';
    return ok({ ...opened.value, inviter, hasAccount: (await findPersonByEmail(tx, row.email)) !== undefined });
  });
