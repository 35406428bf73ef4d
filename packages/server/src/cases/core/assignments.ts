import { type Id, isId, ok, refuse } from '#kernel';
import type { CaseEvent, CaseType, Value } from '../model.ts';
import type { CaseHead, Command, Part } from './part.ts';
import { isRecord, misread, onlyFor, textIn } from './payload.ts';

type OrgId = Id<'org'>;

/** Who has a case. Plain JSON; instants are ISO 8601 in UTC. */
export type AssignmentState = {
  /** The one unit that answers for the case; null while the office has it. */
  readonly lead: OrgId | null;
  /** 首接负责: the first unit that took a step with the case other than returning it or passing it on. It stays. */
  readonly firstResponsible: OrgId | null;
  readonly coUnits: readonly OrgId[];
  /** Who handles it, inside the lead unit or, while there is none, inside the office. */
  readonly personId: Id<'psn'> | null;
  /** When the present lead took its first step with it; null while it has only been sent. */
  readonly takenAt: string | null;
  /** Who returned it and still sees it until the office has ruled. */
  readonly returnedBy: OrgId | null;
  /** Passed on by units, and returned by units, over the whole life of the case. */
  readonly transfers: number;
  readonly returns: number;
};

/** More units than a city has bureaus are a slip. */
export const coUnitsMax = 40;

const first: AssignmentState = {
  lead: null,
  firstResponsible: null,
  coUnits: [],
  personId: null,
  takenAt: null,
  returnedBy: null,
  transfers: 0,
  returns: 0,
};

const orgIn = (value: Value | undefined): OrgId | undefined =>
  typeof value === 'string' && isId('org', value) ? value : undefined;
const personIn = (value: Value | undefined): Id<'psn'> | undefined =>
  typeof value === 'string' && isId('psn', value) ? value : undefined;

/** True when the actor's organisation leads the case. */
const leads = (state: AssignmentState, { actor }: Command): boolean =>
  state.lead !== null && actor.organisationId === state.lead;

const decideUnit = (command: Command) => {
  const denied = onlyFor(command, ['office', 'effect']);
  if (denied !== undefined) return denied;
  const unit = command.payload.unit === null ? null : orgIn(command.payload.unit);
  return unit === undefined
    ? misread({ zh: '请给出承办单位的编号，退回主办方则为空', en: 'name the unit by its id, or null for the office' })
    : ok({ unit });
};

const decidePerson = (state: AssignmentState, command: Command) => {
  const denied = onlyFor(command, state.lead === null ? ['office'] : ['unit']);
  if (denied !== undefined) return denied;
  if (state.lead !== null && !leads(state, command)) return refuse('cases.not_lead');
  const person = command.payload.person === null ? null : personIn(command.payload.person);
  return person === undefined
    ? misread({ zh: '请给出经办人的编号，取消则为空', en: 'name the person by their id, or null for nobody' })
    : ok({ person });
};

const decideTransfer = (type: CaseType, state: AssignmentState, command: Command) => {
  const denied = onlyFor(command, ['office', 'unit']);
  if (denied !== undefined) return denied;
  const isOffice = command.actor.role === 'office';
  if (!isOffice && !leads(state, command)) return refuse('cases.not_lead');
  const unit = orgIn(command.payload.unit);
  if (unit === undefined)
    return misread({ zh: '请给出转往单位的编号', en: 'name the unit to pass it on to by its id' });
  if (unit === state.lead) return refuse('cases.unit_already');
  if (textIn(command.payload, 'comment') === undefined) return refuse('cases.reason_missing');
  const { transfersMax } = type.assignment;
  return !isOffice && state.transfers >= transfersMax
    ? refuse('cases.transfers_exhausted', { max: transfersMax })
    : ok({ unit });
};

const decideReturn = (type: CaseType, state: AssignmentState, command: Command) => {
  const denied = onlyFor(command, ['unit']);
  if (denied !== undefined) return denied;
  if (!leads(state, command)) return refuse('cases.not_lead');
  if (textIn(command.payload, 'comment') === undefined) return refuse('cases.reason_missing');
  const { returnsMax } = type.assignment;
  return state.returns >= returnsMax ? refuse('cases.returns_exhausted', { max: returnsMax }) : ok({});
};

