// Goal: who has a conflict of interest neither reads nor scores, nobody sees another's scores before their own are in, and the sums are exact.
// Method: refusals by name, a panel worked out by hand, and random panels against slow arithmetic.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { finalStates } from '#kernel';
import { applicantId, caseType, command, head, org, person, take, takeAll } from '../../../test/support/case-parts.ts';
import type { RubricItem } from '../model.ts';
import { countedReviews, mayRead, type ReviewsState, reviewStates, reviewsPart, visibleReviews } from './reviews.ts';
import { exactMean, scoreOf, summarise } from './rubric.ts';

const item = (key: string, weight: number, needsComment = false): RubricItem => ({
  key,
  label: { zh: key, en: key },
  weight,
  min: 0,
  max: 100,
  needsComment,
});
const rubric = [item('idea', 2), item('team', 1, true)];
const type = caseType({ rubric });
const ask = command('review.ask', {
  reviewers: [1, 2, 3].map((n) => ({ person: person(n), organisation: org(20 + n) })),
});
const as = (n: number) => ({ role: 'reviewer' as const, personId: person(n), organisationId: org(20 + n) });
const declare = (n: number, conflict = false) =>
  command('review.conflict', { conflict, ...(conflict ? { comment: '曾任顾问' } : {}) }, as(n));
const submit = (n: number, idea: string, team: string) =>
  command('review.submit', { scores: { idea: { score: idea }, team: { score: team, comment: '团队经验足' } } }, as(n));
const asked = takeAll(reviewsPart, type, [ask]);
const send = (state: ReviewsState, one: ReturnType<typeof command>) => take(reviewsPart, type, state, one, head());

test('nothing is read before the declaration, and nothing at all with a conflict', () => {
  assert.equal(mayRead(asked, person(1)), false);
  assert.equal(send(asked, submit(1, '80', '90')), 'cases.conflict_undeclared');
  const cleared = takeAll(reviewsPart, type, [declare(1)], asked);
  assert.equal(mayRead(cleared, person(1)), true);
  const conflicted = takeAll(reviewsPart, type, [declare(2, true)], cleared);
  assert.equal(mayRead(conflicted, person(2)), false);
  assert.deepEqual(visibleReviews(conflicted, person(2)), []);
  assert.equal(send(conflicted, submit(2, '80', '90')), 'cases.review_closed');
  assert.equal(send(conflicted, declare(2)), 'cases.review_closed');
  assert.equal(conflicted[1]?.conflict, '曾任顾问');
  assert.equal(mayRead(conflicted, person(9)), false);
});

test('blind until the own review is in, once and for all', () => {
  const one = takeAll(reviewsPart, type, [declare(1), declare(2), submit(1, '80', '90')], asked);
  assert.deepEqual(
    visibleReviews(one, person(2)).map(({ reviewer }) => reviewer),
    [person(2)],
  );
  assert.deepEqual(
    visibleReviews(one, person(3)).map(({ reviewer }) => reviewer),
    [person(3)],
  );
  const two = takeAll(reviewsPart, type, [submit(2, '60', '70')], one);
  assert.deepEqual(
    visibleReviews(two, person(2)).map(({ reviewer }) => reviewer),
    [person(1), person(2)],
  );
  assert.equal(send(two, submit(2, '100', '100')), 'cases.review_closed');
});

test('a conflict that the office finds afterwards takes the review out of the count', () => {
  const given = takeAll(reviewsPart, type, [declare(1), submit(1, '80', '90')], asked);
  assert.equal(countedReviews(given).length, 1);
  const found = takeAll(
    reviewsPart,
    type,
    [command('review.conflict', { conflict: true, reviewer: person(1), comment: '持股' })],
    given,
  );
  assert.equal(countedReviews(found).length, 0);
  assert.equal(mayRead(found, person(1)), false);
  assert.equal(send(given, command('review.conflict', { conflict: false, reviewer: person(1) })), 'cases.not_yours');
});

