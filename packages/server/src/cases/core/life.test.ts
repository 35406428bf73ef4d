// Goal: whatever is sent to a case, its file is what its events say, a refusal changes nothing, one unit leads at most,
// and no more is paid than was awarded. Method: a hundred thousand random commands, mostly sensible, on random types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseId, cast, diceOf, known, randomCommand, randomType } from '../../../test/support/case-life.ts';
import type { CaseEvent, CaseType } from '../model.ts';
import { eventHash, sealEvent, verifyChain } from './events.ts';
import { lintCaseType } from './lint.ts';
import { type CaseFile, type Decision, decide, possibleActions, replay } from './machine.ts';
import { milestoneSums } from './milestones.ts';

const casesCount = 250;
const commandsEach = 400;

const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (!(value instanceof Date)) for (const each of Object.values(value)) freeze(each);
  return Object.freeze(value);
};

const opened = (type: CaseType, kind: string): Decision => {
  const opening = { id: caseId(1), ownerId: cast.office, applicantId: cast.applicant };
  const payload = { answers: { kind, cost: '80.50', phone: '12345' } };
  const actor = { role: 'applicant' as const, personId: null, organisationId: cast.applicant };
  const decided = decide(
    type,
    opening,
    { action: 'open', payload, actor, at: new Date('2026-03-02T01:00:00Z') },
    known,
  );
  assert.ok(decided.ok);
  assert.deepEqual(decided.value.personal, { phone: '12345' });
  assert.ok(!JSON.stringify(decided.value.event).includes('12345'));
  return decided.value;
};

const holds = (file: CaseFile): void => {
  const { assignment, milestones } = file;
  assert.ok(assignment.lead === null || !assignment.coUnits.includes(assignment.lead));
  assert.equal(new Set(assignment.coUnits).size, assignment.coUnits.length);
  const sums = milestoneSums(milestones);
  assert.ok(sums.paidMinor <= BigInt(milestones.awardMinor) && sums.clawedBackMinor <= sums.paidMinor);
  assert.equal(file.endedAt === null, file.stateKind !== 'terminal');
  if (file.mergedInto !== null) assert.equal(file.outcome, 'merged');
};

type Life = {
  readonly events: readonly CaseEvent[];
  readonly file: CaseFile;
  readonly refused: number;
  readonly types: ReadonlyMap<number, CaseType>;
};

const live = (seed: number): Life => {
  const dice = diceOf(seed);
  const types = new Map([1, 2].map((version) => [version, freeze(randomType(diceOf(seed), version))]));
  const typeOf = (version: number): CaseType => types.get(version) ?? assert.fail('no such version');
  const first = opened(typeOf(1), dice.pick(['a', 'b']));
  const events = [first.event];
  const keys = new Set<string>();
  let file = freeze(first.file);
  let refused = 0;
  for (let i = 1; i < commandsEach; i += 1) {
    const type = typeOf(file.typeVersion);
    const command = freeze(randomCommand(dice, type, file));
    const target = typeOf(3 - file.typeVersion);
    const decided = decide(type, file, command, { ...known, target });
    if (!decided.ok) {
      refused += 1;
      assert.match(decided.error.code, /^cases\./);
      continue;
    }
    for (const { key } of decided.value.effects) {
      assert.ok(!keys.has(key));
      keys.add(key);
    }
    assert.equal(decided.value.event.before, file.state);
    events.push(decided.value.event);
    file = freeze(decided.value.file);
    holds(file);
  }
  return { events, file, refused, types };
};

test(`${casesCount * commandsEach} random commands: replay gives the stored file, refusals change nothing`, () => {
  let [events, refused] = [0, 0];
  const taken = new Set<string>();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const life = live(seed);
      // As the store keeps them: through JSON, the instant apart.
      const stored = life.events.map(
        ({ at, ...rest }): CaseEvent => ({ ...JSON.parse(JSON.stringify(rest)), at: new Date(at) }),
      );
      const again = replay((version) => life.types.get(version) ?? assert.fail('no such version'), stored);
      assert.deepEqual(again, life.file);
      assert.deepEqual(verifyChain(stored), { ok: true, events: stored.length, headHash: life.file.headHash });
      for (const { action } of stored) taken.add(action);
      events += stored.length;
      refused += life.refused;
    }),
    { numRuns: casesCount },
  );
  console.log(`${events} events, ${refused} refusals`);
  // The run is worth something only when every common action was taken in it.
  for (const action of Object.keys(possibleKinds)) assert.ok(taken.has(action), `${action} was never taken`);
  assert.ok(events > casesCount * 50 && refused > casesCount);
});

