import type { Bilingual } from '#kernel';

/** What a clause of a contract is about. */
export const clauseKinds = [
  'column',
  'type',
  'format',
  'length',
  'range',
  'precision',
  'values',
  'mask',
  'required',
  'unique',
  'key',
  'library',
  'sql',
  'reference',
  'relationship',
  'population',
  'truth',
  'copy',
  'row',
  'cross',
  'period',
  'order',
  'punctuality',
  'authorisation',
  'probes',
  'scenario',
] as const;
export type ClauseKind = (typeof clauseKinds)[number];

/** One thing that a contract demands, and how the data stand to it. `good` of `of` elements satisfy it; both null when it was not run. */
export type Clause = {
  /** JSON pointer into the contract. */
  readonly path: string;
  /** The column's stored name; null when the table is meant. */
  readonly column: string | null;
  readonly kind: ClauseKind;
  readonly text: Bilingual;
  readonly state: 'held' | 'broken' | 'not_run';
  readonly good: number | null;
  readonly of: number | null;
  /** Why it was not run. */
  readonly reason: Bilingual | null;
};

/** Elements that satisfy and elements assessed, of one indicator, over all that the contract says about it. */
export type Tally = {
  readonly indicator: string;
  readonly good: number;
  readonly of: number;
  /** Columns or rules that were counted. */
  readonly rules: number;
  /** True when the elements are a sample of those meant. */
  readonly sampled?: boolean;
};

/** What checking a contract on data tells; kept with the version and the contract's hash. */
export type ContractFacts = {
  readonly clauses: readonly Clause[];
  readonly tallies: readonly Tally[];
  /** Columns whose sensitivity the contract declares. */
  readonly classified: readonly string[];
  /** Weights of the dimensions by id, when declared. */
  readonly weights: Readonly<Record<string, number>> | null;
};

/** What is not in the data: the day of the check, when versions were published (oldest first, this one last). */
export type Occasion = { readonly asOf: string; readonly publishedAt: readonly string[] };
