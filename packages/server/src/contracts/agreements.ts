import { dayMs, later, type Outcome, ok, refuse } from '#kernel';
import type { Tx } from '#platform/database';
import { withSystem } from '#platform/system';
import { standingOf } from './access.ts';
import { deletionDays } from './core/clauses.ts';
import type { ContractsCode } from './errors.ts';
import { record, tellParties } from './kinds.ts';
import type { Agreement } from './model.ts';
import { fulfilment } from './port.ts';
import { insertDeletionDuty, lockAgreement, selectAgreements, updateProgress } from './store-agreements.ts';
import { closeCounters, selectCounters } from './store-usage.ts';

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
export const lockOwn = async (tx: Tx, id: string): Promise<Outcome<Agreement, ContractsCode>> => {
  const agreement = await lockAgreement(tx, id);
  return agreement === undefined || standingOf(tx.actor, agreement) === undefined
    ? refuse('contracts.agreement_unknown')
    : ok(agreement);
};

/** Ends an agreement: no further use, access closed, deletion statement due when data were delivered. Twice is once. */
export const endAgreement = async (tx: Tx, agreement: Agreement, reason: string): Promise<Agreement> => {
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
    notice: { params: { reason: reason === 'expired' ? { zh: '约定期限已满', en: 'its time is over' } : reason } },
  });
  if (dueAt !== undefined)
    await tellParties(tx, {
      kind: 'deletion_due',
      subject: agreement.id,
      parties: agreement,
      tell: [agreement.buyerId],
      isDuty: true,
      params: { until: { at: dueAt.toISOString() } },
    });
  return ended;
};

/** True when the buyer has used its data, be it in part. */
export const wasUsed = async (tx: Tx, agreement: Agreement): Promise<boolean> =>
  (await selectCounters(tx, [agreement.id])).some(({ used }) => used > 0n);
