import { type Id, type Outcome, ok, personOf, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { standingsOf } from './access.ts';
import { fileOf } from './columns.ts';
import type { Values } from './core/facts.ts';
import type { CaseFile } from './core/file.ts';
import { type Decision, decide } from './core/machine.ts';
import type { CasesCode } from './errors.ts';
import { knownOf } from './facts.ts';
import type { CaseRole, EventActor } from './model.ts';
import type { CaseRecord } from './record.ts';
import { checkAssigned, checkReferences } from './references.ts';
import { findCase, findOpener, lockCase } from './store.ts';
import { type Definition, findDefinition, selectDefinitions } from './store-definitions.ts';
import { tellOfStep } from './telling.ts';
import { recordStep } from './writing.ts';

/** A step that somebody wants to take. */
export type StepInput = {
  readonly action: string;
  readonly payload: Values;
  /** The last event that the actor knew; undefined for the platform itself, which looks under the lock. */
  readonly expectedSeq?: number | undefined;
};

/** A case with its file and the definition by which it runs. */
export type OpenCase = {
  readonly record: CaseRecord;
  readonly file: CaseFile;
  readonly definition: Definition;
};

/** A case's definition; it is always there, because what was used is never removed. */
export const definitionOf = async (tx: Tx, { definitionId }: CaseRecord): Promise<Definition> => {
  const found = (await withSystem(tx, () => selectDefinitions(tx, [definitionId]))).get(definitionId);
  if (found === undefined) throw new Error(`the definition ${definitionId} of a case is not there`);
  return found;
};

/** A case that the actor may see by row-level security; whether it may act is said by its standing. */
export const requireCase = async (tx: Tx, id: string): Promise<Outcome<OpenCase, CasesCode>> => {
  const record = await findCase(tx, id);
  if (record === undefined) return refuse('cases.case_unknown');
  return ok({ record, file: fileOf(record.folded), definition: await definitionOf(tx, record) });
};

const lock = async (tx: Tx, id: string): Promise<Outcome<OpenCase, CasesCode>> => {
  const record = await lockCase(tx, id);
  if (record === undefined) return refuse('cases.case_unknown');
  return ok({ record, file: fileOf(record.folded), definition: await definitionOf(tx, record) });
};

/** Where a migration goes: another version of the case's programme, of the office or shipped. */
const targetOf = async (tx: Tx, { record, definition }: OpenCase, { action, payload }: StepInput) => {
  const { toVersion } = payload;
  if (action !== 'migrate' || typeof toVersion !== 'number') return undefined;
  const { ownerId } = definition;
  const found = await findDefinition(tx, { ownerId, key: record.typeKey, version: toVersion });
  return found?.state === 'published' ? found : undefined;
};

const machinePayload = ({ action, payload }: StepInput): Values => {
  if (action !== 'migrate') return payload;
  const { toVersion: _, ...rest } = payload;
  return rest;
};

/** Takes a step in the name of an actor whose standing the caller knows, on a case that is locked. In system context. */
const take = async (
  tx: Tx,
  one: OpenCase,
  { actors, step }: { readonly actors: readonly EventActor[]; readonly step: StepInput },
): Promise<Outcome<Decided, CasesCode>> => {
  const { record, file, definition } = one;
  const payload = await checkReferences(tx, record, { action: step.action, payload: machinePayload(step) });
  if (!payload.ok) return payload;
  const target = await targetOf(tx, one, step);
  const known = await knownOf(tx, record, target?.type);
  // Clocks of two processes may differ by a little; a case's own never runs backwards.
  const at = new Date(Math.max(tx.now.getTime(), file.changedAt.getTime()));
  let refused: Outcome<Decided, CasesCode> = refuse('cases.case_unknown');
  for (const actor of actors) {
    const decided = decide(definition.type, file, { action: step.action, payload: payload.value, actor, at }, known);
    if (decided.ok) return ok({ decision: decided.value, target: target ?? definition, known });
    if (refused.error.code === 'cases.case_unknown' || refused.error.code === 'cases.not_yours') refused = decided;
  }
  return refused;
};

type Decided = {
  readonly decision: Decision;
  readonly target: Definition;
  readonly known: Awaited<ReturnType<typeof knownOf>>;
};

const actLocked = async (
  tx: Tx,
  one: OpenCase,
  given: { readonly actors: readonly EventActor[]; readonly step: StepInput },
): Promise<Outcome<OpenCase, CasesCode>> => {
  const decided = await take(tx, one, given);
  if (!decided.ok) return decided;
  const { decision, target, known } = decided.value;
  const assigned = await checkAssigned(tx, decision.event);
  if (!assigned.ok) return assigned;
  const { record, file } = one;
  const context = { calendar: known.calendar, now: tx.now, alarmedAt: record.alarmedAt, definitionId: target.id };
  const moved = await recordStep(tx, target.type, record, { decision, before: file, context });
  await tellOfStep(tx, target.type, moved, { event: decision.event, opener: await findOpener(tx, record.id) });
  return ok({ record: moved, file: decision.file, definition: target });
};

const otherOf = ({ action, payload }: StepInput): Id<'case'> | undefined =>
  action === 'merge' && typeof payload.into === 'string' ? (payload.into as Id<'case'>) : undefined;

/** The case that another one is joined to takes an event too, so that both say it. */
const joinOther = async (
  tx: Tx,
  joined: CaseRecord,
  { into, actor }: { readonly into: string; readonly actor: EventActor },
): Promise<Outcome<null, CasesCode>> => {
  const other = await lock(tx, into);
  if (!other.ok) return other;
  if (other.value.record.ownerId !== joined.ownerId) return refuse('cases.case_unknown');
  const step = { action: 'merge', payload: { joined: joined.id } };
  const done = await actLocked(tx, other.value, { actors: [actor], step });
  return done.ok ? ok(null) : done;
};

const actIn = async (
  tx: Tx,
  id: string,
  { actorsOf, step }: { readonly actorsOf: (one: OpenCase) => readonly EventActor[]; readonly step: StepInput },
): Promise<Outcome<OpenCase, CasesCode>> => {
  const one = await lock(tx, id);
  if (!one.ok) return one;
  const actors = actorsOf(one.value);
  const [actor] = actors;
  if (actor === undefined) return refuse('cases.case_unknown');
  if (step.expectedSeq !== undefined && step.expectedSeq !== one.value.record.seq)
    return refuse('cases.changed_meanwhile', undefined, { seq: one.value.record.seq });
  const into = otherOf(step);
  if (step.action === 'merge' && into === undefined) return refuse('cases.case_unknown');
  const done = await actLocked(tx, one.value, { actors, step });
  if (!done.ok || into === undefined) return done;
  const other = await joinOther(tx, done.value.record, { into, actor });
  return other.ok ? done : other;
};

/**
 * Takes a step in a case as the acting person, in whichever of their standings may take it. Refuses a case that is not
 * theirs as one that is not there, and one that moved since they read it.
 */
export const act = async (tx: Tx, id: string, step: StepInput): Promise<Outcome<OpenCase, CasesCode>> => {
  const seen = await findCase(tx, id);
  if (seen === undefined) return refuse('cases.case_unknown');
  const person = personOf(tx.actor);
  const asRole = (role: CaseRole): EventActor => ({
    role,
    personId: person.personId,
    organisationId: person.organisationId,
  });
  const actorsOf = ({ record, file }: OpenCase): EventActor[] => {
    return standingsOf(tx.actor, { ...record, reviews: file.reviews }).map(asRole);
  };
  return withSystem(tx, () => actIn(tx, id, { actorsOf, step }));
};

/** Takes a step in a case that the caller has authorised: the platform when a limit passes, a resident with the code of the case. */
export const actAs = (
  tx: Tx,
  id: string,
  { actor, step }: { readonly actor: EventActor; readonly step: StepInput },
): Promise<Outcome<OpenCase, CasesCode>> => withSystem(tx, () => actIn(tx, id, { actorsOf: () => [actor], step }));
