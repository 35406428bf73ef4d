import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Actor, type Id, invariant, isId, type Outcome, organisationOf } from '#kernel';
import type { Clock } from './clock.ts';
import { passPoint } from './fault.ts';
import { type Random, risingIds } from './random.ts';

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
  /** True when a statement comes back. */
  alive(): Promise<boolean>;
  close(): Promise<void>;
}

/** How many connections one process holds: enough for two cores, few enough for a shared server. */
export const connectionsMax = 20;

/** How often a transaction is repeated when PostgreSQL breaks a deadlock. */
const attemptsMax = 4;

const repeatable = new Set(['40001', '40P01']);

const types = new pg.TypeOverrides();
types.setTypeParser(20, (text: string) => BigInt(text));
types.setTypeParser(1082, (text: string) => text);

/** Makes a pool for a connection string or unix-socket parameters, with our type parsers (int8 → bigint, date → text). */
export const createPool = (connection: pg.PoolConfig, sizeMax = connectionsMax): pg.Pool =>
  new pg.Pool({ ...connection, types, max: sizeMax });

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

const runOnce = async <T>(
  parts: Parts,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  keep: (value: T) => boolean,
): Promise<T> => {
  const client = await parts.pool.connect();
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
    const value = await work({
      q: builderOf(client),
      actor,
      now,
      newId: risingIds(now, parts.random),
      randomBytes: (count) => parts.random.bytes(count),
      afterCommit: (run) => callbacks.push(run),
    });
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
export const createDatabase = (parts: Parts): Database => ({
  transact: (actor, work) => repeating(() => runOnce(parts, actor, work, (outcome) => outcome.ok)),
  read: (actor, work) => repeating(() => runOnce(parts, actor, work, () => true)),
  alive: async () => (await parts.pool.query('select 1 as one')).rowCount === 1,
  close: () => parts.pool.end(),
});
