// biome-ignore-all lint/suspicious/noThenProperty: rules of decision tables and JSON Schema say "then"; no promise is near
/** A case type with everything in it, and random commands on its cases, mostly sensible. */
import { encodeId, type Id, uuidV7 } from '#kernel';
import type { Values } from '../../src/cases/core/facts.ts';
import { type CaseFile, type Known, possibleActions } from '../../src/cases/core/machine.ts';
import type { Command } from '../../src/cases/core/part.ts';
import {
  type CaseRole,
  type CaseState,
  type CaseType,
  caseRoles,
  commonActions,
  type Effect,
  type Transition,
} from '../../src/cases/model.ts';
import { calendar, org, person } from './case-parts.ts';

/** A repeatable source of choices (mulberry32). */
export type Dice = { below(count: number): number; pick<T>(items: readonly T[]): T; chance(share: number): boolean };

/** Dice that fall the same way for the same seed. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    pick: (items) => {
      if (items.length === 0) throw new Error('nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
    chance: (share) => next() < share,
  };
};

const word = (en: string) => ({ zh: `词${en}`, en });
const stateOf = (key: string, kind: CaseState['kind']): CaseState => ({
  ...{ key, kind, label: word(key), publicLabel: word(key), visibleTo: ['office'] },
  ...(kind === 'terminal' ? { outcome: 'done' as const } : { waitsFor: 'office' as const }),
});

const amount = { type: 'string', pattern: '^(0|[1-9][0-9]{0,8})(\\.[0-9]{1,2})?$' };
const stepForm = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['award', 'unit'],
    properties: {
      award: amount,
      unit: { type: 'string', maxLength: 40 },
      plan: {
        type: 'array',
        minItems: 1,
        maxItems: 5,
        items: {
          type: 'object',
          required: ['due', 'amount', 'title'],
          properties: { due: { type: 'string', format: 'date' }, amount, title: { type: 'string', maxLength: 40 } },
        },
      },
    },
  },
  fields: {
    '/award': { label: word('award') },
    '/unit': { label: word('unit') },
    '/plan/-/due': { label: word('due') },
    '/plan/-/amount': { label: word('amount') },
    '/plan/-/title': { label: word('title') },
  },
};

const guards = [
  undefined,
  { path: 'form.kind', op: '=' as const, value: 'a' },
  { not: { path: 'form.kind', op: '=' as const, value: 'a' } },
  { table: 'rate', output: 'amount', op: '>=' as const, value: '20' },
  { path: 'case.returns', op: '<' as const, value: 1 },
];

const effectsOf = (dice: Dice, action: string): readonly Effect[] => [
  { kind: 'notify', to: 'applicant', text: word('told') },
  ...(dice.chance(0.4) ? [{ kind: 'assign' as const, unit: { path: `steps.${action}.unit` } }] : []),
  ...(dice.chance(0.2) ? [{ kind: 'assign' as const, unit: 'office' as const }] : []),
  ...(dice.chance(0.4)
    ? [{ kind: 'planMilestones' as const, path: `steps.${action}.plan`, award: `steps.${action}.award` }]
    : []),
  ...(dice.chance(0.2)
    ? [{ kind: 'ledgerTransfer' as const, mode: 'reserve' as const, amount: `steps.${action}.award`, account: 'fund' }]
    : []),
];

const stepOf = (dice: Dice, action: string, from: readonly string[], to: string): Transition => {
  const isPlain = dice.chance(0.4);
  const guard = dice.pick(guards);
  return {
    ...{ action, label: word(action), from, to },
    roles: dice.pick([['office'], ['unit'], ['office', 'unit'], ['applicant'], ['clock']]),
    ...(guard === undefined || isPlain ? {} : { guard }),
    ...(isPlain ? {} : { form: stepForm, effects: effectsOf(dice, action) }),
    requires: {
      comment: dice.chance(0.2),
      ...(dice.chance(0.1) ? { materials: ['paper'] } : {}),
      ...(dice.chance(0.1) ? { reviewsMin: 1 } : {}),
    },
  };
};

const moves = (dice: Dice, open: readonly string[], ends: readonly string[]): readonly Transition[] => {
  const all = [...open, ...ends];
  // A plain way through all states to an end; everything else is chance.
  const way = open.map((key, i) => ({
    ...{ action: `next-${i}`, label: word('next'), from: [key], to: open[i + 1] ?? dice.pick(ends) },
    roles: ['office'] as const,
  }));
  const more = Array.from({ length: 1 + dice.below(8) }, (_, i) =>
    stepOf(dice, `step-${i}`, [dice.pick(open)], dice.pick(all)),
  );
  const back: Transition = {
    ...stepOf(dice, 'return', [dice.pick(open)], dice.pick(open)),
    roles: ['unit'],
    requires: { comment: true },
  };
  return [
    ...way,
    ...(ends.length > 1 ? [{ ...stepOf(dice, 'close', open, ends[1] ?? ''), roles: ['office'] as const }] : []),
    ...more,
    back,
  ];
};

/** A random type that the lint lets through: a way to an end from everywhere, and chance on top of it. */
export const randomType = (dice: Dice, version = 1): CaseType => {
  const open = ['first', ...Array.from({ length: dice.below(5) }, (_, i) => `work-${i}`)];
  const ends = ['done', ...Array.from({ length: dice.below(2) }, () => 'refused')];
  return {
    ...{
      schema: 'corridor.case-type/1',
      key: 'random',
      version,
      programme: 'office',
      title: word('t'),
      summary: word('s'),
    },
    ...{ audience: 'organisation', isPublic: false, assignment: { returnsMax: 2, transfersMax: 2 }, rating: {} },
    form: {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          kind: { type: 'string', enum: ['a', 'b'] },
          cost: amount,
          phone: { type: 'string', maxLength: 20 },
        },
      },
      fields: {
        '/kind': { label: word('kind'), options: { a: word('a'), b: word('b') } },
        '/cost': { label: word('cost') },
        '/phone': { label: word('phone'), isPersonal: true },
      },
    },
    materials: [{ key: 'paper', title: word('paper') }],
    states: [
      ...open.map((key, i) => stateOf(key, i === 0 ? 'initial' : dice.pick(['active', 'waiting'] as const))),
      ...ends.map((key) => stateOf(key, 'terminal')),
    ],
    transitions: moves(dice, open, ends),
    clocks: [
      {
        ...{ key: 'reply', title: word('reply'), basis: 'working-day', statutory: 20, promised: 10 },
        promisedBy: { table: 'rate', output: 'days' },
        ...{ startsOn: ['open'], stopsOn: ['next-0'] },
        pauses: [{ key: 'wait', reason: word('w'), legalBasis: word('l'), needsEvidence: false, daysMax: 5 }],
        extension: { max: 5, roles: ['office'] },
        basisText: { text: word('b'), verified: false },
      },
    ],
    tables: [
      {
        ...{ key: 'rate', title: word('rate'), hitPolicy: 'unique', basis: { text: word('b'), verified: false } },
        inputs: [{ path: 'form.kind', label: word('kind') }],
        outputs: [
          { name: 'amount', label: word('amount'), type: 'decimal' },
          { name: 'days', label: word('days'), type: 'decimal' },
        ],
        rules: [
          {
            when: [{ op: '=', value: 'a' }],
            then: { amount: { times: ['0.30', 'form.cost'], max: '100' }, days: '3' },
          },
          { when: [{ op: '=', value: 'b' }], then: { amount: '10', days: '5' } },
        ],
      },
    ],
    rubric: [{ key: 'worth', label: word('worth'), weight: 2, min: 0, max: 10, needsComment: false }],
  } as CaseType;
};

