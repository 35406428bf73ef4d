import { dayMs, type Id, later, type Outcome, ok, refuse, takeEvent } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { requireSide, type Standing } from './access.ts';
import { endAgreement, lockOwn } from './agreements.ts';
import { failingRules } from './assessing.ts';
import type { ContractsCode } from './errors.ts';
import { freeze, payBack, payOut } from './escrow.ts';
import { record } from './kinds.ts';
import type { Agreement, DeliveryState } from './model.ts';
import { unwaivedFailures } from './rules.ts';
import { type DeliveryEvent, deliverySenders, deliveryStates } from './states.ts';
import { lockAgreement, updateProgress } from './store-agreements.ts';

/** What a step of the delivery writes. */
type DeliveryStep = { readonly agreement: Agreement; readonly event: DeliveryEvent; readonly to: DeliveryState };

const requireDeliveryStep = (agreement: Agreement, event: DeliveryEvent): Outcome<DeliveryStep, ContractsCode> => {
  const to = takeEvent(deliveryStates, agreement.deliveryState, event);
  return to.ok ? ok({ agreement, event, to: to.value }) : refuse('contracts.wrong_state', to.error);
};

const isParty = (sender: Standing): sender is Exclude<Standing, 'platform'> => sender !== 'platform';

/** Locks an agreement for an event of the delivery that one of its people sends. */
const lockForDelivery = async (
  tx: Tx,
  id: string,
  event: DeliveryEvent,
): Promise<Outcome<DeliveryStep, ContractsCode>> => {
  const found = await lockOwn(tx, id);
  if (!found.ok) return found;
  const side = requireSide(tx.actor, found.value, deliverySenders[event].filter(isParty));
  return side.ok ? requireDeliveryStep(found.value, event) : side;
};

const acceptNow = async (tx: Tx, agreement: Agreement, by: 'word' | 'time'): Promise<Outcome<Agreement>> => {
  await updateProgress(tx, agreement.id, { delivery_state: 'accepted', accepted_at: tx.now });
  await record(tx, {
    kind: 'delivery_accepted',
    subject: agreement.id,
    parties: agreement,
    content: { hash: agreement.hash, by },
    tell: [agreement.providerId, agreement.buyerId],
  });
  const paid = await payOut(tx, agreement);
  return paid.ok ? ok({ ...agreement, deliveryState: 'accepted', acceptedAt: tx.now }) : paid;
};

/** The buyer accepts the delivery, also one that it had disputed: the escrow posts. */
export const acceptDelivery = async (tx: Tx, id: string): Promise<Outcome<Agreement>> => {
  const step = await lockForDelivery(tx, id, 'accept');
  return step.ok ? acceptNow(tx, step.value.agreement, 'word') : step;
};

const disputeNow = async (tx: Tx, agreement: Agreement, reason: string): Promise<Outcome<Agreement>> => {
  await updateProgress(tx, agreement.id, { delivery_state: 'disputed', disputed_at: tx.now });
  await record(tx, {
    kind: 'delivery_disputed',
    subject: agreement.id,
    parties: agreement,
    content: { hash: agreement.hash, reason },
    tell: [agreement.providerId, agreement.operatorId],
    notice: { params: { reason } },
  });
  const frozen = await freeze(tx, agreement, reason);
  return frozen.ok ? ok({ ...agreement, deliveryState: 'disputed', disputedAt: tx.now }) : frozen;
};

/** The buyer objects to the delivery: escrow and use are frozen until it is settled. */
export const disputeDelivery = async (tx: Tx, id: string, reason: string): Promise<Outcome<Agreement>> => {
  const step = await lockForDelivery(tx, id, 'dispute');
  return step.ok ? disputeNow(tx, step.value.agreement, reason) : step;
};

