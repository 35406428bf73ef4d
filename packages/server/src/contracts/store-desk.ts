import { type Id, type Money, money } from '#kernel';
import type { Tx } from '#platform/database';
import type { AgreementState, DeliveryState, NegotiationState, Party } from './model.ts';
import { negotiationStates, waitsFor } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A step of a deal that waits for a side; `until` is null where nothing presses. */
export type WaitingStep = {
  readonly step: 'answer' | 'accept_offer' | 'sign' | 'verify' | 'accept_delivery' | 'settle' | 'state_deletion';
  readonly negotiationId: Id<'neg'> | null;
  readonly agreementId: Id<'agr'> | null;
  readonly productId: Id<'prd'> | null;
  readonly providerId: Id<'org'>;
  readonly buyerId: Id<'org'>;
  readonly since: Date;
  readonly until: Date | null;
};

/** What one list of waiting steps holds at most: more than that nobody works off from a list. */
export const waitingStepsMax = 200;

const stepOf: Partial<Record<NegotiationState, WaitingStep['step']>> = {
  REQUESTED: 'answer',
  OFFERED: 'accept_offer',
  ACCEPTED: 'sign',
  AGREED: 'verify',
};

const statesWaitingFor = (party: Party): NegotiationState[] =>
  (Object.keys(negotiationStates) as NegotiationState[]).filter(
    (state) => waitsFor(state) === party && stepOf[state] !== undefined,
  );

/** Negotiations in which it is the side's turn, longest waiting first. */
export const selectTurns = async (tx: Tx, organisationId: string, party: Party): Promise<WaitingStep[]> => {
  const rows = await q(tx)
    .selectFrom('contracts.negotiation')
    .selectAll()
    .where(party === 'buyer' ? 'buyer_id' : 'provider_id', '=', organisationId)
    .where('state', 'in', statesWaitingFor(party))
    .orderBy('updated_at')
    .limit(waitingStepsMax)
    .execute();
  return rows.map((row) => ({
    step: stepOf[row.state] ?? 'answer',
    negotiationId: row.id as Id<'neg'>,
    agreementId: row.state === 'AGREED' ? (row.agreement_id as Id<'agr'>) : null,
    productId: row.product_id as Id<'prd'>,
    providerId: row.provider_id as Id<'org'>,
    buyerId: row.buyer_id as Id<'org'>,
    since: row.updated_at,
    until: null,
  }));
};

const deliveries = async (
  tx: Tx,
  column: 'buyer_id' | 'operator_id',
  organisationId: string,
  state: 'delivered' | 'disputed',
): Promise<WaitingStep[]> => {
  const rows = await q(tx)
    .selectFrom('contracts.agreement')
    .select(['id', 'negotiation_id', 'product_id', 'provider_id', 'buyer_id'])
    .select(['delivered_at', 'acceptance_due_at', 'disputed_at', 'concluded_at'])
    .where(column, '=', organisationId)
    .where('delivery_state', '=', state)
    .orderBy('id')
    .limit(waitingStepsMax)
    .execute();
  return rows.map((row) => ({
    step: state === 'delivered' ? 'accept_delivery' : 'settle',
    negotiationId: row.negotiation_id as Id<'neg'>,
    agreementId: row.id as Id<'agr'>,
    productId: row.product_id as Id<'prd'>,
    providerId: row.provider_id as Id<'org'>,
    buyerId: row.buyer_id as Id<'org'>,
    since: (state === 'delivered' ? row.delivered_at : row.disputed_at) ?? row.concluded_at,
    until: state === 'delivered' ? row.acceptance_due_at : null,
  }));
};

/** Deliveries that a buyer has neither accepted nor disputed. */
export const selectUnaccepted = (tx: Tx, buyerId: string) => deliveries(tx, 'buyer_id', buyerId, 'delivered');

/** Disputes that an operator has to settle. */
export const selectDisputes = (tx: Tx, operatorId: string) => deliveries(tx, 'operator_id', operatorId, 'disputed');

/** Deletion statements that a buyer still owes, the most pressing first. */
export const selectOwedStatements = async (tx: Tx, buyerId: string): Promise<WaitingStep[]> => {
  const rows = await q(tx)
    .selectFrom('contracts.deletion_duty as duty')
    .innerJoin('contracts.agreement as a', 'a.id', 'duty.agreement_id')
    .select(['a.id', 'a.negotiation_id', 'a.product_id', 'a.provider_id', 'a.buyer_id', 'a.ended_at', 'duty.due_at'])
    .where('duty.buyer_id', '=', buyerId)
    .where('duty.stated_at', 'is', null)
    .orderBy('duty.due_at')
    .limit(waitingStepsMax)
    .execute();
  return rows.map((row) => ({
    step: 'state_deletion',
    negotiationId: row.negotiation_id as Id<'neg'>,
    agreementId: row.id as Id<'agr'>,
    productId: row.product_id as Id<'prd'>,
    providerId: row.provider_id as Id<'org'>,
    buyerId: row.buyer_id as Id<'org'>,
    since: row.ended_at ?? row.due_at,
    until: row.due_at,
  }));
};

/** A deal in figures. */
export type Deal = {
  readonly agreementId: Id<'agr'>;
  readonly productId: Id<'prd'>;
  readonly providerId: Id<'org'>;
  readonly buyerId: Id<'org'>;
  readonly price: Money;
  readonly feeMinor: bigint;
  readonly concludedAt: Date;
  readonly acceptedAt: Date | null;
  readonly state: AgreementState;
  readonly deliveryState: DeliveryState;
};

/**
 * Deals that both sides have signed, oldest first: of one provider, or all that the actor may see; `tradesOnly` leaves out
 * those whose money went back.
 */
export const selectDeals = async (
  tx: Tx,
  find: { readonly providerId?: string; readonly tradesOnly?: boolean; readonly limit: number },
): Promise<Deal[]> => {
  let query = q(tx)
    .selectFrom('contracts.agreement')
    .select(['id', 'product_id', 'provider_id', 'buyer_id', 'price_minor', 'currency', 'fee_minor'])
    .select(['concluded_at', 'accepted_at', 'state', 'delivery_state'])
    .where('buyer_signature', 'is not', null);
  if (find.providerId !== undefined) query = query.where('provider_id', '=', find.providerId);
  if (find.tradesOnly === true) query = query.where('delivery_state', 'not in', ['refunded', 'cancelled']);
  const rows = await query.orderBy('id', 'desc').limit(find.limit).execute();
  return rows.reverse().map((row) => ({
    agreementId: row.id as Id<'agr'>,
    productId: row.product_id as Id<'prd'>,
    providerId: row.provider_id as Id<'org'>,
    buyerId: row.buyer_id as Id<'org'>,
    price: money(row.price_minor, row.currency),
    feeMinor: row.fee_minor,
    concludedAt: row.concluded_at,
    acceptedAt: row.accepted_at,
    state: row.state,
    deliveryState: row.delivery_state,
  }));
};
