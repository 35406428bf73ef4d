/** Goal: smallest groups, the few columns that make them, and groups that share a secret. Method: made tables whose groups are known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withTable } from '../../../test/support/assess.ts';
import { conclude, measureTable } from './assess.ts';

const assess = (query: string) =>
  withTable({ query }, async (session, table) => {
    const measured = await measureTable(session, table, { nowMs: () => 0, today: '2026-11-28' });
    return { group: measured.group, ...conclude(measured, {}).sensitivity };
  });

test('the fewest columns that single people out are named', async () => {
  const { group, level, reasons } = await assess(
    `SELECT 20 + i % 10 AS age, ['男', '女'][1 + i % 2] AS 性别, ['教师', '司机', '护士', '农民', '律师', '会计', '医生'][1 + i % 7] AS 职业 FROM range(140) t(i)`,
  );
  assert.deepEqual([group?.k, group?.fewest], [2, { k: 2, columns: ['age', '职业'] }]);
  assert.equal(level, '3');
  assert.deepEqual(reasons.find((r) => r.code === 'combination')?.columns, ['age', '职业']);
});

test('large groups whose members share one illness raise the level too', async () => {
  const made = (finding: string) =>
    `SELECT ['男', '女'][1 + i % 2] AS 性别, 30 + i % 2 AS 年龄, ${finding} AS 血型 FROM range(60) t(i)`;
  const shared = await assess(made("['A型', 'B型'][1 + i % 2]"));
  assert.deepEqual([shared.group?.k, shared.group?.l, shared.group?.secret], [30, 1, '血型']);
  assert.ok(shared.reasons.some((r) => r.code === 'combination' && r.columns.includes('血型')));
  const mixed = await assess(made("['A型', 'B型'][1 + i // 2 % 2]"));
  assert.deepEqual([mixed.group?.k, mixed.group?.l], [30, 2]);
  assert.ok(!mixed.reasons.some((r) => r.code === 'combination'));
});
