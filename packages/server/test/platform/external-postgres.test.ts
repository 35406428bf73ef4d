/**
 * Somebody else's server: our bootstrap and our migrations on Debian's PostgreSQL 15 with a poor locale of its own, and
 * the refusals of what would lose or leak data. Skipped, with the reason, where that server cannot be had.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { boot } from '#platform/boot';
import { readConfig } from '#platform/config';
import { createPool } from '#platform/database';
import { createLog } from '#platform/log';
import { migrate, readMigrations } from '#platform/migrate';
import { checkDatabase } from '#platform/postgres/fitness';
import { databaseRoles, roleScript, roleStatements, withClient } from '#platform/postgres/roles';
import { startExternalPostgres } from '../support/external-postgres.ts';

const server = await startExternalPostgres();
const skip = 'skipped' in server ? server.skipped : false;
if ('skipped' in server) console.log(`skipped: ${server.skipped}`);
after(() => ('skipped' in server ? undefined : server.stop()));

const external = () => {
  assert.ok(!('skipped' in server));
  return server;
};

const codeFor = (url: string): Promise<string> =>
  withClient(new pg.Client(url), async (client) => {
    const fit = await checkDatabase(client);
    return fit.ok ? 'fit' : fit.error.code;
  });

const run = (database: string, statement: string) =>
  withClient(new pg.Client(external().adminUrl(database)), (client) => client.query(statement));

test('our bootstrap makes a database that is fit, for each of the three roles', { skip }, async () => {
  const urls = await external().createDatabase('corridor');
  for (const url of Object.values(urls)) assert.equal(await codeFor(url), 'fit');
  assert.equal(Number(external().major) >= 15, true);
});

test('the same migrations run on it', { skip }, async () => {
  const urls = await external().createDatabase('migrated');
  const owner = createPool({ connectionString: urls.owner }, 1);
  const migrations = await readMigrations();
  const first = await migrate(owner, migrations);
  assert.ok(first.ok);
  assert.equal(first.value.applied.length, migrations.length);
  const second = await migrate(owner, migrations);
  assert.deepEqual(second, { ok: true, value: { applied: [] } });
  await owner.end();
});

test('the platform boots on it; a superuser in the place of a role is refused', { skip }, async () => {
  const urls = await external().createDatabase('booted');
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-boot-'));
  const bootWith = (app: string) => {
    const config = readConfig(
      {},
      {
        CORRIDOR_DATA: dataDir,
        CORRIDOR_DATABASE_URL: app,
        CORRIDOR_DATABASE_OWNER_URL: urls.owner,
        CORRIDOR_DATABASE_JOBS_URL: urls.jobs,
      },
    );
    assert.ok(config.ok);
    return boot(config.value, { log: createLog('fatal'), onFatal: assert.fail });
  };
  const refused = await bootWith(external().adminUrl('booted'));
  assert.ok(!refused.ok);
  assert.equal(refused.error.code, 'database.role_too_strong');
  const booted = await bootWith(urls.app);
  assert.ok(booted.ok);
  assert.equal(await booted.value.kit.db.alive(), true);
  await booted.value.close();
  rmSync(dataDir, { recursive: true });
});

test('what the doctor prints does the same by psql, and may be run again', { skip }, async (t) => {
  const script = roleScript('by_hand').replaceAll(/^\\password.*$/gm, '');
  const psql = () =>
    spawnSync('psql', ['-X', '-q', '-d', external().adminUrl('postgres')], { input: script, encoding: 'utf8' });
  const first = psql();
  if (first.error !== undefined) return t.skip('psql is not installed');
  for (const done of [first, psql()]) assert.equal(done.status, 0, done.stderr);
  await run('by_hand', `alter role ${databaseRoles.app} password 'known'`);
  const url = external().adminUrl('by_hand').replace('//postgres@', `//${databaseRoles.app}:known@`);
  assert.equal(await codeFor(url), 'fit');
});

test('a superuser, and a database without UTF-8, without trigrams or blind to Chinese, are refused', {
  skip,
}, async () => {
  assert.equal(await codeFor(external().adminUrl('corridor')), 'database.role_too_strong');
  const wrongs = [
    ['ascii', `encoding 'SQL_ASCII' locale 'C'`, 'database.not_utf8'],
    ['bare', `encoding 'UTF8' locale 'C'`, 'database.no_trigrams'],
    ['blind', `encoding 'UTF8' locale 'C'`, 'database.blind_to_chinese'],
  ] as const;
  for (const [name, how, code] of wrongs) {
    await run('postgres', `create database ${name} template template0 ${how}`);
    if (name !== 'bare') await run(name, 'create extension pg_trgm');
    assert.equal(await codeFor(external().adminUrl(name)), code);
  }
});

test('a database name that would have to be quoted is a bug, not an injection', () => {
  for (const name of ['a-b', 'x; drop database postgres', 'Größe', '']) assert.throws(() => roleStatements(name));
});
