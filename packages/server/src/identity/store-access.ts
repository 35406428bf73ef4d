import type { Insertable } from 'kysely';
import type { Tx } from '#platform/database';
import { memberships } from './store.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** Sessions shown at a time: nobody has more than a few open. */
const sessionsShownMax = 200;

/** Opens a session. */
export const insertSession = async (
  tx: Tx,
  session: Omit<Insertable<Tables['identity.session']>, 'created_at' | 'ended_at' | 'last_seen_at'>,
): Promise<void> => {
  await q(tx)
    .insertInto('identity.session')
    .values({ ...session, created_at: tx.now, last_seen_at: tx.now, ended_at: null })
    .execute();
};

/** Ends one of a person's living sessions; false when there is none with this id. */
export const endSession = async (
  tx: Tx,
  { personId, id }: { readonly personId: string; readonly id: string },
): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('identity.session')
    .set({ ended_at: tx.now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Ends a session by its secret. */
export const endSessionBySecret = async (tx: Tx, secretSha256: string): Promise<void> => {
  await q(tx)
    .updateTable('identity.session')
    .set({ ended_at: tx.now })
    .where('secret_sha256', '=', secretSha256)
    .where('ended_at', 'is', null)
    .execute();
};

/** Ends a person's sessions, but for one. */
export const endSessions = async (tx: Tx, personId: string, kept = ''): Promise<void> => {
  await q(tx)
    .updateTable('identity.session')
    .set({ ended_at: tx.now })
    .where('person_id', '=', personId)
    .where('id', '<>', kept)
    .where('ended_at', 'is', null)
    .execute();
};

/** A person's living sessions without their secrets, the newest first. */
export const listSessions = (tx: Tx, personId: string) =>
  q(tx)
    .selectFrom('identity.session as s')
    .innerJoin('identity.organisation as o', 'o.id', 's.organisation_id')
    .select(['s.id', 's.created_at', 's.expires_at', 's.last_seen_at', 's.device', 's.network'])
    .select(['o.id as organisationId', 'o.name as organisationName', 'o.name_en as organisationNameEn'])
    .where('s.person_id', '=', personId)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', tx.now)
    .orderBy('s.id', 'desc')
    .limit(sessionsShownMax)
    .execute();

/** Notes that a session is in use. */
export const touchSession = async (tx: Tx, id: string): Promise<void> => {
  await q(tx).updateTable('identity.session').set({ last_seen_at: tx.now }).where('id', '=', id).execute();
};

/** The membership behind a session's secret while it lives. */
export const findSession = (tx: Tx, secretSha256: string) =>
  memberships(tx)
    .innerJoin('identity.session as s', (j) =>
      j.onRef('s.person_id', '=', 'p.id').onRef('s.organisation_id', '=', 'o.id'),
    )
    .select(['s.id as sessionId', 's.last_seen_at as lastSeenAt'])
    .where('s.secret_sha256', '=', secretSha256)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', tx.now)
    .executeTakeFirst();

/** The membership behind a token's secret while it lives, with the token's scopes. */
export const findToken = (tx: Tx, secretSha256: string) =>
  memberships(tx)
    .innerJoin('identity.token as t', (j) =>
      j.onRef('t.person_id', '=', 'p.id').onRef('t.organisation_id', '=', 'o.id'),
    )
    .select(['t.id as tokenId', 't.scopes', 't.last_used_on as lastUsedOn'])
    .where('t.secret_sha256', '=', secretSha256)
    .where('t.revoked_at', 'is', null)
    .where('t.expires_at', '>', tx.now)
    .executeTakeFirst();

/** Notes the day a token was used on. */
export const touchToken = async (tx: Tx, id: string, day: string): Promise<void> => {
  await q(tx).updateTable('identity.token').set({ last_used_on: day }).where('id', '=', id).execute();
};

/** Adds a token. */
export const insertToken = async (
  tx: Tx,
  token: Omit<Insertable<Tables['identity.token']>, 'created_at'>,
): Promise<void> => {
  await q(tx)
    .insertInto('identity.token')
    .values({ ...token, created_at: tx.now })
    .execute();
};

/** An organisation's tokens without their secrets. */
export const listTokens = (tx: Tx, organisationId: string) =>
  q(tx)
    .selectFrom('identity.token')
    .select(['id', 'name', 'person_id', 'scopes', 'created_at', 'expires_at', 'last_used_on', 'revoked_at'])
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .execute();

/** Ends a token; false when the organisation has no such. */
export const revokeToken = async (tx: Tx, organisationId: string, id: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('identity.token')
    .set({ revoked_at: tx.now })
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};
