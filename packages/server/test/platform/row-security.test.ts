/**
 * Goal: no table of a tenant without forced row-level security, no policy but the four, no role stronger than it may be.
 * Method: compare PostgreSQL's own catalogue with the declarations that the migrations made.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import pg from 'pg';
import { migrate, readMigrations } from '#platform/migrate';
import { atEnd, freshDatabase } from '../support/kit.ts';

let owner: pg.Pool;
let app: pg.Pool;
before(async () => {
  const urls = await freshDatabase();
  owner = new pg.Pool({ connectionString: urls.owner });
  app = new pg.Pool({ connectionString: urls.app });
  atEnd(() => Promise.all([owner.end(), app.end()]));
  const done = await migrate(owner, await readMigrations());
  assert.ok(done.ok);
});

type Table = { name: string; forced: boolean; enabled: boolean; policies: string[] };

const tables = async (): Promise<Table[]> => {
  const { rows } = await owner.query<Table>(`
    select n.nspname || '.' || c.relname as name, c.relforcerowsecurity as forced, c.relrowsecurity as enabled,
      coalesce(array_agg(p.polname::text) filter (where p.polname is not null), '{}') as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_policy p on p.polrelid = c.oid
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'corridor', 'pgboss')
    group by 1, 2, 3 order by 1`);
  return rows;
};

const declared = async (): Promise<Map<string, Set<string>>> => {
  const { rows } = await owner.query<{ table_name: string; policy: string }>(
    'select table_name, policy from corridor.protection',
  );
  const map = new Map<string, Set<string>>();
  for (const row of rows) map.set(row.table_name, (map.get(row.table_name) ?? new Set()).add(row.policy));
  return map;
};

test('every table says whose it is, and tenants’ tables have forced row-level security', async () => {
  const known = await declared();
  for (const table of await tables()) {
    const policies = known.get(table.name);
    assert.ok(policies !== undefined, `${table.name} is not declared in its migration`);
    if (policies.has('not_tenant')) continue;
    assert.ok(table.enabled && table.forced, `${table.name} has no forced row-level security`);
    assert.ok(table.policies.length > 0, `${table.name} has no policy`);
  }
});

test('there are four policies and no other', async () => {
  const allowed = new Set(['own', 'party', 'party_insert', 'party_update', 'public', 'system']);
  for (const table of await tables()) {
    for (const policy of table.policies) assert.ok(allowed.has(policy), `${table.name}: ${policy}`);
  }
});

test('the program’s role owns nothing, is no superuser and does not bypass', async () => {
  const { rows } = await app.query<{ strong: boolean }>(
    'select rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user',
  );
  assert.equal(rows[0]?.strong, false);
  const owned = await app.query(
    'select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)',
  );
  assert.equal(owned.rowCount, 0);
});

test('without an actor a tenant’s row is not there, with a foreign one neither', async () => {
  const client = await app.connect();
  await client.query(`begin; select set_config('app.org', 'org_a', true);
    insert into platform.idempotency values ('org_a', 'k', 'h', 200, '{}', now()); commit`);
  const count = async (organisation: string): Promise<number> => {
    const results = (await client.query(
      `begin; select set_config('app.org', '${organisation}', true); select 1 from platform.idempotency; rollback`,
    )) as unknown as pg.QueryResult[];
    return results[2]?.rowCount ?? -1;
  };
  assert.equal(await count('org_a'), 1);
  assert.equal(await count('org_b'), 0);
  assert.equal(await count(''), 0);
  await assert.rejects(
    client.query(`insert into platform.idempotency values ('org_a', 'k2', 'h', 200, '{}', now())`),
    /row-level/,
  );
  client.release();
});

test('a database that a newer program upgraded is refused', async () => {
  await owner.query(`insert into corridor.migration (name, sha256) values ('9999-later.sql', 'x')`);
  const done = await migrate(owner, await readMigrations());
  assert.equal(done.ok ? '' : done.error.code, 'database.schema_newer');
  await owner.query(`delete from corridor.migration where name = '9999-later.sql'`);
});
