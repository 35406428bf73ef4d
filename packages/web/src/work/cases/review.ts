import type { Case } from './case.ts';

/** One person's review of a case. */
export type Review = {
  readonly reviewer: string;
  readonly state: 'asked' | 'cleared' | 'submitted' | 'conflicted';
  readonly askedAt: string;
  readonly scores?: Readonly<Record<string, { readonly score: string; readonly comment?: string }>>;
  readonly comment?: string;
  readonly submittedAt?: string;
  readonly conflict?: string;
};

type Spread = { readonly mean: string; readonly min: string; readonly max: string; readonly deviation: string };

/** What the reviews that count come to. */
export type ReviewSummary = {
  readonly count: number;
  readonly total?: Spread;
  readonly items: readonly { readonly key: string; readonly spread: Spread }[];
};

/** The reviews that the reader may see. */
export const readReviews = ({ reviews }: Pick<Case, 'reviews'>): readonly Review[] =>
  reviews as unknown as readonly Review[];

/** What they come to; undefined for who may not know it yet. */
export const readSummary = ({ reviewSummary }: Pick<Case, 'reviewSummary'>): ReviewSummary | undefined =>
  (reviewSummary as ReviewSummary | null) ?? undefined;
