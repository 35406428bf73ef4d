import { getOrganisations, isMember } from '#identity';
import { type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Values } from './core/facts.ts';
import type { CasesCode } from './errors.ts';
import type { CaseEvent, Value } from './model.ts';
import type { CaseRecord } from './record.ts';
import { selectMaterials } from './store-materials.ts';

const isRecord = (value: Value | undefined): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refuses a unit that is no verified organisation: a case given to nobody would wait for ever. */
const checkUnit = async (tx: Tx, unit: Value | undefined): Promise<Outcome<null, CasesCode>> => {
  if (typeof unit !== 'string') return ok(null);
  const found = (await getOrganisations(tx, [unit])).get(unit);
  return found?.state === 'verified' ? ok(null) : refuse('cases.unit_unknown', { unit });
};

const checkPerson = async (tx: Tx, one: CaseRecord, person: Value | undefined): Promise<Outcome<null, CasesCode>> => {
  if (typeof person !== 'string') return ok(null);
  const organisationId = one.leadUnitId ?? one.ownerId;
  return (await isMember(tx, { personId: person, organisationId })) ? ok(null) : refuse('cases.person_unknown');
};

/** Reviewers are people of an organisation here; without one they are of the office. */
const withOrganisations = async (tx: Tx, one: CaseRecord, payload: Values): Promise<Outcome<Values, CasesCode>> => {
  if (!Array.isArray(payload.reviewers)) return ok(payload);
  const reviewers: Value[] = [];
  for (const each of payload.reviewers as readonly Value[]) {
    if (!isRecord(each) || typeof each.person !== 'string') return refuse('cases.person_unknown');
    const organisation = typeof each.organisation === 'string' ? each.organisation : one.ownerId;
    if (!(await isMember(tx, { personId: each.person, organisationId: organisation })))
      return refuse('cases.person_unknown');
    reviewers.push({ person: each.person, organisation });
  }
  return ok({ ...payload, reviewers });
};

const checkSupplied = async (
  tx: Tx,
  one: CaseRecord,
  materials: Value | undefined,
): Promise<Outcome<null, CasesCode>> => {
  const stored = await selectMaterials(tx, { caseId: one.id });
  const isStored = (each: Value): boolean =>
    isRecord(each) && stored.some(({ sha256, key }) => sha256 === each.sha256 && key === each.key);
  return Array.isArray(materials) && materials.every(isStored) ? ok(null) : refuse('cases.document_unknown');
};

/**
 * Looks at what a step names outside of its case before the machine decides: units, people, documents. Answers the payload
 * with what belongs to it. In system context, for what is named may be anybody's.
 */
export const checkReferences = async (
  tx: Tx,
  one: CaseRecord,
  { action, payload }: { readonly action: string; readonly payload: Values },
): Promise<Outcome<Values, CasesCode>> => {
  if (action === 'supply') {
    const supplied = await checkSupplied(tx, one, payload.materials);
    return supplied.ok ? ok(payload) : supplied;
  }
  if (action === 'review.ask') return withOrganisations(tx, one, payload);
  if (!['assign', 'transfer', 'join'].includes(action)) return ok(payload);
  const unit = await checkUnit(tx, payload.unit);
  if (!unit.ok) return unit;
  const person = action === 'assign' ? await checkPerson(tx, one, payload.person) : ok(null);
  return person.ok ? ok(payload) : person;
};

/** Looks at the unit that a step's effect gives the case to. */
export const checkAssigned = async (tx: Tx, { payload }: CaseEvent): Promise<Outcome<null, CasesCode>> =>
  isRecord(payload.assigned) ? checkUnit(tx, payload.assigned.unit) : ok(null);
