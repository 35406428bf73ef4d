import type { Selectable } from 'kysely';
import type { Tx } from '#platform/database';
import type { SecondFactorState } from './states.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** A person's second factor as it is stored. */
export type SecondFactorRow = Selectable<Tables['identity.second_factor']>;

/** A person's second factor; undefined when there never was one. */
export const findSecondFactor = (tx: Tx, personId: string): Promise<SecondFactorRow | undefined> =>
  q(tx).selectFrom('identity.second_factor').selectAll().where('person_id', '=', personId).executeTakeFirst();

/** Begins a second factor, or begins it anew. */
export const putSecondFactor = async (tx: Tx, personId: string, sealedSecret: string): Promise<void> => {
  const set = { state: 'begun' as const, sealed_secret: sealedSecret, changed_at: tx.now, last_counter: 0n };
  await q(tx)
    .insertInto('identity.second_factor')
    .values({ person_id: personId, ...set })
    .onConflict((c) => c.column('person_id').doUpdateSet(set))
    .execute();
};

/** Moves a second factor to a state; one that is off keeps no secret. */
export const moveSecondFactor = async (tx: Tx, personId: string, state: SecondFactorState): Promise<void> => {
  await q(tx)
    .updateTable('identity.second_factor')
    .set({ state, changed_at: tx.now, ...(state === 'off' ? { sealed_secret: null } : {}) })
    .where('person_id', '=', personId)
    .execute();
};

/** Uses a time step up; false when it, or a later one, was used before. */
export const useStep = async (tx: Tx, personId: string, step: number): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('identity.second_factor')
    .set({ last_counter: BigInt(step) })
    .where('person_id', '=', personId)
    .where('last_counter', '<', BigInt(step))
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** Replaces a person's recovery codes, by their hashes. */
export const putRecoveryCodes = async (tx: Tx, personId: string, hashes: readonly string[]): Promise<void> => {
  await q(tx).deleteFrom('identity.recovery_code').where('person_id', '=', personId).execute();
  if (hashes.length === 0) return;
  const rows = hashes.map((code_sha256) => ({ person_id: personId, code_sha256, used_at: null }));
  await q(tx).insertInto('identity.recovery_code').values(rows).execute();
};

/** Uses a recovery code up; false when it is none, or was used before. */
export const useRecoveryCode = async (tx: Tx, personId: string, hash: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('identity.recovery_code')
    .set({ used_at: tx.now })
    .where('person_id', '=', personId)
    .where('code_sha256', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** How many recovery codes a person has left. */
export const countRecoveryCodes = async (tx: Tx, personId: string): Promise<number> => {
  const rows = await q(tx)
    .selectFrom('identity.recovery_code')
    .select('code_sha256')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
};
