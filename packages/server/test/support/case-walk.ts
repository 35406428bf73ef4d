/** Walks a definition by its own machine: breadth first from every way to open a case, until nothing new is reached. */
import { asId, encodeId, type Id, uuidV7 } from '#kernel';
import { factAt } from '../../src/cases/core/facts.ts';
import {
  type CaseFile,
  type Decision,
  decide,
  factsOf,
  type Known,
  type Opening,
} from '../../src/cases/core/machine.ts';
import type { Command } from '../../src/cases/core/part.ts';
import type { CaseEvent, CaseRole, CaseType, Transition, Value } from '../../src/cases/model.ts';
import { askedBy, waysToAnswer } from './case-answers.ts';
import { applicantId, calendar, officeId, org, person } from './case-parts.ts';

type Payload = Command['payload'];
type Stand = { readonly file: CaseFile; readonly events: readonly CaseEvent[] };

/** What a walk came by. */
export type Walk = {
  readonly states: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  /** The longest way to each state in which a case ends. */
  readonly ends: ReadonlyMap<string, Stand>;
  /** Refusals of steps that nothing else could be said for, by action. */
  readonly refusals: ReadonlyMap<string, string>;
};

const known: Known = { organisation: {}, calendar };
const reviewers = [11, 12, 13, 14, 15].map(person);
const firstAt = new Date('2026-03-02T01:00:00Z');

const opening: Opening = {
  id: asId('case', encodeId('case', uuidV7(1_780_000_000_000, new Uint8Array(10)))),
  ownerId: officeId,
  applicantId,
};

const isFile = (subject: CaseFile | Opening): subject is CaseFile => 'seq' in subject;

const organisationOf = (role: CaseRole, subject: CaseFile | Opening): Id<'org'> | null => {
  if (role === 'office') return officeId;
  if (role === 'applicant') return applicantId;
  return role === 'unit' && isFile(subject) ? subject.assignment.lead : role === 'coUnit' ? org(4) : null;
};

const send = (
  type: CaseType,
  subject: CaseFile | Opening,
  role: CaseRole,
  action: string,
  payload: Payload,
  personId: Id<'psn'> | null = person(1),
) => {
  const at = isFile(subject) ? new Date(subject.changedAt.getTime() + 60_000) : firstAt;
  const actor = { role, personId, organisationId: organisationOf(role, subject) };
  return decide(type, subject, { action, payload, actor, at }, known);
};

const stand = ({ events }: Stand, decision: Decision): Stand => ({
  file: decision.file,
  events: [...events, decision.event],
});

const must = (type: CaseType, from: Stand, role: CaseRole, action: string, payload: Payload, by?: Id<'psn'>): Stand => {
  const decided = send(type, from.file, role, action, payload, by);
  if (!decided.ok) throw new Error(`${type.key}: ${action} refused: ${JSON.stringify(decided.error)}`);
  return stand(from, decided.value);
};

/** Supplies every document and, where there is a rubric, has five people score, so that steps lack neither. */
const prepared = (type: CaseType, opened: Stand): Stand => {
  let now = opened;
  const materials = type.materials.map(({ key }) => ({ key, sha256: '0'.repeat(64), name: 'a.pdf', bytes: 1 }));
  if (materials.length > 0) now = must(type, now, 'office', 'supply', { materials });
  if (type.rubric.length === 0) return now;
  const asked = reviewers.map((each) => ({ person: each, organisation: null }));
  now = must(type, now, 'office', 'review.ask', { reviewers: asked });
  const scores = Object.fromEntries(type.rubric.map(({ key, max }) => [key, { score: max, comment: '好' }]));
  for (const each of reviewers) {
    now = must(type, now, 'reviewer', 'review.conflict', { conflict: false }, each);
    now = must(type, now, 'reviewer', 'review.submit', { scores }, each);
  }
  return now;
};

/** Reaches and accepts what a step has planned, so that it can be paid. */
const milestonesReached = (type: CaseType, from: Stand): Stand => {
  let now = from;
  for (const { number, state } of from.file.milestones.items) {
    if (state !== 'planned') continue;
    now = must(type, now, 'office', 'milestone.submit', { milestone: number, evidence: ['report'] });
    now = must(type, now, 'office', 'milestone.accept', { milestone: number });
  }
  return now;
};

/** What a part wants with a step that bears a common action's name. */
const partPayload = ({ action }: Transition, { milestones }: CaseFile): Payload => {
  if (action !== 'milestone.pay') return {};
  const accepted = milestones.items.find(({ state }) => state === 'accepted');
  return { milestone: accepted?.number ?? 1, reference: '2026-001', paidOn: '2026-03-02' };
};

const payloadsFor = (transition: Transition, file: CaseFile, guards: ReturnType<typeof askedBy>) => {
  const common = { ...partPayload(transition, file), comment: '已核对，理由充分。' };
  const { form, action } = transition;
  return form === undefined
    ? [common]
    : waysToAnswer(form, `steps.${action}`, guards).map((answers) => ({ ...common, answers }));
};

/** A case's place in the walk: its state and all that a guard will ask about it. */
const placeOf = (type: CaseType, file: CaseFile, paths: readonly string[]): string => {
  const facts = factsOf(type, file, known);
  const values = paths.map((path): Value => factAt(facts, path) ?? null);
  const milestones = file.milestones.items.map(({ state }) => state);
  return JSON.stringify([file.state, file.assignment.lead, file.assignment.returns, milestones, values]);
};

/** Walks a type. A unit's step is only taken when some unit has the case, as it would be. */
export const walk = (type: CaseType): Walk => {
  const guards = askedBy(type);
  const paths = [...guards.keys()];
  const [states, actions, seen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const ends = new Map<string, Stand>();
  const refusals = new Map<string, string>();
  const queue: Stand[] = [];
  const enter = (next: Stand): void => {
    const { state, stateKind } = next.file;
    states.add(state);
    if (stateKind === 'terminal') ends.set(state, next);
    const place = placeOf(type, next.file, paths);
    if (seen.has(place)) return;
    seen.add(place);
    queue.push(next);
  };
  const opener = type.audience === 'office' ? 'office' : 'applicant';
  for (const answers of waysToAnswer(type.form, 'form', guards)) {
    const decided = send(type, opening, opener, 'open', { answers });
    if (!decided.ok) throw new Error(`${type.key}: not opened: ${JSON.stringify(decided.error)}`);
    enter(prepared(type, { file: decided.value.file, events: [decided.value.event] }));
  }
  const isDone = (): boolean =>
    states.size === type.states.length && type.transitions.every(({ action }) => actions.has(action));
  for (let from = queue.shift(); from !== undefined && !isDone(); from = queue.shift()) {
    for (const transition of type.transitions.filter((each) => each.from.includes(from?.file.state ?? ''))) {
      for (const role of transition.roles) {
        if (role === 'unit' && from.file.assignment.lead === null) continue;
        for (const payload of payloadsFor(transition, from.file, guards)) {
          const decided = send(type, from.file, role, transition.action, payload);
          if (!decided.ok) {
            refusals.set(transition.action, JSON.stringify(decided.error));
            continue;
          }
          actions.add(transition.action);
          enter(milestonesReached(type, stand(from, decided.value)));
        }
      }
    }
  }
  return { states, actions, ends, refusals };
};
