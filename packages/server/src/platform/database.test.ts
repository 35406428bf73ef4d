/** Goal: one unit of work is whole or not at all, and sees only what its actor may. Method: a real database with one table of two tenants. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { ok, refuse } from '#kernel';
import { openTestKit, type TestKit, testActor } from '../../test/support/kit.ts';
import { connectionsMax, createDatabase, createPool, type Tx } from './database.ts';
import type { BusyError } from './gate.ts';
import { systemActor, withSystem } from './system.ts';

let kit: TestKit;
before(async () => {
  kit = await openTestKit({ migrations: ['0001'] });
});

const alpha = testActor(['manager']);
const beta = testActor(['manager']);

const put = (tx: Tx, key: string, organisationId = alpha.organisationId) =>
  sql`insert into platform.idempotency (organisation_id, key, request_sha256, created_at)
    values (${organisationId}, ${key}, 'h', ${tx.now})`.execute(tx.q);

const keys = async (tx: Tx): Promise<string[]> =>
  (await sql<{ key: string }>`select key from platform.idempotency order by key`.execute(tx.q)).rows.map(
    ({ key }) => key,
  );

test('a refusal and an exception roll back, and their callbacks do not run', async () => {
  let ran = 0;
  const refused = await kit.db.transact(alpha, async (tx) => {
    tx.afterCommit(() => {
      ran += 1;
    });
    await put(tx, 'refused');
    return refuse('test.no');
  });
  assert.equal(refused.ok, false);
  await assert.rejects(
    kit.db.transact(alpha, async (tx) => {
      await put(tx, 'thrown');
      throw new Error('bug');
    }),
    /bug/,
  );
  assert.deepEqual(await kit.db.read(alpha, keys), []);
  assert.equal(ran, 0);
});

test('what is committed is seen by its organisation and the system only', async () => {
  let ran = 0;
  await kit.db.transact(alpha, async (tx) => {
    await put(tx, 'kept');
    tx.afterCommit(() => {
      ran += 1;
    });
    return ok(null);
  });
  assert.equal(ran, 1);
  assert.deepEqual(await kit.db.read(alpha, keys), ['kept']);
  assert.deepEqual(await kit.db.read(beta, keys), []);
  assert.deepEqual(await kit.db.read({ kind: 'anonymous' }, keys), []);
  assert.deepEqual(await kit.db.read(systemActor('test'), keys), ['kept']);
});

test('nobody writes for another organisation', async () => {
  await assert.rejects(
    kit.db.transact(beta, async (tx) => ok(await put(tx, 'foreign'))),
    /row-level security/,
  );
});

test('system context lasts for its part of the work and no longer', async () => {
  const seen = await kit.db.read(beta, async (tx) => [
    await keys(tx),
    await withSystem(tx, () => keys(tx)),
    await keys(tx),
  ]);
  assert.deepEqual(seen, [[], ['kept'], []]);
});

test('system context that ends with an exception ends the transaction with it', async () => {
  await assert.rejects(
    kit.db.read(beta, (tx) => withSystem(tx, () => Promise.reject(new Error('inside')))),
    /inside/,
  );
  assert.deepEqual(await kit.db.read(beta, keys), []);
});

test('two units of work that lock each other out are repeated until both are done', async () => {
  await kit.db.transact(alpha, async (tx) => {
    await put(tx, 'a');
    await put(tx, 'b');
    return ok(null);
  });
  const touch = (tx: Tx, key: string) =>
    sql`update platform.idempotency set status = coalesce(status, 0) + 1 where key = ${key}`.execute(tx.q);
  const both = (first: string, second: string) =>
    kit.db.transact(alpha, async (tx) => {
      await touch(tx, first);
      await sql`select pg_sleep(0.1)`.execute(tx.q);
      await touch(tx, second);
      return ok(null);
    });
  await Promise.all([both('a', 'b'), both('b', 'a')]);
  const { rows } = await kit.db.read(alpha, (tx) =>
    sql<{ status: number }>`select status from platform.idempotency where key in ('a', 'b')`.execute(tx.q),
  );
  assert.deepEqual(
    rows.map(({ status }) => status),
    [2, 2],
  );
});

test('more units of work than connections, each with one inside of it, all come to their end', async () => {
  const nested = Array.from({ length: connectionsMax * 3 }, () =>
    kit.db.read(beta, async () => kit.db.read(beta, async (tx) => (await keys(tx)).length)),
  );
  assert.deepEqual(new Set(await Promise.all(nested)), new Set([0]));
});

test('who would wait too long for a connection is refused with the status for "later"', async () => {
  const pool = createPool({ connectionString: kit.urls.app, connectionTimeoutMillis: 100 }, 1);
  pool.on('error', () => {});
  const small = createDatabase({ pool, clock: kit.clock, random: kit.random });
  const held = small.read(beta, async (tx) => {
    // the one connection is this unit's own, so the one inside of it finds none
    await assert.rejects(small.read(beta, keys), (error: BusyError) => error.statusCode === 503);
    return keys(tx);
  });
  assert.deepEqual(await held, []);
  await small.close();
});
