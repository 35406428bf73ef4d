import type { Selectable } from 'kysely';
import { asId, type Id } from '#kernel';
import type { Tx } from '#platform/database';
import { type Delivery, keptDays, type OutwardChannel, sweepMax } from './model.ts';
import type { Failure, Message } from './port.ts';
import type { DeliveryState } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

const toDelivery = (row: Selectable<Tables['notices.delivery']>): Delivery => ({
  id: asId('dlv', row.id),
  operatorId: row.operator_id === null ? null : asId('org', row.operator_id),
  channel: row.channel,
  recipient: row.recipient,
  subject: row.subject,
  state: row.state,
  attempts: row.attempts,
  reason: row.reason,
  lastError: row.last_error,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

/** A message to be sent by one way. With `failure` it is kept as failed at once. */
export type NewDelivery = {
  readonly message: Message;
  readonly channel: OutwardChannel;
  readonly operatorId: Id<'org'> | null;
  readonly failure?: Failure;
};

const recipientOf = ({ to }: Message, channel: OutwardChannel): string =>
  channel === 'mail' ? to.email : (to.phone ?? to.email);

/** Adds a message to those on their way out; one that is there already stays as it is. */
export const insertDelivery = async (tx: Tx, { message, channel, operatorId, failure }: NewDelivery): Promise<void> => {
  await q(tx)
    .insertInto('notices.delivery')
    .values({
      id: tx.newId('dlv'),
      operator_id: operatorId,
      message_id: message.id,
      channel,
      recipient: recipientOf(message, channel),
      subject: message.title.zh,
      content: JSON.stringify(message),
      state: failure === undefined ? 'waiting' : 'failed',
      reason: failure?.reason ?? null,
      last_error: failure?.error ?? null,
      created_at: tx.now,
      due_at: tx.now,
    })
    .onConflict((c) => c.columns(['message_id', 'channel', 'recipient']).doNothing())
    .execute();
};

/** Ids of what waits: of one message, or everything that should have gone out before a time. */
export const selectWaiting = async (
  tx: Tx,
  find: { readonly messageId: string } | { readonly dueBefore: Date },
): Promise<string[]> => {
  let query = q(tx).selectFrom('notices.delivery').select('id').where('state', '=', 'waiting');
  query =
    'messageId' in find ? query.where('message_id', '=', find.messageId) : query.where('due_at', '<', find.dueBefore);
  return (await query.orderBy('id').limit(sweepMax).execute()).map(({ id }) => id);
};

/** One message on its way out with its content, locked; undefined when there is none. */
export const lockDelivery = async (
  tx: Tx,
  id: string,
): Promise<{ readonly delivery: Delivery; readonly message: Message | null } | undefined> => {
  const row = await q(tx)
    .selectFrom('notices.delivery')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : { delivery: toDelivery(row), message: row.content as Message | null };
};

/** Records that it was sent; its content, which may hold a secret link, is emptied. */
export const putSent = async (tx: Tx, id: string): Promise<void> => {
  await q(tx)
    .updateTable('notices.delivery')
    .set((e) => ({
      state: 'sent',
      sent_at: tx.now,
      content: null,
      reason: null,
      last_error: null,
      attempts: e('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
};

/** Records a try that came to nothing, and whether it was the last. */
export const putFailure = async (
  tx: Tx,
  id: string,
  { reason, error, isLast }: Failure & { readonly isLast: boolean },
): Promise<void> => {
  await q(tx)
    .updateTable('notices.delivery')
    .set((e) => ({
      state: isLast ? 'failed' : 'waiting',
      reason,
      last_error: error,
      attempts: e('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
};

/** Sends what has failed on its way again. */
export const reviveDelivery = async (tx: Tx, id: string): Promise<void> => {
  await q(tx)
    .updateTable('notices.delivery')
    .set({ state: 'waiting', attempts: 0, due_at: tx.now })
    .where('id', '=', id)
    .execute();
};

/** Messages that an operator's system administrators look after, or everybody's, newest first, one more than the page. */
export const selectDeliveries = async (
  tx: Tx,
  find: {
    readonly operatorId: string;
    readonly state: DeliveryState | undefined;
    readonly before: string | undefined;
    readonly size: number;
  },
): Promise<Delivery[]> => {
  let query = q(tx)
    .selectFrom('notices.delivery')
    .selectAll()
    .where((e) => e.or([e('operator_id', '=', find.operatorId), e('operator_id', 'is', null)]));
  if (find.state !== undefined) query = query.where('state', '=', find.state);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map(toDelivery);
};

/** Removes the oldest of what has been kept long enough; returns how many. */
export const deleteOldDeliveries = async (tx: Tx): Promise<number> => {
  const before = new Date(tx.now.getTime() - keptDays * 86_400_000);
  const old = q(tx)
    .selectFrom('notices.delivery')
    .select('id')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(sweepMax);
  return Number((await q(tx).deleteFrom('notices.delivery').where('id', 'in', old).executeTakeFirst()).numDeletedRows);
};
