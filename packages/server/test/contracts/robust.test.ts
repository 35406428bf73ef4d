/** Random and hostile bodies at every writing route: always an answer with a code, never an internal error, and nothing changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeOf, conclude, must, offer, openDeal, priceOf, request, termsOf } from '../support/deal-steps.ts';

const seed = 20260801;

test('no body makes the platform stumble', async (t) => {
  const deal = await openDeal();
  const { call, buyer, provider } = deal;
  const terms = termsOf();
  const offerId = await offer(deal, terms, '0');
  const id = await request(deal, offerId, terms, '0');
  const agreementId = await conclude(deal, terms, '0');
  const before = await must(call(buyer, 'GET', `/negotiations/${id}`));
  const paths: [typeof buyer, string][] = [
    [provider, `/products/${deal.productId}/offers`],
    [buyer, '/terms/clauses'],
    [buyer, '/negotiation-drafts'],
    [buyer, '/negotiations'],
    [provider, `/negotiations/${id}/versions`],
    [provider, `/negotiations/${id}/version-draft`],
    [buyer, `/negotiations/${id}/acceptance`],
    [buyer, `/negotiations/${id}/check`],
    [provider, `/negotiations/${id}/agreement`],
    [buyer, `/negotiations/${id}/verification`],
    [buyer, `/agreements/${agreementId}/deletion-statement`],
    [buyer, `/agreements/${agreementId}/payment-proof`],
    [provider, `/agreements/${agreementId}/dispute/settlement`],
    [buyer, `/agreements/${agreementId}/dispute`],
    [buyer, '/negotiations/%00/termination'],
    [buyer, '/agreements/%ED%A0%80/termination'],
  ];
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\u0000', 'offerId', '__proto__'));
  const value = fc.oneof(fc.jsonValue(), text, fc.constantFrom(terms, priceOf('0'), offerId, 1e308));
  const body = fc.dictionary(
    fc.constantFrom(
      'terms',
      'price',
      'offerId',
      'id',
      'buyerId',
      'signature',
      'number',
      'acceptDespite',
      'document',
      'rules',
      'statement',
      'reason',
      'outcome',
      'proofSha256',
    ),
    value,
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), body, async ([who, path], payload) => {
      const answer = await call(who, 'POST', path, payload);
      assert.ok(answer.status < 500, `${path} ${JSON.stringify(payload)} ${JSON.stringify(answer.body)}`);
    }),
    { seed, numRuns: 400 },
  );
  t.diagnostic(`seed ${seed}`);
  assert.equal(
    await codeOf(call(buyer, 'POST', `/negotiations/${'x'.repeat(60)}/termination`, { reason: 'x' })),
    'contracts.negotiation_unknown',
  );
  for (const reason of ['\u0000', 'a\ud800'])
    assert.equal(await codeOf(call(buyer, 'POST', `/negotiations/${id}/termination`, { reason })), 'http.invalid');
  const page = Buffer.from('\0', 'utf8').toString('base64url');
  for (const path of ['/negotiations', '/agreements', `/agreements/${agreementId}/usage`])
    assert.equal(await codeOf(call(buyer, 'GET', `${path}?pageToken=${page}`)), 'http.page_token_invalid');
  const hostile = {
    offerId,
    id: 'neg_00000000000000000000000000',
    price: priceOf('0'),
    terms: {
      permission: [{ action: 'use', constraint: [{ leftOperand: 'purpose', operator: 'eq', rightOperand: '\ud800' }] }],
    },
  };
  assert.equal(await codeOf(call(buyer, 'POST', '/negotiations', hostile)), 'http.invalid');
  assert.deepEqual(await must(call(buyer, 'GET', `/negotiations/${id}`)), before);
  await deal.kit.close();
});
