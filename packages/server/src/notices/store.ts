import type { Selectable } from 'kysely';
import { asId, type Id } from '#kernel';
import type { Tx } from '#platform/database';
import { keptDays, type Notice, sweepMax } from './model.ts';
import type { NoticeMessage } from './port.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toNotice = (row: Selectable<Tables['notices.notice']>): Notice => ({
  id: asId('ntc', row.id),
  kind: row.kind,
  severity: row.severity,
  about: row.about,
  params: row.params,
  createdAt: row.created_at,
  readAt: row.read_at,
});

/** Adds a notice; false when this person has had the message already. */
export const insertNotice = async (tx: Tx, message: NoticeMessage): Promise<boolean> => {
  const done = await q(tx)
    .insertInto('notices.notice')
    .values({
      id: tx.newId('ntc'),
      organisation_id: message.to.organisationId,
      person_id: message.to.personId,
      message_id: message.id,
      kind: message.kind,
      severity: message.severity,
      about: message.about,
      params: JSON.stringify(message.params) as never,
      created_at: tx.now,
    })
    .onConflict((c) => c.columns(['message_id', 'person_id']).doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** Whose notices: a person's, as a member of one organisation. */
export type Reader = { readonly organisationId: string; readonly personId: string };

const ofReader = (tx: Tx, { organisationId, personId }: Reader) =>
  q(tx).selectFrom('notices.notice').where('organisation_id', '=', organisationId).where('person_id', '=', personId);

/** A person's notices, newest first, one more than the page. */
export const selectNotices = async (
  tx: Tx,
  reader: Reader,
  find: { readonly unread: boolean; readonly before: string | undefined; readonly size: number },
): Promise<Notice[]> => {
  let query = ofReader(tx, reader).selectAll();
  if (find.unread) query = query.where('read_at', 'is', null);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map(toNotice);
};

/** How many of a person's notices are unread. */
export const countUnread = async (tx: Tx, reader: Reader): Promise<number> => {
  const { count } = await ofReader(tx, reader)
    .where('read_at', 'is', null)
    .select((e) => e.fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** Marks one notice as read; the first time counts. Undefined when the person has no such notice. */
export const markRead = async (tx: Tx, reader: Reader, id: string): Promise<Notice | undefined> => {
  const row = await q(tx)
    .updateTable('notices.notice')
    .set((e) => ({ read_at: e.fn.coalesce('read_at', e.val(tx.now)) }))
    .where('organisation_id', '=', reader.organisationId)
    .where('person_id', '=', reader.personId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : toNotice(row);
};

/** Marks what a person has seen as read: everything up to one notice, or all. Returns how many were unread. */
export const markAllRead = async (tx: Tx, reader: Reader, upTo: Id<'ntc'> | undefined): Promise<number> => {
  let query = q(tx)
    .updateTable('notices.notice')
    .set({ read_at: tx.now })
    .where('organisation_id', '=', reader.organisationId)
    .where('person_id', '=', reader.personId)
    .where('read_at', 'is', null);
  if (upTo !== undefined) query = query.where('id', '<=', upTo);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
};

/** Removes the oldest of what has been kept long enough; returns how many. */
export const deleteOldNotices = async (tx: Tx): Promise<number> => {
  const before = new Date(tx.now.getTime() - keptDays * 86_400_000);
  const old = q(tx)
    .selectFrom('notices.notice')
    .select('id')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(sweepMax);
  return Number((await q(tx).deleteFrom('notices.notice').where('id', 'in', old).executeTakeFirst()).numDeletedRows);
};
