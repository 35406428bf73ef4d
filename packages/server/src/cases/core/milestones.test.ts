// Goal: an award is never overspent, and every acceptance and payment happens once, even when it is sent twice.
// Method: a plan's life by hand, a table of refusals, and random commands, each sent twice, against the sums.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { finalStates } from '#kernel';
import { applicantId, caseType, command, eventOf, head, take, takeAll } from '../../../test/support/case-parts.ts';
import { fromMinor, toMinor } from './amounts.ts';
import { type MilestonesState, milestoneStates, milestoneSums, milestonesPart } from './milestones.ts';

const type = caseType();
const line = (amount: string, title = '样机') => ({ due: '2026-06-30', amount, title });
const plan = command('milestone.plan', { award: '1000000', milestones: [line('400000'), line('599999.99')] });
const applicant = { role: 'applicant' as const, organisationId: applicantId };
const submit = (milestone: number) => command('milestone.submit', { milestone, evidence: ['mat_1'] }, applicant);
const accept = (milestone: number, accepted = true) =>
  command('milestone.accept', { milestone, accepted, comment: '材料齐全' });
const pay = (milestone: number) =>
  command('milestone.pay', { milestone, reference: '财支2026-0017', paidOn: '2026-07-01' });
const clawBack = (milestone: number, amount?: string) =>
  command('milestone.clawBack', { milestone, comment: '未达约定指标', ...(amount === undefined ? {} : { amount }) });
const planned = takeAll(milestonesPart, type, [plan]);
const send = (state: MilestonesState, one: ReturnType<typeof command>) =>
  take(milestonesPart, type, state, one, head());

test('a milestone’s life: planned, sent back, submitted again, accepted, paid, partly and then wholly clawed back', () => {
  const paid = takeAll(milestonesPart, type, [submit(1), accept(1, false), submit(1), accept(1), pay(1)], planned);
  assert.deepEqual(paid.items[0]?.payment, { reference: '财支2026-0017', paidOn: '2026-07-01' });
  assert.deepEqual(milestoneSums(paid), {
    plannedMinor: 99999999n,
    acceptedMinor: 40000000n,
    paidMinor: 40000000n,
    clawedBackMinor: 0n,
  });
  const part = takeAll(milestonesPart, type, [clawBack(1, '100000')], paid);
  assert.deepEqual([part.items[0]?.state, part.items[0]?.clawedBackMinor], ['paid', '10000000']);
  const rest = takeAll(milestonesPart, type, [clawBack(1)], part);
  assert.deepEqual([rest.items[0]?.state, milestoneSums(rest).clawedBackMinor], ['clawedBack', 40000000n]);
  assert.deepEqual(finalStates(milestoneStates), ['clawedBack']);
});

test('what an effect planned is kept in the event; a plan over the award is none', () => {
  const effect = (award: string) => eventOf(command('approve', { planned: { award, milestones: [line('5')] } }));
  assert.equal(milestonesPart.fold(type, milestonesPart.first, effect('5')).items.length, 1);
  assert.equal(milestonesPart.fold(type, milestonesPart.first, effect('4.99')).items.length, 0);
});

test('what cannot be is refused by name', () => {
  const first = milestonesPart.first;
  const planning = (award: string, ...amounts: string[]) =>
    send(first, command('milestone.plan', { award, milestones: amounts.map((amount) => line(amount)) }));
  assert.equal(planning('10', '6', '4.01'), 'cases.plan_over_award');
  assert.equal(planning('10'), 'cases.payload_invalid');
  assert.equal(planning('10', '0'), 'cases.payload_invalid');
  assert.equal(planning('10', '1e1'), 'cases.payload_invalid');
  assert.equal(planning('-10', '1'), 'cases.payload_invalid');
  assert.equal(send(first, submit(1)), 'cases.milestone_unknown');
  assert.equal(send(planned, accept(1)), 'cases.milestone_state');
  assert.equal(
    send(planned, command('milestone.submit', { milestone: 1, evidence: [] }, applicant)),
    'cases.payload_invalid',
  );
  assert.equal(send(planned, command('milestone.accept', { milestone: 1 }, applicant)), 'cases.not_yours');
  const begun = takeAll(milestonesPart, type, [submit(1)], planned);
  assert.equal(send(begun, plan), 'cases.plan_begun');
  assert.equal(send(begun, command('milestone.accept', { milestone: 1, accepted: false })), 'cases.reason_missing');
  const accepted = takeAll(milestonesPart, type, [accept(1)], begun);
  assert.equal(send(accepted, accept(1)), 'cases.milestone_state', 'accepted once');
  assert.equal(send(accepted, command('milestone.pay', { milestone: 1, reference: 'x' })), 'cases.payload_invalid');
  const paid = takeAll(milestonesPart, type, [pay(1)], accepted);
  assert.equal(send(paid, pay(1)), 'cases.milestone_state', 'paid once');
  assert.equal(send(paid, clawBack(1, '400000.01')), 'cases.claw_back_wrong');
  assert.equal(send(paid, clawBack(1, '0')), 'cases.claw_back_wrong');
});

test('random commands, each sent twice: what is out is never more than the award, and pays once', () => {
  const amount = fc.integer({ min: 1, max: 60_000 }).map((minor) => fromMinor(BigInt(minor)));
  const step = fc.record({
    action: fc.constantFrom('plan', 'submit', 'accept', 'sendBack', 'pay', 'clawBack', 'clawAll'),
    milestone: fc.integer({ min: 0, max: 4 }),
    amount,
    amounts: fc.array(amount, { maxLength: 4 }),
  });
  const make = ({
    action,
    milestone,
    amount: part,
    amounts,
  }: {
    action: string;
    milestone: number;
    amount: string;
    amounts: string[];
  }) => {
    if (action === 'plan')
      return command('milestone.plan', { award: '1000', milestones: amounts.map((one) => line(one)) });
    if (action === 'submit') return submit(milestone);
    if (action === 'accept' || action === 'sendBack') return accept(milestone, action === 'accept');
    if (action === 'pay') return pay(milestone);
    return clawBack(milestone, action === 'clawAll' ? undefined : part);
  };
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let state = milestonesPart.first;
      for (const one of steps.flatMap((each) => [make(each), make(each)])) {
        const paidBefore = milestoneSums(state).paidMinor;
        const next = send(state, one);
        if (typeof next === 'string') continue;
        state = next;
        const { plannedMinor, paidMinor, clawedBackMinor } = milestoneSums(state);
        assert.ok(plannedMinor <= BigInt(state.awardMinor));
        assert.ok(clawedBackMinor >= 0n && clawedBackMinor <= paidMinor);
        assert.ok(paidMinor - clawedBackMinor <= BigInt(state.awardMinor));
        if (paidMinor !== paidBefore) assert.equal(one.action, 'milestone.pay');
        assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
      }
    }),
  );
});

test('amounts: yuan to fen and back, nothing finer', () => {
  assert.equal(toMinor('1250000.5'), 125000050n);
  assert.equal(toMinor(12), 1200n);
  for (const wrong of ['1.234', '-1', '01', '1,000', '', '1e3', null, true]) assert.equal(toMinor(wrong), undefined);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (minor) => assert.equal(toMinor(fromMinor(minor)), minor)),
  );
});
