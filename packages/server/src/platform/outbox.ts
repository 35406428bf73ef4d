import { sql } from 'kysely';
import { hourMs, type Json, minuteMs, ok } from '#kernel';
import type { Clock } from './clock.ts';
import type { Database, Tx } from './database.ts';
import type { Logger } from './log.ts';
import { systemActor } from './system.ts';

/** Something that happened, for whoever must act on it later. */
export type OutboxMessage = { readonly topic: string; readonly payload: Json };

/** Acts on a message. May be called again after a crash or after another handler's failure, so it is idempotent. */
export type OutboxHandler = (payload: Json, messageId: string) => Promise<void>;

/** A message that failed so often that it waits for a person. */
export type DeadLetter = { readonly id: string; readonly topic: string; readonly error: string; readonly since: Date };

/** What is on its way: messages that wait, for how long the oldest one has, and those that go no further by themselves. */
export type OutboxState = {
  readonly waiting: number;
  readonly oldestSeconds: number;
  readonly dead: readonly DeadLetter[];
};

/** Takes messages to their subscribers after the commit, at least once, in order unless one has to be repeated. */
export interface Outbox {
  on(topic: string, handler: OutboxHandler): void;
  start(): void;
  /** Waits for the message in hand. */
  stop(): Promise<void>;
  /** Resolves when nothing is due any more (tests, the demo). */
  drained(): Promise<void>;
  /** For the doctor and the metrics. */
  state(): Promise<OutboxState>;
  /** Sends a dead letter on its way again; false when there is none with this id. */
  revive(id: string): Promise<boolean>;
}

/** Looked for without a wake-up: messages of a process that died, and those to be repeated. */
const pollMs = 1000;

/** A message that failed this often, over some twelve minutes, waits for a person. */
export const attemptsMax = 20;

/** Longest pause before a message is tried again. */
const pauseMsMax = minuteMs;

/** Messages locked at a time; after a crash all of a batch are delivered again. */
const batchMax = 50;

/** Dead letters shown at a time. */
const deadShownMax = 100;

/** Delivered messages are kept for questions, then deleted. */
const keepDays = 7;

/** How often old ones are deleted. */
const sweepMs = hourMs;

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

/** Locks what is due until the transaction ends: when this process dies, the locks die, and another takes over at once. */
const claim = async (tx: Tx): Promise<Row[]> => {
  const { rows } = await sql<Row>`select id, topic, payload, attempts from platform.outbox
    where done_at is null and due_at <= ${tx.now} order by due_at, seq limit ${batchMax} for update skip locked`.execute(
    tx.q,
  );
  return rows;
};

/** Topics whose payloads carry a secret (a link that lets somebody in): emptied once they are delivered. */
const secretTopics = ['mail'];

const finish = (tx: Tx, ids: readonly string[]) =>
  sql`update platform.outbox set done_at = ${tx.now}, last_error = null,
      payload = case when topic = any(${secretTopics}::text[]) then '{}'::jsonb else payload end
    where id = any(${ids}::text[])`.execute(tx.q);

const retryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(pauseMsMax, 100 * 2 ** attempts));

const postpone = (tx: Tx, row: Row, error: string) => {
  const due = row.attempts + 1 >= attemptsMax ? 'infinity' : retryAt(tx.now, row.attempts).toISOString();
  return sql`update platform.outbox set attempts = attempts + 1, due_at = ${due}::timestamptz, last_error = ${error}
    where id = ${row.id}`.execute(tx.q);
};

const sweep = (tx: Tx) =>
  sql`delete from platform.outbox where done_at < ${tx.now}::timestamptz - make_interval(days => ${keepDays})`.execute(
    tx.q,
  );

const readState = async (tx: Tx): Promise<OutboxState> => {
  const { rows: counts } = await sql<{ waiting: number; oldestSeconds: number }>`
    select count(*)::int4 as waiting,
      coalesce(greatest(extract(epoch from ${tx.now}::timestamptz - min(created_at)), 0), 0)::float8 as "oldestSeconds"
    from platform.outbox where done_at is null and attempts < ${attemptsMax}`.execute(tx.q);
  const { rows: dead } = await sql<DeadLetter>`
    select id, topic, coalesce(last_error, '') as error, created_at as since
    from platform.outbox where done_at is null and attempts >= ${attemptsMax} order by seq limit ${deadShownMax}`.execute(
    tx.q,
  );
  return { ...(counts[0] ?? { waiting: 0, oldestSeconds: 0 }), dead };
};

const reviveOne = async (tx: Tx, id: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update platform.outbox set attempts = 0, due_at = ${tx.now}
    where id = ${id} and done_at is null and attempts >= ${attemptsMax}`.execute(tx.q);
  return numAffectedRows === 1n;
};

type Parts = { readonly db: Database; readonly clock: Clock; readonly log: Logger };
type Handlers = ReadonlyMap<string, readonly OutboxHandler[]>;

const actor = systemActor('outbox');

const tell = async (handlers: Handlers, { topic, payload, id }: Row): Promise<unknown> => {
  try {
    for (const handler of handlers.get(topic) ?? []) await handler(payload, id);
    return undefined;
  } catch (error) {
    return error ?? 'a handler failed without a reason';
  }
};

/** Delivers a batch and records what became of each message; answers whether there may be more. */
const deliver = async (tx: Tx, handlers: Handlers, log: Logger, isStopped: () => boolean): Promise<boolean> => {
  const rows = await claim(tx);
  const done: string[] = [];
  for (const row of rows) {
    if (isStopped()) break;
    const error = await tell(handlers, row);
    if (error === undefined) done.push(row.id);
    else {
      log.warn({ err: error, topic: row.topic, message: row.id }, 'outbox: a handler failed');
      await postpone(tx, row, String(error));
    }
  }
  await finish(tx, done);
  return rows.length > 0;
};

/** Makes the dispatcher of this process. */
export const createOutbox = ({ db, clock, log }: Parts): Outbox => {
  const handlers = new Map<string, OutboxHandler[]>();
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;
  let sweptAtMs = clock.monotonicMs();
  const sweepNow = async (): Promise<void> => {
    if (clock.monotonicMs() - sweptAtMs < sweepMs) return;
    sweptAtMs = clock.monotonicMs();
    await db.transact(actor, async (tx) => ok(await sweep(tx)));
  };
  const round = async (): Promise<void> => {
    do {
      again = false;
      const more = await db.transact(actor, async (tx) => ok(await deliver(tx, handlers, log, () => stopped)));
      again ||= more.ok && more.value;
    } while (again && !stopped);
    await sweepNow();
  };
  const wake = (): void => {
    again = true;
    if (stopped) return;
    running ??= round()
      .catch((error: unknown) => log.error({ err: error }, 'outbox: round failed'))
      .finally(() => {
        running = undefined;
        if (again) wake();
      });
  };
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
    state: () => db.read(actor, readState),
    async revive(id) {
      const revived = await db.transact(actor, async (tx) => ok(await reviveOne(tx, id)));
      if (revived.ok && revived.value) wake();
      return revived.ok && revived.value;
    },
  };
};
