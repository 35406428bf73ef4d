import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Outcome, ok } from '#kernel';
import type { FolderLock } from '../lock.ts';
import { accountFor } from './account.ts';
import { findBinaries } from './binaries.ts';
import { clusterAdmin, ensureCluster, writeAccess } from './cluster.ts';
import type { PostgresCode } from './errors.ts';
import { checkDatabase, type DatabaseFacts, type FitnessCode } from './fitness.ts';
import { stopOrphan } from './orphan.ts';
import { type Postmaster, type SupervisorLog, startPostmaster } from './postmaster.ts';
import { bootstrapDatabase, type DatabaseRole, databaseDefault, databaseRoles, withClient } from './roles.ts';
import { type SocketPlace, socketPlace, socketPort } from './socket.ts';

/** Connection strings of the three roles. */
export type DatabaseUrls = Readonly<Record<DatabaseRole, string>>;

/** What starting the embedded database needs. */
export type EmbeddedOptions = {
  /** The data folder's lock: whoever starts a database on a folder holds it. */
  readonly lock: FolderLock;
  readonly log: SupervisorLog;
  /** Called when the server ends although nobody stopped it; the program must then end too. `how` is its exit code or signal. */
  readonly onExit: (how: string) => void;
};

/** The embedded database, running. */
export type EmbeddedPostgres = {
  readonly urls: DatabaseUrls;
  /** The folder of the unix socket; peer authentication, no TCP. */
  readonly socketDir: string;
  readonly pid: number;
  /** Makes another database with the same roles in it (tests), and answers its connection strings. */
  createDatabase(name: string): Promise<DatabaseUrls>;
  /** The connection string of the cluster's superuser for a database: bootstrap and tests only. */
  adminUrl(database: string): string;
  /** Ends the server in order, within 10 s. Close the pools first; what is still open is cut. */
  stop(): Promise<void>;
};

/** The folder of the embedded cluster in a data folder. */
export const clusterFolder = (dataDir: string): string => join(realpathSync(dataDir), 'postgres');

/** A connection string over a unix socket that libpq and node-postgres both read. */
export const socketUrl = (socketDir: string, user: string, database: string): string =>
  `postgresql://${user}@localhost:${socketPort}/${database}?host=${encodeURIComponent(socketDir)}`;

/** The three roles' connection strings for a database behind a socket. */
export const socketUrls = (socketDir: string, database: string): DatabaseUrls => ({
  owner: socketUrl(socketDir, databaseRoles.owner, database),
  app: socketUrl(socketDir, databaseRoles.app, database),
  jobs: socketUrl(socketDir, databaseRoles.jobs, database),
});

const describe = (postmaster: Postmaster, place: SocketPlace): EmbeddedPostgres => {
  const adminUrl = (database: string): string => socketUrl(place.folder, clusterAdmin, database);
  const createDatabase = async (name: string): Promise<DatabaseUrls> => {
    await bootstrapDatabase((database) => new pg.Client(adminUrl(database)), name);
    return socketUrls(place.folder, name);
  };
  return {
    urls: socketUrls(place.folder, databaseDefault),
    socketDir: place.folder,
    pid: postmaster.pid,
    createDatabase,
    adminUrl,
    stop: () => postmaster.stop().then(place.remove),
  };
};

type Prepared = {
  readonly program: string;
  readonly account: ReturnType<typeof accountFor>;
  readonly place: SocketPlace;
};

const prepare = async (dataDir: string, log: SupervisorLog): Promise<Outcome<Prepared, PostgresCode>> => {
  const clusterDir = clusterFolder(dataDir);
  const account = accountFor(clusterDir);
  const binaries = findBinaries(account, dataDir);
  if (!binaries.ok) return binaries;
  const cluster = ensureCluster(account, binaries.value, clusterDir);
  if (!cluster.ok) return cluster;
  const place = socketPlace(account, clusterDir);
  if (!place.ok) return place;
  const orphan = await stopOrphan(clusterDir, place.value.folder);
  if (!orphan.ok) return orphan;
  if (orphan.value !== undefined) log.warn({ pid: orphan.value }, 'stopped a database server left by a killed process');
  writeAccess(account, clusterDir);
  return ok({ program: binaries.value.postgres, account, place: place.value });
};

const watch = (postmaster: Postmaster, options: EmbeddedOptions): Postmaster => {
  let isStopping = false;
  void postmaster.exited.then((how) => {
    if (!isStopping) options.onExit(how);
  });
  const stop = (): Promise<void> => {
    isStopping = true;
    return postmaster.stop();
  };
  return { ...postmaster, stop };
};

const makeReady = async (server: EmbeddedPostgres): Promise<Outcome<DatabaseFacts, FitnessCode>> => {
  const urls = await server.createDatabase(databaseDefault);
  return withClient(new pg.Client(urls.app), checkDatabase);
};

/**
 * Starts PostgreSQL in the data folder: makes the cluster the first time, stops an orphan, starts, makes the three
 * roles and the database `corridor`, and checks that it can keep what we keep.
 */
export const startEmbeddedPostgres = async (
  options: EmbeddedOptions,
): Promise<Outcome<EmbeddedPostgres, PostgresCode>> => {
  const dataDir = options.lock.folder;
  const prepared = await prepare(dataDir, options.log);
  if (!prepared.ok) return prepared;
  const { program, account, place } = prepared.value;
  const where = { clusterDir: clusterFolder(dataDir), socketName: place.serverName };
  const started = await startPostmaster(program, account, where, options.log);
  if (!started.ok) return started;
  const server = describe(watch(started.value, options), place);
  const fit = await makeReady(server).catch(async (fault: Error) => {
    await server.stop();
    throw fault;
  });
  if (!fit.ok) await server.stop();
  else options.log.info({ pid: server.pid, socketDir: server.socketDir }, 'the embedded database serves');
  return fit.ok ? ok(server) : fit;
};
