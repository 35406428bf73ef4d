import type { Bilingual, Id, Json } from '#kernel';
import type { Tx } from '#platform/database';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** What a step made public of a case. */
export type Publication = {
  readonly caseId: Id<'case'>;
  readonly page: string;
  readonly ownerId: Id<'org'>;
  readonly title: Bilingual;
  readonly facts: Json;
  readonly publishedAt: Date;
};

/** Publishes a case on a page, or puts newer facts there. */
export const putPublication = async (tx: Tx, one: Omit<Publication, 'publishedAt'>): Promise<void> => {
  const kept = { content: JSON.stringify({ title: one.title, facts: one.facts }), published_at: tx.now };
  await q(tx)
    .insertInto('cases.publication')
    .values({ case_id: one.caseId, page: one.page, owner_id: one.ownerId, ...kept })
    .onConflict((c) => c.columns(['case_id', 'page']).doUpdateSet(kept))
    .execute();
};

/** What an office has published on a page, newest case first. */
export const selectPublications = async (
  tx: Tx,
  find: {
    readonly ownerId: string;
    readonly page: string;
    readonly before: string | undefined;
    readonly size: number;
  },
): Promise<Publication[]> => {
  let query = q(tx)
    .selectFrom('cases.publication')
    .selectAll()
    .where('owner_id', '=', find.ownerId)
    .where('page', '=', find.page);
  if (find.before !== undefined) query = query.where('case_id', '<', find.before);
  const rows = await query
    .orderBy('case_id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id as Id<'case'>,
    page: row.page,
    ownerId: row.owner_id as Id<'org'>,
    title: row.content.title,
    facts: row.content.facts,
    publishedAt: row.published_at,
  }));
};
