/** Goal: a buyer's rules pass and fail exactly where ODCS says. Method: one made assessment, every operator at its bound. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ColumnFacts } from './model.ts';
import { type AcceptanceRule, type Assessed, evaluateRules } from './rules.ts';

const column = (name: string, over: Partial<ColumnFacts> = {}): ColumnFacts => ({
  name,
  title: name,
  type: 'double',
  semanticType: 'number',
  count: 100,
  nulls: 0,
  placeholders: 0,
  conforming: 100,
  distinct: 50,
  distinctExact: true,
  checks: [],
  class: null,
  ...over,
});

const assessed: Assessed = {
  profile: {
    rows: 100,
    columns: [
      column('PM2.5', { count: 97, nulls: 3, conforming: 96 }),
      column('wd_', { title: 'wd ', placeholders: 10, conforming: 90 }),
      column('empty', { count: 0, nulls: 100, conforming: 0, distinct: 0 }),
    ],
    keys: [],
    duplicateRows: 2,
    series: null,
  },
  quality: { score: 88.5 },
};

const run = (rule: Omit<AcceptanceRule, 'id'>) => evaluateRules(assessed, [{ id: 'r', ...rule }])[0];

test('every operator at, below and above its bound; "between" leaves both bounds out', () => {
  const passes = (operator: AcceptanceRule['operator'], value: AcceptanceRule['value']) =>
    run({ metric: 'completeness', column: 'PM2.5', operator, value })?.passed;
  assert.deepEqual(
    [96, 97, 98].map((v) => passes('mustBe', v)),
    [false, true, false],
  );
  assert.deepEqual(
    [96, 97, 98].map((v) => passes('mustNotBe', v)),
    [true, false, true],
  );
  assert.deepEqual(
    [96, 97, 98].map((v) => passes('mustBeGreaterThan', v)),
    [true, false, false],
  );
  assert.deepEqual(
    [96, 97, 98].map((v) => passes('mustBeGreaterOrEqualTo', v)),
    [true, true, false],
  );
  assert.deepEqual(
    [96, 97, 98].map((v) => passes('mustBeLessThan', v)),
    [false, false, true],
  );
  assert.deepEqual(
    [96, 97, 98].map((v) => passes('mustBeLessOrEqualTo', v)),
    [false, true, true],
  );
  assert.equal(passes('mustBeBetween', [96, 98]), true);
  assert.equal(passes('mustBeBetween', [97, 98]), false);
  assert.equal(passes('mustNotBeBetween', [97, 98]), true);
  assert.equal(passes('mustBeBetween', 97), false, 'a bound is missing');
});

test('metrics count what they say, of a column by name or title and of the table', () => {
  const figures = (metric: AcceptanceRule['metric'], name?: string) => {
    const result = run({ metric, ...(name === undefined ? {} : { column: name }), operator: 'mustBe', value: 0 });
    return [result?.numerator, result?.denominator, result?.actual];
  };
  assert.deepEqual(figures('completeness', 'wd '), [90, 100, 90]);
  assert.deepEqual(figures('conformity', 'PM2.5'), [96, 97, 9600 / 97]);
  assert.deepEqual(figures('uniqueness', 'PM2.5'), [50, 97, 5000 / 97]);
  assert.deepEqual(figures('completeness'), [187, 300, 18_700 / 300]);
  assert.deepEqual(figures('uniqueness'), [98, 100, 98]);
  assert.deepEqual(figures('rowCount'), [null, null, 100]);
  assert.deepEqual(figures('score'), [null, null, 88.5]);
});

test('what cannot be measured fails and says so', () => {
  for (const rule of [
    { metric: 'completeness', column: 'nowhere', operator: 'mustBeGreaterOrEqualTo', value: 0 },
    { metric: 'rowCount', column: 'PM2.5', operator: 'mustBeGreaterOrEqualTo', value: 0 },
    { metric: 'uniqueness', column: 'empty', operator: 'mustBeGreaterOrEqualTo', value: 0 },
  ] as const) {
    const result = run(rule);
    assert.deepEqual([result?.passed, result?.known, result?.actual], [false, false, null]);
    assert.match(result?.text.zh ?? '', /无法测量/);
  }
});

test('the result is told in both languages, with the wanted and the measured figure', () => {
  const result = run({ metric: 'completeness', column: 'PM2.5', operator: 'mustBeGreaterOrEqualTo', value: 98 });
  assert.deepEqual(result?.text, {
    zh: '「PM2.5」完整率 ≥ 98 %：实测 97 %',
    en: 'PM2.5 completeness ≥ 98 %: measured 97 %',
  });
});
