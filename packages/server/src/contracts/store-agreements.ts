import { type Selectable, sql, type Updateable } from 'kysely';
import type { DeliveryMode, Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Agreement, AgreementState, Counter, DeletionDuty, Signature, Terms } from './model.ts';
import { type ListRequest, partyColumns, toParties } from './store.ts';
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

/** Starts the counters of an agreement. */
export const insertCounters = async (
  tx: Tx,
  agreement: Agreement,
  counters: readonly { clauseId: string; limit: bigint | null }[],
): Promise<void> => {
  await q(tx)
    .insertInto('contracts.counter')
    .values(
      counters.map(({ clauseId, limit }) => ({
        ...partyColumns(agreement),
        agreement_id: agreement.id,
        clause_id: clauseId,
        limit_count: limit,
        used_count: 0n,
      })),
    )
    .execute();
};

/** Counters of agreements, in the order of their clauses. */
export const selectCounters = async (tx: Tx, agreementIds: readonly string[]): Promise<Counter[]> => {
  if (agreementIds.length === 0) return [];
  const rows = await q(tx)
    .selectFrom('contracts.counter')
    .selectAll()
    .where('agreement_id', 'in', agreementIds)
    .orderBy('clause_id')
    .execute();
  return rows.map((row) => ({
    agreementId: row.agreement_id as Id<'agr'>,
    clauseId: row.clause_id,
    limit: row.limit_count,
    used: row.used_count,
    closed: row.closed_at !== null,
  }));
};

/** One use to be counted. `subject` says what was used, for the log: a table, a version, a file. */
export type NewUse = {
  readonly agreementId: Id<'agr'>;
  readonly clauseId: string;
  readonly amount: number;
  readonly deliveryMode: DeliveryMode;
  readonly purpose: string | null;
  readonly subject: string;
};

/**
 * Counts a use and writes its line in one statement: the update's condition is checked again under the row's lock, so
 * simultaneous uses cannot exceed the limit. Returns how many were used after it; undefined when the counter is closed,
 * missing, or has too little left.
 */
export const countOn = async (tx: Tx, use: NewUse): Promise<bigint | undefined> => {
  const { rows } = await sql<{ used_count: bigint }>`
    with counted as (
      update contracts.counter set used_count = used_count + ${use.amount}
      where agreement_id = ${use.agreementId} and clause_id = ${use.clauseId} and closed_at is null
        and (limit_count is null or used_count + ${use.amount} <= limit_count)
      returning *
    ), written as (
      insert into contracts.usage (id, agreement_id, clause_id, amount, used_after, delivery_mode, purpose, subject,
        used_at, provider_id, buyer_id, operator_id)
      select ${tx.newId('use')}, agreement_id, clause_id, ${use.amount}, used_count, ${use.deliveryMode}, ${use.purpose},
        ${use.subject}, ${tx.now}, provider_id, buyer_id, operator_id from counted
    )
    select used_count from counted`.execute(tx.q);
  return rows[0]?.used_count;
};

/** No more uses: what waits for a counter's row meets it closed. */
export const closeCounters = async (tx: Tx, agreementId: string): Promise<void> => {
  await q(tx)
    .updateTable('contracts.counter')
    .set({ closed_at: tx.now })
    .where('agreement_id', '=', agreementId)
    .where('closed_at', 'is', null)
    .execute();
};

/** One line of the usage log. */
export type Usage = NewUse & { readonly id: string; readonly usedAfter: bigint; readonly usedAt: Date };

/** Lines of an agreement's usage log, newest first, one more than the page. */
export const listUsage = async (
  tx: Tx,
  find: { agreementId: string; before?: string | undefined; size: number },
): Promise<Usage[]> => {
  let query = q(tx).selectFrom('contracts.usage').selectAll().where('agreement_id', '=', find.agreementId);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agreementId: row.agreement_id as Id<'agr'>,
    clauseId: row.clause_id,
    amount: Number(row.amount),
    usedAfter: row.used_after,
    deliveryMode: row.delivery_mode,
    purpose: row.purpose,
    subject: row.subject,
    usedAt: row.used_at,
  }));
};

/** Counters that disagree with the sum of their lines; empty when the books are right. */
export const selectUnreconciled = async (
  tx: Tx,
): Promise<{ agreement_id: string; clause_id: string; used: bigint; logged: bigint }[]> => {
  const { rows } = await sql<{ agreement_id: string; clause_id: string; used: bigint; logged: bigint }>`
    select c.agreement_id, c.clause_id, c.used_count as used, coalesce(sum(u.amount), 0)::bigint as logged
    from contracts.counter c left join contracts.usage u using (agreement_id, clause_id)
    group by c.agreement_id, c.clause_id, c.used_count
    having c.used_count <> coalesce(sum(u.amount), 0)`.execute(tx.q);
  return rows;
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
