import { type Bilingual, err, ok, type Result } from '#kernel';
import type { RubricItem, Value } from '../model.ts';
import { compare, deviation, type Fraction, fraction, mean, minus, toDecimal } from './fraction.ts';
import { isRecord } from './payload.ts';

/** What a reviewer gives an item: a decimal with at most two digits, and why where the rubric wants it. */
export type Score = { readonly score: string; readonly comment?: string };

/** What is wrong with the scores, where (a pointer into them) and in words. */
export type ScoreFault = { readonly at: string; readonly text: Bilingual };

/** Longest comment to an item, in characters: a page. */
export const scoreCommentMax = 4000;

const digits = 2;
const pattern = /^-?\d{1,9}(?:\.\d{1,2})?$/;

const hundredths = (text: string): bigint => {
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * 100n + BigInt(part.padEnd(digits, '0'));
  return text.startsWith('-') ? -size : size;
};

const scoreIn = (value: Value | undefined): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && pattern.test(text) ? text : undefined;
};

const faultOf = (item: RubricItem, given: Value | undefined): Bilingual | undefined => {
  const { label, min, max, needsComment } = item;
  if (!isRecord(given)) return { zh: `“${label.zh}”尚未打分。`, en: `"${label.en}" has no score yet.` };
  const score = scoreIn(given.score);
  if (score === undefined || hundredths(score) < BigInt(min) * 100n || hundredths(score) > BigInt(max) * 100n) {
    return {
      zh: `“${label.zh}”的分值须在 ${min} 至 ${max} 之间，至多两位小数。`,
      en: `"${label.en}" takes ${min} to ${max}, with two digits after the point at most.`,
    };
  }
  const { comment } = given;
  if (comment !== undefined && (typeof comment !== 'string' || comment.length > scoreCommentMax)) {
    return {
      zh: `“${label.zh}”的评语须为不超过 ${scoreCommentMax} 字的文字。`,
      en: `The comment to "${label.en}" is a text of at most ${scoreCommentMax} characters.`,
    };
  }
  return needsComment && (comment ?? '').trim() === ''
    ? { zh: `请为“${label.zh}”写明评语。`, en: `Please write a comment to "${label.en}".` }
    : undefined;
};

const textOf = (value: Value | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const readScore = (given: Value | undefined): Score => {
  if (!isRecord(given)) return { score: '0' };
  const comment = textOf(given.comment);
  return { score: scoreIn(given.score) ?? '0', ...(comment === undefined ? {} : { comment }) };
};

/** Reads scores by the rubric: every item, none besides, within its limits, with the comment that it needs. Names every fault. */
export const readScores = (
  rubric: readonly RubricItem[],
  value: Value | undefined,
): Result<Readonly<Record<string, Score>>, readonly ScoreFault[]> => {
  const given = isRecord(value) ? value : {};
  const strange = Object.keys(given).filter((key) => !rubric.some((item) => item.key === key));
  const faults = [
    ...rubric.flatMap((item) => {
      const text = faultOf(item, given[item.key]);
      return text === undefined ? [] : [{ at: `/${item.key}`, text }];
    }),
    ...strange.map((key) => ({
      at: `/${key}`,
      text: { zh: `评分表没有“${key}”这一项。`, en: `The rubric has no item "${key}".` },
    })),
  ];
  return faults.length > 0
    ? err(faults)
    : ok(Object.fromEntries(rubric.map(({ key }) => [key, readScore(given[key])])));
};

/** The weighted mean of one review, exact: Σ weight × score ÷ Σ weight. Undefined when all weights are zero. */
const weightedMean = (rubric: readonly RubricItem[], scores: Readonly<Record<string, Score>>): Fraction | undefined => {
  const weight = rubric.reduce((sum, item) => sum + BigInt(item.weight), 0n);
  if (weight <= 0n) return undefined;
  const sum = rubric.reduce(
    (all, { key, weight: one }) => all + BigInt(one) * hundredths(scores[key]?.score ?? '0'),
    0n,
  );
  return fraction(sum, weight * 100n);
};

/** What several numbers come to, as decimals with two digits. */
export type Spread = {
  readonly mean: string;
  readonly min: string;
  readonly max: string;
  /** Max − min. */
  readonly range: string;
  /** Standard deviation of all of them. */
  readonly deviation: string;
};

const spreadOf = (all: readonly Fraction[]): Spread | undefined => {
  const sorted = [...all].sort(compare);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return undefined;
  return {
    mean: toDecimal(mean(all), digits),
    min: toDecimal(least, digits),
    max: toDecimal(most, digits),
    range: toDecimal(minus(most, least), digits),
    deviation: deviation(all, digits),
  };
};

/** What the reviews that count come to, in all and by item; `total` is absent while there is none. */
export type ReviewSummary = {
  readonly count: number;
  readonly total?: Spread;
  readonly items: readonly { readonly key: string; readonly spread: Spread }[];
};

/** A quotient of whole numbers as plain JSON. */
export type ExactMean = { readonly over: string; readonly under: string };

/** The weighted mean as a review keeps it. */
export const exactMean = (
  rubric: readonly RubricItem[],
  scores: Readonly<Record<string, Score>>,
): ExactMean | undefined => {
  const exact = weightedMean(rubric, scores);
  return exact === undefined ? undefined : { over: String(exact.over), under: String(exact.under) };
};

/** What of a review is summed up. */
type Scored = { readonly scores?: Readonly<Record<string, Score>>; readonly mean?: ExactMean };

const meanOf = ({ mean: kept }: Scored): Fraction[] =>
  kept === undefined ? [] : [fraction(BigInt(kept.over), BigInt(kept.under))];

/** What several reviews' weighted means come to; undefined while there is none. */
export const spreadOfMeans = (reviews: readonly Scored[]): Spread | undefined => spreadOf(reviews.flatMap(meanOf));

/** Sums up reviews; give it those that count. */
export const summarise = (rubric: readonly RubricItem[], reviews: readonly Scored[]): ReviewSummary => {
  const all = reviews.flatMap(({ scores }) => (scores === undefined ? [] : [scores]));
  const total = spreadOfMeans(reviews);
  return {
    count: all.length,
    ...(total === undefined ? {} : { total }),
    items: rubric.flatMap(({ key }) => {
      const spread = spreadOf(all.map((scores) => fraction(hundredths(scores[key]?.score ?? '0'), 100n)));
      return spread === undefined ? [] : [{ key, spread }];
    }),
  };
};

/** One review's weighted mean as it is shown: a decimal with two digits. */
export const scoreOf = (review: Scored): string | undefined => {
  const [exact] = meanOf(review);
  return exact === undefined ? undefined : toDecimal(exact, digits);
};
