import type { Selectable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Approval, OrganisationKey } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toKey = (row: Selectable<Tables['identity.key']>): OrganisationKey => ({
  id: row.id as Id<'key'>,
  organisationId: row.organisation_id as Id<'org'>,
  algorithm: row.algorithm,
  publicKey: row.public_key,
  holder: row.holder,
  state: row.state,
  activeFrom: row.active_from,
  retiredAt: row.retired_at,
});

const toApproval = (row: Selectable<Tables['identity.approval']>): Approval => ({
  id: row.id as Id<'apr'>,
  organisationId: row.organisation_id as Id<'org'>,
  kind: row.kind,
  subject: row.subject,
  contentSha256: row.content_sha256,
  reason: row.reason,
  roles: row.roles,
  state: row.state,
  requestedBy: row.requested_by as Id<'psn'>,
  requestedAt: row.requested_at,
  decidedBy: row.decided_by as Id<'psn'> | null,
});

/** An organisation's keys, the newest first. */
export const keysOf = async (tx: Tx, organisationId: string): Promise<OrganisationKey[]> =>
  (
    await q(tx)
      .selectFrom('identity.key')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('active_from', 'desc')
      .execute()
  ).map(toKey);

/** Adds an organisation's key as the active one; false when there is an active one already, or somebody has the key. */
export const insertKey = async (tx: Tx, key: OrganisationKey): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('identity.key')
    .values({
      id: key.id,
      organisation_id: key.organisationId,
      algorithm: key.algorithm,
      public_key: key.publicKey,
      holder: key.holder,
      state: key.state,
      active_from: key.activeFrom,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Retires the active key. */
export const retireKey = async (tx: Tx, organisationId: string): Promise<void> => {
  await q(tx)
    .updateTable('identity.key')
    .set({ state: 'retired', retired_at: tx.now })
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'active')
    .execute();
};

/** Adds an approval that waits. */
export const insertApproval = async (
  tx: Tx,
  approval: Pick<Approval, 'id' | 'kind' | 'subject' | 'contentSha256' | 'reason' | 'roles' | 'requestedBy'> & {
    organisationId: string;
  },
): Promise<void> => {
  await q(tx)
    .insertInto('identity.approval')
    .values({
      id: approval.id,
      organisation_id: approval.organisationId,
      kind: approval.kind,
      subject: approval.subject,
      content_sha256: approval.contentSha256,
      reason: approval.reason,
      roles: [...approval.roles],
      state: 'waiting',
      requested_by: approval.requestedBy,
      requested_at: tx.now,
    })
    .execute();
};

/** One approval that the actor may see; locked against a second decision. */
export const findApproval = async (tx: Tx, id: string): Promise<Approval | undefined> => {
  const row = await q(tx)
    .selectFrom('identity.approval')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toApproval(row);
};

/** An organisation's approvals, the newest first. */
export const listApprovals = async (tx: Tx, organisationId: string): Promise<Approval[]> =>
  (
    await q(tx)
      .selectFrom('identity.approval')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('id', 'desc')
      .limit(500)
      .execute()
  ).map(toApproval);

/** Moves an approval to a state. */
export const moveApproval = async (tx: Tx, id: string, state: Approval['state'], by?: string): Promise<void> => {
  await q(tx)
    .updateTable('identity.approval')
    .set(by === undefined ? { state } : { state, decided_by: by, decided_at: tx.now })
    .where('id', '=', id)
    .execute();
};
