import { dayMs, type Id, invariant, later, type Outcome, ok, refuse, takeEvent } from '#kernel';
import { freezeEscrow, releaseEscrow, unfreezeEscrow, voidEscrow } from '#ledger';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { withSystem } from '#platform/system';
import { requireSide, type Standing, standingOf } from './access.ts';
import { failingRules } from './assessing.ts';
import { hasEscrow } from './concluding.ts';
import { deletionDays } from './core/clauses.ts';
import { deletionContent, seal } from './core/documents.ts';
import type { ContractsCode } from './errors.ts';
import { record } from './kinds.ts';
import type { Agreement, DeletionDuty, DeliveryState, Negotiation, Party } from './model.ts';
import { requireStep, takeStep } from './negotiations.ts';
import { fulfilment } from './port.ts';
import { unwaivedFailures } from './rules.ts';
import { type GivenSignature, signDocument } from './signing.ts';
import { type DeliveryEvent, deliverySenders, deliveryStates } from './states.ts';
import {
  closeCounters,
  giveDeletionStatement,
  insertDeletionDuty,
  lockAgreement,
  selectAgreements,
  selectCounters,
  selectDeletionDuties,
  updateProgress,
} from './store-agreements.ts';

/** Agreements by id, as far as the actor may see them. */
export const getAgreements = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Agreement>> =>
  new Map((await selectAgreements(tx, [...new Set(ids)])).map((agreement) => [agreement.id, agreement]));

/** An agreement that the actor is a party to, or keeps the books of. */
export const requireAgreement = async (tx: Tx, id: string): Promise<Outcome<Agreement, ContractsCode>> => {
  const agreement = (await getAgreements(tx, [id])).get(id);
  return agreement === undefined || standingOf(tx.actor, agreement) === undefined
    ? refuse('contracts.agreement_unknown')
    : ok(agreement);
};

/** The same under a lock, so that its progress is decided one at a time. */
const lockOwn = async (tx: Tx, id: string): Promise<Outcome<Agreement, ContractsCode>> => {
  const agreement = await lockAgreement(tx, id);
  return agreement === undefined || standingOf(tx.actor, agreement) === undefined
    ? refuse('contracts.agreement_unknown')
    : ok(agreement);
};

/** Ends an agreement: no further use, access closed, deletion statement due when data were delivered. Twice is once. */
const endAgreement = async (tx: Tx, agreement: Agreement, reason: string): Promise<Agreement> => {
  if (agreement.state === 'ended') return agreement;
  const ended: Agreement = { ...agreement, state: 'ended', endedAt: tx.now, endReason: reason };
  await updateProgress(tx, agreement.id, { state: 'ended', ended_at: tx.now, end_reason: reason });
  await closeCounters(tx, agreement.id);
  const days = deletionDays(agreement.terms);
  const isOwed = days !== undefined && (agreement.deliveredAt !== null || (await wasUsed(tx, agreement)));
  const dueAt = isOwed ? later(tx.now, days * dayMs) : undefined;
  if (dueAt !== undefined) await insertDeletionDuty(tx, agreement, dueAt);
  if (agreement.state === 'active') await withSystem(tx, () => fulfilment().end(tx, ended, reason));
  await record(tx, {
    kind: 'agreement_ended',
    subject: agreement.id,
    parties: agreement,
    content: { hash: agreement.hash, reason, deletionDueAt: dueAt?.toISOString() },
    tell: [agreement.providerId, agreement.buyerId],
  });
  return ended;
};

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

/** What of a reason the ledger keeps beside a transfer: it takes 140 characters. */
const shortReason = (reason: string): string => [...reason].slice(0, 70).join('');

/** Ends the escrow of an agreement that has one, melting it first when it was frozen. */
const endEscrow = async (
  tx: Tx,
  agreement: Agreement,
  end: () => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> => {
  if (!hasEscrow(agreement)) return ok(null);
  const melted = agreement.deliveryState === 'disputed' ? await unfreezeEscrow(tx, agreement.id, 'settled') : ok(null);
  return melted.ok ? end() : melted;
};

/** Pays the escrow out. The ledger locks its book until the end of the transaction: call it last. */
const payOut = (tx: Tx, agreement: Agreement): Promise<Outcome<unknown>> =>
  endEscrow(tx, agreement, () => releaseEscrow(tx, agreement.id));

/** Gives the escrow back to the buyer; call it last too. */
const payBack = (tx: Tx, agreement: Agreement, reason: string): Promise<Outcome<unknown>> =>
  endEscrow(tx, agreement, () => voidEscrow(tx, agreement.id, shortReason(reason)));

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
  });
  const frozen = hasEscrow(agreement) ? await freezeEscrow(tx, agreement.id, shortReason(reason)) : ok(null);
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

const deliverNow = async (tx: Tx, agreement: Agreement, note: DeliveryNote): Promise<Agreement> => {
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
  });
  return { ...agreement, deliveryState: 'delivered', deliveredAt: tx.now, acceptanceDueAt, failedRules };
};

