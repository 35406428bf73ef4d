/** Goal: marks keep, narrow and drop a rule as the documented estimate says, and nothing else changes. Method: worked examples. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessonsOf, type Mark } from './lessons.ts';

const mark = (verdict: Mark['verdict'], value: string | null, confidence = 0.8): Mark => ({
  ...{ rule: 'typo', column: 'city', value },
  ...{ confidence, verdict },
});

const after = (...marks: Mark[]) => lessonsOf(marks)[0];

test('a rule that nobody contradicts is kept, and its precision rises with every hit', () => {
  assert.deepEqual(lessonsOf([]), []);
  const one = after(mark('wrong', 'Pais'));
  assert.deepEqual([one?.state, one?.precision, one?.above], ['kept', 5 / 6, null]);
});

test('a miss is acquitted alone; two narrow the rule to surer finds; six drop it; hits hold it', () => {
  const miss = mark('right', 'Lyon', 0.7);
  assert.deepEqual([after(miss)?.state, after(miss)?.rightValues], ['kept', ['Lyon']]);
  const two = after(miss, mark('right', 'Bonn', 0.75));
  assert.deepEqual([two?.state, two?.precision, two?.above], ['narrowed', 4 / 7, 0.75]);
  assert.equal(after(...Array.from({ length: 5 }, () => miss))?.state, 'narrowed');
  assert.equal(after(...Array.from({ length: 6 }, () => miss))?.state, 'dropped');
  const held = [...Array.from({ length: 6 }, () => miss), ...Array.from({ length: 5 }, () => mark('wrong', 'Pais'))];
  assert.equal(after(...held)?.state, 'narrowed');
});

test('every rule on every column has its own lesson', () => {
  const other: Mark = { ...mark('right', 'x'), column: 'name' };
  const lessons = lessonsOf([mark('wrong', 'a'), other, { ...other, rule: 'pattern' }]);
  assert.deepEqual(
    lessons.map(({ rule, column, wrong, right }) => [rule, column, wrong, right]),
    [
      ['pattern', 'name', 0, 1],
      ['typo', 'city', 1, 0],
      ['typo', 'name', 0, 1],
    ],
  );
});
