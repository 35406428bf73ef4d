import { type Agreement, decideUse, getAgreements, getCounters, markDelivered, useAgreement } from '#contracts';
import { type Id, invariant, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';

/** A use of an agreement's data by a way of delivery. `counted` is false for the later parts of a use that was counted. */
export type WantedUse = {
  readonly agreementId: Id<'agr'>;
  readonly deliveryMode: 'share' | 'download';
  readonly counted: boolean;
};

const agreementOf = async (tx: Tx, id: Id<'agr'>): Promise<Agreement> => {
  const agreement = (await getAgreements(tx, [id])).get(id);
  invariant(agreement !== undefined, 'a grant belongs to an agreement that exists');
  return agreement;
};

/**
 * Decides about a use without counting it: every condition of the agreement must hold now. For a later part of a counted
 * use the counters do not matter, for the last allowed use has taken the last of them.
 */
export const demandUse = async (tx: Tx, use: WantedUse): Promise<Outcome<Agreement>> => {
  const agreement = await agreementOf(tx, use.agreementId);
  const counters = await getCounters(tx, [agreement.id]);
  const seen = use.counted ? counters : counters.map((counter) => ({ ...counter, limit: null }));
  const decision = decideUse(agreement, seen, { deliveryMode: use.deliveryMode }, tx.now);
  if (decision.allow) return ok(agreement);
  const [first] = decision.reasons;
  return refuse(first?.code ?? 'contracts.use_ended', first?.params, decision.reasons);
};

/** Decides and counts. `subject` names dataset and versions for the usage log. */
export const countUseOf = async (tx: Tx, use: WantedUse, subject: string): Promise<Outcome<void>> => {
  if (!use.counted) {
    const allowed = await demandUse(tx, use);
    return allowed.ok ? ok(undefined) : allowed;
  }
  const agreement = await agreementOf(tx, use.agreementId);
  const counted = await useAgreement(tx, agreement, { deliveryMode: use.deliveryMode, subject });
  return counted.ok ? ok(undefined) : counted;
};

/** Tells the contract that its data were taken for the first time: the clock of acceptance starts. */
export const noteDelivered = async (tx: Tx, agreementId: Id<'agr'>, subject: string): Promise<Outcome<void>> => {
  const marked = await markDelivered(tx, agreementId, { how: 'first_read', subject });
  return marked.ok ? ok(undefined) : marked;
};
