import { type Selectable, sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Grant, RecipientToken, SharedTable } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toGrant = (row: Selectable<Tables['delivery.access_grant']>): Grant => ({
  id: row.id as Id<'grt'>,
  agreementId: row.agreement_id as Id<'agr'>,
  providerId: row.provider_id as Id<'org'>,
  buyerId: row.buyer_id as Id<'org'>,
  operatorId: row.operator_id as Id<'org'>,
  shareName: row.share_name,
  state: row.state,
  startedAt: row.started_at,
  endsAt: row.ends_at,
  firstReadAt: row.first_read_at,
  endedAt: row.ended_at,
});

const toTable = (row: Selectable<Tables['delivery.grant_table']>): SharedTable => ({
  id: row.id as Id<'gtb'>,
  name: row.name,
  datasetId: row.dataset_id as Id<'ds'>,
  columns: row.columns,
});

type TokenRow = Pick<
  Selectable<Tables['delivery.recipient_token']>,
  'id' | 'grant_id' | 'created_at' | 'valid_until' | 'last_used_at'
>;

const toToken = (row: TokenRow): RecipientToken => ({
  id: row.id as Id<'rtk'>,
  grantId: row.grant_id as Id<'grt'>,
  createdAt: row.created_at,
  validUntil: row.valid_until,
  lastUsedAt: row.last_used_at,
});

/** Stores a grant; false when the agreement has one already. */
export const insertGrant = async (tx: Tx, grant: Grant & { readonly productId: string }): Promise<boolean> => {
  const result = await q(tx)
    .insertInto('delivery.access_grant')
    .values({
      id: grant.id,
      agreement_id: grant.agreementId,
      provider_id: grant.providerId,
      buyer_id: grant.buyerId,
      operator_id: grant.operatorId,
      product_id: grant.productId,
      share_name: grant.shareName,
      state: grant.state,
      started_at: grant.startedAt,
      ends_at: grant.endsAt,
      first_read_at: null,
      ended_at: null,
      end_reason: null,
    })
    .onConflict((conflict) => conflict.column('agreement_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

/** Stores the tables of a grant. */
export const insertTables = async (tx: Tx, grant: Grant, tables: readonly SharedTable[]): Promise<void> => {
  if (tables.length === 0) return;
  const parties = { grant_id: grant.id, provider_id: grant.providerId, buyer_id: grant.buyerId };
  const rows = tables.map(({ id, name, datasetId, columns }) => ({
    id,
    ...parties,
    name,
    dataset_id: datasetId,
    columns: columns === null ? null : [...columns],
  }));
  await q(tx).insertInto('delivery.grant_table').values(rows).execute();
};

/** Ends an active grant; false when there is none. */
export const endGrant = async (tx: Tx, agreementId: string, reason: string): Promise<boolean> => {
  const result = await q(tx)
    .updateTable('delivery.access_grant')
    .set({ state: 'ended', ended_at: tx.now, end_reason: reason })
    .where('agreement_id', '=', agreementId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** The grant of an agreement. */
export const findGrant = async (tx: Tx, agreementId: string): Promise<Grant | undefined> => {
  const row = await q(tx)
    .selectFrom('delivery.access_grant')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .executeTakeFirst();
  return row === undefined ? undefined : toGrant(row);
};

/** Locks a grant's row, so that two rotations follow one another. */
export const lockGrant = async (tx: Tx, grantId: string): Promise<void> => {
  await q(tx).selectFrom('delivery.access_grant').select('id').where('id', '=', grantId).forUpdate().execute();
};

/** Notes the first read; true when this was it. */
export const markFirstRead = async (tx: Tx, grantId: string): Promise<boolean> => {
  const result = await q(tx)
    .updateTable('delivery.access_grant')
    .set({ first_read_at: tx.now })
    .where('id', '=', grantId)
    .where('first_read_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** The tables of a grant by name. */
export const listTables = async (tx: Tx, grantId: string): Promise<SharedTable[]> =>
  (
    await q(tx)
      .selectFrom('delivery.grant_table')
      .selectAll()
      .where('grant_id', '=', grantId)
      .orderBy(sql`name collate "C"`)
      .execute()
  ).map(toTable);

/** Stores a token; the secret itself is never stored. */
export const insertToken = async (
  tx: Tx,
  token: { id: Id<'rtk'>; grant: Grant; secretSha256: string; createdBy: string | null },
): Promise<void> => {
  await q(tx)
    .insertInto('delivery.recipient_token')
    .values({
      id: token.id,
      grant_id: token.grant.id,
      buyer_id: token.grant.buyerId,
      secret_sha256: token.secretSha256,
      created_at: tx.now,
      created_by: token.createdBy,
      valid_until: null,
      last_used_at: null,
    })
    .execute();
};

/** Lets the grant's tokens that are still valid run out at the latest by `until`. */
export const expireTokens = async (tx: Tx, grantId: string, until: Date): Promise<void> => {
  await q(tx)
    .updateTable('delivery.recipient_token')
    .set({ valid_until: until })
    .where('grant_id', '=', grantId)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>', until)]))
    .execute();
};

/** The tokens of a grant, newest first. */
export const listTokens = async (tx: Tx, grantId: string): Promise<RecipientToken[]> =>
  (
    await q(tx)
      .selectFrom('delivery.recipient_token')
      .selectAll()
      .where('grant_id', '=', grantId)
      .orderBy('id', 'desc')
      .execute()
  ).map(toToken);

/** A token by the hash of its secret, with its grant. */
export const findToken = async (
  tx: Tx,
  secretSha256: string,
): Promise<{ token: RecipientToken; grant: Grant } | undefined> => {
  const row = await q(tx)
    .selectFrom('delivery.recipient_token as token')
    .innerJoin('delivery.access_grant as held', 'held.id', 'token.grant_id')
    .selectAll('held')
    .select(['token.id as token_id', 'token.grant_id', 'token.created_at', 'token.valid_until', 'token.last_used_at'])
    .where('token.secret_sha256', '=', secretSha256)
    .executeTakeFirst();
  return row === undefined ? undefined : { token: toToken({ ...row, id: row.token_id }), grant: toGrant(row) };
};

/** Notes that a token was used. */
export const touchToken = async (tx: Tx, tokenId: string): Promise<void> => {
  await q(tx).updateTable('delivery.recipient_token').set({ last_used_at: tx.now }).where('id', '=', tokenId).execute();
};
