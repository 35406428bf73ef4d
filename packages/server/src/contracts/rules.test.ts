/** The decision about a use as a truth table: each operand on both sides of its bound, then what wins over what; and prices, modes and failing rules. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DeliveryMode } from '#kernel';
import { termsArbitrary } from '../../test/support/terms.ts';
import type { Constraint, Terms } from './model.ts';
import {
  type CounterFacts,
  combineResults,
  decideUse,
  expiresAt,
  feeMinorOf,
  parsePrice,
  resolveModes,
  startingCounters,
  type UseFacts,
  type UseRequest,
  unwaivedFailures,
} from './rules.ts';

const seed = Number(process.env.FC_SEED ?? 20260801);
const now = new Date('2026-08-01T00:00:00Z');

const termsOf = (...constraint: Constraint[]): Terms => ({ permission: [{ action: 'use', constraint }] });
const factsOf = (terms: Terms, more: Partial<UseFacts> = {}): UseFacts => ({
  state: 'active',
  deliveryState: 'awaited',
  deliveryModes: ['share', 'download'],
  buyerRegion: '130700',
  terms,
  ...more,
});
const countersOf = (terms: Terms, used = 0n): CounterFacts[] =>
  startingCounters(terms).map((one) => ({ ...one, used }));

const decide = (terms: Terms, request: Partial<UseRequest> = {}, more: Partial<UseFacts> = {}, used = 0n): string => {
  const decision = decideUse(factsOf(terms, more), countersOf(terms, used), { deliveryMode: 'share', ...request }, now);
  return decision.allow ? decision.clauseId : decision.reasons.map(({ code }) => code.slice(14)).join(' ');
};
const c = (leftOperand: Constraint['leftOperand'], operator: Constraint['operator'], rightOperand: string | string[]) =>
  ({ leftOperand, operator, rightOperand }) as Constraint;

test('dateTime: each operator before, at and after its bound', () => {
  const table: [Constraint['operator'], string, string][] = [
    ['lteq', '2026-08-01T00:00:00Z', 'permission-1'],
    ['lt', '2026-08-01T00:00:00Z', 'too_late'],
    ['lteq', '2026-07-31T23:59:59.999Z', 'too_late'],
    ['lt', '2026-08-01T00:00:00.001Z', 'permission-1'],
    ['gteq', '2026-08-01T00:00:00Z', 'permission-1'],
    ['gt', '2026-08-01T00:00:00Z', 'too_early'],
    ['gteq', '2026-08-01T08:00:00.001+08:00', 'too_early'],
    ['gt', '2026-08-01T07:59+08:00', 'permission-1'],
  ];
  for (const [operator, bound, wanted] of table)
    assert.equal(decide(termsOf(c('dateTime', operator, bound))), wanted, `${operator} ${bound}`);
});

test('count: the last one is allowed, the next is not', () => {
  const three = termsOf(c('count', 'lteq', '3'));
  assert.equal(decide(three, {}, {}, 2n), 'permission-1');
  assert.equal(decide(three, {}, {}, 3n), 'count_reached');
  assert.equal(decide(three, { amount: 2 }, {}, 2n), 'count_reached');
  assert.equal(decide(termsOf(c('count', 'lt', '3')), {}, {}, 2n), 'count_reached');
  assert.deepEqual(startingCounters(termsOf()), [{ clauseId: 'permission-1', limit: null }]);
  const decision = decideUse(factsOf(three), [], { deliveryMode: 'share' }, now);
  assert.equal(decision.allow, false, 'without its counter nothing is allowed');
});

test('purpose: as stated; unstated counts as agreed, and is no prohibited one', () => {
  const research = termsOf(c('purpose', 'isAnyOf', ['research', 'teaching']));
  assert.equal(decide(research, { purpose: 'teaching' }), 'permission-1');
  assert.equal(decide(research, { purpose: 'advertising' }), 'purpose_other');
  assert.equal(decide(research), 'permission-1');
  assert.equal(decide(termsOf(c('purpose', 'neq', 'advertising')), { purpose: 'advertising' }), 'purpose_other');
  assert.equal(decide(termsOf(c('purpose', 'isNoneOf', ['a'])), { purpose: 'b' }), 'permission-1');
  const prohibited: Terms = {
    ...termsOf(),
    prohibition: [{ action: 'use', constraint: [c('purpose', 'eq', 'advertising')] }, { action: 'distribute' }],
  };
  assert.equal(decide(prohibited, { purpose: 'advertising' }), 'prohibited');
  assert.equal(decide(prohibited), 'permission-1');
});

test('spatial: the stated region, else where the buyer is registered', () => {
  const inHebei = termsOf(c('spatial', 'isPartOf', '130000'));
  assert.equal(decide(inHebei), 'permission-1');
  assert.equal(decide(inHebei, { region: '110000' }), 'region_other');
  assert.equal(decide(inHebei, {}, { buyerRegion: '110000' }), 'region_other');
  assert.equal(decide(termsOf(c('spatial', 'isNoneOf', ['130700']))), 'region_other');
  assert.equal(decide(termsOf(c('spatial', 'eq', '130000'))), 'region_other', 'eq does not contain');
});

test('deliveryMode: only what the agreement opened and the terms name', () => {
  const share = termsOf(c('deliveryMode', 'eq', 'share'));
  assert.equal(decide(share), 'permission-1');
  assert.equal(decide(share, { deliveryMode: 'download' }), 'mode_other');
  assert.equal(decide(termsOf(), { deliveryMode: 'cleanRoom' }), 'mode_other', 'never opened');
});

test('state wins over everything, a prohibition over every permission', () => {
  const terms: Terms = {
    permission: [{ action: 'use' }],
    prohibition: [{ action: 'use', constraint: [c('spatial', 'eq', '130700'), c('deliveryMode', 'eq', 'download')] }],
  };
  assert.equal(decide(terms), 'permission-1', 'both conditions must hold');
  assert.equal(decide(terms, { deliveryMode: 'download' }), 'prohibited');
  assert.equal(decide(terms, {}, { state: 'ended' }), 'ended');
  assert.equal(decide(terms, {}, { state: 'concluded' }), 'not_started');
  assert.equal(decide(terms, {}, { deliveryState: 'disputed' }), 'disputed');
  assert.equal(decide(terms, {}, { deliveryState: 'accepted' }), 'permission-1');
});

test('of several permissions the first that holds is counted; when none does, all reasons are told', () => {
  const terms: Terms = {
    permission: [
      { action: 'use', constraint: [c('purpose', 'eq', 'research'), c('count', 'lteq', '1')] },
      { action: 'use', constraint: [c('purpose', 'eq', 'teaching')] },
    ],
  };
  assert.equal(decide(terms, { purpose: 'research' }), 'permission-1');
  assert.equal(decide(terms, { purpose: 'teaching' }, {}, 1n), 'permission-2');
  assert.equal(decide(terms, { purpose: 'research' }, {}, 1n), 'count_reached purpose_other');
});

test('whatever random terms say, an ended or disputed agreement allows nothing and a full counter lets nothing by', () => {
  fc.assert(
    fc.property(termsArbitrary, fc.constantFrom<DeliveryMode>('share', 'download', 'api'), (terms, deliveryMode) => {
      const ended = decideUse(factsOf(terms, { state: 'ended' }), countersOf(terms), { deliveryMode }, now);
      assert.equal(ended.allow, false);
      const decision = decideUse(factsOf(terms), countersOf(terms), { deliveryMode }, now);
      if (!decision.allow) return assert.ok(decision.reasons.length > 0, 'a refusal has a reason');
      const counters = countersOf(terms).map((one) => (one.limit === null ? one : { ...one, used: one.limit }));
      const full = decideUse(factsOf(terms), counters, { deliveryMode }, now);
      if (full.allow) assert.equal(counters.find((one) => one.clauseId === full.clauseId)?.limit, null);
    }),
    { seed, numRuns: 500 },
  );
});

test('expiry is the last bound of all permissions, none when one is open', () => {
  const until = (at: string) => ({ action: 'use' as const, constraint: [c('dateTime', 'lteq', at)] });
  const both: Terms = { permission: [until('2027-01-01T00:00:00Z'), until('2028-01-01T00:00:00Z')] };
  assert.equal(expiresAt(both)?.toISOString(), '2028-01-01T00:00:00.000Z');
  assert.equal(expiresAt({ permission: [until('2027-01-01T00:00:00Z'), { action: 'use' }] }), null);
});

test('modes: a named one must be allowed, the rest is what terms and product share', () => {
  const allowedModes: DeliveryMode[] = ['share', 'cleanRoom'];
  const product = { allowedModes, deliveryModes: [] as DeliveryMode[], level: '3' };
  const modes = (terms: Terms) => {
    const outcome = resolveModes(terms, product);
    return outcome.ok ? outcome.value.join() : `${outcome.error.code} ${outcome.error.params?.mode ?? ''}`;
  };
  assert.equal(modes(termsOf()), 'share,cleanRoom');
  assert.equal(modes(termsOf(c('deliveryMode', 'eq', 'share'))), 'share');
  const wanted = resolveModes(termsOf(), { ...product, deliveryModes: ['cleanRoom'] });
  assert.deepEqual(wanted, { ok: true, value: ['cleanRoom'] }, 'what is not named follows the provider’s wish');
  assert.equal(modes(termsOf(c('deliveryMode', 'neq', 'share'))), 'cleanRoom');
  assert.equal(
    modes(termsOf(c('deliveryMode', 'isAnyOf', ['share', 'download']))),
    'contracts.mode_not_allowed download',
  );
  assert.equal(modes(termsOf(c('deliveryMode', 'isNoneOf', ['share', 'cleanRoom']))), 'contracts.mode_missing ');
});

test('the fee is never more than its share and never lets the operator gain from rounding', () => {
  const price = (amountMinor: bigint) => ({ amountMinor, currency: 'CNY' });
  assert.equal(feeMinorOf(price(12_300n), 100), 123n);
  assert.equal(feeMinorOf(price(99n), 100), 0n);
  assert.equal(feeMinorOf(price(1n), 10_000), 1n);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.integer({ min: 0, max: 10_000 }), (amount, points) => {
      const fee = feeMinorOf(price(amount), points);
      assert.ok(fee * 10_000n <= amount * BigInt(points) && (fee + 1n) * 10_000n > amount * BigInt(points));
    }),
    { seed },
  );
});

test('prices are whole minor units in a currency', () => {
  const code = (amountMinor: string, currency = 'CNY') => parsePrice({ amountMinor, currency }).ok;
  assert.ok(code('0') && code('1000000000000'));
  assert.ok(!code('-1') && !code('1.5') && !code('01') && !code('') && !code('1000000000001') && !code('5', 'yuan'));
});

test('a rule counts as failing unless it passed or was waived', () => {
  const rules = ['a', 'b', 'c'].map((id) => ({
    id,
    metric: 'score' as const,
    operator: 'mustBe' as const,
    value: 1,
  }));
  const results = [
    { ruleId: 'a', passed: true, known: true },
    { ruleId: 'b', passed: false, known: true },
  ];
  assert.deepEqual(unwaivedFailures(rules, results, []), ['b', 'c'], 'a rule without a result fails');
  assert.deepEqual(unwaivedFailures(rules, results, ['b']), ['c']);
});

test('of several datasets those that can measure a rule decide it, and one failure is enough', () => {
  const of = (dataset: string, passed: boolean, known = true) => ({ ruleId: 'a', passed, known, dataset });
  const decided = (...results: ReturnType<typeof of>[]) => combineResults(['a'], results)[0]?.dataset;
  assert.equal(decided(of('no such column', false, false), of('passes', true)), 'passes');
  assert.equal(decided(of('passes', true), of('fails', false)), 'fails');
  assert.equal(decided(of('unknown', false, false)), 'unknown');
  assert.deepEqual(combineResults(['b'], [of('passes', true)]), []);
});
