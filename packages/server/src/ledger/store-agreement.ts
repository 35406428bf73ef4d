import type { Selectable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { DirectPayment, Escrow } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toEscrow = (row: Selectable<Tables['ledger.escrow']>): Escrow => ({
  agreementId: row.agreement_id as Id<'agr'>,
  bookId: row.book_id as Id<'bok'>,
  payer: row.payer_id as Id<'org'>,
  payee: row.payee_id as Id<'org'>,
  operator: row.operator_id as Id<'org'>,
  priceMinor: row.price_minor,
  feeMinor: row.fee_minor,
  currency: row.currency,
  paymentId: row.payment_id as Id<'trf'> | null,
  feeLegId: row.fee_leg_id as Id<'trf'> | null,
  state: row.state,
  reason: row.reason,
  heldAt: row.held_at,
  changedAt: row.changed_at,
});

/** Escrows of agreements, as far as the actor may see them. */
export const selectEscrows = async (tx: Tx, agreementIds: readonly string[]): Promise<Escrow[]> =>
  agreementIds.length === 0
    ? []
    : (await q(tx).selectFrom('ledger.escrow').selectAll().where('agreement_id', 'in', agreementIds).execute()).map(
        toEscrow,
      );

/** The transfers that ended pending ones, by the pending one's id. */
export const selectEndings = async (tx: Tx, pendingIds: readonly string[]): Promise<Map<string, Id<'trf'>>> => {
  if (pendingIds.length === 0) return new Map();
  const rows = await q(tx)
    .selectFrom('ledger.transfer')
    .select(['id', 'pending_id'])
    .where('pending_id', 'in', pendingIds)
    .execute();
  return new Map(rows.map(({ id, pending_id }) => [pending_id ?? '', id as Id<'trf'>]));
};

/** Direct payments that a payee has neither confirmed nor denied, oldest first. */
export const selectUnconfirmed = async (tx: Tx, payeeId: string, limit: number): Promise<DirectPayment[]> =>
  (
    await q(tx)
      .selectFrom('ledger.direct_payment')
      .selectAll()
      .where('payee_id', '=', payeeId)
      .where('state', '=', 'recorded')
      .orderBy('recorded_at')
      .limit(limit)
      .execute()
  ).map(toPayment);

/** Direct payments of agreements, as far as the actor may see them. */
export const selectPayments = async (tx: Tx, agreementIds: readonly string[]): Promise<DirectPayment[]> =>
  agreementIds.length === 0
    ? []
    : (
        await q(tx).selectFrom('ledger.direct_payment').selectAll().where('agreement_id', 'in', agreementIds).execute()
      ).map(toPayment);

/** Records an escrow; false when the agreement has one. Waits for a transaction that is recording one. */
export const insertEscrow = async (tx: Tx, escrow: Escrow): Promise<boolean> => {
  const result = await q(tx)
    .insertInto('ledger.escrow')
    .values({
      agreement_id: escrow.agreementId,
      book_id: escrow.bookId,
      payer_id: escrow.payer,
      payee_id: escrow.payee,
      operator_id: escrow.operator,
      price_minor: escrow.priceMinor,
      fee_minor: escrow.feeMinor,
      currency: escrow.currency,
      payment_id: escrow.paymentId,
      fee_leg_id: escrow.feeLegId,
      state: escrow.state,
      reason: escrow.reason,
      held_at: escrow.heldAt,
      changed_at: escrow.changedAt,
    })
    .onConflict((conflict) => conflict.column('agreement_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

/** The escrow of an agreement, if the actor may see it. */
export const findEscrow = async (tx: Tx, agreementId: string): Promise<Escrow | undefined> => {
  const row = await q(tx)
    .selectFrom('ledger.escrow')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .executeTakeFirst();
  return row === undefined ? undefined : toEscrow(row);
};

/** Moves an escrow from one state to another; false when somebody else was first. */
export const moveEscrow = async (
  tx: Tx,
  { agreementId, state: from }: Escrow,
  to: { readonly state: Escrow['state']; readonly reason: string | null },
): Promise<boolean> => {
  const result = await q(tx)
    .updateTable('ledger.escrow')
    .set({ state: to.state, reason: to.reason, changed_at: tx.now })
    .where('agreement_id', '=', agreementId)
    .where('state', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

const toPayment = (row: Selectable<Tables['ledger.direct_payment']>): DirectPayment => ({
  agreementId: row.agreement_id as Id<'agr'>,
  payer: row.payer_id as Id<'org'>,
  payee: row.payee_id as Id<'org'>,
  amountMinor: row.amount_minor,
  currency: row.currency,
  proofSha256: row.proof_sha256,
  state: row.state,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
  reason: row.reason,
});

/** The direct payment of an agreement, if the actor may see it. */
export const findPayment = async (tx: Tx, agreementId: string): Promise<DirectPayment | undefined> => {
  const row = await q(tx)
    .selectFrom('ledger.direct_payment')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .executeTakeFirst();
  return row === undefined ? undefined : toPayment(row);
};

/** Writes a direct payment over one in the expected state (null: over none); false when that is not what is there. */
export const putPayment = async (
  tx: Tx,
  payment: DirectPayment,
  expected: DirectPayment['state'] | null,
): Promise<boolean> => {
  const row = {
    agreement_id: payment.agreementId,
    payer_id: payment.payer,
    payee_id: payment.payee,
    amount_minor: payment.amountMinor,
    currency: payment.currency,
    proof_sha256: payment.proofSha256,
    state: payment.state,
    recorded_by: payment.recordedBy,
    recorded_at: payment.recordedAt,
    answered_by: payment.answeredBy,
    answered_at: payment.answeredAt,
    reason: payment.reason,
  };
  if (expected === null) {
    const inserted = await q(tx)
      .insertInto('ledger.direct_payment')
      .values(row)
      .onConflict((conflict) => conflict.column('agreement_id').doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await q(tx)
    .updateTable('ledger.direct_payment')
    .set(row)
    .where('agreement_id', '=', payment.agreementId)
    .where('state', '=', expected)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
};
