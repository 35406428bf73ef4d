import { sql } from 'kysely';
import type { DeliveryMode, Id } from '#kernel';
import type { Tx } from '#platform/database';
import type { Agreement, Counter } from './model.ts';
import { partyColumns } from './store.ts';
import type { Tables } from './tables.ts';

const q = (tx: Tx) => tx.q.withTables<Tables>();

/** Starts the counters of an agreement. */
export const insertCounters = async (
  tx: Tx,
  agreement: Agreement,
  counters: readonly { clauseId: string; limit: bigint | null }[],
): Promise<void> => {
  await q(tx)
    .insertInto('contracts.counter')
    .values(
      counters.map(({ clauseId, limit }) => ({
        ...partyColumns(agreement),
        agreement_id: agreement.id,
        clause_id: clauseId,
        limit_count: limit,
        used_count: 0n,
      })),
    )
    .execute();
};

/** Counters of agreements, in the order of their clauses. */
export const selectCounters = async (tx: Tx, agreementIds: readonly string[]): Promise<Counter[]> => {
  if (agreementIds.length === 0) return [];
  const rows = await q(tx)
    .selectFrom('contracts.counter')
    .selectAll()
    .where('agreement_id', 'in', agreementIds)
    .orderBy('clause_id')
    .execute();
  return rows.map((row) => ({
    agreementId: row.agreement_id as Id<'agr'>,
    clauseId: row.clause_id,
    limit: row.limit_count,
    used: row.used_count,
    closed: row.closed_at !== null,
  }));
};

/** One use to be counted. `subject` says what was used, for the log: a table, a version, a file. */
export type NewUse = {
  readonly agreementId: Id<'agr'>;
  readonly clauseId: string;
  readonly amount: number;
  readonly deliveryMode: DeliveryMode;
  readonly purpose: string | null;
  readonly subject: string;
};

/**
 * Counts a use and writes its line in one statement: the update's condition is checked again under the row's lock, so
 * simultaneous uses cannot exceed the limit. Returns how many were used after it; undefined when the counter is closed,
 * missing, or has too little left.
 */
export const countOn = async (tx: Tx, use: NewUse): Promise<bigint | undefined> => {
  const { rows } = await sql<{ used_count: bigint }>`
    with counted as (
      update contracts.counter set used_count = used_count + ${use.amount}
      where agreement_id = ${use.agreementId} and clause_id = ${use.clauseId} and closed_at is null
        and (limit_count is null or used_count + ${use.amount} <= limit_count)
      returning *
    ), written as (
      insert into contracts.usage (id, agreement_id, clause_id, amount, used_after, delivery_mode, purpose, subject,
        used_at, provider_id, buyer_id, operator_id)
      select ${tx.newId('use')}, agreement_id, clause_id, ${use.amount}, used_count, ${use.deliveryMode}, ${use.purpose},
        ${use.subject}, ${tx.now}, provider_id, buyer_id, operator_id from counted
    )
    select used_count from counted`.execute(tx.q);
  return rows[0]?.used_count;
};

/** No more uses: what waits for a counter's row meets it closed. */
export const closeCounters = async (tx: Tx, agreementId: string): Promise<void> => {
  await q(tx)
    .updateTable('contracts.counter')
    .set({ closed_at: tx.now })
    .where('agreement_id', '=', agreementId)
    .where('closed_at', 'is', null)
    .execute();
};

/** One line of the usage log. */
export type Usage = NewUse & { readonly id: string; readonly usedAfter: bigint; readonly usedAt: Date };

/** Lines of an agreement's usage log, newest first, one more than the page. */
export const listUsage = async (
  tx: Tx,
  find: { agreementId: string; before?: string | undefined; size: number },
): Promise<Usage[]> => {
  let query = q(tx).selectFrom('contracts.usage').selectAll().where('agreement_id', '=', find.agreementId);
  if (find.before !== undefined) query = query.where('id', '<', find.before);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(find.size + 1)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agreementId: row.agreement_id as Id<'agr'>,
    clauseId: row.clause_id,
    amount: Number(row.amount),
    usedAfter: row.used_after,
    deliveryMode: row.delivery_mode,
    purpose: row.purpose,
    subject: row.subject,
    usedAt: row.used_at,
  }));
};

/** Counters that disagree with the sum of their lines; empty when the books are right. */
export const selectUnreconciled = async (
  tx: Tx,
): Promise<{ agreement_id: string; clause_id: string; used: bigint; logged: bigint }[]> => {
  const { rows } = await sql<{ agreement_id: string; clause_id: string; used: bigint; logged: bigint }>`
    select c.agreement_id, c.clause_id, c.used_count as used, coalesce(sum(u.amount), 0)::bigint as logged
    from contracts.counter c left join contracts.usage u using (agreement_id, clause_id)
    group by c.agreement_id, c.clause_id, c.used_count
    having c.used_count <> coalesce(sum(u.amount), 0)`.execute(tx.q);
  return rows;
};
