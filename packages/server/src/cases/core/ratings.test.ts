// Goal: an ended case is rated once, a bad rating opens its remedy with a clock, and the figures never claim what was not asked.
// Method: refusals by name, the five levels, and random facts against a slow count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendar, caseType, command, eventOf, head, take } from '../../../test/support/case-parts.ts';
import type { Value } from '../model.ts';
import { type IndicatorFact, indicatorsByUnitAndMonth, indicatorsOf } from './indicators.ts';
import { isBad, needsCallBack, type RatingState, ratingLevels, ratingPart, remedyClocks, remedyOf } from './ratings.ts';

const word = { zh: '词', en: 'word' };
const type = caseType({ rating: { remedyType: 'service-remedy' } });
const ended = head({ state: 'done', stateKind: 'terminal' });
const rate = (payload: Readonly<Record<string, Value>>, role: 'applicant' | 'office' = 'applicant') =>
  command('rate', payload, { role });
const send = (state: RatingState, one: ReturnType<typeof rate>, over = type, at = ended) =>
  take(ratingPart, over, state, one, at);

test('the two lowest of five levels are bad and open the remedy', () => {
  assert.deepEqual(
    ratingLevels.map(({ level }) => {
      const state = send(null, rate({ level, tags: ['态度', '态度'], anonymous: true }));
      assert.ok(state !== null && typeof state !== 'string');
      assert.deepEqual([state.tags, state.isAnonymous, state.channel], [['态度'], true, 'portal']);
      assert.equal(needsCallBack(state), false);
      return [level, isBad(state), remedyOf(type, state)];
    }),
    [
      [5, false, undefined],
      [4, false, undefined],
      [3, false, undefined],
      [2, true, 'service-remedy'],
      [1, true, 'service-remedy'],
    ],
  );
  const named = send(null, rate({ level: 1, text: '推诿', channel: 'phone' }));
  assert.ok(named !== null && typeof named !== 'string');
  assert.equal(needsCallBack(named), true);
  assert.equal(remedyOf(caseType({ rating: {} }), named), undefined);
});

test('rated once, after the end, by who opened it', () => {
  assert.equal(send(null, rate({ level: 5 }), type, head()), 'cases.rating_early');
  assert.equal(send(null, rate({ level: 5 }), caseType()), 'cases.rating_none');
  assert.equal(send(null, rate({ level: 5 }, 'office')), 'cases.payload_invalid');
  assert.equal(typeof send(null, rate({ level: 5, channel: 'phone' }, 'office')), 'object');
  assert.equal(send(null, command('rate', { level: 5 }, { role: 'unit' })), 'cases.not_yours');
  for (const wrong of [
    {},
    { level: 6 },
    { level: '5' },
    { level: 5, tags: [''] },
    { level: 5, anonymous: 'no' },
    { level: 5, channel: 'pigeon' },
    { level: 5, text: 'x'.repeat(2001) },
  ]) {
    assert.equal(send(null, rate(wrong as Readonly<Record<string, Value>>)), 'cases.payload_invalid');
  }
  const rated = send(null, rate({ level: 5 }));
  assert.ok(rated !== null && typeof rated !== 'string');
  assert.equal(send(rated, rate({ level: 1 })), 'cases.rated_already');
  assert.equal(ratingPart.fold(type, rated, eventOf(rate({ level: 1 }))), rated);
  assert.deepEqual(JSON.parse(JSON.stringify(rated)), rated);
});

test('the remedy’s clock is known when the rating is given', () => {
  const remedy = caseType({
    key: 'service-remedy',
    clocks: [
      {
        key: 'remedy',
        title: word,
        basis: 'working-day',
        promised: 15,
        startsOn: ['open'],
        stopsOn: ['remedied'],
        pauses: [],
        basisText: { text: word, verified: false },
      },
    ],
  });
  const [clock] = remedyClocks(remedy, calendar, new Date('2026-02-13T02:00:00Z'));
  assert.deepEqual([clock?.key, clock?.status.dueDay, clock?.status.provisional], ['remedy', '2026-03-12', false]);
});

const fact = (over: Partial<IndicatorFact> = {}): IndicatorFact => ({
  unit: 'org_a',
  month: '2026-03',
  responded: null,
  solved: null,
  level: null,
  onTime: null,
  returns: 0,
  ...over,
});

test('nothing to count is no percentage, and all but one of many is not all', () => {
  const none = indicatorsOf([fact()]);
  assert.deepEqual(none.solution, { numerator: 0, denominator: 0, percent: null });
  assert.deepEqual(indicatorsOf([]).satisfaction.percent, null);
  const some = indicatorsOf([fact({ level: 3 }), fact({ level: 2 }), fact({ level: 5 }), fact()]);
  assert.deepEqual(some.satisfaction, { numerator: 2, denominator: 3, percent: '66.67' });
  const many = Array.from({ length: 100_000 }, (_, n) => fact({ onTime: n > 0 }));
  assert.equal(indicatorsOf(many).onTime.percent, '99.99');
});

test('by unit and month: rows add up to the whole', () => {
  const maybe = fc.constantFrom(true, false, null);
  const facts = fc.array(
    fc.record<IndicatorFact>({
      unit: fc.constantFrom('org_a', 'org_b', 'org_c'),
      month: fc.constantFrom('2026-01', '2026-02'),
      responded: maybe,
      solved: maybe,
      level: fc.constantFrom(null, 1, 2, 3, 4, 5),
      onTime: maybe,
      returns: fc.nat(2),
    }),
  );
  fc.assert(
    fc.property(facts, (all) => {
      const rows = indicatorsByUnitAndMonth(all);
      const whole = indicatorsOf(all);
      const sum = (of: (one: typeof whole) => number) =>
        rows.reduce((total, { indicators }) => total + of(indicators), 0);
      assert.equal(
        sum(({ cases }) => cases),
        all.length,
      );
      assert.equal(
        sum(({ returns }) => returns),
        whole.returns,
      );
      assert.equal(
        sum(({ solution }) => solution.numerator),
        all.filter(({ solved }) => solved === true).length,
      );
      assert.equal(
        sum(({ satisfaction }) => satisfaction.denominator),
        all.filter(({ level }) => level !== null).length,
      );
      assert.deepEqual(
        rows.map(({ month, unit }) => `${month}${unit}`),
        rows.map(({ month, unit }) => `${month}${unit}`).sort(),
      );
    }),
  );
});
