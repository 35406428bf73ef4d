/**
 * Goal: a resident's request goes from the call to its end with the units, and nobody sees more than is theirs. Method: the shipped
 * definition over HTTP with the people of an office, two units and a company.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  assertReplay,
  type CaseWorld,
  historyOf,
  makeCaseWorld,
  type OpenedJson,
  openCaseAs,
  readCase,
  stepIn,
  trySteps,
} from '../support/cases.ts';
import { codeOf, must, startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let world: CaseWorld;
let request: OpenedJson;

const answers = {
  ...{ kind: 'complain', matter: 'water', place: '幸福里 3 号楼', name: '王女士', phone: '138 0013 8000' },
  description: '三号楼从昨晚起停水，没有人通知。',
  callBack: true,
};

before(async () => {
  platform = await startTestPlatform({ settings: { CORRIDOR_LOG_LEVEL: 'error' } });
  world = await makeCaseWorld(platform);
});

test('a clerk takes a call down: number, code, and a clock of hours', async () => {
  request = await openCaseAs(world.office.clerk, 'residents-request', answers);
  assert.match(request.number, /^\d{4}-000001$/);
  assert.match(request.trackingCode ?? '', /^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
  assert.equal(request.subject, answers.description);
  assert.deepEqual([...request.withheld].sort(), ['/name', '/phone']);
  assert.equal(request.form?.phone, undefined, 'the case does not hold the number');
  assert.deepEqual(request.waitsFor?.role, 'office');
  const [dispatch] = request.clocks;
  assert.equal(Date.parse(dispatch?.dueAt ?? '') - Date.parse(request.due?.at ?? ''), 0);
});

test('a form that does not fit names each field in the reader’s language', async () => {
  const body = { type: 'residents-request', answers: { kind: 'shout', matter: 'water', description: 'x' } };
  const refused = await world.office.clerk.call('POST', '/api/v1/cases', { body });
  assert.equal(refused.ok, false);
  const text = JSON.stringify(refused);
  assert.match(text, /cases\.form_invalid/);
  assert.match(text, /\/kind/);
  assert.match(text, /\/description/);
});

test('it is dispatched, returned with a reason, dispatched again, signed for and answered', async () => {
  const { office, unit, otherUnit } = world;
  assert.equal(await codeOf(unit.api.call('GET', `/api/v1/cases/${request.id}`)), 'cases.case_unknown');
  await stepIn(office.clerk, request.id, 'dispatch', { answers: { unit: otherUnit.id } });
  const returned = await stepIn(otherUnit.api, request.id, 'return', { comment: '供水不归我们管' });
  assert.equal(returned?.assignment.returns, 1);
  await stepIn(office.clerk, request.id, 'dispatch', { answers: { unit: unit.id, note: '内部：请尽快' } });
  await stepIn(unit.api, request.id, 'sign');
  const replied = await stepIn(unit.api, request.id, 'reply', {
    answers: { result: 'solved', answer: '水泵已更换，恢复供水。' },
  });
  assert.equal(replied?.waitsFor?.role, 'office');
});

test('a unit never reads who called', async () => {
  const seen = JSON.stringify([
    await readCase(world.unit.api, request.id),
    await historyOf(world.unit.api, request.id),
  ]);
  assert.ok(!seen.includes('王女士') && !seen.includes('0013'), 'no name and no number');
  assert.equal(await codeOf(world.company.api.call('GET', `/api/v1/cases/${request.id}`)), 'cases.case_unknown');
});

test('a step that the state does not have, or that comes too late, changes nothing', async () => {
  const before = await readCase(world.office.clerk, request.id);
  const wrong = { action: 'sign', payload: {}, expectedSeq: before.seq };
  assert.equal(await codeOf(trySteps(world.unit.api, request.id, wrong)), 'cases.action_refused');
  const late = { action: 'solved', payload: {}, expectedSeq: before.seq - 1 };
  assert.equal(await codeOf(trySteps(world.office.clerk, request.id, late)), 'cases.changed_meanwhile');
  assert.equal((await readCase(world.office.clerk, request.id)).headHash, before.headHash);
});

test('the same key twice is one event', async () => {
  const { seq } = await readCase(world.office.clerk, request.id);
  const call = {
    headers: { 'idempotency-key': 'call-back-1' },
    body: { action: 'solved', payload: {}, expectedSeq: seq },
  };
  const path = `/api/v1/cases/${request.id}/steps`;
  const twice = await Promise.all([
    must(world.office.clerk.call<{ seq: number }>('POST', path, call)),
    must(world.office.clerk.call<{ seq: number }>('POST', path, call)),
  ]);
  assert.deepEqual(
    twice.map((one) => one.seq),
    [seq + 1, seq + 1],
  );
  const closed = await readCase(world.office.clerk, request.id);
  assert.equal(closed.outcome, 'done');
  const history = await historyOf(world.office.clerk, request.id);
  assert.equal(history.chain.isWhole, true);
  assert.equal(history.items.length, seq + 1);
  assert.equal(history.items.at(-1)?.hash, closed.headHash);
});

test('every event is committed to in the log, in the same transaction', async () => {
  const { items } = await historyOf(world.office.clerk, request.id);
  const entries = await must(
    world.office.auditor.call<{ items: { id: string; kind: string }[] }>('GET', '/api/v1/audit/entries', {
      query: { subject: request.id, pageSize: '50' },
    }),
  );
  const steps = entries.items.filter(({ kind }) => kind === 'cases.step');
  assert.equal(steps.length, items.length);
  await platform.platform.sequencer?.settle();
  const proofs = await Promise.all(
    steps.map(({ id }) => must(world.office.auditor.call('GET', `/api/v1/audit/entries/${id}/proof`))),
  );
  const text = JSON.stringify(proofs);
  for (const { hash } of items) assert.ok(text.includes(hash), 'the entry states the hash of the event');
  assert.ok(!text.includes('王女士'));
});

test('work lists show who has what', async () => {
  type List = { items: { id: string; state: { key: string | null } }[] };
  const list = async (api: CaseWorld['unit']['api'], name: string) =>
    (await must(api.call<List>('GET', '/api/v1/cases', { query: { list: name } }))).items.map(({ id }) => id);
  const fresh = await openCaseAs(world.office.clerk, 'residents-request', { ...answers, matter: 'roads' });
  assert.deepEqual(await list(world.office.clerk, 'unassigned'), [fresh.id]);
  assert.deepEqual(await list(world.office.clerk, 'all'), [fresh.id, request.id]);
  assert.deepEqual(await list(world.unit.api, 'all'), [request.id]);
  assert.deepEqual(await list(world.company.api, 'all'), []);
  const { counts } = await must(
    world.office.clerk.call<{ counts: Record<string, number> }>('GET', '/api/v1/cases/counts'),
  );
  assert.equal(counts.open, 1);
});

test('every case is what its events come to', async () => {
  assert.ok((await assertReplay(platform)) > 0);
});
