import { sql } from 'kysely';
import type { Tx } from '#platform/database';
import type { Pressure } from './columns.ts';
import type { ClocksState } from './core/clocks.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** Cases with an alarm that is due, the longest due first. */
export const selectAlarming = async (tx: Tx, limit: number): Promise<string[]> =>
  (
    await q(tx)
      .selectFrom('cases.case_file')
      .select('id')
      .where('next_alarm_at', '<=', tx.now)
      .orderBy('next_alarm_at')
      .limit(limit)
      .execute()
  ).map(({ id }) => id);

/** What of a running case its clocks are reckoned from. */
export type RunningCase = {
  readonly id: string;
  readonly definitionId: string;
  readonly clocks: ClocksState;
  readonly alarmedAt: Date;
  readonly dueAt: Date | null;
  readonly isProvisional: boolean;
};

/** An office's open cases that have a clock running, by id, behind one, under a lock: a step waits until they are written. */
export const selectRunning = async (
  tx: Tx,
  { ownerId, after, limit }: { readonly ownerId: string; readonly after: string; readonly limit: number },
): Promise<RunningCase[]> => {
  const rows = await q(tx)
    .selectFrom('cases.case_file')
    .select(['id', 'definition_id', 'alarmed_at', 'due_at', 'is_provisional'])
    .select(sql<ClocksState>`folded->'clocks'`.as('clocks'))
    .where('owner_id', '=', ownerId)
    .where('ended_at', 'is', null)
    .where('due_at', 'is not', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    definitionId: row.definition_id,
    clocks: row.clocks,
    alarmedAt: row.alarmed_at,
    dueAt: row.due_at,
    isProvisional: row.is_provisional,
  }));
};

/** A case whose clocks were reckoned anew. */
export type Renewed = Pressure & { readonly id: string; readonly alarmedAt?: Date };

/** Writes what clocks come to back to their cases, all in one statement. */
export const writePressures = async (tx: Tx, renewed: readonly Renewed[]): Promise<void> => {
  if (renewed.length === 0) return;
  const column = <T>(pick: (one: Renewed) => T): T[] => renewed.map(pick);
  await sql`update cases.case_file c set due_at = r.due, is_provisional = r.provisional, card = r.card,
      used_percent = r.percent, next_alarm_at = r.next, alarmed_at = coalesce(r.alarmed, c.alarmed_at)
    from unnest(${column((one) => one.id)}::text[], ${column((one) => one.dueAt)}::timestamptz[],
      ${column((one) => one.isProvisional)}::boolean[], ${column((one) => one.card)}::text[],
      ${column((one) => one.usedPercent)}::int[], ${column((one) => one.nextAlarmAt)}::timestamptz[],
      ${column((one) => one.alarmedAt ?? null)}::timestamptz[]) r (id, due, provisional, card, percent, next, alarmed)
    where c.id = r.id`.execute(tx.q);
};
