/**
 * What a day at the counter costs with 100,000 cases: a page of every work list with its numbers, a step with its effects durable, and every
 * open clock reckoned anew after a notice of holidays is added. Cases are multiplied in the database from some that were opened over the
 * services; requests of residents, dispatched to units, half of them ended. Beside the step a bare transaction of one update and one insert
 * on the same disk, which is the least that anybody could do.
 * Run: npm run bench -- cases lists [cases]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { act } from '../../packages/server/src/cases/acting.ts';
import { loadShipped, renewClocks } from '../../packages/server/src/cases/index.ts';
import { countLists, pageOfList } from '../../packages/server/src/cases/lists.ts';
import { openCase } from '../../packages/server/src/cases/opening.ts';
import { caseLists } from '../../packages/server/src/cases/store-lists.ts';
import { insertOrganisation, insertRegion } from '../../packages/server/src/identity/store.ts';
import { type Id, invariant, ok, type Person } from '../../packages/server/src/kernel/index.ts';
import { systemClock } from '../../packages/server/src/platform/clock.ts';
import { createDatabase, createPool } from '../../packages/server/src/platform/database.ts';
import { createKeyring } from '../../packages/server/src/platform/keyring.ts';
import { lockFolder } from '../../packages/server/src/platform/lock.ts';
import { createLog } from '../../packages/server/src/platform/log.ts';
import { migrate, readMigrations } from '../../packages/server/src/platform/migrate.ts';
import { startEmbeddedPostgres } from '../../packages/server/src/platform/postgres/embedded.ts';
import { newId, systemRandom } from '../../packages/server/src/platform/random.ts';
import { systemActor } from '../../packages/server/src/platform/system.ts';

const wanted = Number(process.argv[2] ?? 100_000);
const unitCount = 20;
const seedsPerUnit = 2;
const system = systemActor('bench');
const region = '110000';

const quantile = (values: readonly number[], q: number): string =>
  (values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0).toFixed(1);

const times = async (count: number, work: (n: number) => Promise<unknown>): Promise<number[]> => {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const from = performance.now();
    await work(n);
    taken.push(performance.now() - from);
  }
  return taken;
};

const openServer = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  const lock = lockFolder(dir);
  invariant(lock.ok, 'the folder is ours');
  const started = await startEmbeddedPostgres({
    ...{ lock: lock.value, log: createLog('fatal'), onExit: (how) => invariant(false, how) },
  });
  invariant(started.ok, 'embedded PostgreSQL starts');
  const urls = await started.value.createDatabase('bench');
  const owner = createPool({ connectionString: urls.owner }, 2);
  invariant((await migrate(owner, await readMigrations())).ok, 'the schema is made');
  const pool = createPool({ connectionString: urls.app });
  for (const each of [owner, pool]) each.on('error', () => {}); // the server says goodbye before the pools have ended
  const db = createDatabase({ pool, clock: systemClock, random: systemRandom });
  const keyring = createKeyring({ db, master: Buffer.from(systemRandom.bytes(32)), clock: systemClock });
  const close = async (): Promise<void> => {
    await owner.end();
    await db.close();
    await started.value.stop();
    lock.value.release();
    rmSync(dir, { recursive: true, force: true });
  };
  return { owner, db, keyring, close };
};

const { owner, db, keyring, close } = await openServer();
invariant((await loadShipped(db)).ok, 'the shipped definitions are loaded');

const personOf = (organisationId: Id<'org'>): Person => ({
  ...{
    kind: 'person',
    personId: newId('psn', systemClock.now(), systemRandom),
    organisationId,
    roles: ['clerk'],
    region,
  },
});

const addOrganisation = async (name: string, role: 'operator' | 'agency'): Promise<Person> => {
  const id = newId('org', systemClock.now(), systemRandom);
  const one = { id, name, nameEn: name, region, creditCode: null, marketRoles: [role], state: 'verified' as const };
  await db.transact(system, async (tx) => ok(await insertOrganisation(tx, one)));
  return personOf(id);
};

const clerk = await addOrganisation('Office', 'operator');
await db.transact(system, async (tx) =>
  ok(await insertRegion(tx, { code: region, nameZh: '区', nameEn: 'Region', operatorId: clerk.organisationId })),
);
const units: Person[] = [];
for (let n = 0; n < unitCount; n += 1) units.push(await addOrganisation(`Unit ${n}`, 'agency'));

const answers = { kind: 'complain', matter: 'noise', description: '楼下夜间施工，影响休息。', place: '幸福里' };
const open = async (): Promise<Id<'case'>> => {
  const opened = await db.transact(clerk, (tx) =>
    openCase(tx, keyring, { typeKey: 'residents-request', answers, officeId: clerk.organisationId }),
  );
  invariant(opened.ok, 'a case is opened');
  return opened.value.record.id;
};
const take = async (actor: Person, id: string, action: string, payload: object, expectedSeq: number): Promise<void> => {
  const step = { action, payload: payload as Parameters<typeof act>[2]['payload'], expectedSeq };
  const done = await db.transact(actor, (tx) => act(tx, id, step));
  invariant(done.ok, done.ok ? '' : JSON.stringify(done.error));
};

// Seeds in four states: received, dispatched, handling, ended.
for (const unit of units)
  for (let n = 0; n < seedsPerUnit; n += 1) {
    await open();
    const ids = [await open(), await open(), await open()] as const;
    for (const id of ids) await take(clerk, id, 'dispatch', { answers: { unit: unit.organisationId } }, 1);
    for (const id of ids.slice(1)) await take(unit, id, 'sign', {}, 2);
    await take(unit, ids[2], 'reply', { answers: { result: 'solved', answer: '已经处理完毕。' } }, 3);
    await take(clerk, ids[2], 'solved', {}, 4);
  }

const inSystem = async <T extends pg.QueryResultRow>(text: string): Promise<T[]> => {
  const client = await owner.connect();
  await client.query(`begin; set local app.system = 'on'`);
  const { rows } = await client.query<T>(text);
  await client.query('commit');
  client.release();
  return rows;
};

const columns = (
  await owner.query<{ name: string }>(`select column_name as name from information_schema.columns
    where table_schema = 'cases' and table_name = 'case_file' and is_generated = 'NEVER' order by ordinal_position`)
).rows.map(({ name }) => name);

// A copy is a case of its own: another id inside and out, another number, another due day within two weeks.
const seeds = unitCount * seedsPerUnit * 4;
const copies = Math.ceil(wanted / seeds) - 1;
const suffix = `lpad(to_hex(n), 6, '0')`;
const changed: Readonly<Record<string, string>> = {
  id: `left(c.id, 25) || ${suffix}`,
  number: `'2025-' || lpad((row_number() over ())::text, 6, '0')`,
  due_at: `c.due_at + ((n * 37 + length(c.subject)) % 20160 - 10080) * interval '1 minute'`,
  folded: `jsonb_set(c.folded, '{id}', to_jsonb(left(c.id, 25) || ${suffix}))`,
  opening_key: 'null',
  assignee_id: `case when n % 10 = 0 then '${clerk.personId}' end`,
};
await inSystem(`insert into cases.case_file (${columns.join(', ')})
  select ${columns.map((name) => changed[name] ?? `c.${name}`).join(', ')}
  from cases.case_file c cross join generate_series(1, ${copies}) n`);
await owner.query('vacuum analyze cases.case_file');
const [{ n: total } = { n: '0' }] = await inSystem<{ n: string }>('select count(*)::text as n from cases.case_file');
console.log(`${Number(total).toLocaleString('en')} cases of one office and ${unitCount} units`);

const [unit] = units;
invariant(unit !== undefined, 'there is a unit');
const table: Record<string, { p50: string; p99: string; unit: string }> = {};
for (const [who, actor] of [
  ['office', clerk],
  ['unit', unit],
] as const)
  for (const list of caseLists) {
    const page = () => db.read(actor, (tx) => pageOfList(tx, { list, pageSize: 50 }, undefined));
    await page();
    const taken = await times(60, page);
    table[`${who}: ${list}, 50 rows`] = { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99), unit: 'ms' };
  }
const counted = await times(60, () => db.read(clerk, countLists));
table['office: numbers of all lists'] = { p50: quantile(counted, 0.5), p99: quantile(counted, 0.99), unit: 'ms' };

const ids: Id<'case'>[] = [];
for (let n = 0; n < 300; n += 1) ids.push(await open());
const stepped = await times(ids.length, (n) =>
  take(clerk, ids[n] ?? '', 'dispatch', { answers: { unit: unit.organisationId } }, 1),
);
table['a step with two effects, durable'] = { p50: quantile(stepped, 0.5), p99: quantile(stepped, 0.99), unit: 'ms' };

await owner.query('create table bare (id int primary key, n int); create table bare_event (id int, n int, note text)');
await owner.query('insert into bare select n, 0 from generate_series(1, 1000) n');
const bare = await times(300, async (n) => {
  await owner.query('begin');
  await owner.query('update bare set n = n + 1 where id = $1', [n + 1]);
  await owner.query('insert into bare_event values ($1, 1, $2)', [n + 1, 'dispatch']);
  await owner.query('commit');
});
table['beside: bare update and insert'] = { p50: quantile(bare, 0.5), p99: quantile(bare, 0.99), unit: 'ms' };
console.table(table);
console.log('Asked for: any work list within 100 ms and a step with effects within 20 ms at p99.');

const notice = { papers: [], days: { '2027-01-01': true, '2027-01-02': true, '2027-01-03': true } };
await inSystem(`insert into cases.calendar_year (owner_id, year, content, added_at, added_by)
  values ('${clerk.organisationId}', 2027, '${JSON.stringify(notice)}', now(), 'bench')`);
const from = performance.now();
const used = process.cpuUsage();
const moved = await renewClocks({ db }, clerk.organisationId);
const { user } = process.cpuUsage(used);
const seconds = (performance.now() - from) / 1000;
console.log(
  `Every open clock reckoned anew and written back in ${seconds.toFixed(1)} s (${(user / 1e6).toFixed(1)} s of this process), ${moved.toLocaleString('en')} cases changed. Asked for: 30 s.`,
);
await close();
