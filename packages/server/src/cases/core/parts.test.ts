// Goal: the machine and the parts make one case: what a step assigns, returns, pauses, reviews, plans and rates is in the file and in the facts.
// Method: the shipped residents' request through a return, a pause and a bad rating; a small award through reviews and milestones.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { calendar, caseType, head, officeId, org, person } from '../../../test/support/case-parts.ts';
import type { CaseEvent, CaseRole, CaseType, Value } from '../model.ts';
import { caseClocks } from './clocks.ts';
import { type CaseFile, decide, type Known, replay } from './machine.ts';
import { parseCaseType } from './parse.ts';
import { factsOfParts } from './parts.ts';
import { remedyOf } from './ratings.ts';

const known: Known = { organisation: {}, calendar };

/** Sends steps to a case, one every hour; answers the case, or the code of the refusal. */
const caseOf = (type: CaseType) => {
  const events: CaseEvent[] = [];
  let file: CaseFile | undefined;
  const send = (
    action: string,
    role: CaseRole,
    payload: Readonly<Record<string, Value>> = {},
    by: { org?: ReturnType<typeof org>; person?: ReturnType<typeof person> } = {},
  ): CaseFile | string => {
    const at = new Date(Date.UTC(2026, 2, 2, 1 + events.length));
    const actor = { role, personId: by.person ?? null, organisationId: by.org ?? officeId };
    const subject = file ?? { id: head().id, ownerId: officeId, applicantId: null };
    const decided = decide(type, subject, { action, payload, actor, at }, known);
    if (!decided.ok) return decided.error.code;
    events.push(decided.value.event);
    file = decided.value.file;
    assert.deepEqual(
      replay(() => type, events),
      file,
    );
    return file;
  };
  const must = (...step: Parameters<typeof send>): CaseFile => {
    const taken = send(...step);
    assert.ok(typeof taken !== 'string', `${step[0]} was refused: ${String(taken)}`);
    return taken;
  };
  return { send, must };
};

test('a resident’s request: dispatched, returned, ruled on, paused, answered, closed, rated badly', () => {
  const path = new URL('../../../programmes/residents-request.yaml', import.meta.url);
  const parsed = parseCaseType(parse(readFileSync(path, 'utf8')));
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const type = parsed.value;
  const { send, must } = caseOf(type);
  const [water, power] = [org(11), org(12)];
  must('open', 'applicant', { answers: { kind: 'complain', matter: 'water', description: '小区停水两天了' } });
  must('dispatch', 'office', { answers: { unit: water } });
  const returned = must('return', 'unit', { comment: '属供电所职责' }, { org: water });
  assert.deepEqual([returned.state, returned.assignment.lead, returned.assignment.returns], ['returned', null, 1]);
  must('dispatch', 'office', { answers: { unit: power } });
  assert.equal(send('return', 'unit', { comment: '不属我单位' }, { org: water }), 'cases.not_lead');
  assert.equal(must('sign', 'unit', {}, { org: power }).assignment.firstResponsible, power);
  const pause = { clock: 'reply', reason: 'waiting-for-caller' };
  assert.equal(send('pause', 'unit', pause, { org: power }), 'cases.evidence_missing');
  const paused = must('pause', 'unit', { ...pause, evidence: '3月2日电话记录' }, { org: power });
  const clocks = caseClocks(type, paused.clocks, calendar, paused.changedAt);
  // A matter of water: 2 hours to dispatch, 24 to reply, counted on through the return; five days' pause at most.
  assert.deepEqual(
    clocks.map(({ rule, status }) => [rule.key, status.onTime, status.dueAt.toISOString(), status.pausedBy]),
    [
      ['dispatch', true, '2026-03-02T03:00:00.000Z', undefined],
      ['reply', undefined, '2026-03-08T02:00:00.000Z', 'waiting-for-caller'],
    ],
  );
  must('resume', 'office', { clock: 'reply' });
  must('reply', 'unit', { answers: { result: 'solved', answer: '已恢复供水，原因是水泵停电。' } }, { org: power });
  assert.equal(send('rate', 'applicant', { level: 1 }), 'cases.action_refused');
  must('solved', 'office');
  const rated = must('rate', 'applicant', { level: 1, text: '拖了两天' });
  assert.equal(remedyOf(type, rated.rating), 'service-remedy');
  assert.deepEqual(factsOfParts(rated).counts, { returns: 1, transfers: 0, unit: power, rating: 1 });
});

const word = { zh: '词', en: 'word' };
const award = caseType({
  rubric: [{ key: 'idea', label: word, weight: 1, min: 0, max: 100, needsComment: false }],
  states: [
    { key: 'open', label: word, publicLabel: word, kind: 'initial', visibleTo: ['office'], waitsFor: 'office' },
    { key: 'granted', label: word, publicLabel: word, kind: 'terminal', visibleTo: ['office'], outcome: 'granted' },
  ],
  transitions: [
    {
      action: 'grant',
      label: word,
      from: ['open'],
      to: 'granted',
      roles: ['office'],
      guard: { path: 'reviews.mean', op: '>=', value: '70' },
      requires: { reviewsMin: 2 },
      form: { schema: { type: 'object' }, fields: {} },
      effects: [{ kind: 'planMilestones', path: 'steps.grant.milestones', award: 'steps.grant.award' }],
    },
  ],
});

test('an award: two reviews that count, a plan within it, a payment once', () => {
  const { send, must } = caseOf(award);
  must('open', 'office', { answers: {} });
  const panel = [21, 22, 23].map((n) => ({ person: person(n), organisation: org(n) }));
  must('review.ask', 'office', { reviewers: panel });
  const review = (n: number, score: string) => {
    must('review.conflict', 'reviewer', { conflict: false }, { person: person(n), org: org(n) });
    return must('review.submit', 'reviewer', { scores: { idea: { score } } }, { person: person(n), org: org(n) });
  };
  review(21, '80');
  must('review.conflict', 'reviewer', { conflict: true, comment: '曾任顾问' }, { person: person(23), org: org(23) });
  const grant = (sum: string) => ({
    answers: { award: sum, milestones: [{ due: '2026-06-30', amount: '600', title: '样机' }] },
  });
  assert.equal(send('grant', 'office', grant('1000')), 'cases.requirements_missing');
  const reviewed = review(22, '65.5');
  assert.deepEqual(factsOfParts(reviewed).reviews, {
    count: 2,
    asked: 3,
    conflicts: 1,
    mean: '72.75',
    spread: '14.50',
  });
  assert.equal(send('grant', 'office', grant('599.99')), 'cases.plan_over_award');
  must('grant', 'office', grant('1000'));
  must('milestone.submit', 'applicant', { milestone: 1, evidence: ['mat_1'] });
  must('milestone.accept', 'office', { milestone: 1 });
  const pay = { milestone: 1, reference: '财支2026-0017', paidOn: '2026-07-01' };
  const paid = must('milestone.pay', 'office', pay);
  assert.equal(send('milestone.pay', 'office', pay), 'cases.milestone_state');
  assert.deepEqual(factsOfParts(paid).counts, {
    returns: 0,
    transfers: 0,
    award: '1000.00',
    accepted: '600.00',
    paid: '600.00',
  });
});
