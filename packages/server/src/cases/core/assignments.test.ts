// Goal: one unit leads or none, units return and pass on only so often, and who is away is stood in for.
// Method: a table of refusals, the life of a work order, and random commands against the invariants.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  caseType,
  command,
  eventOf,
  head,
  officeId,
  org,
  person,
  take,
  takeAll,
} from '../../../test/support/case-parts.ts';
import { type AssignmentState, assignmentPart, unitsOf } from './assignments.ts';
import { actsFor, type Delegation, standsInFor } from './delegation.ts';

const type = caseType();
const [water, power, roads] = [org(11), org(12), org(13)];
const by = (unit: ReturnType<typeof org>, role: 'unit' | 'coUnit' = 'unit') => ({ role, organisationId: unit });
const send = (state: AssignmentState, action: string, payload = {}, who: Parameters<typeof command>[2] = {}) =>
  take(assignmentPart, type, state, command(action, payload, who));
const started = takeAll(assignmentPart, type, [command('assign', { unit: water })]);

test('the life of a work order: given, returned, given anew, signed for, passed on', () => {
  const returned = takeAll(assignmentPart, type, [command('return', { comment: '不属我单位' }, by(water))], started);
  assert.deepEqual(
    [returned.lead, returned.returnedBy, returned.returns, returned.firstResponsible],
    [null, water, 1, null],
  );
  assert.deepEqual(unitsOf(returned), [water], 'still seen until the office has ruled');
  const again = takeAll(assignmentPart, type, [command('assign', { unit: power })], returned);
  const signed = assignmentPart.fold(type, again, eventOf(command('sign', {}, by(power))));
  assert.deepEqual([signed.firstResponsible, signed.takenAt], [power, '2026-03-02T02:00:00.000Z']);
  const passed = takeAll(
    assignmentPart,
    type,
    [command('transfer', { unit: roads, comment: '路面问题' }, by(power))],
    signed,
  );
  assert.deepEqual([passed.lead, passed.firstResponsible, passed.transfers, passed.takenAt], [roads, power, 1, null]);
  assert.deepEqual(unitsOf(passed), [roads]);
});

test('what a transition’s effect assigns is kept in the event; null is the office', () => {
  const given = assignmentPart.fold(
    type,
    assignmentPart.first,
    eventOf(command('dispatch', { assigned: { unit: water } })),
  );
  assert.equal(given.lead, water);
  assert.equal(assignmentPart.fold(type, given, eventOf(command('recall', { assigned: { unit: null } }))).lead, null);
});

test('who may not is told so', () => {
  assert.equal(send(started, 'assign', { unit: power }, by(water)), 'cases.not_yours');
  assert.equal(send(started, 'assign', { unit: 'water' }), 'cases.payload_invalid');
  assert.equal(
    send(started, 'assign', { person: person(5) }),
    'cases.not_yours',
    'the unit chooses among its own people',
  );
  assert.equal(send(started, 'assign', { person: person(5) }, by(power)), 'cases.not_lead');
  assert.equal(send(started, 'transfer', { unit: power, comment: 'x' }, by(power)), 'cases.not_lead');
  assert.equal(send(started, 'transfer', { unit: water, comment: 'x' }, by(water)), 'cases.unit_already');
  assert.equal(send(started, 'transfer', { unit: power }, by(water)), 'cases.reason_missing');
  assert.equal(send(started, 'return', {}, by(water)), 'cases.reason_missing');
  assert.equal(send(started, 'return', { comment: 'x' }), 'cases.not_yours');
  assert.equal(send(started, 'join', { unit: water }), 'cases.unit_already');
  assert.equal(send(started, 'join', { unit: officeId }), 'cases.unit_already');
  assert.equal(send(started, 'join', { unit: power }, by(power, 'coUnit')), 'cases.not_yours');
});

test('after so many returns and transfers only the office rules', () => {
  const exhausted = { ...started, returns: 2, transfers: 2 };
  assert.equal(send(exhausted, 'return', { comment: 'x' }, by(water)), 'cases.returns_exhausted');
  assert.equal(send(exhausted, 'transfer', { unit: power, comment: 'x' }, by(water)), 'cases.transfers_exhausted');
  const ruled = send(exhausted, 'assign', { unit: power });
  assert.ok(typeof ruled !== 'string');
  assert.equal(ruled.lead, power);
});

test('random commands: counts stay within limits, the lead is never a joined unit too, one who took it first stays', () => {
  const units = [water, power, roads];
  const step = fc.record({
    action: fc.constantFrom('assign', 'join', 'transfer', 'return', 'sign', 'comment'),
    unit: fc.constantFrom(...units),
    actor: fc.constantFrom(...units, officeId),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = assignmentPart.first;
      for (const { action, unit, actor } of steps) {
        const who = actor === officeId ? {} : by(actor);
        const one = command(action, { unit, comment: 'x' }, who);
        const own = assignmentPart.actions.some((common) => common === action);
        const next = own
          ? take(assignmentPart, type, state, one, head())
          : assignmentPart.fold(type, state, eventOf(one));
        if (typeof next === 'string') continue;
        assert.ok(state.firstResponsible === null || next.firstResponsible === state.firstResponsible);
        state = next;
        assert.ok(state.returns <= 2 && state.transfers <= 2);
        assert.ok(state.lead === null || !state.coUnits.includes(state.lead));
        assert.equal(new Set(unitsOf(state)).size, unitsOf(state).length);
        assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
      }
    }),
  );
});

const day = (n: number): Date => new Date(Date.UTC(2026, 2, n));
const away = (who: number, deputy: number, from: number, to: number): Delegation => ({
  personId: person(who),
  deputyId: person(deputy),
  startsAt: day(from),
  endsAt: day(to),
});

test('in absence the deputy does the work, or the deputy’s deputy; a circle leaves it where it was', () => {
  const all = [away(1, 2, 1, 5), away(2, 3, 3, 5), away(4, 5, 1, 9), away(5, 4, 2, 9)];
  assert.equal(standsInFor(all, person(1), day(2)), person(2));
  assert.equal(standsInFor(all, person(1), day(4)), person(3));
  assert.equal(standsInFor(all, person(1), day(5)), person(1), 'back on the day it ends');
  assert.equal(standsInFor(all, person(4), day(3)), person(4));
  assert.deepEqual(actsFor(all, person(3), day(4)), [person(1), person(2)]);
  assert.deepEqual(actsFor(all, person(2), day(4)), []);
  assert.equal(standsInFor([away(1, 2, 1, 5), away(1, 3, 2, 5)], person(1), day(3)), person(3), 'the later one counts');
});

test('everybody’s work falls to exactly one person, whatever stands in for whom', () => {
  const delegation = fc.tuple(fc.nat(6), fc.nat(6)).map(([who, deputy]) => away(who, deputy, 1, 5));
  fc.assert(
    fc.property(fc.array(delegation, { maxLength: 12 }), (all) => {
      for (let n = 0; n <= 6; n += 1) {
        const doer = standsInFor(all, person(n), day(2));
        assert.equal(standsInFor([...all].reverse(), person(n), day(2)), doer);
        assert.equal(actsFor(all, doer, day(2)).includes(person(n)), doer !== person(n));
      }
    }),
  );
});
