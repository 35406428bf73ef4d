import { type DeliveryMode, type Id, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import type { UseCode } from './errors.ts';
import type { Counter } from './model.ts';
import { decideUse, type UseFacts, type UseRequest } from './rules.ts';
import { countOn, selectCounters } from './store-usage.ts';

/** A use that decideUse has allowed. `subject` says what is used, for the log: a table and version, a file. */
export type Use = {
  readonly agreementId: Id<'agr'>;
  /** As decideUse answered it. */
  readonly clauseId: string;
  /** Whole uses; absent: one. */
  readonly amount?: number;
  readonly deliveryMode: DeliveryMode;
  readonly purpose?: string | undefined;
  readonly subject: string;
};

/** The counters of agreements; what is left of each limit is `limit - used`. */
export const getCounters = (tx: Tx, agreementIds: readonly string[]): Promise<Counter[]> =>
  selectCounters(tx, agreementIds);

/**
 * Counts a use by one conditional update and writes its line of the usage log: call it before anything is served. However
 * many call at once, no more than the limit get a yes. Runs in system context: the caller has authenticated the recipient.
 */
export const countUse = (tx: Tx, use: Use): Promise<Outcome<{ readonly usedAfter: bigint }, UseCode>> =>
  withSystem(tx, async () => {
    const amount = use.amount ?? 1;
    const usedAfter = await countOn(tx, { ...use, amount, purpose: use.purpose ?? null });
    if (usedAfter !== undefined) return ok({ usedAfter });
    const counters = await selectCounters(tx, [use.agreementId]);
    const counter = counters.find(({ clauseId }) => clauseId === use.clauseId);
    if (counter?.closed === true) return refuse('contracts.use_ended');
    const limit = String(counter?.limit ?? 0n);
    return refuse('contracts.use_count_reached', { limit, used: String(counter?.used ?? 0n), amount });
  });

/** What is used, beside the request that is decided about. */
export type WantedUse = UseRequest & { readonly subject: string };

/** Decides and counts in one go: the answer is the allowed use, or the first reason with all of them in `details`. */
export const useAgreement = async (
  tx: Tx,
  agreement: UseFacts & { readonly id: Id<'agr'> },
  wanted: WantedUse,
): Promise<Outcome<{ readonly clauseId: string; readonly usedAfter: bigint }, UseCode>> => {
  const counters = await withSystem(tx, () => selectCounters(tx, [agreement.id]));
  const decision = decideUse(agreement, counters, wanted, tx.now);
  if (!decision.allow) {
    const [first] = decision.reasons;
    return refuse(first?.code ?? 'contracts.use_ended', first?.params, decision.reasons);
  }
  const { clauseId } = decision;
  const counted = await countUse(tx, { ...wanted, agreementId: agreement.id, clauseId });
  return counted.ok ? ok({ clauseId, usedAfter: counted.value.usedAfter }) : counted;
};
