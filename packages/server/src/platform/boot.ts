import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defineErrors, type Outcome, ok, refuse } from '#kernel';
import { createFileBlobs } from './blobs.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createDatabase, createPool } from './database.ts';
import { createEngine } from './engine.ts';
import { makeWorkFolder } from './folders.ts';
import { createJobs } from './jobs.ts';
import { createKeyring, openMasterKey } from './keyring.ts';
import type { Kit } from './kit.ts';
import { type FolderLock, lockErrors, lockFolder } from './lock.ts';
import type { Logger } from './log.ts';
import { migrate, migrateErrors, readMigrations } from './migrate.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { type DatabaseUrls, startEmbeddedPostgres } from './postgres/embedded.ts';
import { postgresErrors } from './postgres/errors.ts';
import { checkDatabase } from './postgres/fitness.ts';
import { type Random, systemRandom } from './random.ts';

/** Why a platform cannot start. */
export const bootErrors = {
  ...lockErrors,
  ...postgresErrors,
  ...migrateErrors,
  ...defineErrors({
    'boot.blobs_unknown': {
      status: 500,
      en: 'CORRIDOR_BLOBS is {value}; it has to be file:FOLDER.',
      zh: 'CORRIDOR_BLOBS 为 {value}，应为 file:目录。',
    },
  }),
};
export type BootCode = keyof typeof bootErrors;

/** A booted platform: the kit for modules, and how to end it in order. */
export type Booted = { readonly kit: Kit; readonly outbox: Outbox; close(): Promise<void> };

/** What may be given instead of the machine's own. */
export type BootOptions = {
  readonly log: Logger;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Called when the ground gives way (the embedded database died): the program must end. */
  readonly onFatal: (reason: string) => void;
};

type Ground = { readonly urls: DatabaseUrls; stop(): Promise<void> };

/** Each role is asked: a superuser's address for the app would switch row-level security off without a word. */
const checkExternal = async (urls: DatabaseUrls): Promise<Outcome<Ground, BootCode>> => {
  for (const connectionString of Object.values(urls)) {
    const pool = createPool({ connectionString }, 1);
    const fit = await checkDatabase(pool).finally(() => pool.end());
    if (!fit.ok) return fit;
  }
  return ok({ urls, stop: async () => {} });
};

const openGround = async (
  config: Config,
  lock: FolderLock,
  options: BootOptions,
): Promise<Outcome<Ground, BootCode>> => {
  if (config.database !== undefined) return checkExternal(config.database);
  return startEmbeddedPostgres({ lock, log: options.log, onExit: (how) => options.onFatal(`database ended: ${how}`) });
};

/** How long a step of the end may take: a call without end must not keep the database from its orderly stop. */
const stepMsMax = 2_500;

const overdue = async (): Promise<never> => {
  await sleep(stepMsMax, undefined, { ref: false });
  throw new Error(`not done within ${stepMsMax} ms`);
};

/** Undo steps, run last first; each is tried even when another failed. One with `isBounded` has a limit of its own. */
const createUndo = (log: Logger) => {
  const steps: { name: string; run: () => Promise<void> }[] = [];
  return {
    add: (name: string, run: () => Promise<void>, { isBounded = false } = {}) =>
      void steps.push({ name, run: isBounded ? run : () => Promise.race([run(), overdue()]) }),
    run: async (): Promise<void> => {
      for (const step of steps.splice(0).reverse()) {
        await step.run().catch((error: unknown) => log.error({ err: error, step: step.name }, 'stopping'));
      }
    },
  };
};

const prepareSchema = async (urls: DatabaseUrls): Promise<Outcome<unknown, BootCode>> => {
  const owner = createPool({ connectionString: urls.owner }, 2);
  try {
    return await migrate(owner, await readMigrations());
  } finally {
    await owner.end();
  }
};

const blobRoot = (config: Config): Outcome<string, BootCode> =>
  config.blobs.startsWith('file:')
    ? ok(config.blobs.slice('file:'.length))
    : refuse('boot.blobs_unknown', { value: config.blobs });

/**
 * Starts everything below the modules: lock, database, schema, blobs, keys, engine, jobs, outbox.
 * Outbox and jobs are made but not started: main.ts registers handlers first.
 */
export const boot = async (config: Config, options: BootOptions): Promise<Outcome<Booted, BootCode>> => {
  const { log, clock = systemClock, random = systemRandom } = options;
  const undo = createUndo(log);
  const give = async <T>(refused: T): Promise<T> => {
    await undo.run();
    return refused;
  };
  const lock = lockFolder(config.dataDir);
  if (!lock.ok) return lock;
  undo.add('lock', async () => lock.value.release());
  try {
    const root = blobRoot(config);
    if (!root.ok) return await give(root);
    const ground = await openGround(config, lock.value, options);
    if (!ground.ok) return await give(ground);
    undo.add('database server', () => ground.value.stop(), { isBounded: true });
    const schema = await prepareSchema(ground.value.urls);
    if (!schema.ok) return await give(schema);
    const pool = createPool({ connectionString: ground.value.urls.app });
    let ending = false;
    pool.on('error', (error) => ending || log.warn({ reason: error.message }, 'database connection lost'));
    const db = createDatabase({ pool, clock, random });
    undo.add('connections', () => {
      ending = true;
      return db.close();
    });
    const workDir = join(config.dataDir, 'work');
    await rm(workDir, { recursive: true, force: true });
    await makeWorkFolder(workDir);
    const blobs = await createFileBlobs({
      root: root.value,
      clock,
      random,
      isAlone: config.database === undefined,
      onSyncFailure: (error) => options.onFatal(`a file could not be synced: ${String(error)}`),
    });
    const keyring = createKeyring({ db, master: await openMasterKey(config.dataDir, random), clock });
    const engine = createEngine({ log, memoryMaxBytes: config.engineMemoryBytes });
    undo.add('engine', () => engine.close());
    const jobs = createJobs({ connectionString: ground.value.urls.jobs, log, isAlone: config.database === undefined });
    undo.add('jobs', () => jobs.stop());
    const outbox = createOutbox({ db, clock, log });
    undo.add('outbox', () => outbox.stop());
    const kit: Kit = { db, blobs, engine, jobs, keyring, clock, random, log, config, workDir };
    return ok({ kit, outbox, close: () => undo.run() });
  } catch (error) {
    await undo.run();
    throw error;
  }
};
