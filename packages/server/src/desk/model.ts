import type { Bilingual } from '#kernel';
import { dayMs } from '#kernel';

/** What may wait on a person or their organisation. */
export const workKinds = [
  'negotiation_answer',
  'negotiation_accept',
  'agreement_sign',
  'agreement_verify',
  'delivery_accept',
  'dispute_settle',
  'deletion_state',
  'payment_confirm',
  'product_review',
  'product_revise',
  'member_decide',
  'approval_decide',
  'suspense_clear',
  'levels_confirm',
] as const;
export type WorkKind = (typeof workKinds)[number];

/** How much something presses: its time is over, is over within two days, or is not. */
export const severities = ['late', 'soon', 'normal'] as const;
export type Severity = (typeof severities)[number];

/** One thing that waits: for whom, since when, until when (null: nothing presses), and where it is done. */
export type WorkItem = {
  readonly kind: WorkKind;
  readonly id: string;
  readonly title: Bilingual;
  /** `me`: this person alone may do it or was asked; `organisation`: any colleague with the role. */
  readonly waitsFor: 'me' | 'organisation';
  readonly since: Date;
  readonly until: Date | null;
  readonly path: string;
};

/** Before its end something is said to press. */
export const soonMs = 2 * dayMs;

/** Items of one kind that are shown: a list for today, not an archive. */
export const itemsOfKindMax = 100;

/** Results of one kind that a search shows. */
export const hitsOfKindMax = 5;

/** How much something presses at an instant. */
export const severityOf = (until: Date | null, now: Date): Severity => {
  if (until === null) return 'normal';
  if (until < now) return 'late';
  return until.getTime() - now.getTime() <= soonMs ? 'soon' : 'normal';
};

/** By what presses first; what has no end comes last, and then what has waited longest comes first. */
export const byPressure = (a: WorkItem, b: WorkItem): number =>
  (a.until?.getTime() ?? Number.POSITIVE_INFINITY) - (b.until?.getTime() ?? Number.POSITIVE_INFINITY) ||
  a.since.getTime() - b.since.getTime() ||
  (a.id < b.id ? -1 : 1);
