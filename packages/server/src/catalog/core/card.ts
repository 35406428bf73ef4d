import type { DeliveryMode } from '#kernel';
import type { ProductFacts } from './facts.ts';

/** What a card says of a product's data as a whole. */
export type CardFacts = {
  /** That of the dataset with the lowest score: a product is as good as its weakest part. Null without a score. */
  readonly quality: {
    readonly edition: string;
    readonly score: number;
    readonly grade: string | null;
    readonly coverage: number;
  } | null;
  /** Rows of all datasets together; null without a dataset. */
  readonly rows: bigint | null;
  /** Columns of all datasets together; null without a dataset. */
  readonly columns: number | null;
  /** The newest version among the datasets. */
  readonly latestVersion: { readonly number: number; readonly at: string } | null;
};

const weakest = ({ datasets }: ProductFacts): CardFacts['quality'] => {
  const scored = datasets.flatMap(({ quality: { edition, score, grade, coverage } }) =>
    score === null ? [] : [{ edition, score, grade, coverage }],
  );
  return scored.toSorted((a, b) => a.score - b.score)[0] ?? null;
};

/** Sums up what is known of a product's datasets. */
export const cardFacts = (facts: ProductFacts): CardFacts => {
  const newest = facts.datasets.flatMap(({ versions }) => versions.slice(0, 1));
  const last = newest.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
  const isEmpty = facts.datasets.length === 0;
  return {
    quality: weakest(facts),
    rows: isEmpty ? null : newest.reduce((sum, version) => sum + BigInt(version.rows), 0n),
    columns: isEmpty ? null : facts.datasets.reduce((sum, { columns }) => sum + columns.length, 0),
    latestVersion: last === undefined ? null : { number: last.number, at: last.createdAt },
  };
};

/** The modes that a product is delivered by: what its provider wants of what the level allows. */
export const modesOf = (wanted: readonly DeliveryMode[], allowed: readonly DeliveryMode[]): readonly DeliveryMode[] =>
  wanted.length === 0 ? allowed : allowed.filter((mode) => wanted.includes(mode));
