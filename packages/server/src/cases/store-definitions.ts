import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { CaseType } from './model.ts';
import type { DefinitionState, Tables } from './tables.ts';

/** Definitions that one list answers: a hundred programmes with ten versions each. */
const definitionsMax = 1_000;

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A stored definition: its document, whose it is (null: shipped, everybody's), and where it stands. */
export type Definition = {
  readonly id: Id<'def'>;
  readonly ownerId: Id<'org'> | null;
  readonly type: CaseType;
  readonly sha256: string;
  readonly state: DefinitionState;
  /** True once a case was opened by it; then it never changes. */
  readonly isUsed: boolean;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
};

const toDefinition = (row: Selectable<Tables['cases.definition']>): Definition => ({
  id: row.id as Id<'def'>,
  ownerId: row.owner_id as Id<'org'> | null,
  type: row.document,
  sha256: row.sha256,
  state: row.state,
  isUsed: row.is_used,
  createdAt: row.created_at,
  publishedAt: row.published_at,
  retiredAt: row.retired_at,
});

/** A definition to be stored. */
export type NewDefinition = Pick<Definition, 'id' | 'ownerId' | 'type' | 'sha256' | 'state'> & {
  readonly createdBy: string;
};

/** Stores a definition; false when the owner has one of this key and version. */
export const insertDefinition = async (tx: Tx, one: NewDefinition): Promise<boolean> => {
  const { key, version, programme, audience } = one.type;
  const done = await q(tx)
    .insertInto('cases.definition')
    .values({
      ...{ id: one.id, owner_id: one.ownerId, key, version, programme, audience, sha256: one.sha256 },
      ...{ document: JSON.stringify(one.type), state: one.state, is_used: false },
      ...{ created_at: tx.now, created_by: one.createdBy, retired_at: null },
      published_at: one.state === 'draft' ? null : tx.now,
    })
    .onConflict((c) => c.columns(['owner_id', 'key', 'version']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Puts another document under an unused definition. */
export const replaceDocument = async (tx: Tx, id: string, { type, sha256 }: Pick<Definition, 'type' | 'sha256'>) => {
  const { key, version, programme, audience } = type;
  await q(tx)
    .updateTable('cases.definition')
    .set({ key, version, programme, audience, document: JSON.stringify(type), sha256 })
    .where('id', '=', id)
    .execute();
};

/** Moves a definition to a state from another one; false when it is not there any more. */
export const moveDefinition = async (
  tx: Tx,
  { id, from, to }: { readonly id: string; readonly from: DefinitionState; readonly to: DefinitionState },
): Promise<boolean> => {
  const times = to === 'published' ? { published_at: tx.now } : { retired_at: tx.now };
  const done = await q(tx)
    .updateTable('cases.definition')
    .set({ state: to, ...times })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Marks a definition as used: from now on the database keeps it as it is. */
export const markUsed = async (tx: Tx, id: string): Promise<void> => {
  await q(tx)
    .updateTable('cases.definition')
    .set({ is_used: true })
    .where('id', '=', id)
    .where('is_used', '=', false)
    .execute();
};

/** Removes a draft; false when there is none. */
export const deleteDraftDefinition = async (tx: Tx, id: string): Promise<boolean> => {
  const done = await q(tx)
    .deleteFrom('cases.definition')
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
};

/** Definitions by id, as far as the actor may see them. */
export const selectDefinitions = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Definition>> => {
  if (ids.length === 0) return new Map();
  const rows = await q(tx)
    .selectFrom('cases.definition')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, toDefinition(row)]));
};

/** One definition of a key and version; `ownerId` null is a shipped one. */
export const findDefinition = async (
  tx: Tx,
  { ownerId, key, version }: { readonly ownerId: string | null; readonly key: string; readonly version: number },
): Promise<Definition | undefined> => {
  const row = await q(tx)
    .selectFrom('cases.definition')
    .selectAll()
    .where(sql<boolean>`owner_id is not distinct from ${ownerId}`)
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? undefined : toDefinition(row);
};

/**
 * Published definitions that an office runs, one a key: the office's own before the shipped one, the newest version of each.
 */
export const selectStanding = async (
  tx: Tx,
  { officeId, key }: { readonly officeId: string; readonly key?: string | undefined },
): Promise<Definition[]> => {
  let query = q(tx)
    .selectFrom('cases.definition')
    .selectAll()
    .distinctOn('key')
    .where('state', '=', 'published')
    .where((e) => e.or([e('owner_id', '=', officeId), e('owner_id', 'is', null)]));
  if (key !== undefined) query = query.where('key', '=', key);
  const rows = await query.orderBy('key').orderBy(sql`owner_id is null`).orderBy('version', 'desc').execute();
  return rows.map(toDefinition);
};

/** Every definition that an office may look at: its own in all states, and the shipped ones; by key, newest version first. */
export const listDefinitions = async (tx: Tx, officeId: string): Promise<Definition[]> => {
  const rows = await q(tx)
    .selectFrom('cases.definition')
    .selectAll()
    .where((e) => e.or([e('owner_id', '=', officeId), e('owner_id', 'is', null)]))
    .orderBy('key')
    .orderBy('version', 'desc')
    .limit(definitionsMax)
    .execute();
  return rows.map(toDefinition);
};
