import type { Selectable } from 'kysely';
import type { Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Value } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A unit joined to a case, or a person asked for a review of it. */
export type Joined = {
  readonly kind: 'coUnit' | 'reviewer';
  readonly organisationId: string;
  readonly personId: string | null;
};

/** Says anew who is joined to a case. */
export const replaceJoined = async (
  tx: Tx,
  { id, ownerId }: { readonly id: string; readonly ownerId: string },
  joined: readonly Joined[],
): Promise<void> => {
  await q(tx).deleteFrom('cases.joined').where('case_id', '=', id).execute();
  if (joined.length === 0) return;
  const rows = joined.map(({ kind, organisationId, personId }) => ({
    ...{ case_id: id, owner_id: ownerId, kind, organisation_id: organisationId, person_id: personId },
  }));
  await q(tx).insertInto('cases.joined').values(rows).execute();
};

/** A form as it was typed, before it becomes a case. */
export type Draft = {
  readonly id: Id<'cdr'>;
  readonly organisationId: Id<'org'>;
  readonly officeId: Id<'org'>;
  readonly typeKey: string;
  readonly form: Readonly<Record<string, Value>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

const toDraft = (row: Selectable<Tables['cases.draft']>): Draft => ({
  id: row.id as Id<'cdr'>,
  organisationId: row.organisation_id as Id<'org'>,
  officeId: row.office_id as Id<'org'>,
  typeKey: row.type_key,
  form: row.form,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** Begins a draft. */
export const insertDraft = async (tx: Tx, draft: Draft, createdBy: string): Promise<void> => {
  await q(tx)
    .insertInto('cases.draft')
    .values({
      ...{ id: draft.id, organisation_id: draft.organisationId, office_id: draft.officeId, type_key: draft.typeKey },
      ...{ form: JSON.stringify(draft.form), created_at: draft.createdAt, created_by: createdBy },
      ...{ updated_at: draft.updatedAt, discarded_at: null },
    })
    .execute();
};

/** Keeps a draft as it is typed; false when the organisation has none of this id. */
export const updateDraft = async (tx: Tx, id: string, form: Draft['form']): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('cases.draft')
    .set({ form: JSON.stringify(form), updated_at: tx.now, discarded_at: null })
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** A draft of the acting organisation. */
export const findDraft = async (tx: Tx, id: string): Promise<Draft | undefined> => {
  const row = await q(tx).selectFrom('cases.draft').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toDraft(row);
};

/** The drafts of an organisation that nobody threw away, newest first. */
export const listDrafts = async (
  tx: Tx,
  find: { readonly organisationId: string; readonly before: string | undefined; readonly size: number },
): Promise<Draft[]> => {
  let query = q(tx)
    .selectFrom('cases.draft')
    .selectAll()
    .where('organisation_id', '=', find.organisationId)
    .where('discarded_at', 'is', null);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map(toDraft);
};

/** Throws a draft away; it comes back when it is typed into within some days. False when the organisation has none of this id. */
export const discardDraft = async (tx: Tx, id: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('cases.draft')
    .set((e) => ({ discarded_at: e.fn.coalesce('discarded_at', e.val(tx.now)) }))
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Drafts that were thrown away before an instant. */
export const selectDiscarded = async (tx: Tx, before: Date, limit: number): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('cases.draft')
      .select('id')
      .where('discarded_at', '<', before)
      .orderBy('discarded_at')
      .limit(limit)
      .execute()
  ).map(({ id }) => id);

/** Removes a draft for good; false when there is none of this id. */
export const deleteDraft = async (tx: Tx, id: string): Promise<boolean> => {
  const done = await q(tx).deleteFrom('cases.draft').where('id', '=', id).executeTakeFirst();
  return done.numDeletedRows === 1n;
};

/** What an organisation told before, by the name that forms ask it under. */
export const selectKnown = async (tx: Tx, organisationId: string): Promise<Readonly<Record<string, Value>>> => {
  const rows = await q(tx)
    .selectFrom('cases.known')
    .select(['name', 'value'])
    .where('organisation_id', '=', organisationId)
    .execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
};

/** Keeps what an organisation tells, so that it is asked once only. */
export const putKnown = async (
  tx: Tx,
  organisationId: string,
  told: Readonly<Record<string, Value>>,
): Promise<void> => {
  const rows = Object.entries(told).map(([name, value]) => ({
    ...{ organisation_id: organisationId, name, value: JSON.stringify(value), told_at: tx.now },
  }));
  if (rows.length === 0) return;
  await q(tx)
    .insertInto('cases.known')
    .values(rows)
    .onConflict((c) =>
      c.columns(['organisation_id', 'name']).doUpdateSet((e) => ({
        ...{ value: e.ref('excluded.value'), told_at: e.ref('excluded.told_at') },
      })),
    )
    .execute();
};

/** Keeps who a case is about, sealed. */
export const putContact = async (
  tx: Tx,
  one: {
    readonly caseId: string;
    readonly ownerId: string;
    readonly applicantId: string | null;
    readonly sealed: string;
    readonly callerMac: string | null;
  },
): Promise<void> => {
  const kept = { sealed: one.sealed, caller_mac: one.callerMac, erased_at: null };
  await q(tx)
    .insertInto('cases.contact')
    .values({ case_id: one.caseId, owner_id: one.ownerId, applicant_id: one.applicantId, ...kept })
    .onConflict((c) => c.column('case_id').doUpdateSet(kept))
    .execute();
};

/** The sealed contact of a case: undefined where there is none, null where it was erased. */
export const findContact = async (tx: Tx, caseId: string): Promise<string | null | undefined> =>
  (await q(tx).selectFrom('cases.contact').select('sealed').where('case_id', '=', caseId).executeTakeFirst())?.sealed;

/** The mark of who called about a case; null where none is kept. */
export const findCaller = async (tx: Tx, caseId: string): Promise<string | null> =>
  (await q(tx).selectFrom('cases.contact').select('caller_mac').where('case_id', '=', caseId).executeTakeFirst())
    ?.caller_mac ?? null;

/** Erases the contact of a case; false when there is none. */
export const eraseContact = async (tx: Tx, caseId: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('cases.contact')
    .set({ sealed: null, caller_mac: null, erased_at: tx.now })
    .where('case_id', '=', caseId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Cases of the same caller at an office, newest first. */
export const selectOfCaller = async (
  tx: Tx,
  { ownerId, callerMac, limit }: { readonly ownerId: string; readonly callerMac: string; readonly limit: number },
): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('cases.contact')
      .select('case_id')
      .where('owner_id', '=', ownerId)
      .where('caller_mac', '=', callerMac)
      .orderBy('case_id', 'desc')
      .limit(limit)
      .execute()
  ).map((row) => row.case_id);
