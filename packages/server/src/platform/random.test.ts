/** Ids of one transaction can be sorted into the order in which they were made, however many there are; they stay unique across transactions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isId } from '#kernel';
import { risingIds, seededRandom } from './random.ts';

const now = new Date('2026-03-01T12:00:00Z');

test('ids of one transaction rise, beyond what twelve bits can count', () => {
  const next = risingIds(now, seededRandom(7n));
  const ids = Array.from({ length: 10_000 }, () => next('msg'));
  assert.ok(ids.every((id) => isId('msg', id)));
  assert.deepEqual([...ids].sort(), ids);
});

test('two transactions of one instant make different ids', () => {
  const random = seededRandom(7n);
  const [one, other] = [risingIds(now, random), risingIds(now, random)];
  assert.notEqual(one('trf'), other('trf'));
});
