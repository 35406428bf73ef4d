import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import { asId } from '#kernel';
import type { Tx } from '#platform/database';
import type { Announcement, Audience } from './model.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** Announcements of one operator and standing ones shown at a time; more than anybody reads. */
const shownMax = 50;

const toAnnouncement = (row: Selectable<Tables['notices.announcement']>): Announcement => ({
  id: asId('ann', row.id),
  organisationId: asId('org', row.organisation_id),
  region: row.region,
  title: { zh: row.title_zh, en: row.title_en },
  text: { zh: row.text_zh, en: row.text_en },
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  audience: row.audience,
  state: row.state,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  publishedAt: row.published_at,
  withdrawnAt: row.withdrawn_at,
});

const columnsOf = (a: Announcement) => ({
  title_zh: a.title.zh,
  title_en: a.title.en,
  text_zh: a.text.zh,
  text_en: a.text.en,
  starts_at: a.startsAt,
  ends_at: a.endsAt,
  audience: a.audience,
  state: a.state,
  changed_at: a.changedAt,
  published_at: a.publishedAt,
  withdrawn_at: a.withdrawnAt,
});

/** Adds an announcement. */
export const insertAnnouncement = async (tx: Tx, a: Announcement, createdBy: string): Promise<void> => {
  const whose = { id: a.id, organisation_id: a.organisationId, region: a.region };
  await q(tx)
    .insertInto('notices.announcement')
    .values({ ...whose, ...columnsOf(a), created_by: createdBy, created_at: a.createdAt })
    .execute();
};

/** Writes what has changed of an announcement. */
export const updateAnnouncement = async (tx: Tx, a: Announcement): Promise<void> => {
  await q(tx).updateTable('notices.announcement').set(columnsOf(a)).where('id', '=', a.id).execute();
};

/** An operator's own announcement under a lock; undefined when it has none of this id. */
export const lockAnnouncement = async (
  tx: Tx,
  { id, organisationId }: { readonly id: string; readonly organisationId: string },
): Promise<Announcement | undefined> => {
  const row = await q(tx)
    .selectFrom('notices.announcement')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toAnnouncement(row);
};

/** An operator's announcements in every state, newest first, one more than the page. */
export const selectAnnouncements = async (
  tx: Tx,
  find: { readonly organisationId: string; readonly before: string | undefined; readonly size: number },
): Promise<Announcement[]> => {
  let query = q(tx).selectFrom('notices.announcement').selectAll().where('organisation_id', '=', find.organisationId);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map(toAnnouncement);
};

/** For whom: everybody's from anywhere, and those for some audiences from one region. */
export type Readership = { readonly region: string; readonly audiences: readonly Audience[] } | undefined;

/** Published announcements whose time it is, the latest first. */
export const selectStanding = async (tx: Tx, readership: Readership): Promise<Announcement[]> => {
  const isFor = (e: ExpressionBuilder<Tables, 'notices.announcement'>) =>
    readership === undefined
      ? e('audience', '=', 'everybody')
      : e.or([
          e('audience', '=', 'everybody'),
          e.and([e('region', '=', readership.region), e('audience', 'in', [...readership.audiences])]),
        ]);
  const rows = await q(tx)
    .selectFrom('notices.announcement')
    .selectAll()
    .where('state', '=', 'published')
    .where(sql<boolean>`${tx.now} >= starts_at and ${tx.now} < ends_at`)
    .where(isFor)
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shownMax)
    .execute();
  return rows.map(toAnnouncement);
};
