import { sql } from 'kysely';
import { type Json, ok } from '#kernel';
import type { Clock } from './clock.ts';
import type { Database, Tx } from './database.ts';
import type { Logger } from './log.ts';
import { systemActor } from './system.ts';

/** Something that happened, for whoever must act on it later. */
export type OutboxMessage = { readonly topic: string; readonly payload: Json };

/** Acts on a message. May be called again after a crash, so it is idempotent. */
export type OutboxHandler = (payload: Json, messageId: string) => Promise<void>;

/** Takes messages to their subscribers after the commit, at least once, in order unless one has to be repeated. */
export interface Outbox {
  on(topic: string, handler: OutboxHandler): void;
  start(): void;
  /** Waits for the message in hand. */
  stop(): Promise<void>;
  /** Resolves when nothing is due any more (tests, the demo). */
  drained(): Promise<void>;
}

/** Looked for without a wake-up, so that messages of a process that died are found. */
const pollMs = 1000;

/** A message that failed this often waits for a person; `corridor doctor` lists it. */
export const attemptsMax = 20;

/** How long a message may be in hand before another process takes it up. */
const leaseMs = 60_000;

const batchMax = 100;

const listeners = new Set<() => void>();

/** Writes a message in the transaction of the fact and wakes the dispatcher after the commit. */
export const emit = async (tx: Tx, message: OutboxMessage): Promise<void> => {
  await sql`insert into platform.outbox (id, topic, payload, created_at, due_at)
    values (${tx.newId('msg')}, ${message.topic}, ${JSON.stringify(message.payload)}, ${tx.now}, ${tx.now})`.execute(
    tx.q,
  );
  tx.afterCommit(() => {
    for (const wake of listeners) wake();
  });
};

type Row = { id: string; topic: string; payload: Json; attempts: number };

const claim = async (tx: Tx): Promise<Row[]> => {
  const { rows } = await sql<Row>`with due as (
      select id from platform.outbox where done_at is null and due_at <= ${tx.now} order by due_at, seq
      limit ${batchMax} for update skip locked)
    update platform.outbox o set due_at = ${new Date(tx.now.getTime() + leaseMs)} from due
    where o.id = due.id returning o.id, o.topic, o.payload, o.attempts, o.seq`.execute(tx.q);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
};

const retryAt = (now: Date, attempts: number): Date => new Date(now.getTime() + Math.min(60_000, 100 * 2 ** attempts));

const finish = (tx: Tx, id: string) =>
  sql`update platform.outbox set done_at = ${tx.now} where id = ${id}`.execute(tx.q);

const postpone = (tx: Tx, row: Row, error: string) =>
  row.attempts + 1 >= attemptsMax
    ? sql`update platform.outbox set attempts = attempts + 1, due_at = 'infinity', last_error = ${error} where id = ${row.id}`.execute(
        tx.q,
      )
    : sql`update platform.outbox set attempts = attempts + 1, due_at = ${retryAt(tx.now, row.attempts)}, last_error = ${error}
        where id = ${row.id}`.execute(tx.q);

type Parts = { readonly db: Database; readonly clock: Clock; readonly log: Logger };

const deliver = async ({ db, log }: Parts, handlers: readonly OutboxHandler[], row: Row): Promise<void> => {
  const actor = systemActor('outbox');
  try {
    for (const handler of handlers) await handler(row.payload, row.id);
    await db.transact(actor, async (tx) => ok(await finish(tx, row.id)));
  } catch (error) {
    log.warn({ err: error, topic: row.topic, message: row.id }, 'outbox: a handler failed');
    await db.transact(actor, async (tx) => ok(await postpone(tx, row, String(error))));
  }
};

/** Makes the dispatcher of this process. */
export const createOutbox = (parts: Parts): Outbox => {
  const handlers = new Map<string, OutboxHandler[]>();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  const round = async (): Promise<void> => {
    do {
      again = false;
      const claimed = await parts.db.transact(systemActor('outbox'), async (tx) => ok(await claim(tx)));
      const rows = claimed.ok ? claimed.value : [];
      for (const row of rows) await deliver(parts, handlers.get(row.topic) ?? [], row);
      again ||= rows.length > 0;
    } while (again && !stopped);
  };
  const wake = (): void => {
    again = true;
    if (stopped) return;
    running ??= round()
      .catch((error: unknown) => parts.log.error({ err: error }, 'outbox: round failed'))
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    on: (topic, handler) => void handlers.set(topic, [...(handlers.get(topic) ?? []), handler]),
    start() {
      stopped = false;
      listeners.add(wake);
      timer = setInterval(wake, pollMs);
      wake();
    },
    async stop() {
      stopped = true;
      listeners.delete(wake);
      clearInterval(timer);
      await running;
    },
    async drained() {
      wake();
      while (running !== undefined) await running;
    },
  };
};
