// Goal: what is not allowed is refused with what to do instead, and a case that goes elsewhere says where. Method: the
// shipped request of a resident, sent what it does not take; a second version; a case joined to another.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseId, cast, known } from '../../../test/support/case-life.ts';
import { readProgramme } from '../../../test/support/programmes.ts';
import type { CaseEvent, CaseRole, CaseType } from '../model.ts';
import type { Values } from './facts.ts';
import { payloadBytesMax } from './limits.ts';
import { type CaseFile, decide, type Known, possibleActions, replay } from './machine.ts';

const type = readProgramme('residents-request');
const [unit] = cast.units;
const opening = { id: caseId(1), ownerId: cast.office, applicantId: null };
const answers = {
  kind: 'complain',
  matter: 'noise',
  description: '夜间施工噪声扰民',
  phone: '13800000000',
  callBack: true,
};
const minute = (n: number): Date => new Date(Date.parse('2026-03-02T01:00:00Z') + n * 60_000);

type Sent = { readonly action: string; readonly role: CaseRole; readonly payload?: Values; readonly at?: number };
const commandOf = ({ action, role, payload = {}, at = 1 }: Sent) => ({
  ...{ action, payload, at: minute(at) },
  actor: { role, personId: null, organisationId: role === 'unit' ? unit : cast.office },
});

const send = (file: CaseFile, sent: Sent, own: CaseType = type, extra: Partial<Known> = {}) =>
  decide(own, file, commandOf(sent), { ...known, ...extra });

const open = (payload: Values = { answers }, own: CaseType = type) =>
  decide(own, opening, commandOf({ action: 'open', role: 'applicant', payload, at: 0 }), known);

/** A case after some steps, each of which has to be taken. */
const after = (...steps: readonly Sent[]): { readonly file: CaseFile; readonly events: readonly CaseEvent[] } => {
  const first = open();
  assert.ok(first.ok);
  let { file } = first.value;
  const events = [first.value.event];
  for (const step of steps) {
    const decided = send(file, step);
    assert.ok(decided.ok, `${step.action}: ${JSON.stringify(decided)}`);
    file = decided.value.file;
    events.push(decided.value.event);
  }
  return { file, events };
};

const dispatch: Sent = { action: 'dispatch', role: 'office', payload: { answers: { unit } } };
const refusal = (file: CaseFile, sent: Sent, own?: CaseType, extra?: Partial<Known>) => {
  const decided = send(file, sent, own, extra);
  assert.ok(!decided.ok);
  return decided.error;
};

test('opening: answers that do not fit name each field; what is personal is set apart', () => {
  const wrong = open({ answers: { ...answers, matter: 'weather!', phone: '' } });
  assert.ok(!wrong.ok);
  assert.deepEqual([wrong.error.code, wrong.error.params?.count], ['cases.form_invalid', 2]);
  assert.match(String(wrong.error.params?.firstZh), /^关于什么：请从以下选项中选择/);
  const { file, events } = after();
  assert.ok(!JSON.stringify(events).includes('13800000000'));
  assert.deepEqual([file.withheld, file.form.phone], [['/phone'], undefined]);
  assert.equal(events[0]?.payload.limits instanceof Object, true);
});

test('an action of another state, another role or nobody at all', () => {
  const { file } = after();
  const early = refusal(file, { action: 'sign', role: 'office' });
  assert.equal(early.code, 'cases.action_refused');
  assert.deepEqual((early.details as { readonly possible: readonly string[] }).possible.slice(0, 3), [
    'answer',
    'emergency',
    'dispatch',
  ]);
  assert.match(String(early.params?.possibleZh), /^当场答复、/);
  assert.deepEqual(refusal(file, { ...dispatch, role: 'applicant' }).params, {
    roles: 'the office',
    rolesZh: '主办方',
  });
  assert.equal(refusal(file, { action: 'fly', role: 'office' }).code, 'cases.action_unknown');
  assert.equal(
    refusal(file, { action: 'rate', role: 'applicant', payload: { level: 5 } }).code,
    'cases.action_refused',
  );
  assert.equal(refusal(file, { action: 'review.ask', role: 'office' }).code, 'cases.action_unknown');
  assert.equal(refusal(file, { action: 'open', role: 'applicant' }).code, 'cases.action_unknown');
});

