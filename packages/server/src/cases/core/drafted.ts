import type { ResolvedEffect } from './effects.ts';
import type { Facts, Values } from './facts.ts';

/** What a step amounts to before its event is sealed. */
export type Drafted = {
  readonly payload: Values;
  readonly after: string;
  readonly effects?: readonly ResolvedEffect[];
  /** Personal answers of an opening; they are for a place where they can be erased. */
  readonly personal?: Values;
  /** Facts with the step's answers, where it has any. */
  readonly facts?: Facts;
};
