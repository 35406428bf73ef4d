import { sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** What visitors without an account do, each counted for itself. */
export type VisitPurpose = Tables['cases.visit']['purpose'];

/** Counts a visit of an origin within a window and answers how many there were. */
export const countVisit = async (
  tx: Tx,
  visit: { readonly origin: string; readonly purpose: VisitPurpose; readonly windowAt: Date },
): Promise<number> => {
  const row = await q(tx)
    .insertInto('cases.visit')
    .values({ origin: visit.origin, purpose: visit.purpose, window_at: visit.windowAt, count: 1 })
    .onConflict((c) => c.columns(['origin', 'purpose', 'window_at']).doUpdateSet({ count: sql`cases.visit.count + 1` }))
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count;
};

/** Forgets visits of windows that began before an instant. */
export const forgetVisits = async (tx: Tx, before: Date): Promise<void> => {
  await q(tx).deleteFrom('cases.visit').where('window_at', '<', before).execute();
};