const possibleKinds = {
  ...{
    open: 1,
    assign: 1,
    transfer: 1,
    return: 1,
    join: 1,
    pause: 1,
    resume: 1,
    extend: 1,
    comment: 1,
    message: 1,
    supply: 1,
  },
  ...{ 'review.ask': 1, 'review.submit': 1, 'review.conflict': 1, 'milestone.plan': 1, 'milestone.submit': 1 },
  ...{ 'milestone.accept': 1, 'milestone.pay': 1, 'milestone.clawBack': 1, rate: 1, merge: 1, migrate: 1 },
};

test('the chain names the first event that was changed, taken out or put elsewhere', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.nat(),
      fc.constantFrom('payload', 'at', 'actor', 'gone', 'resealed', 'swapped'),
      (seed, place, way) => {
        const { events } = live(seed);
        if (events.length < 4) return;
        const at = 1 + (place % (events.length - 2));
        const [one, next] = [events[at], events[at + 1]];
        assert.ok(one && next);
        const changed: Readonly<Record<typeof way, readonly CaseEvent[]>> = {
          payload: events.with(at, { ...one, payload: { ...one.payload, comment: 'never said' } }),
          at: events.with(at, { ...one, at: new Date(one.at.getTime() + 1) }),
          actor: events.with(at, { ...one, actor: { ...one.actor, role: 'public' } }),
          gone: events.toSpliced(at, 1),
          resealed: events.with(at, sealEvent({ ...one, payload: { ...one.payload, comment: 'never said' } })),
          swapped: events.with(at, next).with(at + 1, one),
        };
        const found = verifyChain(changed[way]);
        assert.ok(!found.ok);
        // A resealed event is whole by itself: the next one no longer follows it.
        assert.equal(found.brokenSeq, at + (way === 'resealed' ? 2 : 1));
      },
    ),
    { numRuns: 30 },
  );
});

test('a hash is over the content, however it is written', () => {
  const { event } = opened(randomType(diceOf(1)), 'a');
  const turned = { ...event, payload: Object.fromEntries(Object.entries(event.payload).reverse()) };
  assert.equal(eventHash(turned), event.hash);
});

/** States that the machine itself can get to from a case, by steps that ask for nothing. */
const reached = (type: CaseType, start: CaseFile): ReadonlySet<string> => {
  const seen = new Map([[start.state, start]]);
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const { action } of possibleActions(type, file, 'office', known).filter(({ isCommon }) => !isCommon)) {
      const actor = { role: 'office' as const, personId: null, organisationId: cast.office };
      const decided = decide(type, file, { action, payload: {}, actor, at: file.changedAt }, known);
      if (!decided.ok || seen.has(decided.value.file.state)) continue;
      seen.set(decided.value.file.state, decided.value.file);
      waiting.push(decided.value.file);
    }
  }
  return new Set(seen.keys());
};

test('a type that passes the lint has, by the machine itself, a way to an end from everywhere; one that does not, has none', () => {
  const edge = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 5 }));
  let stranded = 0;
  fc.assert(
    fc.property(fc.array(edge, { minLength: 2, maxLength: 9 }), (edges) => {
      const base = randomType(diceOf(1));
      const [sample] = base.states;
      assert.ok(sample);
      const state = (i: number) => ({
        ...sample,
        key: `s${i}`,
        kind: i === 0 ? ('initial' as const) : i > 3 ? ('terminal' as const) : ('active' as const),
      });
      const transitions = edges.map(([from, to], i) => ({
        action: `go-${i}`,
        label: sample.label,
        from: [`s${from}`],
        to: `s${to}`,
        roles: ['office' as const],
      }));
      const type: CaseType = { ...base, states: [0, 1, 2, 3, 4, 5].map(state), transitions, clocks: [] };
      const found = lintCaseType(type);
      const has = (code: string, i: number) => found.some((each) => each.code === code && each.path === `/states/${i}`);
      const { file } = opened(type, 'a');
      const reachable = reached(type, file);
      for (let i = 0; i <= 5; i += 1) {
        assert.equal(has('state_unreachable', i), !reachable.has(`s${i}`));
        const from = reached(type, { ...file, state: `s${i}`, stateKind: state(i).kind });
        const canEnd = from.has('s4') || from.has('s5');
        assert.equal(has('state_without_end', i), !canEnd);
        if (!canEnd) stranded += 1;
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(stranded > 0);
});

test('the random types are ones that the lint lets through', () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const errors = lintCaseType(randomType(diceOf(seed))).filter(
      ({ severity, code }) => severity === 'error' && code !== 'state_unreachable',
    );
    assert.deepEqual(errors, [], `seed ${seed}`);
  }
});
