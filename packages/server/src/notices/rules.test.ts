/** Goal: everybody who has to know is told, and every kind says something in both languages. Method: a made-up organisation against the rules, and the table of kinds read whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Id, Role } from '#kernel';
import { noticeKinds } from './core/kinds.ts';
import { letterTemplates } from './core/letters.ts';
import { findKind, recipientsOf } from './rules.ts';

const person = (name: string, ...roles: Role[]) => ({ personId: name as Id<'psn'>, roles });
const names = (people: readonly { personId: string }[]): string[] => people.map(({ personId }) => personId);

test('told is who holds a role of the kind, else the managers; not who acted; one person where one is named', () => {
  const kind = noticeKinds.product_listed;
  assert.ok(kind !== undefined);
  const roster = [person('boss', 'manager'), person('seller', 'provider'), person('other', 'provider', 'buyer')];
  assert.deepEqual(names(recipientsOf(roster, kind, {})), ['seller', 'other']);
  assert.deepEqual(names(recipientsOf(roster, kind, { by: 'seller' })), ['other']);
  assert.deepEqual(names(recipientsOf(roster, kind, { roles: ['buyer'] })), ['other']);
  assert.deepEqual(names(recipientsOf(roster, kind, { person: 'boss' })), ['boss']);
  assert.deepEqual(names(recipientsOf(roster, kind, { roles: ['auditor'] })), ['boss'], 'nobody holds it');
  const alone = [person('boss', 'manager'), person('seller', 'provider')];
  assert.deepEqual(names(recipientsOf(alone, kind, { by: 'seller' })), [], 'who did it alone knows it alone');
});

test('a side has its own sentence where there is one', () => {
  assert.equal(findKind('delivered', 'buyer')?.name, 'delivered.buyer');
  assert.equal(findKind('deletion_due', 'buyer')?.name, 'deletion_due');
  assert.equal(findKind('nonsense'), undefined);
});

test('every kind and letter is written in both languages with the same placeholders', () => {
  const holes = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  const all = [...Object.entries(noticeKinds), ...Object.entries(letterTemplates)];
  assert.ok(all.length > 35);
  for (const [name, { title, text }] of all) {
    const [zh, en] = [title.zh + text.zh, title.en + text.en];
    assert.ok(/\p{Script=Han}/u.test(title.zh) && /\p{Script=Han}/u.test(text.zh), name);
    assert.ok(!/\p{Script=Han}/u.test(en), name);
    assert.deepEqual(holes(zh), holes(en), name);
  }
});
