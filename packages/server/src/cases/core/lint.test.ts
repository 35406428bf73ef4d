// biome-ignore-all lint/suspicious/noThenProperty: rules of decision tables and JSON Schema say "then"; no promise is near
// Goal: a definition that would strand a case, deny everybody or leave somebody without words is not published. Method:
// the shipped ones have no error; each is broken in one way, and exactly that is named; reading faults have their place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { programmeKeys, programmeSource, readProgramme } from '../../../test/support/programmes.ts';
import type { CaseType, Condition, Transition } from '../model.ts';
import { diffCaseTypes } from './diff.ts';
import { lintCaseType } from './lint.ts';
import { caseTypeJsonSchema, parseCaseType } from './parse.ts';
import { schemaFaults } from './schemas.ts';

const good = readProgramme('residents-request');
const money = readProgramme('support-money');

const errorsOf = (type: CaseType) =>
  lintCaseType(type)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path}`);

const firstTransition = (over: Partial<Transition>): CaseType => ({
  ...good,
  transitions: good.transitions.map((each, i) => (i === 0 ? { ...each, ...over } : each)),
});
const guarded = (guard: Condition) => errorsOf(firstTransition({ guard }));

test('every shipped definition can be published', () => {
  assert.ok(programmeKeys.length >= 5);
  for (const key of programmeKeys) {
    const type = readProgramme(key);
    assert.equal(type.key, key);
    assert.deepEqual(errorsOf(type), [], key);
  }
});

test('states: none out of reach, none without an end, no way out of an end, one beginning', () => {
  const [first] = good.states;
  assert.ok(first);
  const lost = { ...first, key: 'lost', kind: 'active' as const };
  assert.deepEqual(errorsOf({ ...good, states: [...good.states, lost] }), [
    'state_unreachable /states/10',
    'state_without_end /states/10',
  ]);
  const second = { ...first, key: 'second' };
  assert.ok(errorsOf({ ...good, states: [...good.states, second] }).includes('initial_count /states'));
  assert.deepEqual(errorsOf(firstTransition({ from: ['received', 'closed'] })), [
    'terminal_with_exit /transitions/0/from',
  ]);
  assert.deepEqual(
    errorsOf({ ...good, states: [...good.states, { ...first, kind: 'active' }] })[0],
    'key_repeated /states/10/key',
  );
});

test('guards that can never hold', () => {
  const kind = 'form.kind';
  const never: readonly Condition[] = [
    { path: kind, op: '=', value: 'buy' },
    { all: [{ path: kind, op: '=', value: 'ask' }, { not: { path: kind, op: 'in', value: ['ask', 'help'] } }] },
    { path: kind, op: 'missing' },
    { path: kind, op: 'has', value: 'ask' },
    { path: 'form.latitude', op: '>', value: 91 },
    {
      all: [
        { path: 'form.latitude', op: '>', value: '10' },
        { path: 'form.latitude', op: '<=', value: '10.0' },
      ],
    },
    {
      not: {
        any: [
          { path: kind, op: 'present' },
          { path: 'form.place', op: 'present' },
        ],
      },
    },
    { table: 'limits', output: 'replyHours', op: '=', value: '25' },
    { path: 'form.place', op: '<', value: 'abc' },
    {
      all: [
        { path: 'form.place', op: 'missing' },
        { path: 'form.place', op: '!=', value: 'x' },
      ],
    },
  ];
  for (const guard of never) {
    assert.deepEqual(guarded(guard), ['guard_never_holds /transitions/0/guard'], JSON.stringify(guard));
  }
  const possible: readonly Condition[] = [
    {
      any: [
        { path: kind, op: '=', value: 'buy' },
        { path: kind, op: '=', value: 'ask' },
      ],
    },
    { not: { path: kind, op: '=', value: 'ask' } },
    { path: 'form.place', op: 'missing' },
    {
      all: [
        { path: 'form.latitude', op: '>=', value: 90 },
        { path: 'form.latitude', op: '<=', value: 90 },
      ],
    },
    { table: 'limits', output: 'replyHours', op: '>', value: '24' },
  ];
  for (const guard of possible) assert.deepEqual(guarded(guard), [], JSON.stringify(guard));
});

test('paths and names that lead nowhere', () => {
  assert.deepEqual(guarded({ path: 'form.nothing', op: 'present' }), ['path_unknown /transitions/0/guard']);
  assert.deepEqual(guarded({ path: 'form.phone', op: 'present' }), ['path_personal /transitions/0/guard']);
  assert.deepEqual(guarded({ path: 'steps.reply.nothing', op: 'present' }), ['path_unknown /transitions/0/guard']);
  assert.deepEqual(guarded({ path: 'steps.reply.result', op: '=', value: 'solved' }), []);
  assert.deepEqual(
    errorsOf(firstTransition({ requires: { materials: ['photo', 'none'], fields: ['/kind', '/none'] } })),
    ['material_unknown /transitions/0/requires/materials/1', 'form_field_unknown /transitions/0/requires/fields/1'],
  );
  assert.deepEqual(errorsOf(firstTransition({ requires: { reviewsMin: 1 } })), [
    'rubric_missing /transitions/0/requires/reviewsMin',
  ]);
  assert.ok(errorsOf(firstTransition({ to: 'nowhere' })).includes('state_unknown /transitions/0/to'));
});

test('clocks, money and rubrics that contradict themselves', () => {
  const clocks = good.clocks.map((clock, i) =>
    i === 0 ? { ...clock, statutory: 1, stopsOn: ['never'], onExpiry: 'sign' } : clock,
  );
  assert.deepEqual(errorsOf({ ...good, clocks }), [
    'action_unknown /clocks/0/stopsOn/0',
    'promised_beyond_law /clocks/0/promised',
    'expiry_action /clocks/0/onExpiry',
  ]);
  assert.deepEqual(
    errorsOf(firstTransition({ effects: [{ kind: 'ledgerTransfer', mode: 'post', amount: '0', account: 'a' }] })),
    ['amount_not_positive /transitions/0/effects/0/amount'],
  );
  assert.deepEqual(
    errorsOf(firstTransition({ effects: [{ kind: 'ledgerTransfer', mode: 'post', amount: '1', account: 'a' }] })),
    ['nothing_reserved /transitions/0/effects/0'],
  );
  const effects = [{ kind: 'planMilestones' as const, path: 'steps.answer.answer', award: '1' }];
  assert.deepEqual(errorsOf(firstTransition({ effects })), ['milestone_fields /transitions/0/effects/0']);
  const item = { key: 'a', label: { zh: '项', en: 'Item' }, weight: 0, min: 5, max: 5, needsComment: false };
  assert.deepEqual(errorsOf({ ...good, rubric: [item] }), ['rubric_range /rubric/0', 'rubric_weights /rubric']);
});

test('decision tables: overlaps of a unique table by number, wrong outputs, circles, rules never taken', () => {
  const [table] = good.tables;
  assert.ok(table);
  const withTable = (over: Partial<typeof table>) => errorsOf({ ...good, tables: [{ ...table, ...over }] });
  assert.deepEqual(
    withTable({ hitPolicy: 'unique' }).filter((each) => !each.startsWith('rules_overlap')),
    [],
  );
  assert.equal(withTable({ hitPolicy: 'unique' }).length, 5);
  const [one, two] = table.rules;
  assert.ok(one && two);
  assert.deepEqual(withTable({ hitPolicy: 'unique', rules: [one, two] }), []);
  const all = { ...one, when: ['-', '-'] as const };
  assert.deepEqual(withTable({ rules: [all, one] }), ['rule_never_taken /tables/0/rules/1']);
  assert.deepEqual(withTable({ rules: [{ ...one, when: ['-'], then: { replyHours: 2, other: '1' } }] }), [
    'rule_length /tables/0/rules/0/when',
    'output_type /tables/0/rules/0/then/replyHours',
    'output_unknown /tables/0/rules/0/then/other',
  ]);
  const inputs = table.inputs.map((input, i) => (i === 0 ? { ...input, path: 'tables.limits.replyHours' } : input));
  assert.ok(withTable({ inputs, rules: [all] }).includes('table_circle /tables/0'));
});

test('words: both languages, every option, every required field, no field that is not there', () => {
  const { '/kind': kind, ...others } = good.form.fields;
  assert.ok(kind);
  const fields = (own: typeof good.form.fields) => errorsOf({ ...good, form: { ...good.form, fields: own } });
  assert.ok(fields(others).includes('label_missing /form/fields/~1kind'));
  const { ask, ...options } = kind.options ?? {};
  assert.ok(ask);
  assert.deepEqual(fields({ ...others, '/kind': { ...kind, options } }), ['option_without_words /form/fields/~1kind']);
  assert.deepEqual(fields({ ...good.form.fields, '/none': kind }).slice(0, 1), ['field_unknown /form/fields/~1none']);
  assert.deepEqual(errorsOf({ ...good, title: { zh: ' ', en: 'x' } }), ['translation_missing /title/zh']);
  const copied = lintCaseType({ ...good, title: { zh: 'Requests', en: 'Requests' } });
  assert.deepEqual(
    copied.map(({ code }) => code),
    ['translation_copied'],
  );
});

test('a harmful pattern is found in a form', () => {
  const schema = { ...good.form.schema, properties: { kind: { type: 'string', pattern: '(a+)+$' } } };
  assert.ok(
    errorsOf({ ...good, form: { ...good.form, schema } }).includes('form_pattern /form/schema/properties/kind/pattern'),
  );
});

test('reading names every fault with its place, in both languages', () => {
  const source = {
    ...programmeSource('residents-request'),
    version: 0,
    unknown: 1,
    title: { zh: '', en: 'x' },
  } as Record<string, unknown>;
  delete source.summary;
  const read = parseCaseType(source);
  assert.ok(!read.ok);
  assert.deepEqual(read.error.map(({ path }) => path).sort(), ['', '/summary', '/title/zh', '/version']);
  for (const { text } of read.error) assert.ok(/\p{Script=Han}/u.test(text.zh) && /^[A-Z]/.test(text.en));
  for (const value of [null, 'text', [], 1, {}]) assert.ok(!parseCaseType(value).ok);
  let deep: unknown = {};
  for (let i = 0; i < 10_000; i += 1) deep = { not: deep };
  assert.ok(!parseCaseType({ ...source, transitions: [{ guard: deep }] }).ok);
  assert.deepEqual(
    schemaFaults({ ...caseTypeJsonSchema(), $schema: 1 }).filter(({ kind }) => kind === 'schema'),
    [],
  );
});

test('two versions compared for people', () => {
  assert.deepEqual(diffCaseTypes(money, money), []);
  const [first, ...rest] = good.states;
  assert.ok(first);
  const next: CaseType = {
    ...good,
    version: 2,
    states: [{ ...first, waitsFor: 'unit' }, ...rest.slice(1)],
    transitions: [
      ...good.transitions,
      {
        action: 'escalate',
        label: { zh: '升级', en: 'Escalate' },
        from: ['handling'],
        to: 'returned',
        roles: ['office'],
      },
    ],
    form: { ...good.form, schema: { ...good.form.schema, required: ['kind'] } },
  };
  assert.deepEqual(
    diffCaseTypes(good, next).map(({ kind, change, key, members }) => [kind, change, key, ...members]),
    [
      ['general', 'changed', 'residents-request', 'formRules'],
      ['state', 'changed', 'received', 'waitsFor'],
      ['state', 'removed', 'dispatched'],
      ['transition', 'added', 'escalate'],
    ],
  );
});
