/** Goal: grade, score and value follow their tables and formulas at every edge. Method: made facts, and properties over random ones. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { levels } from '#kernel';
import type { ColumnClass, LevelOverride, Quality } from '../model.ts';
import { type ImpactDegree, levelOf, maxLevel } from './grades.ts';
import { gradeTable, modesForLevel, settingsThatHold } from './grading.ts';
import { dimensions } from './indicators.ts';
import { assessQuality, gradeOfScore } from './quality.ts';
import { valuate } from './valuation.ts';
import { sheetFault } from './value/sheet.ts';
import type { CostInputs, MoneyRange, ValueSheet } from './value/types.ts';

const seed = 97;

test('table 1 of GB/T 43697: object and degree give the level', () => {
  const degrees: ImpactDegree[] = ['none', 'general', 'serious', 'extreme'];
  assert.deepEqual(
    degrees.map((d) => levelOf('nationalSecurity', d)),
    ['1', 'important', 'core', 'core'],
  );
  assert.deepEqual(
    degrees.map((d) => levelOf('publicInterest', d)),
    ['1', '2', 'important', 'core'],
  );
  assert.deepEqual(
    degrees.map((d) => levelOf('person', d)),
    ['1', '2', '3', '4'],
  );
});

const classOf = (id: string, accepted = true): ColumnClass => ({
  id,
  level: '1',
  evidence: { checked: 10, matched: 10, valid: 10, header: true, sampleRows: 10 },
  confidence: accepted ? 0.9 : 0.3,
  accepted,
});

const grade = (classes: Record<string, ColumnClass>, overrides: LevelOverride[] = [], k: number | null = null) =>
  gradeTable(
    {
      titles: new Map(),
      classes: new Map(Object.entries(classes)),
      group: k === null ? null : { k, columns: ['age', 'sex'] },
      overrides,
    },
    'edition',
  );

test('the highest column decides, groups under five raise to 3, a doubtful class asks for a person', () => {
  assert.equal(grade({}).level, '1');
  assert.equal(grade({ a: classOf('personName') }).level, '2');
  assert.equal(grade({ a: classOf('personName'), b: classOf('health') }).level, '4');
  assert.equal(grade({ b: classOf('health') }).level, '1');
  const people = { age: classOf('age'), sex: classOf('gender') };
  assert.equal(grade(people, [], 4).level, '3');
  assert.equal(grade(people, [], 5).level, '2');
  const doubtful = grade({ a: classOf('residentId', false) });
  assert.deepEqual([doubtful.level, doubtful.needsReview], ['1', true]);
});

test('an override replaces what the class says of its column, up and down, and is told as such', () => {
  const raised = grade({}, [{ column: 'x', level: 'important', reason: '行业目录' }]);
  assert.deepEqual([raised.level, raised.allowedModes], ['important', ['cleanRoom']]);
  assert.equal(raised.reasons[0]?.code, 'raised');
  const lowered = grade({ a: classOf('bankCard') }, [{ column: 'a', level: '1', reason: 'test numbers' }]);
  assert.deepEqual([lowered.level, lowered.reasons[0]?.code], ['1', 'lowered']);
  const core = grade({}, [{ column: 'x', level: 'core', reason: 'defence' }]);
  assert.deepEqual(core.allowedModes, []);
});

test(`a higher level never allows a mode that a lower one forbids, and a table is never below its columns (seed ${seed})`, () => {
  for (const [i, level] of levels.entries())
    for (const higher of levels.slice(i))
      assert.ok(modesForLevel(higher).every((mode) => modesForLevel(level).includes(mode)));
  const override = fc.record({
    column: fc.constantFrom('a', 'b', 'c'),
    level: fc.constantFrom(...levels),
    reason: fc.string(),
  });
  fc.assert(
    fc.property(fc.uniqueArray(override, { selector: (o) => o.column }), (overrides) => {
      const expected = overrides.reduce((highest, o) => maxLevel(highest, o.level), '1' as (typeof levels)[number]);
      assert.equal(grade({ a: classOf('landline') }, overrides).level, expected);
    }),
    { seed },
  );
});

const setting = (
  level: LevelOverride['level'],
  foundLevel: LevelOverride['level'],
  foundClass: string | null = 'mobile',
) => ({
  column: 'a',
  level,
  reason: 'r',
  foundLevel,
  foundClass,
});

test('a setting gives way when the data rise above it; a lowered one holds only for the class it was lowered for', () => {
  const found = (id: string, level: LevelOverride['level']) => new Map([['a', { ...classOf(id), level }]]);
  const holds = (...args: Parameters<typeof settingsThatHold>) => settingsThatHold(...args).length === 1;
  assert.ok(holds([setting('3', '2')], found('mobile', '2')), 'raised');
  assert.ok(holds([setting('3', '2')], new Map()), 'raised, class gone');
  assert.ok(!holds([setting('3', '2')], found('mobile', '4')), 'raised, but the data rose further');
  assert.ok(holds([setting('1', '3')], found('mobile', '3')), 'lowered');
  assert.ok(!holds([setting('1', '3')], found('mobile', '4')), 'lowered, then risen');
  assert.ok(!holds([setting('1', '3')], found('email', '3')), 'lowered for another class');
});

test('grade bands hold at their lower bounds', () => {
  assert.deepEqual([100, 95, 94.99, 85, 84.99, 70, 69.99, 60, 59.99, 0].map(gradeOfScore), [...'AABBCCDDEE']);
});

const empty = { rows: 0, columns: [], keys: [], duplicateRows: 0, series: null };

test('all 30 indicators are listed; an empty table scores 0 and covers nothing', () => {
  const codes = dimensions.flatMap((d) => d.indicators.map((i) => i.code));
  assert.equal(new Set(codes).size, 30);
  const quality = assessQuality({ profile: empty, suspects: [], personal: new Set() }, 'edition');
  assert.deepEqual([quality.score, quality.grade, quality.coverage], [0, 'E', 0]);
  assert.deepEqual(
    quality.dimensions.flatMap((d) => d.indicators.map((i) => i.code)),
    codes,
  );
  const states = new Set(quality.dimensions.flatMap((d) => d.indicators.map((i) => i.status)));
  assert.deepEqual([...states].sort(), ['needs_input', 'not_applicable']);
});

const item = (low: bigint, base = low, high = base): MoneyRange => ({
  lowMinor: String(low),
  baseMinor: String(base),
  highMinor: String(high),
});

const costs = (over: Partial<CostInputs> = {}): ValueSheet => ({
  currency: 'CNY',
  costs: {
    planning: item(10_000n),
    direct: item(500_000n, 600_000n, 800_000n),
    indirect: item(100_000n),
    opportunity: item(90_000n),
    taxes: item(0n),
    ...over,
  },
});

const quality = (scores: number[]): Quality => ({
  edition: 'edition',
  score: scores.reduce((a, b) => a + b, 0) / scores.length,
  grade: 'A',
  coverage: 0.3,
  dimensions: scores.map((score, i) => ({ id: `0${i}`, name: { zh: '', en: '' }, score, indicators: [] })),
});

test('the cost approach: P = C × δ by hand, with and without a remaining life', () => {
  const value = valuate(quality([90, 80, 100]), costs());
  assert.deepEqual([value.lowMinor, value.baseMinor, value.highMinor], ['560000', '720000', '1000000']);
  const half = valuate(quality([90]), costs({ life: { remainingMonths: 18, totalMonths: 36 } }));
  assert.equal(half.baseMinor, '360000');
  assert.match(value.methods[0]?.formula ?? '', /P = C × δ/);
});

test('without declared costs there is no value, only what is missing', () => {
  const value = valuate(quality([90]), undefined);
  assert.deepEqual([value.status, value.baseMinor, value.currency], ['needs_input', null, null]);
  assert.deepEqual(value.methods[0]?.inputs, { missing: ['planning', 'direct', 'indirect', 'opportunity', 'taxes'] });
});

test('costs out of order, negative ones and a life longer than the whole are not sound', () => {
  assert.ok(sheetFault(costs()) === undefined);
  assert.equal(sheetFault(costs({ direct: item(2n, 1n) })), 'costs.direct');
  assert.equal(sheetFault(costs({ direct: item(-1n) })), 'costs.direct');
  assert.equal(sheetFault(costs({ life: { remainingMonths: 37, totalMonths: 36 } })), 'costs.life');
});

test(`low ≤ base ≤ high for all sound costs and scores (seed ${seed})`, () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
  const items = fc.tuple(amount, amount, amount).map(([a, b, c]) => item(a, a + b, a + b + c));
  const scores = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(items, items, scores, (planning, direct, list) => {
      const value = valuate(quality(list), costs({ planning, direct }));
      const [low, base, high] = [value.lowMinor, value.baseMinor, value.highMinor].map((text) => BigInt(text ?? -1));
      assert.ok(
        low !== undefined && base !== undefined && high !== undefined && low >= 0n && low <= base && base <= high,
      );
    }),
    { seed },
  );
});
