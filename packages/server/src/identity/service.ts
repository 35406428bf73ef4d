import { holdsRole, type Id, type Outcome, ok, organisationOf, type Role, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { emit } from '#platform/outbox';
import { withSystem } from '#platform/system';
import { personOf } from './approvals.ts';
import type { IdentityCode } from './errors.ts';
import { type MarketRole, type Organisation, type Region, type Scope, tokenDaysMax } from './model.ts';
import { note } from './note.ts';
import { hashPassword, saltBytes, secretHash } from './passwords.ts';
import { firstRoles, isCreditCode, rolesConflict, staffRoles } from './rules.ts';
import { newSecret } from './sign-in.ts';
import {
  findRegion,
  insertOrganisation,
  insertPerson,
  insertRegion,
  insertToken,
  isEmpty,
  listOrganisations,
  lockSetup,
  membershipsOf,
  moveOrganisation,
  peopleOf,
  putMembership,
  selectOrganisationIds,
  selectOrganisations,
} from './store.ts';

type PersonFacts = { readonly email: string; readonly name: string };

/** A person to be added, with the roles for one organisation. */
export type NewPerson = PersonFacts & { readonly password: string; readonly roles: Role[] };

/** A password, or its hash where that was made before the transaction. */
type Secret = { readonly password: string } | { readonly passwordHash: string };

/** An organisation to be added. */
export type NewOrganisation = {
  readonly name: string;
  readonly nameEn: string;
  readonly region: string;
  readonly creditCode?: string | undefined;
  readonly marketRoles: MarketRole[];
};

const addPerson = async (
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

const addOrganisation = async (
  tx: Tx,
  input: NewOrganisation,
  state: Organisation['state'],
): Promise<Outcome<Organisation, IdentityCode>> => {
  const { creditCode } = input;
  if (creditCode !== undefined && !isCreditCode(creditCode))
    return refuse('identity.credit_code_wrong', { code: creditCode });
  const organisation: Organisation = { ...input, id: tx.newId('org'), creditCode: creditCode ?? null, state };
  if (!(await insertOrganisation(tx, organisation))) return refuse('identity.credit_code_taken');
  return ok(organisation);
};

/** A region to be opened with its operator and the operator's people. */
export type NewRegion = {
  readonly region: { readonly code: string; readonly nameZh: string; readonly nameEn: string };
  readonly operator: { readonly name: string; readonly nameEn: string; readonly creditCode?: string | undefined };
  readonly people: NewPerson[];
};

const open = async (tx: Tx, input: NewRegion): Promise<Outcome<Region, IdentityCode>> => {
  const added = await addOrganisation(
    tx,
    { ...input.operator, region: input.region.code, marketRoles: ['operator'] },
    'verified',
  );
  if (!added.ok) return added;
  const region: Region = { ...input.region, operatorId: added.value.id };
  if (!(await insertRegion(tx, region))) return refuse('identity.region_exists', { region: region.code });
  for (const person of input.people) {
    const done = await addPerson(tx, added.value, person);
    if (!done.ok) return done;
  }
  await note(tx, 'region_opened', added.value.id, [added.value.id], { ...region });
  return ok(region);
};

/** Opens a region with its operator; the route has checked that the caller may. */
export const openRegion = (tx: Tx, input: NewRegion): Promise<Outcome<Region, IdentityCode>> =>
  withSystem(tx, () => open(tx, input));

/** Opens the first region of an empty installation. */
export const setUp = (tx: Tx, input: NewRegion): Promise<Outcome<Region, IdentityCode>> =>
  withSystem(tx, async () => {
    await lockSetup(tx);
    return (await isEmpty(tx)) ? open(tx, input) : refuse('identity.setup_done');
  });

/** Applies for membership with a first person; the region's operator decides. */
export const applyAsMember = (
  tx: Tx,
  input: NewOrganisation & { readonly person: PersonFacts & Secret },
): Promise<Outcome<Organisation, IdentityCode>> =>
  withSystem(tx, async () => {
    const region = await findRegion(tx, input.region);
    if (region === undefined) return refuse('identity.region_unknown', { region: input.region });
    const added = await addOrganisation(tx, input, 'applied');
    if (!added.ok) return added;
    const person = await addPerson(tx, added.value, { ...input.person, roles: firstRoles(input.marketRoles) });
    if (!person.ok) return person;
    const parties = [added.value.id, region.operatorId];
    await note(tx, 'organisation_applied', added.value.id, parties, {
      name: input.name,
      region: input.region,
    });
    await emit(tx, {
      topic: 'notify',
      payload: { to: region.operatorId, about: added.value.id, kind: 'organisation_applied' },
    });
    return added;
  });

/** Decides an application, or suspends and reinstates; only staff of the region's operator. */
export const decideOrganisation = (
  tx: Tx,
  input: { id: string; decision: 'verified' | 'refused' | 'suspended'; reason: string },
): Promise<Outcome<Organisation, IdentityCode>> =>
  withSystem(tx, async () => {
    const person = personOf(tx.actor);
    const [organisation] = await selectOrganisations(tx, [input.id]);
    if (organisation === undefined) return refuse('identity.organisation_not_found');
    const region = await findRegion(tx, organisation.region);
    if (region?.operatorId !== person.organisationId) return refuse('identity.organisation_not_found');
    // Nobody could reinstate it.
    if (organisation.id === region.operatorId) return refuse('identity.operator_itself');
    const from = input.decision === 'suspended' ? (['verified'] as const) : (['applied', 'suspended'] as const);
    const moved = await moveOrganisation(tx, { ...input, from, to: input.decision, by: person.personId });
    if (!moved) return refuse('identity.not_waiting');
    const parties = [organisation.id, region.operatorId];
    await note(tx, 'organisation_decided', organisation.id, parties, { ...input, by: person.personId });
    await emit(tx, {
      topic: 'notify',
      payload: { to: organisation.id, about: organisation.id, kind: `organisation_${input.decision}` },
    });
    return ok({ ...organisation, state: input.decision });
  });

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
    const conflict = rolesConflict(input.roles, organisation.marketRoles);
    if (conflict !== undefined) return refuse(conflict);
    await putMembership(tx, input.personId, organisationId, input.roles);
    await note(tx, 'roles_changed', input.personId, [organisationId], { organisationId, roles: input.roles });
    return ok(null);
  });

