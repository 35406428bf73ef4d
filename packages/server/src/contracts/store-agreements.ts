import type { Selectable, Updateable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Agreement, AgreementState, DeletionDuty, Signature, Terms } from './model.ts';
import type { ListRequest } from './store.ts';
import { partyColumns, toParties } from './store.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

type Row = Selectable<Tables['contracts.agreement']>;

const toAgreement = (row: Row): Agreement => ({
  ...toParties(row),
  id: row.id as Id<'agr'>,
  negotiationId: row.negotiation_id as Id<'neg'>,
  productId: row.product_id as Id<'prd'>,
  buyerRegion: row.buyer_region,
  terms: (JSON.parse(row.document) as { terms: Terms }).terms,
  price: { amountMinor: row.price_minor, currency: row.currency },
  feeBasisPoints: row.fee_basis_points,
  feeMinor: row.fee_minor,
  deliveryModes: row.delivery_modes,
  acceptanceDays: row.acceptance_days,
  document: row.document,
  hash: row.hash,
  concludedAt: row.concluded_at,
  providerSignature: {
    keyId: row.provider_key_id as Id<'key'>,
    value: row.provider_signature,
    onBehalf: row.provider_on_behalf,
  },
  buyerSignature:
    row.buyer_key_id === null || row.buyer_signature === null
      ? null
      : { keyId: row.buyer_key_id as Id<'key'>, value: row.buyer_signature, onBehalf: row.buyer_on_behalf === true },
  state: row.state,
  deliveryState: row.delivery_state,
  waivedRules: row.waived_rules,
  failedRules: row.failed_rules,
  expiresAt: row.expires_at,
  deliveredAt: row.delivered_at,
  acceptanceDueAt: row.acceptance_due_at,
  disputedAt: row.disputed_at,
  acceptedAt: row.accepted_at,
  endedAt: row.ended_at,
  endReason: row.end_reason,
});