const wasUsed = async (tx: Tx, agreement: Agreement): Promise<boolean> =>
  (await selectCounters(tx, [agreement.id])).some(({ used }) => used > 0n);

/**
 * Ends an active agreement. What was never delivered is cancelled and paid back; what was read in part counts as delivered,
 * unless it is the provider who ends it: reading first and ending then is no way out of paying.
 */
const endAndSettle = async (
  tx: Tx,
  agreement: Agreement,
  { reason, by }: { readonly reason: string; readonly by: Party | 'platform' },
): Promise<Outcome<Agreement>> => {
  const isAwaited = agreement.deliveryState === 'awaited';
  if (isAwaited && by !== 'provider' && (await wasUsed(tx, agreement))) {
    const delivered = await deliverNow(tx, agreement, { how: 'first_read', subject: 'read in part' });
    return ok(await endAgreement(tx, delivered, reason));
  }
  const ended = await endAgreement(tx, agreement, reason);
  if (!isAwaited) return ok(ended);
  await updateProgress(tx, agreement.id, { delivery_state: 'cancelled' });
  const paid = await payBack(tx, agreement, reason);
  return paid.ok ? ok({ ...ended, deliveryState: 'cancelled' }) : paid;
};

/**
 * Either side ends an agreement with a reason. Before the delivery the money goes back; after it, what is settled stays
 * settled, and what waits for acceptance goes on waiting: by word, by time, or by dispute.
 */
export const terminateAgreement = async (tx: Tx, id: string, reason: string): Promise<Outcome<Agreement>> => {
  const found = await lockOwn(tx, id);
  if (!found.ok) return found;
  const side = requireSide(tx.actor, found.value, ['consumer', 'provider']);
  if (!side.ok) return side;
  if (found.value.state === 'ended') return refuse('contracts.agreement_ended');
  if (found.value.state === 'active') return endAndSettle(tx, found.value, { reason, by: side.value });
  const ended = await terminateNegotiation(tx, found.value.negotiationId, reason);
  return ended.ok ? requireAgreement(tx, id) : ended;
};

/** Either side ends a negotiation that is not final; an agreement that was concluded but not active ends with it. */
export const terminateNegotiation = async (tx: Tx, id: string, reason: string): Promise<Outcome<Negotiation>> => {
  const step = await requireStep(tx, id, 'terminate');
  if (!step.ok) return step;
  const { negotiation, party } = step.value;
  const moved = await takeStep(tx, step.value, { reason });
  if (!moved.ok) return moved;
  await record(tx, {
    kind: 'negotiation_terminated',
    subject: negotiation.id,
    parties: negotiation,
    content: { reason, by: party },
    tell: [negotiation.providerId, negotiation.buyerId],
  });
  const agreement = await lockAgreement(tx, negotiation.agreementId);
  if (agreement === undefined) return moved;
  const ended = await endAndSettle(tx, agreement, { reason, by: party });
  return ended.ok ? moved : ended;
};

/** The document of a deletion statement. */
export const sealDeletion = (agreement: Agreement, statement: string) =>
  seal(deletionContent({ agreementId: agreement.id, agreementHash: agreement.hash, statement }));

/** The buyer states, signed, that the data were deleted. Only once, and only when it is owed. */
export const stateDeletion = async (
  tx: Tx,
  keyring: Keyring,
  id: string,
  input: { readonly statement: string; readonly signature?: GivenSignature | undefined },
): Promise<Outcome<DeletionDuty>> => {
  const found = await lockOwn(tx, id);
  if (!found.ok) return found;
  const agreement = found.value;
  const side = requireSide(tx.actor, agreement, ['consumer']);
  if (!side.ok) return side;
  const sealed = sealDeletion(agreement, input.statement);
  const signature = await signDocument(tx, keyring, sealed, input.signature);
  if (!signature.ok) return signature;
  if (!(await giveDeletionStatement(tx, id, sealed.document, signature.value)))
    return refuse('contracts.no_deletion_due');
  await record(tx, {
    kind: 'deletion_stated',
    subject: id,
    parties: agreement,
    content: { hash: sealed.hash, statement: input.statement, signature: signature.value },
    tell: [agreement.providerId],
  });
  const [duty] = await selectDeletionDuties(tx, [id]);
  invariant(duty !== undefined, 'a statement that was given is there');
  return ok(duty);
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

/** Ends an active agreement whose last permission is over. Does nothing when it is not. */
export const passExpiry = async (tx: Tx, id: string): Promise<Outcome<Agreement>> => {
  const agreement = await lockAgreement(tx, id);
  if (agreement === undefined) return refuse('contracts.agreement_unknown');
  const isOver = agreement.expiresAt !== null && agreement.expiresAt < tx.now;
  return agreement.state === 'active' && isOver
    ? endAndSettle(tx, agreement, { reason: 'expired', by: 'platform' })
    : ok(agreement);
};
