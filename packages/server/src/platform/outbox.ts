import { sql } from 'kysely';
import type { Json } from '#kernel';
import type { Tx } from './database.ts';

/** Something that happened, for whoever must act on it later. */
export type OutboxMessage = { readonly topic: string; readonly payload: Json };

/** Writes a message in the transaction of the fact; the dispatcher takes it up after the commit. */
export const emit = async (tx: Tx, message: OutboxMessage): Promise<void> => {
  await sql`insert into platform.outbox (id, topic, payload, created_at, due_at)
    values (${tx.newId('msg')}, ${message.topic}, ${JSON.stringify(message.payload)}, ${tx.now}, ${tx.now})`.execute(
    tx.q,
  );
};
