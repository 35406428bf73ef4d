import type { Bilingual } from '#kernel';
import type { SuspectRule } from '../../model.ts';

/** One rule applied to one column: which rows are flagged and what is said of them. */
export type Flag = {
  readonly rule: SuspectRule;
  /** Empty for the whole row. */
  readonly column: string;
  /** SQL that yields the data row `r` and the value `v`. */
  readonly from: string;
  readonly reason: Bilingual;
  readonly confidence: number;
  /** One finding stands for all of the cells: it is about the column. */
  readonly isOne?: boolean;
};
