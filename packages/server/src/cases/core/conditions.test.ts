// biome-ignore-all lint/suspicious/noThenProperty: rules of decision tables and JSON Schema say "then"; no promise is near
// Goal: what is not known never counts as a yes, and what stood in the way is named. Method: tables of comparisons,
// the laws of negation over random conditions, and decision tables of each hit policy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Condition, DecisionTable, Value } from '../model.ts';
import { compare, evaluate } from './conditions.ts';
import type { Values } from './facts.ts';
import { openFacts } from './tables.ts';

const word = { zh: '词', en: 'word' };
const basis = { text: word, verified: false };
const facts = (form: Values, tables: readonly DecisionTable[] = []) =>
  openFacts({ form, steps: {}, case: {}, organisation: {}, reviews: {} }, tables);

test('comparisons: decimals by value, days as days, lists by membership, all else as written', () => {
  const rows: readonly (readonly [Value | undefined, Parameters<typeof compare>[1], Value, string])[] = [
    ['1.50', '=', 1.5, 'yes'],
    ['0110', '=', '110', 'no'],
    ['9', '<', '10', 'yes'],
    ['2026-09-30', '<', '2026-10-01', 'yes'],
    ['2026-09-30', '<', '100', 'unknown'],
    ['b', '<', 'a', 'unknown'],
    ['a', 'in', ['a', 'b'], 'yes'],
    ['c', 'notIn', ['a', 'b'], 'yes'],
    [['a', 'b'], 'has', 'b', 'yes'],
    ['ab', 'has', 'b', 'no'],
    [true, '=', true, 'yes'],
    [true, '=', 'true', 'no'],
    [undefined, 'missing', null, 'yes'],
    [undefined, 'present', null, 'no'],
    [undefined, '!=', 'a', 'unknown'],
    [undefined, 'notIn', ['a'], 'unknown'],
    [[1], '=', [1], 'no'],
  ];
  for (const [fact, op, value, answer] of rows)
    assert.equal(compare(fact, op, value), answer, `${fact} ${op} ${value}`);
});

test('inherited names are no facts, and a blank answer is a missing one', () => {
  for (const path of ['form.constructor', 'form.__proto__', 'constructor.name', 'form.list.length', 'nothing.a']) {
    assert.equal(evaluate({ path, op: 'missing' }, facts({ list: [1] })).answer, 'yes', path);
  }
  assert.equal(evaluate({ path: 'form.a', op: 'missing' }, facts({ a: '' })).answer, 'yes');
  assert.equal(evaluate({ path: 'form.a.1.b', op: '=', value: 2 }, facts({ a: [{}, { b: 2 }] })).answer, 'yes');
});

const leaf = fc.record({
  path: fc.constantFrom('form.a', 'form.b', 'form.none'),
  op: fc.constantFrom('=', '!=', '<', '>=', 'missing', 'present'),
  value: fc.constantFrom('1', '2', 'x'),
}) as fc.Arbitrary<Condition>;
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));
const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;

test('a condition and its opposite never both hold; obstacles are named exactly when it does not', () => {
  fc.assert(
    fc.property(condition, fc.constantFrom('1', '2', 'x', ''), (one, a) => {
      const known = facts({ a, b: '2' });
      const { answer, obstacles } = evaluate(one, known);
      assert.equal(evaluate({ not: one }, known).answer, opposite[answer]);
      assert.equal(obstacles.length > 0, answer !== 'yes');
    }),
    { numRuns: 2_000 },
  );
});

const table = (hitPolicy: DecisionTable['hitPolicy'], limits: readonly string[]): DecisionTable => ({
  key: 'grant',
  title: word,
  hitPolicy,
  inputs: [{ path: 'form.cost', label: word }],
  outputs: [{ name: 'amount', label: word, type: 'decimal' }],
  rules: limits.map((value, i) => ({
    when: [{ op: '>=', value }],
    then: { amount: { times: ['0.30', 'form.cost'], max: '100' } },
    source: `clause ${i + 1}`,
  })),
  basis,
});

test('hit policies: two hits of a unique table are a fault by numbers; first takes one; collect takes all', () => {
  const known = (policy: DecisionTable['hitPolicy']) =>
    facts({ cost: '33.35' }, [table(policy, ['1', '2', '99'])]).table('grant');
  assert.deepEqual(known('unique'), { ok: false, fault: { kind: 'several', table: 'grant', rules: [1, 2] } });
  const first = known('first');
  assert.ok(first.ok);
  // 0.30 × 33.35 = 10.005, a half goes up.
  assert.deepEqual([first.outputs, first.hits], [{ amount: '10.01' }, [{ rule: 1, source: 'clause 1' }]]);
  const all = known('collect');
  assert.ok(all.ok);
  assert.deepEqual(all.outputs, { amount: ['10.01', '10.01'] });
});

test('a table without a fitting rule says nothing, a formula names the fact it misses, a circle ends', () => {
  const none = facts({ cost: '0' }, [table('first', ['1'])]);
  assert.equal(evaluate({ table: 'grant', output: 'amount', op: '>', value: '0' }, none).answer, 'unknown');
  const bare: DecisionTable = {
    ...table('first', []),
    rules: [{ when: ['-'], then: { amount: { times: ['form.none'] } } }],
  };
  const missing = facts({}, [bare]).table('grant');
  assert.ok(missing.ok);
  assert.deepEqual([missing.outputs, missing.missing], [{}, ['form.none']]);
  const circle: DecisionTable = {
    ...bare,
    inputs: [{ path: 'tables.grant.amount', label: word }],
    rules: [{ when: [{ op: '=', value: '1' }], then: { amount: '1' } }],
  };
  assert.equal(evaluate({ path: 'tables.grant.amount', op: '=', value: '1' }, facts({}, [circle])).answer, 'unknown');
  assert.equal(facts({}).table('other').ok, false);
});

test('limits of a formula hold before rounding', () => {
  const rich = facts({ cost: '99999999999999.99' }, [table('first', ['1'])]).table('grant');
  assert.ok(rich.ok);
  assert.equal(rich.outputs.amount, '100.00');
});
