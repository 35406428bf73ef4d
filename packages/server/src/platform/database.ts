import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Actor, type Id, invariant, isId, type Outcome, organisationOf } from '#kernel';
import type { Clock } from './clock.ts';
import { passPoint } from './fault.ts';
import { BusyError, createGate, type Gate } from './gate.ts';
import { type Random, risingIds } from './random.ts';
import { type Hear, listenOn } from './signals.ts';

/** One unit of work: one transaction, one actor, one instant. */
export interface Tx {
  /** Query builder bound to this transaction; stores narrow it with `withTables`. */
  readonly q: Kysely<unknown>;
  readonly actor: Actor;
  readonly now: Date;
  /** A fresh id; those of one transaction rise in the order in which they are made. */
  newId<P extends string>(prefix: P): Id<P>;
  randomBytes(count: number): Uint8Array;
  /** Runs after the commit; not at all when the transaction is rolled back. Must not throw. */
  afterCommit(run: () => void): void;
}

/** Opens transactions as an actor. Row-level security sees the actor through transaction-local settings. */
export interface Database {
  /** Runs the work in a transaction; a refusal or an exception rolls back. Repeats it on deadlock. */
  transact<T, C extends string>(actor: Actor, work: (tx: Tx) => Promise<Outcome<T, C>>): Promise<Outcome<T, C>>;
  /** Runs reading work in a transaction. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Listens to what `signal` tells on a channel, on a connection of its own; answers how to end that. */
  listen(channel: string, hear: Hear): () => Promise<void>;
  /** True when a statement comes back. */
  alive(): Promise<boolean>;
  close(): Promise<void>;
}

/** How many connections one process holds: enough for two cores, few enough for a shared server. */
export const connectionsMax = 20;

/**
 * Connections that only units of work inside of another may take (a platform key made at its first need, a message's
 * handler): if the outer ones could hold all, each would wait for ever for the one its inner one needs.
 */
const connectionsKept = 4;

/** A unit of work that has waited so long for a connection is refused: later its caller is gone. */
const waitMsMax = 15_000;

/** How often a transaction is repeated when PostgreSQL breaks a deadlock. */
const attemptsMax = 4;

const repeatable = new Set(['40001', '40P01']);

const types = new pg.TypeOverrides();
types.setTypeParser(20, (text: string) => BigInt(text));
types.setTypeParser(1082, (text: string) => text);

/** Makes a pool for a connection string or unix-socket parameters, with our type parsers (int8 → bigint, date → text). */
export const createPool = (connection: pg.PoolConfig, sizeMax = connectionsMax): pg.Pool =>
  new pg.Pool({ connectionTimeoutMillis: waitMsMax, ...connection, types, max: sizeMax });

const setting = (name: string, value: string): string => `set_config('${name}','${value}',true)`;

const beginAs = (actor: Actor): string => {
  const organisation = organisationOf(actor) ?? '';
  invariant(organisation === '' || isId('org', organisation), 'an actor carries a well-formed organisation id');
  const system = actor.kind === 'job' ? 'on' : '';
  return `begin; select ${setting('app.org', organisation)}, ${setting('app.system', system)}`;
};

type Facade = { query(text: string, values?: readonly unknown[]): Promise<unknown>; release(): void };

const facadeOf = (client: pg.PoolClient): Facade => ({
  async query(text, values) {
    passPoint();
    const result = await client.query(text, values === undefined ? undefined : [...values]);
    passPoint();
    return result;
  },
  release() {},
});

const builderOf = (client: pg.PoolClient): Kysely<unknown> =>
  new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { options: {}, connect: async () => facadeOf(client) as never, end: async () => {} },
    }),
  });

type Parts = { readonly pool: pg.Pool; readonly clock: Clock; readonly random: Random };

/** Tells a unit of work whether it began inside of another. */
const inside = new AsyncLocalStorage<true>();

/** Runs the attempt in one of the outer places; one that began inside of another has its own kept back. */
const inPlace = <T>(gate: Gate, attempt: () => Promise<T>): Promise<T> =>
  inside.getStore() === true ? attempt() : gate.pass(attempt);

const connect = (pool: pg.Pool): Promise<pg.PoolClient> =>
  pool.connect().catch((error: unknown) => {
    const isWait = error instanceof Error && error.message === 'timeout exceeded when trying to connect';
    throw isWait ? new BusyError('database', error.message) : error;
  });

const runOnce = async <T>(
  parts: Parts,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  keep: (value: T) => boolean,
): Promise<T> => {
  const client = await connect(parts.pool);
  const callbacks: (() => void)[] = [];
  const now = parts.clock.now();
  let broken: Error | undefined;
  // A connection that dies between two statements tells nobody but this listener; unheard it would end the process.
  const onLost = (fault: Error): void => {
    broken = fault;
  };
  client.on('error', onLost);
  try {
    await client.query(beginAs(actor));
    const tx: Tx = {
      q: builderOf(client),
      actor,
      now,
      newId: risingIds(now, parts.random),
      randomBytes: (count) => parts.random.bytes(count),
      afterCommit: (run) => callbacks.push(run),
    };
    const value = await inside.run(true, () => work(tx));
    passPoint();
    const ended = await client.query(keep(value) ? 'commit' : 'rollback');
    invariant(!keep(value) || ended.command === 'COMMIT', 'work that swallowed a database error is not committed');
    passPoint();
    if (keep(value)) for (const run of callbacks) run();
    return value;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.off('error', onLost);
    client.release(broken);
  }
};

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const repeating = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let n = 1; ; n += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (n >= attemptsMax || !repeatable.has(codeOf(error))) throw error;
    }
  }
};

/** Makes the database of the app role. */
export const createDatabase = (parts: Parts): Database => {
  const places = Math.max(1, parts.pool.options.max - connectionsKept);
  const gate = createGate({ what: 'database', places, waitMsMax });
  return {
    transact: (actor, work) =>
      repeating(() => inPlace(gate, () => runOnce(parts, actor, work, (outcome) => outcome.ok))),
    read: (actor, work) => repeating(() => inPlace(gate, () => runOnce(parts, actor, work, () => true))),
    listen: (channel, hear) => listenOn(parts.pool.options, channel, hear),
    alive: async () => (await parts.pool.query('select 1 as one')).rowCount === 1,
    close: () => parts.pool.end(),
  };
};
