import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** Waits until no other transaction holds the name, then holds it until this one ends. Names begin with their module. */
export const lockName = async (tx: Tx, name: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx.q);
};

/** Holds the name until the transaction ends; false at once when another one has it. */
export const tryLockName = async (tx: Tx, name: string): Promise<boolean> => {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as locked`.execute(tx.q);
  return rows[0]?.locked === true;
};
