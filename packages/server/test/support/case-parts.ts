/** Small case types, commands and events for the tests of a case's parts, without the machine around them. */
import { readFileSync } from 'node:fs';
import { asId, type CalendarFile, encodeId, openCalendar, uuidV7 } from '#kernel';
import type { CaseHead, Command, Part } from '../../src/cases/core/part.ts';
import type { CaseEvent, CaseRole, CaseState, CaseType, StateKind, Value } from '../../src/cases/model.ts';

/** The shipped calendar as stored, and opened. */
export const calendarFile = JSON.parse(
  readFileSync(new URL('../../data/calendar-cn.json', import.meta.url), 'utf8'),
) as CalendarFile;
/** The same, opened. */
export const calendar = openCalendar(calendarFile);

const idOf = <P extends string>(prefix: P, n: number) =>
  encodeId(prefix, uuidV7(1_780_000_000_000 + n, new Uint8Array(10)));

/** An organisation: the n-th. */
export const org = (n: number) => idOf('org', n);
/** A person: the n-th. */
export const person = (n: number) => idOf('psn', n);

const word = { zh: '词', en: 'word' };
const state = (key: string, kind: StateKind): CaseState => ({
  key,
  label: word,
  publicLabel: word,
  kind,
  visibleTo: [],
});

/** A type with the states `open`, `waiting` and `done`, and whatever a test wants of the rest. */
export const caseType = (over: Partial<CaseType> = {}): CaseType => ({
  schema: 'corridor.case-type/1',
  key: 'test',
  version: 1,
  programme: 'office',
  title: word,
  summary: word,
  audience: 'organisation',
  form: { schema: {}, fields: {} },
  materials: [],
  states: [state('open', 'active'), state('waiting', 'waiting'), state('done', 'terminal')],
  transitions: [],
  clocks: [],
  tables: [],
  rubric: [],
  assignment: { returnsMax: 2, transfersMax: 2 },
  isPublic: false,
  ...over,
});

/** The office that runs the type. */
export const officeId = org(1);
/** Who opened the case. */
export const applicantId = org(2);

/** What parts know of a case. */
export const head = (over: Partial<CaseHead> = {}): CaseHead => ({
  id: asId('case', idOf('case', 1)),
  state: 'open',
  stateKind: 'active',
  ownerId: officeId,
  applicantId,
  seq: 1,
  ...over,
});

/** A command of a role; the office's is the first person of the office. */
export const command = (
  action: string,
  payload: Readonly<Record<string, Value>>,
  by: {
    readonly role?: CaseRole;
    readonly at?: Date | string;
    readonly personId?: ReturnType<typeof person>;
    readonly organisationId?: ReturnType<typeof org>;
  } = {},
): Command => ({
  action,
  payload,
  actor: {
    role: by.role ?? 'office',
    personId: by.personId ?? person(1),
    organisationId: by.organisationId ?? officeId,
  },
  at: new Date(by.at ?? '2026-03-02T02:00:00Z'),
});

/** The event that a command becomes; hashes are none of the parts' business. */
export const eventOf = (one: Command, payload: CaseEvent['payload'] = one.payload, after = 'open'): CaseEvent => ({
  caseId: head().id,
  seq: 1,
  actor: one.actor,
  action: one.action,
  before: 'open',
  after,
  payload,
  at: one.at,
  previousHash: null,
  hash: '0'.repeat(64),
});

/** Decides and folds: the new state, or the code of the refusal. */
export const take = <S>(part: Part<S>, type: CaseType, state: S, one: Command, at: CaseHead = head()): S | string => {
  const decided = part.decide(type, state, one, at);
  return decided.ok ? part.fold(type, state, eventOf(one, { ...one.payload, ...decided.value })) : decided.error.code;
};

/** The state after several commands, each of which must be taken. */
export const takeAll = <S>(part: Part<S>, type: CaseType, commands: readonly Command[], first: S = part.first): S =>
  commands.reduce<S>((state, one) => {
    const next = take(part, type, state, one);
    if (typeof next === 'string') throw new Error(`${one.action} was refused: ${next}`);
    return next;
  }, first);
