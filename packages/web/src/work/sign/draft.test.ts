/** Goal: nobody signs anything but what they saw. Method: drafts that differ from it in one place each. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type Draft, faultOf, sameJson } from './draft.ts';

const draftOf = (document: Record<string, unknown>): Draft => {
  const canonicalJson = JSON.stringify(document);
  return { document, canonicalJson, hash: createHash('sha256').update(canonicalJson).digest('hex') };
};

const price = { amountMinor: '980000', currency: 'CNY' };
const terms = { permission: [{ action: 'use', constraint: [{ leftOperand: 'count', rightOperand: '5' }] }] };

test('a draft that says what was decided may be signed', async () => {
  const draft = draftOf({ number: 2, price: { currency: 'CNY', amountMinor: '980000' }, terms });
  assert.equal(await faultOf(draft, { price, terms }), undefined);
});

test('another price, other terms or a missing part are found', async () => {
  const dearer = draftOf({ price: { ...price, amountMinor: '9800000' }, terms });
  assert.equal(await faultOf(dearer, { price, terms }), 'content');
  assert.equal(
    await faultOf(draftOf({ price, terms: { permission: [{ action: 'use' }] } }), { price, terms }),
    'content',
  );
  assert.equal(await faultOf(draftOf({ price }), { price, terms }), 'content');
});

test('what is shown beside the bytes does not count, and a wrong hash is found', async () => {
  const shown = draftOf({ price, terms });
  const signed = draftOf({ price: { ...price, amountMinor: '1' }, terms });
  assert.equal(await faultOf({ ...signed, document: shown.document }, { price, terms }), 'content');
  assert.equal(await faultOf({ ...shown, hash: signed.hash }, { price, terms }), 'hash');
});

test('JSON is compared by what it says', () => {
  assert.ok(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }));
  for (const [a, b] of [
    [[1], [1, 2]],
    [{ a: 1 }, {}],
    [null, {}],
    ['1', 1],
    [[], {}],
  ])
    assert.ok(!sameJson(a, b), JSON.stringify([a, b]));
});
