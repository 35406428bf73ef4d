import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { defineErrors, type Outcome, ok, refuse, sha256Hex } from '#kernel';

/** Why a database is refused. */
export const migrateErrors = defineErrors({
  'database.schema_newer': {
    status: 500,
    en: 'The database was upgraded by a newer Corridor (it has migration {newest}). Start that version or restore a backup.',
    zh: '数据库已由更新版本的数廊升级（含迁移 {newest}）。请启动该版本，或恢复备份。',
  },
  'database.migration_changed': {
    status: 500,
    en: 'Migration {name} is not the one this database was made with. Released migrations are never edited.',
    zh: '迁移 {name} 与建库时不一致。已发布的迁移不得改动。',
  },
});

const folder = new URL('../../migrations/', import.meta.url);

/** One line of SQL files; the name orders them. */
export type Migration = { readonly name: string; readonly sql: string; readonly sha256: string };

/** Reads the migrations that this program carries. */
export const readMigrations = async (): Promise<Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return { name, sql: text, sha256: sha256Hex(text) };
    }),
  );
};

type Done = { name: string; sha256: string };

const prepare = async (client: pg.ClientBase): Promise<Done[]> => {
  await client.query('create schema if not exists corridor');
  await client.query(
    'create table if not exists corridor.migration (name text primary key, sha256 text not null, done_at timestamptz not null default now())',
  );
  return (await client.query<Done>('select name, sha256 from corridor.migration order by name')).rows;
};

const apply = async (client: pg.ClientBase, migration: Migration): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into corridor.migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${migration.name} failed`, { cause: error });
  }
};

/** Serialises migrations of several processes; the number only has to be ours. */
const migrationLock = 7_300_001;

/** Brings the schema up to date as the owner role; refuses a database that a newer program has upgraded. */
export const migrate = async (
  owner: pg.Pool,
  migrations: readonly Migration[],
): Promise<Outcome<{ applied: string[] }, keyof typeof migrateErrors>> => {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const done = await prepare(client);
    const known = new Map(migrations.map((m) => [m.name, m.sha256]));
    const newer = done.findLast((row) => !known.has(row.name));
    if (newer !== undefined) return refuse('database.schema_newer', { newest: newer.name });
    const changed = done.find((row) => known.get(row.name) !== row.sha256);
    if (changed !== undefined) return refuse('database.migration_changed', { name: changed.name });
    const open = migrations.slice(done.length);
    for (const migration of open) await apply(client, migration);
    return ok({ applied: open.map((m) => m.name) });
  } finally {
    await client.query('select pg_advisory_unlock_all()');
    client.release();
  }
};
