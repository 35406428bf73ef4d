import { dayMs, type Id, later, type Outcome, ok, personOf, type Role, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { newSecret } from '#platform/random';
import { withSystem } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import { type Organisation, type Scope, tokenDaysMax } from './model.ts';
import { note } from './note.ts';
import { hashPassword, saltBytes, secretHash } from './passwords.ts';
import { administratorsConflict, rolesConflict } from './rules.ts';
import {
  insertPerson,
  membershipsOf,
  peopleOf,
  putMembership,
  selectOrganisations,
  selectPersonNames,
} from './store.ts';
import { insertToken } from './store-access.ts';

/** Who somebody is. */
export type PersonFacts = { readonly email: string; readonly name: string };

/** A person to be added, with the roles for one organisation. */
export type NewPerson = PersonFacts & { readonly password: string; readonly roles: Role[] };

/** A password, or its hash where that was made before the transaction; null for who comes by a provider alone. */
export type Secret = { readonly password: string } | { readonly passwordHash: string | null };

/** The kinds of organisations' administrators that a person is elsewhere: nobody holds two of them, here or there. */
const rolesElsewhere = async (tx: Tx, personId: string, organisationId: string): Promise<Role[]> =>
  (await membershipsOf(tx, personId)).filter((m) => m.organisationId !== organisationId).flatMap((m) => m.roles);

/** Gives a person who has an account here roles in an organisation that he does not belong to yet. */
export const joinOrganisation = async (
  tx: Tx,
  organisation: Organisation,
  { personId, roles }: { readonly personId: Id<'psn'>; readonly roles: Role[] },
): Promise<Outcome<Id<'psn'>, IdentityCode>> => {
  const memberships = await membershipsOf(tx, personId);
  if (memberships.some((m) => m.organisationId === organisation.id)) return refuse('identity.member_already');
  const elsewhere = await rolesElsewhere(tx, personId, organisation.id);
  const conflict = rolesConflict(roles, organisation.marketRoles) ?? administratorsConflict([...roles, ...elsewhere]);
  if (conflict !== undefined) return refuse(conflict);
  await putMembership(tx, personId, organisation.id, roles);
  await note(tx, 'person_added', personId, [organisation.id], { organisationId: organisation.id, roles });
  return ok(personId);
};

/** Adds a person with roles to an organisation; refuses roles that do not go together or not with the organisation. */
export const addPerson = async (
  tx: Tx,
  organisation: Organisation,
  person: PersonFacts & Secret & { readonly roles: Role[] },
): Promise<Outcome<Id<'psn'>, IdentityCode>> => {
  const conflict = rolesConflict(person.roles, organisation.marketRoles);
  if (conflict !== undefined) return refuse(conflict);
  const id = tx.newId('psn');
  const { email, name } = person;
  const passwordHash =
    'passwordHash' in person ? person.passwordHash : await hashPassword(person.password, tx.randomBytes(saltBytes));
  if (!(await insertPerson(tx, { id, email, name, passwordHash }))) return refuse('identity.email_taken');
  await putMembership(tx, id, organisation.id, person.roles);
  await note(tx, 'person_added', id, [organisation.id], {
    organisationId: organisation.id,
    roles: person.roles,
  });
  return ok(id);
};

/** Adds a person to the acting organisation. */
export const addColleague = (tx: Tx, input: NewPerson): Promise<Outcome<Id<'psn'>, IdentityCode>> =>
  withSystem(tx, async () => {
    const [organisation] = await selectOrganisations(tx, [personOf(tx.actor).organisationId]);
    return organisation === undefined ? refuse('identity.organisation_not_found') : addPerson(tx, organisation, input);
  });

/** Replaces the roles of a person of the acting organisation, but not one's own: nobody gives power to himself. */
export const changeRoles = (tx: Tx, input: { personId: string; roles: Role[] }): Promise<Outcome<null, IdentityCode>> =>
  withSystem(tx, async () => {
    const { organisationId, personId } = personOf(tx.actor);
    if (input.personId === personId) return refuse('identity.own_roles');
    const [organisation] = await selectOrganisations(tx, [organisationId]);
    const member = (await membershipsOf(tx, input.personId)).some((m) => m.organisationId === organisationId);
    if (organisation === undefined || !member) return refuse('identity.person_not_found');
    const elsewhere = await rolesElsewhere(tx, input.personId, organisationId);
    const conflict =
      rolesConflict(input.roles, organisation.marketRoles) ?? administratorsConflict([...input.roles, ...elsewhere]);
    if (conflict !== undefined) return refuse(conflict);
    await putMembership(tx, input.personId, organisationId, input.roles);
    await note(tx, 'roles_changed', input.personId, [organisationId], { organisationId, roles: input.roles });
    return ok(null);
  });

/** The people of the acting organisation. */
export const listPeople = (tx: Tx) => withSystem(tx, () => peopleOf(tx, personOf(tx.actor).organisationId));

/**
 * Makes an API token of the acting person; the secret is in the answer and nowhere else. Refuses a token that asks for
 * another: it could outlive its own end and widen its scopes.
 */
export const createToken = async (
  tx: Tx,
  input: { name: string; scopes: Scope[]; days: number },
): Promise<Outcome<{ id: Id<'tok'>; token: string; expiresAt: Date }, IdentityCode>> => {
  const person = personOf(tx.actor);
  if (person.kind === 'token') return refuse('identity.token_by_token');
  const token = newSecret(tx, 'ct');
  const id = tx.newId('tok');
  const expiresAt = later(tx.now, Math.min(input.days, tokenDaysMax) * dayMs);
  await insertToken(tx, {
    id,
    name: input.name,
    secret_sha256: secretHash(token),
    person_id: person.personId,
    organisation_id: person.organisationId,
    scopes: input.scopes,
    expires_at: expiresAt,
  });
  await note(tx, 'token_created', id, [person.organisationId], { scopes: input.scopes });
  return ok({ id, token, expiresAt });
};

/** True when the person stands in the register as a member of the organisation. */
export const isMember = (
  tx: Tx,
  { personId, organisationId }: { readonly personId: string; readonly organisationId: string },
): Promise<boolean> =>
  withSystem(tx, async () => (await membershipsOf(tx, personId)).some((m) => m.organisationId === organisationId));

/** Names of people by id, for answers about what colleagues did; the caller sees to it that they are colleagues. */
export const namesOfPeople = (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  withSystem(tx, () => selectPersonNames(tx, [...new Set(ids)]));