test('what comes with a step: its form, its reason, nothing else, and not too much', () => {
  const { file } = after(dispatch, { action: 'sign', role: 'unit' });
  assert.equal(
    refusal(file, { action: 'reply', role: 'unit', payload: { answers: { result: 'solved' } } }).code,
    'cases.form_invalid',
  );
  assert.equal(
    refusal(file, { action: 'reply', role: 'unit', payload: { answers: { result: 'solved', answer: '已劝停' }, x: 1 } })
      .code,
    'cases.payload_invalid',
  );
  assert.equal(refusal(file, { action: 'return', role: 'unit' }).params?.missingZh, '书面理由');
  assert.equal(
    refusal(file, { action: 'message', role: 'office', payload: { comment: 'x'.repeat(payloadBytesMax) } }).code,
    'cases.payload_too_large',
  );
  assert.equal(
    refusal(file, { action: 'message', role: 'office', payload: { comment: 'x'.repeat(4_001) } }).code,
    'cases.payload_invalid',
  );
  assert.equal(
    refusal(file, {
      action: 'supply',
      role: 'applicant',
      payload: { materials: [{ key: 'passport', sha256: 'a'.repeat(64), name: 'a', bytes: 1 }] },
    }).code,
    'cases.material_unknown',
  );
  assert.equal(
    refusal(file, { action: 'comment', role: 'office', payload: { comment: 'x' }, at: 0 }).code,
    'cases.time_goes_back',
  );
});

test('of several transitions of one name the first whose guard holds is taken; else the first one says why not', () => {
  const steps = [
    { to: 'answered', value: 'praise' },
    { to: 'handed-over', value: 'complain' },
  ].map(({ to, value }) => ({
    ...{ action: 'sort', label: { zh: '分流', en: 'Sort' }, from: ['received'], to, roles: ['office' as const] },
    guard: { path: 'form.kind', op: '=' as const, value },
  }));
  const sorted: CaseType = { ...type, transitions: [...type.transitions, ...steps] };
  const { file } = after();
  const decided = send(file, { action: 'sort', role: 'office' }, sorted);
  assert.ok(decided.ok && decided.value.file.state === 'handed-over');
  const neither: CaseType = { ...type, transitions: [...type.transitions, ...steps.slice(0, 1)] };
  assert.equal(
    refusal(file, { action: 'sort', role: 'office' }, neither).params?.reasonsZh,
    '“您要做什么”须为表扬（目前：投诉）。',
  );
});

test('buttons are what the machine takes: roles see their own, and what stands in the way of each', () => {
  const { file } = after(dispatch);
  const names = (role: CaseRole) => possibleActions(type, file, role, known).map(({ action }) => action);
  assert.deepEqual(names('unit').slice(0, 2), ['sign', 'return']);
  assert.ok(!names('unit').includes('merge') && names('office').includes('merge'));
  assert.deepEqual(names('public'), []);
});

test('a case that is joined to another ends there and says where', () => {
  const other = caseId(2);
  assert.equal(
    refusal(after().file, { action: 'merge', role: 'office', payload: { into: caseId(1) } }).code,
    'cases.merge_with_itself',
  );
  const { file } = after({ action: 'merge', role: 'office', payload: { into: other } });
  assert.deepEqual(
    [file.mergedInto, file.outcome, file.stateKind, file.state],
    [other, 'merged', 'terminal', 'received'],
  );
  assert.deepEqual(refusal(file, dispatch).params, { into: other });
  assert.deepEqual(possibleActions(type, file, 'office', known), []);
  const joined = after({ action: 'merge', role: 'office', payload: { joined: other } });
  assert.deepEqual([joined.file.joined, joined.file.stateKind], [[other], 'initial']);
});

test('a running case stays on its version until it is moved by a written step, and replay changes types with it', () => {
  const renamed = (key: string): string => (key === 'received' ? 'registered' : key);
  const next: CaseType = {
    ...type,
    version: 2,
    states: type.states.map((state) => ({ ...state, key: renamed(state.key) })),
    transitions: type.transitions.map((each) => ({ ...each, from: each.from.map(renamed) })),
  };
  const { file, events } = after();
  const move = (payload: Values): Sent => ({ action: 'migrate', role: 'office', payload });
  assert.equal(refusal(file, move({ comment: '新规' })).code, 'cases.version_unknown');
  const extra = { target: next };
  assert.equal(refusal(file, move({ comment: '新规' }), type, extra).code, 'cases.migration_incomplete');
  assert.equal(
    refusal(file, move({ stateMap: { received: 'registered' } }), type, extra).code,
    'cases.payload_invalid',
  );
  const moved = send(file, move({ comment: '新规', stateMap: { received: 'registered' } }), type, extra);
  assert.ok(moved.ok);
  assert.deepEqual([moved.value.file.typeVersion, moved.value.file.state], [2, 'registered']);
  const onward = send(moved.value.file, dispatch, next);
  assert.ok(onward.ok && onward.value.file.state === 'dispatched');
  const all = [...events, moved.value.event, onward.value.event];
  assert.deepEqual(
    replay((version) => (version === 1 ? type : next), all),
    onward.value.file,
  );
});

test('effects carry values under keys that are the same however often they are tried', () => {
  const first = after();
  const decided = send(first.file, dispatch);
  assert.ok(decided.ok);
  assert.deepEqual(
    decided.value.effects.map(({ key, effect }) => [key, effect.kind]),
    [
      [`${caseId(1)}:2:0`, 'assign'],
      [`${caseId(1)}:2:1`, 'notify'],
    ],
  );
  assert.deepEqual(send(first.file, dispatch), decided);
  assert.equal(decided.value.file.assignment.lead, unit);
});
