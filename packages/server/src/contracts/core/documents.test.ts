/** Signed documents: any change of one character changes the hash, is found by its pointer, and breaks the signature; reordering members does not. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { asId, canonicalJson, type Json } from '#kernel';
import { termsArbitrary } from '../../../test/support/terms.ts';
import type { Terms } from '../model.ts';
import { clauseClasses, clausesOf, countClasses, deletionDays } from './clauses.ts';
import { bytesOf, firstDifference, seal, versionContent } from './documents.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);
const price = { amountMinor: 12_300n, currency: 'CNY' };

const contentOf = (terms: Terms): Json =>
  versionContent({
    negotiationId: asId('neg', 'neg_01jz0000000000000000000000'),
    number: 2,
    previousHash: 'a'.repeat(64),
    productId: asId('prd', 'prd_01jz0000000000000000000000'),
    providerId: asId('org', 'org_01jz0000000000000000000000'),
    buyerId: asId('org', 'org_01jz0000000000000000000001'),
    author: 'buyer',
    terms,
    price,
  });

const shuffled = (value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => shuffled(item));
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item ?? null)]),
  );
};

test('one changed character anywhere changes the hash and breaks the signature', () => {
  const keys = generateKeyPairSync('ed25519');
  fc.assert(
    fc.property(termsArbitrary, fc.nat(), (terms, position) => {
      const sealed = seal(contentOf(terms));
      const signature = sign(null, bytesOf(sealed), keys.privateKey);
      assert.ok(verify(null, bytesOf(seal(shuffled(contentOf(terms)))), keys.publicKey, signature));
      const at = position % sealed.document.length;
      const flipped = sealed.document[at] === 'x' ? 'y' : 'x';
      const altered = `${sealed.document.slice(0, at)}${flipped}${sealed.document.slice(at + 1)}`;
      assert.equal(verify(null, Buffer.from(altered), keys.publicKey, signature), false);
      assert.notEqual(seal({ altered }).hash, sealed.hash);
    }),
    { seed, numRuns: 100 },
  );
});

test('the first difference is found where it is, and none where there is none', () => {
  assert.equal(firstDifference({ a: [1, { b: 'x' }] }, { a: [1, { b: 'y' }] }), '/a/1/b');
  assert.equal(firstDifference({ a: 1 }, { a: 1, b: 2 }), '/b');
  assert.equal(firstDifference([1, 2], [1]), '/1');
  assert.equal(firstDifference({ 'a/b': 1 }, { 'a/b': 2 }), '/a~1b');
  assert.equal(firstDifference({ a: {} }, { a: [] }), '/a');
  assert.equal(firstDifference('a', 'b'), '/');
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const same = canonicalJson(a as Json) === canonicalJson(b as Json);
      assert.equal(firstDifference(a as Json, b as Json) === undefined, same);
      assert.equal(firstDifference(a as Json, shuffled(a as Json)), undefined);
    }),
    { seed, numRuns: 500 },
  );
});

test('every clause has a class and both languages, and ids are unique', () => {
  fc.assert(
    fc.property(termsArbitrary, (terms) => {
      const clauses = clausesOf(terms, price, 7);
      assert.equal(new Set(clauses.map(({ id }) => id)).size, clauses.length);
      const counts = countClasses(clauses);
      assert.equal(counts.enforced + counts.monitored + counts.declared, clauses.length);
      for (const { text, reason, kind, class: kept } of clauses) {
        assert.match(text.zh + reason.zh, /\p{Script=Han}/u);
        assert.match(text.en + reason.en, /[a-z]/);
        assert.equal(kept, clauseClasses[kind].class);
      }
      const constraints = terms.permission.flatMap(({ constraint = [] }) => constraint).length;
      const rules = (terms.prohibition?.length ?? 0) + (terms.obligation?.length ?? 0);
      const acceptance = 1 + (terms.acceptance?.rules?.length ?? 0);
      assert.equal(clauses.length, constraints + rules + acceptance + (terms.columns === undefined ? 0 : 1) + 1);
    }),
    { seed, numRuns: 200 },
  );
});

test('what cannot be seen is not called enforced', () => {
  assert.equal(clauseClasses.distribute.class, 'declared');
  assert.equal(clauseClasses.attribute.class, 'declared');
  assert.equal(clauseClasses.delete.class, 'monitored');
  assert.equal(clauseClasses.count.class, 'enforced');
  assert.equal(clausesOf({ permission: [{ action: 'use' }], payment: 'direct' }, price, 7)[0]?.class, 'monitored');
  const free = clausesOf({ permission: [{ action: 'use' }] }, { ...price, amountMinor: 0n }, 7);
  assert.deepEqual(
    free.map(({ kind }) => kind),
    ['acceptanceTime'],
  );
  const duty = {
    action: 'delete',
    constraint: [{ leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: 'P30D' }],
  } as const;
  assert.equal(deletionDays({ permission: [{ action: 'use' }], obligation: [duty] }), 30);
});