test('who is asked and what is scored is checked by name', () => {
  const asking = (reviewers: unknown, over = type) =>
    take(reviewsPart, over, asked, command('review.ask', { reviewers } as never), head());
  assert.equal(asking([{ person: person(1), organisation: null }]), 'cases.reviewer_twice');
  assert.equal(asking([{ person: person(7), organisation: applicantId }]), 'cases.reviewer_is_party');
  assert.equal(asking([]), 'cases.payload_invalid');
  assert.equal(asking([{ person: 'x' }]), 'cases.payload_invalid');
  assert.equal(asking([{ person: person(7), organisation: null }], caseType()), 'cases.rubric_none');
  assert.equal(
    asking(Array.from({ length: 28 }, (_, n) => ({ person: person(50 + n), organisation: null }))),
    'cases.reviewers_too_many',
  );
  assert.equal(send(asked, command('review.ask', {}, as(1))), 'cases.not_yours');
  assert.equal(send(asked, declare(9)), 'cases.reviewer_unknown');
  const cleared = takeAll(reviewsPart, type, [declare(1)], asked);
  const scores = (value: unknown) => {
    const decided = reviewsPart.decide(
      type,
      cleared,
      command('review.submit', { scores: value } as never, as(1)),
      head(),
    );
    assert.ok(!decided.ok);
    return [decided.error.code, ...(decided.error.details as { at: string }[]).map(({ at }) => at)];
  };
  assert.deepEqual(scores({}), ['cases.scores_wrong', '/idea', '/team']);
  assert.deepEqual(scores({ idea: { score: '80' }, team: { score: '80' } }), ['cases.scores_wrong', '/team']);
  assert.deepEqual(scores({ idea: { score: '100.01' }, team: { score: '-1', comment: 'x' } }), [
    'cases.scores_wrong',
    '/idea',
    '/team',
  ]);
  assert.deepEqual(scores({ idea: { score: '8e1' }, team: { score: 80, comment: 'x' }, luck: { score: '1' } }), [
    'cases.scores_wrong',
    '/idea',
    '/luck',
  ]);
});

test('a panel by hand: 83.33 and 63.33, mean 73.33, apart by 20, deviation 10', () => {
  const two = takeAll(reviewsPart, type, [declare(1), declare(2), submit(1, '80', '90'), submit(2, '60', '70')], asked);
  const summary = summarise(rubric, countedReviews(two));
  assert.deepEqual(summary.total, { mean: '73.33', min: '63.33', max: '83.33', range: '20.00', deviation: '10.00' });
  assert.deepEqual(summary.items[1], {
    key: 'team',
    spread: { mean: '80.00', min: '70.00', max: '90.00', range: '20.00', deviation: '10.00' },
  });
  assert.equal(two[0] === undefined ? '' : scoreOf(two[0]), '83.33');
  assert.deepEqual(summarise(rubric, []), { count: 0, items: [] });
  assert.deepEqual(finalStates(reviewStates), ['conflicted']);
});

test('random panels: the mean lies between the extremes and agrees with slow arithmetic', () => {
  const score = fc.integer({ min: 0, max: 10000 }).map((n) => (n / 100).toFixed(2));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      (all, weight) => {
        const weighted = [item('idea', weight), item('team', 1)];
        const reviews = all.map(([idea, team]) => {
          const scores = { idea: { score: idea }, team: { score: team } };
          const mean = exactMean(weighted, scores);
          return { scores, ...(mean === undefined ? {} : { mean }) };
        });
        const { total } = summarise(weighted, reviews);
        assert.ok(total !== undefined);
        const means = all.map(([idea, team]) => (Number(idea) * weight + Number(team)) / (weight + 1));
        const mean = means.reduce((a, b) => a + b, 0) / means.length;
        const deviation = Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / means.length);
        assert.ok(Math.abs(Number(total.mean) - mean) < 0.00501);
        assert.ok(Math.abs(Number(total.deviation) - deviation) < 0.00501);
        assert.ok(Number(total.min) <= Number(total.mean) && Number(total.mean) <= Number(total.max));
        assert.ok(Math.abs(Number(total.range) - (Math.max(...means) - Math.min(...means))) < 0.00501);
      },
    ),
  );
});
