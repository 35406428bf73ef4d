import { sql } from 'kysely';
import type { CalendarYear, Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** The years that an office added to the platform's calendar. */
export const selectCalendarYears = async (
  tx: Tx,
  ownerId: string,
): Promise<readonly { readonly year: number; readonly entry: CalendarYear; readonly addedAt: Date }[]> => {
  const rows = await q(tx)
    .selectFrom('cases.calendar_year')
    .select(['year', 'content', 'added_at'])
    .where('owner_id', '=', ownerId)
    .orderBy('year')
    .execute();
  return rows.map(({ year, content, added_at }) => ({ year, entry: content, addedAt: added_at }));
};

/** Adds a year, or puts another notice in its place. */
export const putCalendarYear = async (
  tx: Tx,
  one: { readonly ownerId: string; readonly year: number; readonly entry: CalendarYear; readonly addedBy: string },
): Promise<void> => {
  const kept = { content: JSON.stringify(one.entry), added_at: tx.now, added_by: one.addedBy };
  await q(tx)
    .insertInto('cases.calendar_year')
    .values({ owner_id: one.ownerId, year: one.year, ...kept })
    .onConflict((c) => c.columns(['owner_id', 'year']).doUpdateSet(kept))
    .execute();
};

/** Somebody who stands in for a colleague. */
export type Delegation = {
  readonly id: Id<'dlg'>;
  readonly organisationId: Id<'org'>;
  readonly personId: Id<'psn'>;
  readonly deputyId: Id<'psn'>;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** Records who stands in for whom. */
export const insertDelegation = async (tx: Tx, one: Delegation): Promise<void> => {
  await q(tx)
    .insertInto('cases.delegation')
    .values({
      ...{ id: one.id, organisation_id: one.organisationId, person_id: one.personId, deputy_id: one.deputyId },
      ...{ starts_at: one.startsAt, ends_at: one.endsAt, created_at: tx.now },
    })
    .execute();
};

/** Ends a delegation now; false when there is none of the person that goes on. */
export const endDelegation = async (tx: Tx, id: string, personId: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('cases.delegation')
    .set({ ends_at: sql`greatest(${tx.now}::timestamptz, starts_at + interval '1 millisecond')` })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ends_at', '>', tx.now)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Delegations of an organisation that go on or are to come. */
export const selectDelegations = async (tx: Tx, organisationId: string): Promise<Delegation[]> => {
  const rows = await q(tx)
    .selectFrom('cases.delegation')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('ends_at', '>', tx.now)
    .orderBy('starts_at')
    .execute();
  return rows.map((row) => ({
    id: row.id as Id<'dlg'>,
    organisationId: row.organisation_id as Id<'org'>,
    personId: row.person_id as Id<'psn'>,
    deputyId: row.deputy_id as Id<'psn'>,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }));
};
