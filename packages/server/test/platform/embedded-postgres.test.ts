/**
 * The embedded database from outside: what it is made with, who may enter, and what happens when the process above it,
 * or it itself, is killed at a bad moment. Real PostgreSQL, real signals; one cluster for all tests, made once.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { accountFor } from '#platform/postgres/account';
import { clusterAdmin } from '#platform/postgres/cluster';
import { socketUrl } from '#platform/postgres/embedded';
import { withClient } from '#platform/postgres/roles';
import { killWatcher, serve, serveReady } from '../support/serving.ts';

const root = mkdtempSync(join(tmpdir(), 'corridor-embedded-'));
after(() => rmSync(root, { recursive: true, force: true }));
const dataDir = join(root, 'data');
const clusterDir = join(dataDir, 'postgres');
const adminUrl = socketUrl(clusterDir, clusterAdmin, 'corridor');

const ask = <T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> =>
  withClient(new pg.Client(url), async (client) => (await client.query<T>(sql)).rows);

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** A client that keeps a connection busy and does not mind losing it. */
const leaveBusy = async (url: string, sql: string): Promise<pg.Client> => {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  client.query(sql).catch(() => {});
  await sleep(100);
  return client;
};

test('a fresh one: durable, off the network, UTF-8, Chinese is found, WAL can be archived later', async () => {
  const server = await serveReady(dataDir);
  const [facts] = await ask(
    adminUrl,
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
       current_setting('data_checksums') as checksums, current_setting('listen_addresses') as tcp,
       current_setting('archive_mode') as archive, current_setting('archive_command') as command,
       pg_encoding_to_char(encoding) as encoding, datctype as locale, datlocprovider as provider,
       similarity('京津冀大数据走廊', '京津冀大数据')::text as similarity
     from pg_database where datname = 'corridor'`,
  );
  assert.deepEqual(facts, {
    fsync: 'on',
    pages: 'on',
    checksums: 'on',
    tcp: '',
    archive: 'on',
    command: 'true',
    encoding: 'UTF8',
    locale: 'C.UTF-8',
    provider: 'c',
    similarity: '0.6',
  });
  const { how, ms } = await server.end('SIGTERM');
  assert.equal(how, '0');
  assert.ok(ms < 10_000);
  assert.equal(isAlive(server.pid), false);
});

test('three roles: only the owner makes tables, the jobs role has its schema, none escapes row-level security', async () => {
  const { urls, end } = await serveReady(dataDir);
  const strong = await ask(
    urls.app,
    `select rolname from pg_roles where rolname like 'corridor%' and (rolsuper or rolbypassrls or rolcreaterole)`,
  );
  assert.deepEqual(strong, []);
  await ask(urls.owner, 'create schema if not exists sample; create table if not exists sample.thing (id text)');
  for (const url of [urls.app, urls.jobs]) {
    await assert.rejects(ask(url, 'create schema mine'), /permission denied/);
    await assert.rejects(ask(url, 'create table public.mine (id text)'), /permission denied/);
    await assert.rejects(ask(url, 'select * from sample.thing'), /permission denied/);
  }
  await ask(urls.jobs, 'create table pgboss.sample (id text); drop table pgboss.sample');
  await end('SIGTERM');
});

test('SIGTERM ends in order within 10 s although a client is in the middle of something', async () => {
  const { urls, end, pid } = await serveReady(dataDir);
  const client = await leaveBusy(urls.app, 'select pg_sleep(60)');
  const { how, ms } = await end('SIGTERM');
  assert.equal(how, '0');
  assert.ok(ms < 10_000, `${ms} ms`);
  assert.equal(isAlive(pid), false);
  assert.equal(existsSync(join(clusterDir, 'postmaster.pid')), false);
  await client.end().catch(() => {});
});

test('a second process on the folder is refused, and told who has it; the first does not notice', async () => {
  const first = await serveReady(dataDir);
  const second = serve(dataDir);
  const said = await second.next();
  assert.ok('refused' in said);
  assert.equal(said.refused.code, 'lock.folder_in_use');
  assert.equal(said.refused.params.pid, first.child.pid);
  assert.deepEqual(await ask(first.urls.app, 'select 1 as one'), [{ one: 1 }]);
  await first.end('SIGTERM');
});

const until = async (isSo: () => boolean): Promise<void> => {
  for (let waitedMs = 0; !isSo() && waitedMs < 10_000; waitedMs += 20) await sleep(20);
  assert.ok(isSo());
};

test('the process above is killed: the server ends by itself, in order', async () => {
  const server = await serveReady(dataDir);
  await ask(server.urls.owner, `insert into sample.thing values ('kept')`);
  await server.end('SIGKILL');
  await until(() => !isAlive(server.pid));
  assert.equal(existsSync(join(clusterDir, 'postmaster.pid')), false);
});

test('its watcher is killed too: the orphan is found and stopped, what was committed is there', async () => {
  const first = await serveReady(dataDir);
  await ask(first.urls.owner, `insert into sample.thing values ('kept too')`);
  killWatcher(dataDir);
  await first.end('SIGKILL');
  await sleep(200);
  assert.equal(isAlive(first.pid), true, 'an orphan is left');
  const second = await serveReady(dataDir);
  assert.notEqual(second.pid, first.pid);
  assert.equal(isAlive(first.pid), false);
  assert.deepEqual(await ask(second.urls.owner, 'select id from sample.thing'), [{ id: 'kept' }, { id: 'kept too' }]);
  await second.end('SIGTERM');
});

test('both are killed while a query runs: the query’s process is found too, and the start does not trip over it', async () => {
  const first = await serveReady(dataDir);
  // Counting does not look whether the postmaster lives, so this one stays until somebody ends it.
  const client = await leaveBusy(first.urls.app, 'select count(*) from generate_series(1, 100000000000)');
  killWatcher(dataDir);
  await first.end('SIGKILL');
  process.kill(first.pid, 'SIGKILL');
  const second = await serveReady(dataDir);
  assert.deepEqual(await ask(second.urls.owner, 'select 1 as one'), [{ one: 1 }]);
  await second.end('SIGTERM');
  await client.end().catch(() => {});
});

test('a postmaster.pid that names a stranger is not believed, and the stranger is not harmed', async () => {
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...accountFor(clusterDir) });
  writeFileSync(join(clusterDir, 'postmaster.pid'), `${stranger.pid}\n${clusterDir}\n`);
  const server = await serveReady(dataDir);
  assert.equal(stranger.exitCode, null);
  assert.equal(isAlive(stranger.pid ?? 0), true);
  stranger.kill();
  await server.end('SIGTERM');
});

test('when the server dies, the process above is told and ends', async () => {
  const server = await serveReady(dataDir);
  process.kill(server.pid, 'SIGKILL');
  assert.deepEqual(await server.next(), { exited: 'SIGKILL' });
  const { how } = await server.end('SIGCONT');
  assert.equal(how, '1');
});

test('a crash of one backend ends the server instead of going on with what nobody has checked', async () => {
  const server = await serveReady(dataDir);
  const [row] = await withClient(new pg.Client(adminUrl), async (client) => {
    client.on('error', () => {});
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]?.pid ?? 0, 'SIGSEGV');
    return rows;
  });
  assert.ok(row);
  assert.ok('exited' in (await server.next()));
  await server.end('SIGCONT');
});

test('a path too long for a socket gets a private folder under /tmp, gone after an orderly stop', async () => {
  const long = join(root, '长'.repeat(40), 'data');
  const server = await serveReady(long);
  const folder = new URL(server.urls.app).searchParams.get('host') ?? '';
  assert.match(folder, /^\/tmp\/corridor-[0-9a-f]{16}$/);
  assert.deepEqual(await ask(server.urls.app, 'select 1 as one'), [{ one: 1 }]);
  await server.end('SIGTERM');
  assert.equal(existsSync(folder), false);
});

test('a cluster of another major version is left alone', async () => {
  writeFileSync(join(clusterDir, 'PG_VERSION'), '17\n');
  const said = await serve(dataDir).next();
  assert.ok('refused' in said);
  assert.equal(said.refused.code, 'database.other_major');
});
