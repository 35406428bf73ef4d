import { type Insertable, type Selectable, sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { InvitationState } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** An invitation as it is stored. */
export type InvitationRow = Selectable<Tables['identity.invitation']>;

/** Adds an invitation; false when this address already has one from the organisation that waits. */
export const insertInvitation = async (
  tx: Tx,
  row: Pick<
    Insertable<Tables['identity.invitation']>,
    | 'id'
    | 'organisation_id'
    | 'kind'
    | 'email'
    | 'language'
    | 'roles'
    | 'prefilled'
    | 'secret_sha256'
    | 'invited_by'
    | 'expires_at'
  >,
): Promise<boolean> => {
  const decided = { decided_at: null, accepted_by: null, accepted_organisation_id: null };
  const done = await q(tx)
    .insertInto('identity.invitation')
    .values({ ...row, ...decided, state: 'waiting', created_at: tx.now })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** An invitation by the hash of its link's secret. */
export const findInvitationBySecret = (tx: Tx, secretSha256: string): Promise<InvitationRow | undefined> =>
  q(tx).selectFrom('identity.invitation').selectAll().where('secret_sha256', '=', secretSha256).executeTakeFirst();

/** An invitation by id. */
export const findInvitation = (tx: Tx, id: string): Promise<InvitationRow | undefined> =>
  q(tx).selectFrom('identity.invitation').selectAll().where('id', '=', id).executeTakeFirst();

/** An organisation's invitations of some kinds, the newest first, one more than the page. */
export const listInvitations = (
  tx: Tx,
  find: {
    readonly organisationId: string;
    readonly kinds: readonly InvitationRow['kind'][];
    readonly after?: string | undefined;
    readonly size: number;
  },
) => {
  let query = q(tx)
    .selectFrom('identity.invitation as i')
    .innerJoin('identity.person as p', 'p.id', 'i.invited_by')
    .selectAll('i')
    .select('p.name as inviterName')
    .where('i.organisation_id', '=', find.organisationId)
    .where('i.kind', 'in', find.kinds);
  if (find.after !== undefined) query = query.where('i.id', '<', find.after);
  return query
    .orderBy('i.id', 'desc')
    .limit(find.size + 1)
    .execute();
};

/** Invitations of an organisation that wait at some addresses, whichever their kind. */
export const selectWaitingInvitations = (
  tx: Tx,
  { organisationId, emails }: { readonly organisationId: string; readonly emails: readonly string[] },
): Promise<InvitationRow[]> =>
  q(tx)
    .selectFrom('identity.invitation')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', tx.now)
    .where(sql<boolean>`lower(email) = any(${emails}::text[])`)
    .orderBy('id')
    .execute();

/** Moves a waiting invitation to a state; false when it did not wait any more. */
export const moveInvitation = async (
  tx: Tx,
  id: string,
  state: InvitationState,
  accepted: { readonly by?: string; readonly organisationId?: string } = {},
): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('identity.invitation')
    .set({
      state,
      decided_at: tx.now,
      accepted_by: accepted.by ?? null,
      accepted_organisation_id: accepted.organisationId ?? null,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Ends invitations and links for new passwords whose time is over. */
export const expireLinks = async (tx: Tx): Promise<void> => {
  await sql`update identity.invitation set state = 'expired', decided_at = expires_at
    where state = 'waiting' and expires_at <= ${tx.now}`.execute(tx.q);
  await sql`update identity.password_reset set state = 'expired', decided_at = expires_at
    where state = 'waiting' and expires_at <= ${tx.now}`.execute(tx.q);
};

/** Adds a link for a new password; one that waited is replaced. */
export const putPasswordReset = async (
  tx: Tx,
  row: Pick<Insertable<Tables['identity.password_reset']>, 'id' | 'person_id' | 'secret_sha256' | 'expires_at'>,
): Promise<void> => {
  await q(tx)
    .updateTable('identity.password_reset')
    .set({ state: 'replaced', decided_at: tx.now })
    .where('person_id', '=', row.person_id)
    .where('state', '=', 'waiting')
    .execute();
  await q(tx)
    .insertInto('identity.password_reset')
    .values({ ...row, state: 'waiting', created_at: tx.now, decided_at: null })
    .execute();
};

/** Uses a link for a new password; whose it is, or undefined when it is none, used, replaced or over. */
export const usePasswordReset = async (tx: Tx, secretSha256: string): Promise<string | undefined> => {
  const row = await q(tx)
    .updateTable('identity.password_reset')
    .set({ state: 'used', decided_at: tx.now })
    .where('secret_sha256', '=', secretSha256)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', tx.now)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id;
};
