import { type Insertable, type Selectable, sql } from 'kysely';
import type { Id, Role } from '#kernel';
import type { Tx } from '#platform/database';
import type { Approval, Organisation, OrganisationKey, OrganisationState, Region } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toOrganisation = (row: Selectable<Tables['identity.organisation']>): Organisation => ({
  id: row.id as Id<'org'>,
  name: row.name,
  nameEn: row.name_en,
  region: row.region,
  creditCode: row.credit_code,
  marketRoles: row.market_roles,
  state: row.state,
});

const toRegion = (row: Selectable<Tables['identity.region']>): Region => ({
  code: row.code,
  nameZh: row.name_zh,
  nameEn: row.name_en,
  operatorId: row.operator_id as Id<'org'>,
});

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

/** Every region. */
export const listRegions = async (tx: Tx): Promise<Region[]> =>
  (await q(tx).selectFrom('identity.region').selectAll().orderBy('code').execute()).map(toRegion);

/** One region by division code. */
export const findRegion = async (tx: Tx, code: string): Promise<Region | undefined> => {
  const row = await q(tx).selectFrom('identity.region').selectAll().where('code', '=', code).executeTakeFirst();
  return row === undefined ? undefined : toRegion(row);
};

/** Opens a region; false when it exists. */
export const insertRegion = async (tx: Tx, region: Region): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('identity.region')
    .values({
      code: region.code,
      name_zh: region.nameZh,
      name_en: region.nameEn,
      operator_id: region.operatorId,
      opened_at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Lets one set-up at a time see whether the installation is empty; numbers after ours of PostgreSQL's advisory locks. */
export const lockSetup = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7300005)`.execute(tx.q);
};

/** True when no organisation exists at all. */
export const isEmpty = async (tx: Tx): Promise<boolean> =>
  (await q(tx).selectFrom('identity.organisation').select('id').limit(1).executeTakeFirst()) === undefined;

/** Adds an organisation; false when its credit code is taken. */
export const insertOrganisation = async (tx: Tx, organisation: Organisation): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('identity.organisation')
    .values({
      id: organisation.id,
      name: organisation.name,
      name_en: organisation.nameEn,
      region: organisation.region,
      credit_code: organisation.creditCode,
      market_roles: [...organisation.marketRoles],
      state: organisation.state,
      applied_at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Organisations by id, as far as the actor may see them. */
export const selectOrganisations = async (tx: Tx, ids: readonly string[]): Promise<Organisation[]> =>
  ids.length === 0
    ? []
    : (await q(tx).selectFrom('identity.organisation').selectAll().where('id', 'in', ids).execute()).map(
        toOrganisation,
      );

/** Ids of every organisation of a region. */
export const selectOrganisationIds = async (tx: Tx, region: string): Promise<Id<'org'>[]> => {
  const rows = await q(tx).selectFrom('identity.organisation').select('id').where('region', '=', region).execute();
  return rows.map(({ id }) => id as Id<'org'>);
};

/** Organisations of a region after a key, one more than the page. */
export const listOrganisations = async (
  tx: Tx,
  find: { region: string; state?: OrganisationState | undefined; after?: string | undefined; size: number },
): Promise<Organisation[]> => {
  let query = q(tx).selectFrom('identity.organisation').selectAll().where('region', '=', find.region);
  if (find.state !== undefined) query = query.where('state', '=', find.state);
  if (find.after !== undefined) query = query.where('id', '>', find.after);
  return (
    await query
      .orderBy('id')
      .limit(find.size + 1)
      .execute()
  ).map(toOrganisation);
};

/** Moves an organisation from one state to another; false when it was not in that state. */
export const moveOrganisation = async (
  tx: Tx,
  move: { id: string; from: readonly OrganisationState[]; to: OrganisationState; by: string; reason: string },
): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('identity.organisation')
    .set({ state: move.to, decided_at: tx.now, decided_by: move.by, decision_reason: move.reason })
    .where('id', '=', move.id)
    .where('state', 'in', move.from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Adds a person; false when the e-mail address is taken. */
export const insertPerson = async (
  tx: Tx,
  person: { id: string; email: string; name: string; passwordHash: string },
): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('identity.person')
    .values({
      id: person.id,
      email: person.email,
      name: person.name,
      password_hash: person.passwordHash,
      created_at: tx.now,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** A person by e-mail address, whatever its case. */
export const findPersonByEmail = async (tx: Tx, email: string) =>
  q(tx)
    .selectFrom('identity.person')
    .selectAll()
    .where((e) => e(e.fn('lower', ['email']), '=', email.toLowerCase()))
    .executeTakeFirst();

/** Adds a person to an organisation, or replaces the roles. */
export const putMembership = async (tx: Tx, personId: string, organisationId: string, roles: Role[]): Promise<void> => {
  await q(tx)
    .insertInto('identity.membership')
    .values({ person_id: personId, organisation_id: organisationId, roles, since: tx.now })
    .onConflict((c) => c.columns(['person_id', 'organisation_id']).doUpdateSet({ roles }))
    .execute();
};

const memberships = (tx: Tx) =>
  q(tx)
    .selectFrom('identity.membership as m')
    .innerJoin('identity.person as p', 'p.id', 'm.person_id')
    .innerJoin('identity.organisation as o', 'o.id', 'm.organisation_id')
    .select(['p.id as personId', 'p.name', 'p.email', 'm.roles', 'o.id as organisationId', 'o.region', 'o.state']);

/** A person's memberships, the oldest first. */
export const membershipsOf = (tx: Tx, personId: string) =>
  memberships(tx).where('p.id', '=', personId).orderBy('m.since').orderBy('o.id').execute();

/** The people of an organisation. */
export const peopleOf = (tx: Tx, organisationId: string) =>
  memberships(tx).where('o.id', '=', organisationId).orderBy('p.id').execute();

/** Opens a session. */
export const insertSession = async (
  tx: Tx,
  session: Omit<Insertable<Tables['identity.session']>, 'created_at'>,
): Promise<void> => {
  await q(tx)
    .insertInto('identity.session')
    .values({ ...session, created_at: tx.now })
    .execute();
};

/** Ends a session. */
export const endSession = async (tx: Tx, secretSha256: string): Promise<void> => {
  await q(tx)
    .updateTable('identity.session')
    .set({ ended_at: tx.now })
    .where('secret_sha256', '=', secretSha256)
    .execute();
};

/** The membership behind a session's secret while it lives. */
export const findSession = (tx: Tx, secretSha256: string) =>
  memberships(tx)
    .innerJoin('identity.session as s', (j) =>
      j.onRef('s.person_id', '=', 'p.id').onRef('s.organisation_id', '=', 'o.id'),
    )
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