/** Settles a dispute: the operator releases or refunds, the provider may concede a refund. A refund ends the agreement. */
export const settleDispute = async (
  tx: Tx,
  id: string,
  { outcome, reason }: { readonly outcome: 'release' | 'refund'; readonly reason: string },
): Promise<Outcome<Agreement>> => {
  const step = await lockForDelivery(tx, id, outcome);
  if (!step.ok) return step;
  const { agreement, to } = step.value;
  const acceptedAt = outcome === 'release' ? tx.now : null;
  await updateProgress(tx, id, { delivery_state: to, accepted_at: acceptedAt });
  await record(tx, {
    kind: 'dispute_settled',
    subject: id,
    parties: agreement,
    content: { hash: agreement.hash, outcome, reason },
    tell: [agreement.providerId, agreement.buyerId],
    notice: { kind: outcome === 'refund' ? 'dispute_refunded' : 'dispute_released', params: { reason } },
  });
  const settled: Agreement = { ...agreement, deliveryState: to, acceptedAt };
  const after = outcome === 'refund' ? await endAgreement(tx, settled, `refunded: ${reason}`) : settled;
  const paid = outcome === 'release' ? await payOut(tx, agreement) : await payBack(tx, agreement, reason);
  return paid.ok ? ok(after) : paid;
};

/** How a delivery came about. */
export type DeliveryNote = {
  /** `first_read`: the buyer read all of a table; `available`: it was told that it can. */
  readonly how: 'first_read' | 'available';
  /** What was delivered, for the log: tables, versions. */
  readonly subject: string;
};

/**
 * Marks an agreement as delivered: the clock of acceptance starts and the buyer's rules run on what was delivered. Called by
 * the delivery module at the first complete read, as often as it likes: only the first call of an active agreement counts.
 */
export const markDelivered = (
  tx: Tx,
  agreementId: Id<'agr'>,
  note: DeliveryNote,
): Promise<Outcome<Agreement, ContractsCode>> =>
  withSystem(tx, async () => {
    const agreement = await lockAgreement(tx, agreementId);
    if (agreement === undefined) return refuse('contracts.agreement_unknown');
    const isFirst = agreement.state === 'active' && agreement.deliveryState === 'awaited';
    return ok(isFirst ? await deliverNow(tx, agreement, note) : agreement);
  });

/** Rules that can no longer be run have failed: silence then needs a person's word. */
const failingOnDelivery = async (tx: Tx, { productId, terms, waivedRules }: Agreement): Promise<string[]> => {
  const failing = await failingRules(tx, productId, terms, waivedRules);
  return failing.ok ? failing.value : unwaivedFailures(terms.acceptance?.rules ?? [], [], waivedRules);
};

/** Marks a locked agreement as delivered; the caller has seen that it waits for that. */
export const deliverNow = async (tx: Tx, agreement: Agreement, note: DeliveryNote): Promise<Agreement> => {
  const failedRules = await failingOnDelivery(tx, agreement);
  const acceptanceDueAt = later(tx.now, agreement.acceptanceDays * dayMs);
  await updateProgress(tx, agreement.id, {
    delivery_state: 'delivered',
    delivered_at: tx.now,
    acceptance_due_at: acceptanceDueAt,
    failed_rules: failedRules,
  });
  await record(tx, {
    kind: 'delivered',
    subject: agreement.id,
    parties: agreement,
    content: { hash: agreement.hash, ...note, failedRules, dueAt: acceptanceDueAt.toISOString() },
    tell: [agreement.buyerId, agreement.providerId],
    notice: { params: { until: { at: acceptanceDueAt.toISOString() } } },
  });
  return { ...agreement, deliveryState: 'delivered', deliveredAt: tx.now, acceptanceDueAt, failedRules };
};

/**
 * What the clock does to a delivered agreement whose time is over: silence accepts it; when one of the buyer's rules failed on
 * delivery, silence is no yes and the delivery goes into dispute. Does nothing when something else came first.
 */
export const passAcceptanceTime = async (tx: Tx, id: string): Promise<Outcome<Agreement>> => {
  const agreement = await lockAgreement(tx, id);
  if (agreement === undefined) return refuse('contracts.agreement_unknown');
  const isDue = agreement.acceptanceDueAt !== null && agreement.acceptanceDueAt <= tx.now;
  if (agreement.deliveryState !== 'delivered' || !isDue) return ok(agreement);
  if (agreement.failedRules.length === 0) return acceptNow(tx, agreement, 'time');
  return disputeNow(tx, agreement, `acceptance rules failed on delivery: ${agreement.failedRules.join(', ')}`);
};
