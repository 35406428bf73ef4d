import { type Id, invariant } from '#kernel';
import type { CaseEvent, CaseType } from '../model.ts';
import type { Values } from './facts.ts';
import { type CaseFile, type Supplied, stateOf } from './file.ts';
import { stepOf } from './part.ts';
import { firstParts, foldParts } from './parts.ts';

/** What `open` keeps beside the answers. */
type OpenPayload = {
  readonly type: { readonly key: string; readonly version: number };
  readonly ownerId: Id<'org'>;
  readonly applicantId: Id<'org'> | null;
  readonly withheld?: readonly string[];
};

const begin = (event: CaseEvent): CaseFile => {
  invariant(event.action === 'open' && event.seq === 1, 'a case begins by being opened');
  const opened = event.payload as unknown as OpenPayload;
  return {
    id: event.caseId,
    state: event.after,
    stateKind: 'initial',
    ownerId: opened.ownerId,
    applicantId: opened.applicantId,
    seq: 0,
    typeKey: opened.type.key,
    typeVersion: opened.type.version,
    headHash: event.hash,
    form: stepOf(event).answers ?? {},
    withheld: opened.withheld ?? [],
    steps: {},
    times: {},
    materials: [],
    openedAt: event.at,
    changedAt: event.at,
    stateSince: event.at,
    endedAt: null,
    outcome: null,
    mergedInto: null,
    joined: [],
    ...firstParts,
  };
};

const stepsAfter = (file: CaseFile, event: CaseEvent): Readonly<Record<string, Values>> => {
  const { answers } = stepOf(event);
  return event.action === 'open' || answers === undefined ? file.steps : { ...file.steps, [event.action]: answers };
};

const materialsAfter = (file: CaseFile, { payload, seq }: CaseEvent): readonly Supplied[] =>
  Array.isArray(payload.materials)
    ? [...file.materials, ...payload.materials.map((each) => ({ ...(each as object), seq }) as Supplied)]
    : file.materials;

const mergeAfter = (file: CaseFile, event: CaseEvent): Pick<CaseFile, 'mergedInto' | 'joined'> => {
  const { into, joined } = event.action === 'merge' ? event.payload : {};
  return {
    mergedInto: typeof into === 'string' ? (into as Id<'case'>) : file.mergedInto,
    joined: typeof joined === 'string' ? [...file.joined, joined as Id<'case'>] : file.joined,
  };
};

/** Where the case stands after an event. One that was joined to another has ended, in whatever state it was. */
const standing = (type: CaseType, file: CaseFile, event: CaseEvent) => {
  const state = stateOf(type, event.after);
  invariant(state !== undefined, `version ${type.version} of ${type.key} knows no state ${event.after}`);
  const isMerged = event.action === 'merge' && typeof event.payload.into === 'string';
  const isOver = isMerged || state.kind === 'terminal';
  return {
    state: state.key,
    stateKind: isOver ? ('terminal' as const) : state.kind,
    stateSince: event.after === event.before ? file.stateSince : event.at,
    endedAt: isOver ? (file.endedAt ?? event.at) : null,
    outcome: isMerged ? ('merged' as const) : isOver ? (file.outcome ?? state.outcome ?? 'done') : null,
  };
};

/** The case after an event. `type` is the version that holds from this event on: of a migration, the new one. */
export const fold = (type: CaseType, before: CaseFile | undefined, event: CaseEvent): CaseFile => {
  const file = before ?? begin(event);
  invariant(event.seq === file.seq + 1 && event.caseId === file.id, 'events come in order, of one case');
  return {
    ...file,
    ...foldParts(type, file, event),
    ...standing(type, file, event),
    ...mergeAfter(file, event),
    typeVersion: type.version,
    seq: event.seq,
    headHash: event.hash,
    steps: stepsAfter(file, event),
    times: { ...file.times, [event.action]: (file.times[event.action] ?? 0) + 1 },
    materials: materialsAfter(file, event),
    changedAt: event.at,
  };
};

/** The version that holds from an event on. */
export const versionAfter = (version: number | undefined, { action, payload }: CaseEvent): number => {
  const next =
    action === 'open'
      ? (payload as unknown as OpenPayload).type.version
      : action === 'migrate'
        ? payload.toVersion
        : version;
  invariant(typeof next === 'number', 'a case is opened by a version');
  return next;
};

/** A case from all its events. Equal to what was stored after the last one, which is what the property tests hold. */
export const replay = (typeOf: (version: number) => CaseType, events: readonly CaseEvent[]): CaseFile => {
  let file: CaseFile | undefined;
  for (const event of events) file = fold(typeOf(versionAfter(file?.typeVersion, event)), file, event);
  invariant(file !== undefined, 'a case has at least the event that opened it');
  return file;
};
