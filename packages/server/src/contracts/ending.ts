import { invariant, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import type { Keyring } from '#platform/keyring';
import { requireSide } from './access.ts';
import { endAgreement, lockOwn, requireAgreement, wasUsed } from './agreements.ts';
import { deletionContent, seal } from './core/documents.ts';
import { deliverNow } from './delivering.ts';
import { payBack } from './escrow.ts';
import { record } from './kinds.ts';
import type { Agreement, DeletionDuty, Negotiation, Party } from './model.ts';
import { requireStep, takeStep } from './negotiations.ts';
import { type GivenSignature, signDocument } from './signing.ts';
import { giveDeletionStatement, lockAgreement, selectDeletionDuties, updateProgress } from './store-agreements.ts';

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
  const side = requireSide(tx.actor, found.value, ['buyer', 'provider']);
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
    notice: { params: { reason } },
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
  const side = requireSide(tx.actor, agreement, ['buyer']);
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

/** Ends an active agreement whose last permission is over. Does nothing when it is not. */
export const passExpiry = async (tx: Tx, id: string): Promise<Outcome<Agreement>> => {
  const agreement = await lockAgreement(tx, id);
  if (agreement === undefined) return refuse('contracts.agreement_unknown');
  const isOver = agreement.expiresAt !== null && agreement.expiresAt < tx.now;
  return agreement.state === 'active' && isOver
    ? endAndSettle(tx, agreement, { reason: 'expired', by: 'platform' })
    : ok(agreement);
};
