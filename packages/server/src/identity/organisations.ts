import { holdsRole, type Id, nextState, type Outcome, ok, organisationOf, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { lockName } from '#platform/name-lock';
import { notify } from '#platform/notify';
import { withSystem } from '#platform/system';
import type { IdentityCode } from './errors.ts';
import type { MarketRole, Organisation, Region } from './model.ts';
import { note } from './note.ts';
import { addPerson, joinOrganisation, type NewPerson, type PersonFacts, type Secret } from './people.ts';
import { firstRoles, isCreditCode, staffRoles } from './rules.ts';
import { type OrganisationEvent, organisationTable } from './states.ts';
import {
  findRegion,
  insertOrganisation,
  insertRegion,
  isEmpty,
  listOrganisations,
  moveOrganisation,
  type Standing,
  selectApplicants,
  selectOrganisationIds,
  selectOrganisations,
  selectOrganisationsNamed,
  selectStandings,
} from './store.ts';

/** An organisation to be added. */
export type NewOrganisation = {
  readonly name: string;
  readonly nameEn: string;
  readonly region: string;
  readonly creditCode?: string | undefined;
  readonly marketRoles: MarketRole[];
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
    await lockName(tx, 'identity.setup');
    return (await isEmpty(tx)) ? open(tx, input) : refuse('identity.setup_done');
  });

const tellAbout = (tx: Tx, to: Id<'org'>, organisation: Organisation, kind: string, reason = ''): Promise<void> =>
  notify(tx, {
    to,
    about: organisation.id,
    kind,
    params: { organisation: { zh: organisation.name, en: organisation.nameEn }, reason },
  });

/** The first person of an organisation that applies: somebody new, or who has an account here. */
export type Applicant = (PersonFacts & Secret) | { readonly personId: Id<'psn'> };

/** An application, and who made it. */
export type Application = { readonly organisation: Organisation; readonly personId: Id<'psn'> };

/** Applies for membership with a first person; the region's operator decides. */
export const applyAsMember = (
  tx: Tx,
  input: NewOrganisation & { readonly person: Applicant },
): Promise<Outcome<Application, IdentityCode>> =>
  withSystem(tx, async () => {
    const region = await findRegion(tx, input.region);
    if (region === undefined) return refuse('identity.region_unknown', { region: input.region });
    const { person: applicant, ...facts } = input;
    const added = await addOrganisation(tx, facts, 'applied');
    if (!added.ok) return added;
    const first = { ...applicant, roles: firstRoles(input.marketRoles) };
    const person =
      'personId' in first ? await joinOrganisation(tx, added.value, first) : await addPerson(tx, added.value, first);
    if (!person.ok) return person;
    const parties = [added.value.id, region.operatorId];
    await note(tx, 'organisation_applied', added.value.id, parties, {
      name: input.name,
      region: input.region,
    });
    await tellAbout(tx, region.operatorId, added.value, 'organisation_applied');
    return ok({ organisation: added.value, personId: person.value });
  });

/** What an operator may decide; the words are those of the states that follow. */
export const decisions = ['verified', 'refused', 'suspended'] as const;
type Decision = (typeof decisions)[number];

const eventOf: Readonly<Record<Decision, OrganisationEvent>> = {
  verified: 'verify',
  refused: 'refuse',
  suspended: 'suspend',
};

/** Decides an application, or suspends and reinstates; only staff of the region's operator. */
export const decideOrganisation = (
  tx: Tx,
  input: { id: string; decision: Decision; reason: string },
): Promise<Outcome<Organisation, IdentityCode>> =>
  withSystem(tx, async () => {
    const person = personOf(tx.actor);
    const [organisation] = await selectOrganisations(tx, [input.id]);
    if (organisation === undefined) return refuse('identity.organisation_not_found');
    const region = await findRegion(tx, organisation.region);
    if (region?.operatorId !== person.organisationId) return refuse('identity.organisation_not_found');
    // Nobody could reinstate it.
    if (organisation.id === region.operatorId) return refuse('identity.operator_itself');
    const to = nextState(organisationTable, organisation.state, eventOf[input.decision]);
    const { id, reason } = input;
    const move = { id, from: organisation.state, reason, by: person.personId };
    if (to === null || !(await moveOrganisation(tx, { ...move, to }))) return refuse('identity.not_waiting');
    const parties = [organisation.id, region.operatorId];
    await note(tx, 'organisation_decided', organisation.id, parties, { ...input, by: person.personId });
    await tellAbout(tx, organisation.id, organisation, `organisation_${input.decision}`, reason);
    return ok({ ...organisation, state: to });
  });

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

/**
 * Organisations that a list means: by credit code wherever they belong, by name in the acting person's region. Nobody for people
 * who are not staff of its operator.
 */
export const organisationsNamed = async (
  tx: Tx,
  named: { readonly names: readonly string[]; readonly creditCodes: readonly string[] },
): Promise<Organisation[]> => {
  const { region } = personOf(tx.actor);
  return (await isStaffOf(tx, region)) ? withSystem(tx, () => selectOrganisationsNamed(tx, { ...named, region })) : [];
};

/** When organisations applied and what was decided last, for the staff of their region; nothing for other people. */
export const standingsOf = async (
  tx: Tx,
  organisations: readonly Organisation[],
): Promise<ReadonlyMap<string, Standing>> => {
  const { region } = personOf(tx.actor);
  const ids = organisations.filter((one) => one.region === region).map(({ id }) => id);
  return (await isStaffOf(tx, region)) ? withSystem(tx, () => selectStandings(tx, ids)) : new Map();
};

/** Applicants that wait for the acting person's operator, longest waiting first; nobody for other people. */
export const applicantsOfRegion = async (tx: Tx, limit: number): ReturnType<typeof selectApplicants> => {
  const { region } = personOf(tx.actor);
  return (await isStaffOf(tx, region)) ? withSystem(tx, () => selectApplicants(tx, region, limit)) : [];
};

/** Ids of every organisation whose home is a region. */
export const organisationsOf = (tx: Tx, region: string): Promise<Id<'org'>[]> =>
  withSystem(tx, () => selectOrganisationIds(tx, region));

/** The operator that keeps a region's books. */
export const operatorOf = async (tx: Tx, region: string): Promise<Organisation | undefined> => {
  const found = await findRegion(tx, region);
  return found === undefined ? undefined : (await selectOrganisations(tx, [found.operatorId]))[0];
};
