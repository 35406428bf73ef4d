import { type Selectable, sql, type Updateable } from 'kysely';
import type { Id, Role } from '#kernel';
import type { Tx } from '#platform/database';
import type { Organisation, Region } from './model.ts';
import type { OrganisationState } from './states.ts';
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

/** When an organisation became verified; undefined when it is not, or the actor may not see it. */
export const verifiedSince = async (tx: Tx, id: string): Promise<Date | undefined> => {
  const row = await q(tx)
    .selectFrom('identity.organisation')
    .select(['applied_at', 'decided_at'])
    .where('id', '=', id)
    .where('state', '=', 'verified')
    .executeTakeFirst();
  // an operator is verified from its beginning: nobody decides on it
  return row === undefined ? undefined : (row.decided_at ?? row.applied_at);
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

/** Organisations with one of the credit codes anywhere, or one of the names in a region. */
export const selectOrganisationsNamed = async (
  tx: Tx,
  { region, names, creditCodes }: { region: string; names: readonly string[]; creditCodes: readonly string[] },
): Promise<Organisation[]> =>
  (
    await q(tx)
      .selectFrom('identity.organisation')
      .selectAll()
      .where((e) =>
        e.or([
          sql<boolean>`credit_code = any(${creditCodes}::text[])`,
          e.and([
            e('region', '=', region),
            sql<boolean>`(name = any(${names}::text[]) or name_en = any(${names}::text[]))`,
          ]),
        ]),
      )
      .orderBy('id')
      .execute()
  ).map(toOrganisation);

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

/** When an organisation applied, and what was decided last and why. */
export type Standing = {
  readonly appliedAt: Date;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
};

/** The standing of organisations by id. */
export const selectStandings = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Standing>> => {
  if (ids.length === 0) return new Map();
  const rows = await q(tx)
    .selectFrom('identity.organisation')
    .select(['id', 'applied_at as appliedAt', 'decided_at as decidedAt', 'decision_reason as decisionReason'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
};

/** Applicants of a region with the time at which they applied, longest waiting first. */
export const selectApplicants = async (
  tx: Tx,
  region: string,
  limit: number,
): Promise<(Organisation & { readonly appliedAt: Date })[]> => {
  const rows = await q(tx)
    .selectFrom('identity.organisation')
    .selectAll()
    .where('region', '=', region)
    .where('state', '=', 'applied')
    .orderBy('applied_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toOrganisation(row), appliedAt: row.applied_at }));
};

/** Moves an organisation from one state to another; false when it was not in that state. */
export const moveOrganisation = async (
  tx: Tx,
  move: { id: string; from: OrganisationState; to: OrganisationState; by: string; reason: string },
): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('identity.organisation')
    .set({ state: move.to, decided_at: tx.now, decided_by: move.by, decision_reason: move.reason })
    .where('id', '=', move.id)
    .where('state', '=', move.from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Adds a person; false when the e-mail address is taken. */
export const insertPerson = async (
  tx: Tx,
  person: { id: string; email: string; name: string; passwordHash: string | null },
): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('identity.person')
    .values({
      id: person.id,
      email: person.email,
      name: person.name,
      password_hash: person.passwordHash,
      created_at: tx.now,
      language: null,
      theme: null,
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

/** A person by id. */
export const findPerson = (tx: Tx, id: string) =>
  q(tx).selectFrom('identity.person').selectAll().where('id', '=', id).executeTakeFirst();

/** Changes a person's own facts; nothing when there is none to change. */
export const updatePerson = async (
  tx: Tx,
  id: string,
  set: Updateable<Pick<Tables['identity.person'], 'name' | 'language' | 'theme' | 'password_hash'>>,
): Promise<void> => {
  if (Object.keys(set).length > 0) await q(tx).updateTable('identity.person').set(set).where('id', '=', id).execute();
};

/** Adds a person to an organisation, or replaces the roles. */
export const putMembership = async (tx: Tx, personId: string, organisationId: string, roles: Role[]): Promise<void> => {
  await q(tx)
    .insertInto('identity.membership')
    .values({ person_id: personId, organisation_id: organisationId, roles, since: tx.now })
    .onConflict((c) => c.columns(['person_id', 'organisation_id']).doUpdateSet({ roles }))
    .execute();
};

/** Memberships with person and organisation, to be narrowed. */
export const memberships = (tx: Tx) =>
  q(tx)
    .selectFrom('identity.membership as m')
    .innerJoin('identity.person as p', 'p.id', 'm.person_id')
    .innerJoin('identity.organisation as o', 'o.id', 'm.organisation_id')
    .select([
      'p.id as personId',
      'p.name',
      'p.email',
      'p.language',
      'm.roles',
      'o.id as organisationId',
      'o.region',
      'o.state',
    ]);

/** A person's memberships, the oldest first. */
export const membershipsOf = (tx: Tx, personId: string) =>
  memberships(tx).where('p.id', '=', personId).orderBy('m.since').orderBy('o.id').execute();

/** The people of an organisation. */
export const peopleOf = (tx: Tx, organisationId: string) =>
  memberships(tx).where('o.id', '=', organisationId).orderBy('p.id').execute();

/** Names of people by id; in system context, as a person belongs to no organisation. */
export const selectPersonNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (await q(tx).selectFrom('identity.person').select(['id', 'name']).where('id', 'in', ids).execute()).map(
          ({ id, name }) => [id, name],
        ),
      );