const decideJoin = (state: AssignmentState, command: Command, head: CaseHead) => {
  const denied = onlyFor(command, ['office', 'unit']);
  if (denied !== undefined) return denied;
  if (command.actor.role === 'unit' && !leads(state, command)) return refuse('cases.not_lead');
  const unit = orgIn(command.payload.unit);
  if (unit === undefined) return misread({ zh: '请给出协办单位的编号', en: 'name the unit to join by its id' });
  if (unit === state.lead || unit === head.ownerId || state.coUnits.includes(unit)) return refuse('cases.unit_already');
  return state.coUnits.length >= coUnitsMax ? refuse('cases.units_too_many', { max: coUnitsMax }) : ok({ unit });
};

const given = (state: AssignmentState, unit: OrgId | null): AssignmentState => ({
  ...state,
  lead: unit,
  coUnits: state.coUnits.filter((one) => one !== unit),
  personId: null,
  takenAt: null,
  returnedBy: null,
});

/** Steps by which a unit does not take a case on. */
const passive: ReadonlySet<string> = new Set(['return', 'transfer', 'comment', 'message', 'assign', 'join']);

const taken = (state: AssignmentState, { actor, action, at }: CaseEvent): AssignmentState =>
  actor.role !== 'unit' || actor.organisationId !== state.lead || passive.has(action) || state.takenAt !== null
    ? state
    : { ...state, takenAt: at.toISOString(), firstResponsible: state.firstResponsible ?? state.lead };

const foldOwn = (state: AssignmentState, { action, payload, actor }: CaseEvent): AssignmentState => {
  const unit = orgIn(payload.unit);
  if (action === 'assign' && payload.unit !== undefined) return given(state, unit ?? null);
  if (action === 'assign') return { ...state, personId: personIn(payload.person) ?? null };
  if (action === 'transfer' && unit !== undefined) {
    return { ...given(state, unit), transfers: state.transfers + (actor.role === 'unit' ? 1 : 0) };
  }
  if (action === 'join' && unit !== undefined && unit !== state.lead && !state.coUnits.includes(unit)) {
    return { ...state, coUnits: [...state.coUnits, unit] };
  }
  return action === 'return' && actor.role === 'unit'
    ? { ...given(state, null), returnedBy: state.lead, returns: state.returns + 1 }
    : state;
};

/** What an event makes of who has the case; an `assigned` that a transition's effect left in it comes last. */
const fold = (_: CaseType, state: AssignmentState, event: CaseEvent): AssignmentState => {
  const next = foldOwn(taken(state, event), event);
  const { assigned } = event.payload;
  return isRecord(assigned) ? given(next, orgIn(assigned.unit) ?? null) : next;
};

/**
 * Who has a case: `assign` `{ unit }` (office; null takes it back) or `{ person }` (the lead unit of its own people, the office while no unit has it),
 * `join` `{ unit }`, `transfer` `{ unit }` and `return` by the lead unit, both with a `comment` and only so often; then only the office rules, whose own
 * transfers are not counted.
 * At any time one unit leads or none. Clocks take no notice of any of it.
 */
export const assignmentPart: Part<AssignmentState> = {
  first,
  actions: ['assign', 'join', 'transfer', 'return'],
  decide: (type, state, command, head) => {
    if (command.action === 'join') return decideJoin(state, command, head);
    if (command.action === 'transfer') return decideTransfer(type, state, command);
    if (command.action === 'return') return decideReturn(type, state, command);
    return command.payload.unit === undefined ? decidePerson(state, command) : decideUnit(command);
  },
  fold,
};

/** The units that see a case: the lead, those joined, and the one that returned it until the office has ruled. */
export const unitsOf = ({ lead, coUnits, returnedBy }: AssignmentState): readonly OrgId[] => [
  ...new Set([lead, ...coUnits, returnedBy].filter((one) => one !== null)),
];
