import { sql } from 'kysely';
import type { Actor } from '#kernel';
import type { Tx } from './database.ts';

/** An actor that stands for the platform itself; its transactions pass the policy "system". Only jobs and named services may import this. */
export const systemActor = (name: string): Actor => ({ kind: 'job', name });

const setSystem = async (tx: Tx, value: string): Promise<void> => {
  await sql`select set_config('app.system', ${value}, true)`.execute(tx.q);
};

/**
 * Runs a part of a member's transaction in system context, for rows of others that the use case must touch
 * (the provider's account when the buyer accepts). The caller has authorised the use case; never pass user-chosen
 * ids through that were not checked before.
 */
export const withSystem = async <T>(tx: Tx, work: () => Promise<T>): Promise<T> => {
  if (tx.actor.kind === 'job') return work();
  const { rows } = await sql<{ was: string | null }>`select current_setting('app.system', true) as was`.execute(tx.q);
  await setSystem(tx, 'on');
  try {
    return await work();
  } finally {
    // After a failed statement PostgreSQL takes no further one; the transaction is then rolled back as a whole.
    await setSystem(tx, rows[0]?.was ?? '').catch(() => undefined);
  }
};