/** Organisations and people of the random cases. */
export const cast = {
  office: org(1),
  applicant: org(2),
  units: [org(3), org(4), org(5)],
  reviewers: [person(11), person(12)],
} as const;

/** What is known beside the case. */
export const known: Known = { organisation: { size: 'small' }, calendar };

const actorOf = (dice: Dice, role: CaseRole, file: CaseFile): Command['actor'] => {
  if (role === 'reviewer') return { role, personId: dice.pick(cast.reviewers), organisationId: dice.pick(cast.units) };
  const unit = dice.chance(0.8) ? (file.assignment.lead ?? cast.units[0]) : dice.pick(cast.units);
  const organisationId = role === 'applicant' ? cast.applicant : role === 'unit' ? unit : cast.office;
  return { role, personId: person(dice.below(3)), organisationId };
};

const money = (dice: Dice): string => `${dice.below(900)}.${String(dice.below(100)).padStart(2, '0')}`;
const plan = (dice: Dice) =>
  Array.from({ length: 1 + dice.below(3) }, (_, i) => ({ due: '2026-10-01', amount: money(dice), title: `m${i}` }));

const sha256 = 'ab'.repeat(32);

const payloads: Readonly<Record<string, (dice: Dice) => Values>> = {
  assign: (dice) => (dice.chance(0.7) ? { unit: dice.pick([...cast.units, null]) } : { person: person(1) }),
  transfer: (dice) => ({ unit: dice.pick(cast.units), comment: 'why' }),
  return: () => ({ comment: 'why' }),
  join: (dice) => ({ unit: dice.pick(cast.units) }),
  pause: () => ({ clock: 'reply', reason: 'wait' }),
  resume: () => ({ clock: 'reply' }),
  extend: (dice) => ({ clock: 'reply', amount: 1 + dice.below(6), comment: 'why' }),
  comment: (dice) => ({ comment: 'note', isInternal: dice.chance(0.5) }),
  message: () => ({ comment: 'hello' }),
  supply: (dice) => ({ materials: [{ key: dice.pick(['paper', 'paper', 'none']), sha256, name: 'a.pdf', bytes: 10 }] }),
  'review.ask': (dice) => ({ reviewers: [{ person: dice.pick(cast.reviewers), organisation: dice.pick(cast.units) }] }),
  'review.conflict': (dice) => ({ conflict: dice.chance(0.3), comment: 'why' }),
  'review.submit': (dice) => ({ scores: { worth: { score: String(dice.below(12)) } } }),
  'milestone.plan': (dice) => ({ award: String(dice.below(3000)), milestones: plan(dice) }),
  'milestone.submit': (dice) => ({ milestone: 1 + dice.below(3), evidence: ['paper'] }),
  'milestone.accept': (dice) => ({ milestone: 1 + dice.below(3), accepted: dice.chance(0.8), comment: 'why' }),
  'milestone.pay': (dice) => ({ milestone: 1 + dice.below(3), reference: 'p1', paidOn: '2026-10-02' }),
  'milestone.clawBack': (dice) => ({
    milestone: 1 + dice.below(3),
    comment: 'why',
    ...(dice.chance(0.5) ? { amount: money(dice) } : {}),
  }),
  rate: (dice) => ({ level: 1 + dice.below(6) }),
  merge: (dice) => (dice.chance(0.1) ? { into: caseId(99) } : { joined: caseId(98) }),
  migrate: (dice) => ({ comment: 'new rules', stateMap: dice.chance(0.5) ? { first: 'first' } : {} }),
};

