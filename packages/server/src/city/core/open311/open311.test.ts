/** Goal: the protocol's rules hold whatever clients send. Method: examples of each rule, and texts of every kind through the writer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseType } from '#cases';
import { wholeSeconds } from '#kernel';
import { readInstant, spanOf } from './instants.ts';
import { withoutNumbers } from './masking.ts';
import { attributesIn, listIn, parameterOf, readFileName, readParameters } from './parameters.ts';
import { codeOf, datatypeOf } from './services.ts';
import { statusOf, stepFor } from './statuses.ts';
import { writeXml } from './xml.ts';

test('XML escapes what has to be, drops what it cannot carry, and names items as the protocol does', () => {
  assert.equal(
    writeXml('services', [{ service_name: 'a<b>&c\u0001\ud800', metadata: false, lat: null }]),
    '<?xml version="1.0" encoding="utf-8"?>\n<services><service><service_name>a&lt;b&gt;&amp;c\ufffd</service_name><metadata>false</metadata><lat/></service></services>\n',
  );
  assert.match(writeXml('errors', []), /<errors\/>/);
});

test('an empty parameter equals an absent one; lists and attributes are taken apart', () => {
  const parameters = readParameters([
    ['a', ''],
    ['b', ' x '],
    ['c', 'one, ,two'],
    ['attribute[kind]', 'ask'],
    ['attribute[when][]', 'day'],
    ['attribute[when][]', 'night'],
    ['attribute[__proto__]', 'x'],
  ]);
  assert.equal(parameterOf(parameters, 'a'), undefined);
  assert.equal(parameterOf(parameters, 'b'), 'x');
  assert.deepEqual(listIn(parameters, 'c'), ['one', 'two']);
  assert.deepEqual(attributesIn(parameters).get('when'), ['day', 'night']);
  assert.deepEqual([...attributesIn(parameters).keys()], ['kind', 'when', '__proto__']);
  assert.deepEqual(readFileName('residents-request.roads.xml'), { name: 'residents-request.roads', format: 'xml' });
  assert.equal(readFileName('roads.html'), undefined);
});

test('dates are W3C with their zone, and a list covers at most ninety days', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  assert.equal(wholeSeconds(at), '2026-03-01T00:00:00Z');
  for (const text of [
    '2026-03-01T08:00:00+08:00',
    '2026-03-01T08:00:00+0800',
    '2026-03-01T08:00:00 08:00',
    '2026-03-01',
  ])
    assert.equal(readInstant(text)?.getTime(), at.getTime(), text);
  for (const text of ['2026-03-01T08:00:00', '2026-13-01T00:00:00Z', 'yesterday', '1'])
    assert.equal(readInstant(text), undefined, text);
  const day = 86_400_000;
  assert.equal(spanOf(undefined, undefined, at)?.from.getTime(), at.getTime() - 90 * day);
  assert.equal(spanOf(at, undefined, at)?.to.getTime(), at.getTime() + 90 * day);
  assert.equal(spanOf(new Date(at.getTime() - 91 * day), at, at), undefined);
  assert.equal(spanOf(at, new Date(at.getTime() - day), at), undefined);
});

test('what looks like somebody’s number or address is taken out of free text', () => {
  assert.equal(
    withoutNumbers('电话138 0013 8000，邮箱a.b@c.example，身份证11010119900101123X。'),
    '电话***，邮箱***，身份证***。',
  );
  assert.equal(withoutNumbers('3 号楼 12 层，2026 年 3 月'), '3 号楼 12 层，2026 年 3 月');
});

test('answers are asked for in the protocol’s datatypes', () => {
  assert.equal(datatypeOf({ type: 'string', enum: ['a'] }), 'singlevaluelist');
  assert.equal(datatypeOf({ type: 'array', items: { enum: ['a'] } }), 'multivaluelist');
  assert.equal(datatypeOf({ type: 'boolean' }), 'singlevaluelist');
  assert.equal(datatypeOf({ type: 'integer' }), 'number');
  assert.equal(datatypeOf({ type: 'string', format: 'date' }), 'datetime');
  assert.equal(datatypeOf({ type: 'string', maxLength: 4000 }), 'text');
  assert.equal(datatypeOf({ type: 'string', maxLength: 20 }), 'string');
  assert.equal(codeOf('residents-request', 'roads'), 'residents-request.roads');
});

const type = {
  states: [
    { key: 'new', kind: 'initial' },
    { key: 'work', kind: 'active' },
    { key: 'answered', kind: 'active' },
    { key: 'gone', kind: 'terminal', outcome: 'withdrawn' },
    { key: 'no', kind: 'terminal', outcome: 'refused' },
    { key: 'done', kind: 'terminal', outcome: 'done' },
  ],
  transitions: [
    { action: 'sign', from: ['new'] },
    { action: 'reply', from: ['work'] },
  ],
  serviceRequests: {
    statuses: { answered: 'FIXED' },
    updates: [
      { status: 'IN_PROGRESS', action: 'sign' },
      { status: 'FIXED', action: 'reply', answers: { result: 'solved' }, textIn: 'answer' },
    ],
  },
} as unknown as CaseType;

test('statuses follow from state and outcome, or are as the definition says', () => {
  const status = (state: string, outcome: string | null = null) => statusOf(type, { state, outcome });
  assert.deepEqual(
    ['new', 'work', 'answered'].map((state) => status(state)),
    ['OPEN', 'IN_PROGRESS', 'FIXED'],
  );
  assert.deepEqual(
    ['gone', 'no', 'done'].map((state) => status(state)),
    ['CANCELLED', 'NO_FURTHER_ACTION', 'CLOSED'],
  );
  assert.equal(status('work', 'merged'), 'DUPLICATE');
});

test('an update takes the step that its status means here, else it is a word to everybody', () => {
  const step = (state: string, status: string | undefined, description = 'text') =>
    stepFor(type, { status, description }, { state, outcome: null });
  const said = { action: 'comment', payload: { comment: 'text', isInternal: false } };
  assert.deepEqual(step('new', 'IN_PROGRESS'), { action: 'sign', payload: { comment: 'text' } });
  assert.deepEqual(step('new', 'IN_PROGRESS', ''), { action: 'sign', payload: {} });
  assert.deepEqual(step('work', 'FIXED'), {
    action: 'reply',
    payload: { answers: { result: 'solved', answer: 'text' } },
  });
  assert.deepEqual(step('new', 'FIXED'), { possible: ['IN_PROGRESS'] });
  assert.deepEqual(step('work', undefined), said);
  assert.deepEqual(step('work', 'IN_PROGRESS'), said);
  assert.deepEqual(step('answered', 'FIXED'), said);
  assert.deepEqual(step('work', 'FOR_TRIAGE'), said);
});