/** The people of the acting organisation. */
export const listPeople = (tx: Tx) => withSystem(tx, () => peopleOf(tx, personOf(tx.actor).organisationId));

/** Who the actor is, by name. */
export const whoAmI = (tx: Tx) =>
  withSystem(tx, async () => {
    const person = personOf(tx.actor);
    return (await membershipsOf(tx, person.personId)).find((m) => m.organisationId === person.organisationId);
  });

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
  const expiresAt = new Date(tx.now.getTime() + Math.min(input.days, tokenDaysMax) * 86_400_000);
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

/** Organisations by id, as far as the actor may see them: its own and verified ones. */
export const getOrganisations = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Organisation>> =>
  new Map((await selectOrganisations(tx, [...new Set(ids)])).map((o) => [o.id, o]));

/** True when the acting person is of the staff that looks after the members of its operator's region. */
const isStaffOf = async (tx: Tx, region: string): Promise<boolean> =>
  holdsRole(tx.actor, staffRoles) && (await findRegion(tx, region))?.operatorId === organisationOf(tx.actor);

/** One organisation that the actor may see: its own, a verified one, or as staff of an operator any of its region. */
export const seeOrganisation = async (tx: Tx, id: string): Promise<Outcome<Organisation, IdentityCode>> => {
  const [seen] = await selectOrganisations(tx, [id]);
  if (seen !== undefined) return ok(seen);
  const [found] = await withSystem(tx, () => selectOrganisations(tx, [id]));
  return found !== undefined && (await isStaffOf(tx, found.region))
    ? ok(found)
    : refuse('identity.organisation_not_found');
};

/** Members and applicants of the region that the acting person's operator serves; nobody for other people. */
export const membersOfRegion = async (
  tx: Tx,
  find: Omit<Parameters<typeof listOrganisations>[1], 'region'>,
): Promise<Organisation[]> => {
  const { region } = personOf(tx.actor);
  return (await isStaffOf(tx, region)) ? withSystem(tx, () => listOrganisations(tx, { ...find, region })) : [];
};

/** Ids of every organisation whose home is a region. */
export const organisationsOf = (tx: Tx, region: string): Promise<Id<'org'>[]> =>
  withSystem(tx, () => selectOrganisationIds(tx, region));

/** The operator that keeps a region's books. */
export const operatorOf = async (tx: Tx, region: string): Promise<Organisation | undefined> => {
  const found = await findRegion(tx, region);
  return found === undefined ? undefined : (await selectOrganisations(tx, [found.operatorId]))[0];
};

/** True when the person stands in the register as a member of the organisation. */
export const isMember = (
  tx: Tx,
  { personId, organisationId }: { readonly personId: string; readonly organisationId: string },
): Promise<boolean> =>
  withSystem(tx, async () => (await membershipsOf(tx, personId)).some((m) => m.organisationId === organisationId));