/** The n-th case. */
export const caseId = (n: number): Id<'case'> => encodeId('case', uuidV7(1_780_000_000_000 + n, new Uint8Array(10)));

const stepPayload = (dice: Dice, transition: Transition): Values => ({
  ...(transition.form === undefined
    ? {}
    : {
        answers: { award: money(dice), unit: dice.pick(cast.units), ...(dice.chance(0.8) ? { plan: plan(dice) } : {}) },
      }),
  ...(transition.requires?.comment === true && dice.chance(0.8) ? { comment: 'why' } : {}),
});

const nonsense = (dice: Dice): Values =>
  dice.pick<Values>([
    {},
    { answers: { kind: 1 } },
    { unit: 'nobody' },
    { comment: 'x'.repeat(5_000) },
    { answers: null },
    { milestone: '1' },
    { deep: [[[[[[[[[[[[1]]]]]]]]]]]] },
  ]);

/** A random command on a case: mostly one that is possible, sometimes anything at all; time never stands still for long. */
export const randomCommand = (dice: Dice, type: CaseType, file: CaseFile): Command => {
  const role = dice.pick(['office', 'office', 'unit', 'applicant', 'reviewer', 'clock'] as const);
  const at = new Date(file.changedAt.getTime() + dice.below(3) * 3_600_000 - (dice.chance(0.02) ? 1 : 0));
  if (dice.chance(0.1)) {
    const action = dice.pick([...commonActions, ...type.transitions.map(({ action: own }) => own), 'nothing']);
    return { action, payload: nonsense(dice), actor: actorOf(dice, dice.pick(caseRoles), file), at };
  }
  const possible = possibleActions(type, file, role, known).filter(({ to, action, blockedBy }) => {
    if (blockedBy.length > 0 && dice.chance(0.9)) return false;
    // Most cases should live a while: ends are taken seldom, so that there is something to replay.
    const isEnd = type.states.some(({ key, kind }) => key === to && kind === 'terminal') || action === 'merge';
    return !isEnd || dice.chance(0.05) || file.stateKind === 'terminal';
  });
  const chosen = possible.length === 0 ? undefined : dice.pick(possible);
  const transition = type.transitions.find(
    ({ action, from }) => action === chosen?.action && from.includes(file.state),
  );
  const action = chosen?.action ?? 'comment';
  const own = payloads[action]?.(dice) ?? {};
  const payload = transition === undefined ? own : { ...own, ...stepPayload(dice, transition) };
  return { action, payload, actor: actorOf(dice, role, file), at };
};
