/** Real ground for tests: one embedded PostgreSQL a test process, a fresh database, blobs and engine a test. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Actor, invariant, type Role } from '#kernel';
import { createFileBlobs } from '#platform/blobs';
import { type Clock, systemClock } from '#platform/clock';
import { readConfig } from '#platform/config';
import { createDatabase, createPool } from '#platform/database';
import { createEngine } from '#platform/engine';
import { createJobs } from '#platform/jobs';
import { createKeyring } from '#platform/keyring';
import type { Kit } from '#platform/kit';
import { lockFolder } from '#platform/lock';
import { createLog } from '#platform/log';
import { migrate, readMigrations } from '#platform/migrate';
import { createOutbox, type Outbox } from '#platform/outbox';
import { type DatabaseUrls, type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/postgres/embedded';
import { newId, systemRandom } from '#platform/random';

const log = createLog('fatal');

const startIn = async (dataDir: string): Promise<{ server: EmbeddedPostgres; stop: () => Promise<void> }> => {
  const lock = lockFolder(dataDir);
  invariant(lock.ok, 'the test folder is ours');
  const started = await startEmbeddedPostgres({ lock: lock.value, log, onExit: (how) => invariant(false, how) });
  invariant(started.ok, `embedded PostgreSQL starts: ${JSON.stringify(started)}`);
  const stop = async (): Promise<void> => {
    await started.value.stop();
    lock.value.release();
  };
  return { server: started.value, stop };
};

const templateDir = fileURLToPath(new URL('../../../../.cache/postgres-template/', import.meta.url));

/** initdb takes seconds, a copy of its result a moment; made once a checkout. */
const ensureTemplate = async (): Promise<void> => {
  if (existsSync(templateDir)) return;
  const fresh = `${templateDir.slice(0, -1)}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  await (await startIn(fresh)).stop();
  if (existsSync(templateDir)) rmSync(fresh, { recursive: true });
  else renameSync(fresh, templateDir);
};

let cluster: Promise<Awaited<ReturnType<typeof startIn>>> | undefined;
let clusterDir: string | undefined;

/** Puts a fresh cluster into a data folder, so that a platform of its own need not make one. */
export const copyCluster = async (dataDir: string): Promise<void> => {
  await ensureTemplate();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  spawnSync('cp', ['-a', `${templateDir}postgres`, dataDir]);
};

const startCluster = async () => {
  clusterDir = mkdtempSync(join(tmpdir(), 'corridor-test-'));
  await copyCluster(clusterDir);
  return startIn(clusterDir);
};

const endings = new Set<() => Promise<unknown>>();

/** Runs something when the test process is done, before its database ends; what was begun last ends first. */
export const atEnd = (run: () => Promise<unknown>): void => void endings.add(run);

after(async () => {
  for (const end of [...endings].reverse()) await end();
  if (cluster !== undefined) await (await cluster).stop();
  if (clusterDir !== undefined) rmSync(clusterDir, { recursive: true, force: true });
});

let count = 0;

/** Makes an empty database with the three roles on this process's test cluster. */
export const freshDatabase = async (): Promise<DatabaseUrls> => {
  cluster ??= startCluster();
  count += 1;
  return (await cluster).server.createDatabase(`test_${count}`);
};

/** A kit on a fresh database, with its outbox (not started) and its end. */
export type TestKit = Kit & { readonly outbox: Outbox; readonly urls: DatabaseUrls; close(): Promise<void> };

/** Options of a test kit: a clock to move by hand, and which migrations (by number) when not all. */
export type TestKitOptions = { readonly clock?: Clock; readonly migrations?: readonly string[] };

/** Opens a kit; close it at the end of the test. */
export const openTestKit = async ({ clock = systemClock, migrations }: TestKitOptions = {}): Promise<TestKit> => {
  const urls = await freshDatabase();
  const owner = createPool({ connectionString: urls.owner }, 1);
  const wanted = (await readMigrations()).filter((m) => migrations?.some((n) => m.name.startsWith(n)) ?? true);
  const migrated = await migrate(owner, wanted);
  await owner.end();
  invariant(migrated.ok, 'the schema is made');
  const dir = mkdtempSync(join(tmpdir(), 'corridor-kit-'));
  const config = readConfig({}, { CORRIDOR_DATA: dir, CORRIDOR_PORT: '0' });
  invariant(config.ok, 'the test configuration is right');
  const random = systemRandom;
  const pool = createPool({ connectionString: urls.app });
  pool.on('error', () => {}); // tests cut connections; whoever uses one hears of it
  const db = createDatabase({ pool, clock, random });
  const workDir = join(dir, 'work');
  mkdirSync(workDir);
  const blobs = await createFileBlobs({
    root: join(dir, 'blobs'),
    clock,
    random,
    isAlone: true,
    onSyncFailure: (error) => invariant(false, String(error)),
  });
  const keyring = createKeyring({ db, master: Buffer.from(random.bytes(32)), clock });
  const engine = createEngine({ log, spare: false });
  const jobs = createJobs({ connectionString: urls.jobs, log });
  const outbox = createOutbox({ db, clock, log });
  const close = async (): Promise<void> => {
    if (!endings.delete(close)) return;
    await outbox.stop();
    await engine.close();
    await db.close();
    rmSync(dir, { recursive: true, force: true });
  };
  atEnd(close);
  return { db, blobs, engine, jobs, keyring, clock, random, log, config: config.value, workDir, outbox, urls, close };
};

/** An acting person of an organisation, without rows behind it: for tests below HTTP. */
export const testActor = (
  roles: readonly Role[],
  organisationId = newId('org', systemClock.now(), systemRandom),
  region = '110000',
): Extract<Actor, { kind: 'person' | 'token' }> => ({
  kind: 'person',
  personId: newId('psn', systemClock.now(), systemRandom),
  organisationId,
  roles,
  region,
});