/** How many agreements of a provider both sides have signed. */
export const countAgreementsOf = async (tx: Tx, providerId: string): Promise<number> => {
  const row = await q(tx)
    .selectFrom('contracts.agreement')
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .where('provider_id', '=', providerId)
    .where('buyer_signature', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Adds a concluded agreement. */
export const insertAgreement = async (tx: Tx, agreement: Agreement): Promise<void> => {
  await q(tx)
    .insertInto('contracts.agreement')
    .values({
      ...partyColumns(agreement),
      id: agreement.id,
      negotiation_id: agreement.negotiationId,
      product_id: agreement.productId,
      buyer_region: agreement.buyerRegion,
      price_minor: agreement.price.amountMinor,
      currency: agreement.price.currency,
      fee_basis_points: agreement.feeBasisPoints,
      fee_minor: agreement.feeMinor,
      delivery_modes: [...agreement.deliveryModes],
      acceptance_days: agreement.acceptanceDays,
      document: agreement.document,
      hash: agreement.hash,
      concluded_at: agreement.concludedAt,
      provider_key_id: agreement.providerSignature.keyId,
      provider_signature: agreement.providerSignature.value,
      provider_on_behalf: agreement.providerSignature.onBehalf,
      expires_at: agreement.expiresAt,
      state: agreement.state,
      delivery_state: agreement.deliveryState,
      waived_rules: [...agreement.waivedRules],
      failed_rules: [],
    })
    .execute();
};

/** Agreements by id, as far as the actor may see them. */
export const selectAgreements = async (tx: Tx, ids: readonly string[]): Promise<Agreement[]> =>
  ids.length === 0
    ? []
    : (await q(tx).selectFrom('contracts.agreement').selectAll().where('id', 'in', ids).execute()).map(toAgreement);

/** Active agreements on any of some products. */
export const selectActiveOf = async (tx: Tx, productIds: readonly string[]): Promise<Agreement[]> =>
  productIds.length === 0
    ? []
    : (
        await q(tx)
          .selectFrom('contracts.agreement')
          .selectAll()
          .where('product_id', 'in', productIds)
          .where('state', '=', 'active')
          .orderBy('id')
          .execute()
      ).map(toAgreement);

/** An agreement under a lock until the transaction ends, so that its progress is decided one at a time. */
export const lockAgreement = async (tx: Tx, id: string): Promise<Agreement | undefined> => {
  const row = await q(tx)
    .selectFrom('contracts.agreement')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toAgreement(row);
};

/** Agreements of an organisation, as a party or as the operator, newest first. */
export const listAgreements = async (tx: Tx, find: ListRequest): Promise<Agreement[]> => {
  const me = find.organisationId;
  let query = q(tx)
    .selectFrom('contracts.agreement')
    .selectAll()
    .where((e) => e.or([e('provider_id', '=', me), e('buyer_id', '=', me), e('operator_id', '=', me)]));
  if (find.productId !== undefined) query = query.where('product_id', '=', find.productId);
  if (find.state !== undefined) query = query.where('state', '=', find.state as AgreementState);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map(toAgreement);
};

/** Agreements that an operator keeps the books of, concluded between two instants, after an id, oldest first. */
export const pageTrades = async (
  tx: Tx,
  page: { operatorId: string; from: Date; until: Date; after: string; size: number },
): Promise<Agreement[]> => {
  const rows = await q(tx)
    .selectFrom('contracts.agreement')
    .selectAll()
    .where('operator_id', '=', page.operatorId)
    .where('concluded_at', '>=', page.from)
    .where('concluded_at', '<', page.until)
    .where('id', '>', page.after)
    .orderBy('id')
    .limit(page.size)
    .execute();
  return rows.map(toAgreement);
};

/** Progress of an agreement; everything else about it is immutable. */
export type Progress = Pick<
  Updateable<Tables['contracts.agreement']>,
  | 'state'
  | 'delivery_state'
  | 'waived_rules'
  | 'failed_rules'
  | 'delivered_at'
  | 'acceptance_due_at'
  | 'disputed_at'
  | 'accepted_at'
  | 'ended_at'
  | 'end_reason'
>;

/** Records progress of an agreement that the caller holds locked. */
export const updateProgress = async (tx: Tx, id: string, progress: Progress): Promise<void> => {
  await q(tx).updateTable('contracts.agreement').set(progress).where('id', '=', id).execute();
};

/** Adds the buyer's signature, with the rules that it puts up with. */
export const addBuyerSignature = async (
  tx: Tx,
  id: string,
  signature: Signature,
  waivedRules: readonly string[],
): Promise<void> => {
  await q(tx)
    .updateTable('contracts.agreement')
    .set({
      buyer_key_id: signature.keyId,
      buyer_signature: signature.value,
      buyer_on_behalf: signature.onBehalf,
      waived_rules: [...waivedRules],
    })
    .where('id', '=', id)
    .execute();
};

/** Ids of delivered agreements whose time for an objection is over, the longest overdue first. */
export const selectAcceptanceDue = async (tx: Tx, limit: number): Promise<string[]> => {
  const rows = await q(tx)
    .selectFrom('contracts.agreement')
    .select('id')
    .where('delivery_state', '=', 'delivered')
    .where('acceptance_due_at', '<=', tx.now)
    .orderBy('acceptance_due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

/** Ids of active agreements whose last permission is over. */
export const selectExpired = async (tx: Tx, limit: number): Promise<string[]> => {
  const rows = await q(tx)
    .selectFrom('contracts.agreement')
    .select('id')
    .where('state', '=', 'active')
    .where('expires_at', '<', tx.now)
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
};

/** Makes the deletion statement due. */
export const insertDeletionDuty = async (tx: Tx, agreement: Agreement, dueAt: Date): Promise<void> => {
  await q(tx)
    .insertInto('contracts.deletion_duty')
    .values({ ...partyColumns(agreement), agreement_id: agreement.id, due_at: dueAt })
    .execute();
};

/** Deletion statements owed under agreements, given or not. */
export const selectDeletionDuties = async (tx: Tx, agreementIds: readonly string[]): Promise<DeletionDuty[]> => {
  if (agreementIds.length === 0) return [];
  const rows = await q(tx)
    .selectFrom('contracts.deletion_duty')
    .selectAll()
    .where('agreement_id', 'in', agreementIds)
    .execute();
  return rows.map((row) => ({
    agreementId: row.agreement_id as Id<'agr'>,
    dueAt: row.due_at,
    statedAt: row.stated_at,
    statement: row.document === null ? null : (JSON.parse(row.document) as { statement: string }).statement,
  }));
};

/** Records the signed statement; false when none is due or it was given before. */
export const giveDeletionStatement = async (
  tx: Tx,
  agreementId: string,
  document: string,
  signature: Signature,
): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('contracts.deletion_duty')
    .set({
      stated_at: tx.now,
      document,
      key_id: signature.keyId,
      signature: signature.value,
      on_behalf: signature.onBehalf,
    })
    .where('agreement_id', '=', agreementId)
    .where('stated_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};
