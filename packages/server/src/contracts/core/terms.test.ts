/** Terms that are well-formed come out as they went in and pass the Dataspace Protocol's schema; anything outside the closed lists is refused by name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asId, canonicalJson, type Json } from '#kernel';
import { isContractPolicy } from '../../../test/support/json-schema.ts';
import { termsArbitrary } from '../../../test/support/terms.ts';
import type { Terms } from '../model.ts';
import { agreementPolicy, messageOffer, offerPolicy } from './odrl.ts';
import { isInstant, isWithin } from './operands.ts';
import { parseTerms } from './terms.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);
const use = (...constraint: Json[]): Json => ({ permission: [{ action: 'use', constraint }] });
const codeOf = (value: Json): string => {
  const outcome = parseTerms(value);
  return outcome.ok ? 'ok' : outcome.error.code;
};
const paramsOf = (value: Json) => {
  const outcome = parseTerms(value);
  return outcome.ok ? {} : (outcome.error.params ?? {});
};

test('random well-formed terms are taken unchanged and are valid ODRL of the protocol', () => {
  fc.assert(
    fc.property(termsArbitrary, (terms) => {
      const outcome = parseTerms(JSON.parse(JSON.stringify(terms)));
      assert.ok(outcome.ok, JSON.stringify(outcome));
      assert.equal(canonicalJson(outcome.value as Json), canonicalJson(terms as Json));
      const offer = {
        id: asId('off', 'off_01jz0000000000000000000000'),
        productId: asId('prd', 'prd_01jz0000000000000000000000'),
        terms,
      };
      assert.equal(isContractPolicy('Offer', offerPolicy(offer)), true);
      assert.equal(isContractPolicy('MessageOffer', messageOffer(offer)), true);
      assert.equal(isContractPolicy('Offer', messageOffer(offer)), false, 'an offer in a catalogue has no target');
      const agreement = {
        ...offer,
        id: asId('agr', 'agr_01jz0000000000000000000000'),
        providerId: asId('org', 'org_01jz0000000000000000000000'),
        buyerId: asId('org', 'org_01jz0000000000000000000001'),
        concludedAt: new Date(1_780_000_000_000),
      };
      assert.equal(isContractPolicy('Agreement', agreementPolicy(agreement)), true);
    }),
    { seed, numRuns: 300 },
  );
});

test('the schema check itself refuses what the schema refuses', () => {
  const base = { '@type': 'Offer', '@id': 'urn:uuid:1' };
  const constraint = { leftOperand: 'count', operator: 'lteq', rightOperand: '5' };
  const withOne = (one: object) => ({ ...base, permission: [{ action: 'use', constraint: [one] }] });
  assert.equal(isContractPolicy('Offer', withOne(constraint)), true);
  assert.equal(isContractPolicy('Offer', withOne({ ...constraint, rightOperand: 5 })), false);
  assert.equal(isContractPolicy('Offer', withOne({ ...constraint, operator: 'atMost' })), false);
  assert.equal(isContractPolicy('Offer', base), false);
  assert.equal(isContractPolicy('Offer', { ...base, permission: [] }), false);
  assert.equal(isContractPolicy('Agreement', { ...withOne(constraint), '@type': 'Agreement' }), false);
});

test('an unknown operand is refused and named, logical constraints too', () => {
  const unknown = use({ leftOperand: 'absolutePosition', operator: 'eq', rightOperand: 'x' });
  assert.equal(codeOf(unknown), 'contracts.operand_unknown');
  assert.equal(paramsOf(unknown).operand, 'absolutePosition');
  assert.equal(paramsOf(use({ or: [] })).operand, 'or');
  assert.equal(
    paramsOf(use({ leftOperand: 'elapsedTime', operator: 'lteq', rightOperand: 'P1D' })).operand,
    'elapsedTime',
  );
});

test('operators, values and actions outside the lists are refused', () => {
  const one = (leftOperand: string, operator: string, rightOperand: Json) =>
    codeOf(use({ leftOperand, operator, rightOperand }));
  assert.equal(one('count', 'eq', '5'), 'contracts.operator_not_allowed');
  assert.equal(one('purpose', 'hasPart', 'x'), 'contracts.operator_not_allowed');
  assert.equal(one('count', 'lteq', 5), 'contracts.value_wrong');
  assert.equal(one('count', 'lteq', '-1'), 'contracts.value_wrong');
  assert.equal(one('count', 'lteq', '1000000000001'), 'contracts.value_wrong');
  assert.equal(one('dateTime', 'lteq', '2026-01-01T00:00:00'), 'contracts.value_wrong', 'no zone');
  assert.equal(one('dateTime', 'lteq', '2026-02-30T00:00:00Z'), 'contracts.value_wrong', 'no such day');
  assert.equal(one('deliveryMode', 'eq', 'fax'), 'contracts.value_wrong');
  assert.equal(one('deliveryMode', 'isAnyOf', 'share'), 'contracts.value_wrong', 'a set is a list');
  assert.equal(one('deliveryMode', 'eq', ['share']), 'contracts.value_wrong');
  assert.equal(one('spatial', 'isPartOf', 'Zhangjiakou'), 'contracts.value_wrong');
  assert.equal(one('purpose', 'eq', '\ud800'), 'contracts.value_wrong', 'a lone surrogate cannot be signed');
  assert.equal(codeOf({ permission: [{ action: 'sell' }] }), 'contracts.action_unknown');
  assert.equal(codeOf({ permission: [{ action: 'toString' }] }), 'contracts.action_unknown');
});

test('nothing that would be signed and not understood gets in', () => {
  const good = { permission: [{ action: 'use' }] };
  assert.equal(codeOf(good), 'ok');
  for (const bad of [
    {},
    [],
    null,
    'terms',
    { permission: [] },
    { ...good, secret: 1 },
    { permission: [{ action: 'use', refinement: [] }] },
    { ...good, payment: 'later' },
    { ...good, columns: [] },
    { ...good, columns: ['a', 'a'] },
    { ...good, prohibition: [{ action: 'use' }] },
    {
      ...good,
      prohibition: [{ action: 'use', constraint: [{ leftOperand: 'count', operator: 'lt', rightOperand: '3' }] }],
    },
    { ...good, obligation: [{ action: 'delete' }] },
    { ...good, obligation: [{ action: 'attribute' }, { action: 'attribute' }] },
    { ...good, acceptance: { daysMax: 0 } },
    { ...good, acceptance: { acceptDespite: ['r1'] } },
    { ...good, acceptance: { rules: [{ id: 'r1', metric: 'beauty', operator: 'mustBe', value: 1 }] } },
  ] as Json[])
    assert.equal(codeOf(bad), 'contracts.terms_malformed', JSON.stringify(bad));
  const twice = { leftOperand: 'count', operator: 'lteq', rightOperand: '3' };
  assert.equal(codeOf(use(twice, twice)), 'contracts.terms_malformed');
});

test('acceptance rules take one figure, or two with an operator that wants two', () => {
  const rule = (operator: string, value: Json) =>
    codeOf({
      permission: [{ action: 'use' }],
      acceptance: { rules: [{ id: 'r', metric: 'completeness', column: 'PM2.5', operator, value }] },
    });
  assert.equal(rule('mustBeGreaterOrEqualTo', 98), 'ok');
  assert.equal(rule('mustBeBetween', [90, 98]), 'ok');
  assert.equal(rule('mustBeBetween', 90), 'contracts.terms_malformed');
  assert.equal(rule('mustBe', [90, 98]), 'contracts.terms_malformed');
  assert.equal(rule('mustBeBetween', [90]), 'contracts.terms_malformed');
  assert.equal(rule('mustBeBetween', ['a', 'b']), 'contracts.terms_malformed');
});

test('random JSON never throws and is never taken by accident', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const outcome = parseTerms(value);
      if (outcome.ok) assert.ok(Array.isArray((outcome.value as Terms).permission));
    }),
    { seed, numRuns: 500 },
  );
});

test('instants need a zone and a real day; areas contain their divisions', () => {
  assert.equal(isInstant('2028-02-29T12:00+08:00'), true);
  assert.equal(isInstant('2027-02-29T12:00+08:00'), false);
  assert.equal(isInstant('2027-02-28'), false);
  assert.equal(isWithin('130702', '130700'), true);
  assert.equal(isWithin('130702', '130000'), true);
  assert.equal(isWithin('130702', 'CN'), true);
  assert.equal(isWithin('130702', '110000'), false);
  assert.equal(isWithin('130000', '130700'), false);
  assert.equal(isWithin('DE', 'CN'), false);
});
