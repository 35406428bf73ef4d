import type { Selectable } from 'kysely';
import type { Id, Json } from '#kernel';
import type { Tx } from '#platform/database';
import type { EffectKind } from './model.ts';
import type { EffectState, Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** Something that a step causes, and what became of it. */
export type EffectRecord = {
  readonly id: Id<'eff'>;
  readonly caseId: Id<'case'>;
  readonly ownerId: Id<'org'>;
  readonly seq: number;
  /** One a step and effect; the same key has one effect. */
  readonly key: string;
  readonly kind: EffectKind;
  readonly content: Json;
  readonly state: EffectState;
  readonly attempts: number;
  readonly error: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null;
  readonly result: Json;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

const toEffect = (row: Selectable<Tables['cases.effect']>): EffectRecord => ({
  id: row.id as Id<'eff'>,
  caseId: row.case_id as Id<'case'>,
  ownerId: row.owner_id as Id<'org'>,
  seq: row.seq,
  key: row.key,
  kind: row.kind,
  content: row.content,
  state: row.state,
  attempts: row.attempts,
  error: row.error_code === null ? null : { code: row.error_code, params: row.error_params ?? {} },
  result: row.result,
  createdAt: row.created_at,
  changedAt: row.changed_at,
});

/** Records what a step will cause. */
export const insertEffects = async (
  tx: Tx,
  effects: readonly Pick<EffectRecord, 'id' | 'caseId' | 'ownerId' | 'seq' | 'key' | 'kind' | 'content'>[],
): Promise<void> => {
  if (effects.length === 0) return;
  const rows = effects.map(({ id, caseId, ownerId, seq, key, kind, content }) => ({
    ...{ id, case_id: caseId, owner_id: ownerId, seq, key, kind, content: JSON.stringify(content) },
    ...{ state: 'waiting' as const, attempts: 0, created_at: tx.now, changed_at: tx.now },
    ...{ error_code: null, error_params: null, result: null },
  }));
  await q(tx).insertInto('cases.effect').values(rows).execute();
};

/** An effect under a lock that lasts until the transaction ends. */
export const lockEffect = async (tx: Tx, id: string): Promise<EffectRecord | undefined> => {
  const row = await q(tx).selectFrom('cases.effect').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : toEffect(row);
};

/** An effect that the actor may see. */
export const findEffect = async (tx: Tx, id: string): Promise<EffectRecord | undefined> => {
  const row = await q(tx).selectFrom('cases.effect').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toEffect(row);
};

/** Ends an effect well. */
export const finishEffect = async (tx: Tx, id: string, result: Json): Promise<void> => {
  await q(tx)
    .updateTable('cases.effect')
    .set((e) => ({
      ...{
        state: 'done' as const,
        attempts: e('attempts', '+', 1),
        result: JSON.stringify(result),
        changed_at: tx.now,
      },
      ...{ error_code: null, error_params: null },
    }))
    .where('id', '=', id)
    .execute();
};

/** Records a try that came to nothing; with an error it is given up until somebody revives it. */
export const noteTry = async (tx: Tx, id: string, error: EffectRecord['error']): Promise<void> => {
  await q(tx)
    .updateTable('cases.effect')
    .set((e) => ({
      ...{ attempts: e('attempts', '+', 1), changed_at: tx.now },
      ...(error === null
        ? {}
        : { state: 'failed' as const, error_code: error.code, error_params: JSON.stringify(error.params) }),
    }))
    .where('id', '=', id)
    .execute();
};

/** Takes a failed effect up again; false when it is not a failed one. */
export const reviveEffect = async (tx: Tx, id: string): Promise<boolean> => {
  const done = await q(tx)
    .updateTable('cases.effect')
    .set({ state: 'waiting', attempts: 0, error_code: null, error_params: null, changed_at: tx.now })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
};

/** What the steps of a case caused, in their order. */
export const selectEffects = async (tx: Tx, caseId: string): Promise<EffectRecord[]> =>
  (
    await q(tx)
      .selectFrom('cases.effect')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('seq')
      .orderBy('key')
      .execute()
  ).map(toEffect);

/** What failed and waits for the office, newest first. */
export const selectFailed = async (
  tx: Tx,
  find: { readonly ownerId: string; readonly before: string | undefined; readonly size: number },
): Promise<EffectRecord[]> => {
  let query = q(tx)
    .selectFrom('cases.effect')
    .selectAll()
    .where('owner_id', '=', find.ownerId)
    .where('state', '=', 'failed');
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map(toEffect);
};
