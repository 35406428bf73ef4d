/**
 * A PostgreSQL that is not ours: Debian's, as an administrator would run it, with a cluster made for the test and
 * deleted after it. Its own locale and encoding are poor on purpose: what we need has to come from our bootstrap.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { invariant } from '#kernel';
import { type Account, accountFor, giveTo, plainEnvironment, runAs } from '#platform/postgres/account';
import { type DatabaseUrls, socketUrl } from '#platform/postgres/embedded';
import { bootstrapDatabase, databaseRoles, withClient } from '#platform/postgres/roles';

/** A throw-away server of another make. */
export type ExternalPostgres = {
  /** Major version, "15". */
  readonly major: string;
  /** Lets our bootstrap make a database in it, sets passwords, answers the three connection strings. */
  createDatabase(name: string): Promise<DatabaseUrls>;
  /** The superuser's connection string. */
  adminUrl(database: string): string;
  stop(): void;
};

const home = '/usr/lib/postgresql';

/** The oldest installed major version that we support: it is the one that finds what we use too new. */
const installedMajor = (): string | undefined =>
  (existsSync(home) ? readdirSync(home) : [])
    .filter((name) => Number(name) >= 15 && existsSync(join(home, name, 'bin', 'initdb')))
    .sort((a, b) => Number(a) - Number(b))[0];

const apt = (...args: string[]): boolean =>
  spawnSync('apt-get', args, { stdio: 'ignore', env: { ...plainEnvironment, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0;

/** Debian starts a cluster of its own on installation; asked beforehand, it does not. */
const install = (): string | undefined => {
  if (process.getuid?.() !== 0) return 'PostgreSQL 15 is not installed, and only root can install it';
  if (!existsSync('/usr/bin/apt-get')) return 'PostgreSQL 15 is not installed, and there is no apt-get';
  const got =
    apt('update', '-q') &&
    apt('install', '-y', '-q', '--no-install-recommends', 'postgresql-common') &&
    (appendFileSync('/etc/postgresql-common/createcluster.conf', '\ncreate_main_cluster = false\n') ?? true) &&
    apt('install', '-y', '-q', '--no-install-recommends', 'postgresql-15');
  return got ? undefined : 'PostgreSQL 15 could not be installed from Debian’s packages';
};

const must = (done: { status: number | null; stderr: string }, what: string): void =>
  invariant(done.status === 0, `${what}: ${done.stderr}`);

const settings = ["listen_addresses = ''", 'fsync = off', "password_encryption = 'scram-sha-256'"];
const access = ['local all postgres trust', 'local all all scram-sha-256', ''].join('\n');

const makeCluster = (account: Account, bin: string, folder: string): string => {
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const args = ['-D', data, '-U', 'postgres', '--auth=trust', '--locale=C', '--encoding=SQL_ASCII', '--no-sync'];
  must(runAs(account, folder, join(bin, 'initdb'), args), 'initdb');
  appendFileSync(join(data, 'postgresql.conf'), [...settings, `unix_socket_directories = '${folder}'`, ''].join('\n'));
  writeFileSync(join(data, 'pg_hba.conf'), access);
  giveTo(account, data);
  return data;
};

const setPasswords = async (adminUrl: string): Promise<string> => {
  const password = randomBytes(12).toString('hex');
  await withClient(new pg.Client(adminUrl), async (client) => {
    for (const role of Object.values(databaseRoles)) await client.query(`alter role ${role} password '${password}'`);
  });
  return password;
};

/** Starts it; where it is not installed and cannot be, answers why, for the test to print as it skips. */
export const startExternalPostgres = async (): Promise<ExternalPostgres | { readonly skipped: string }> => {
  const skipped = installedMajor() === undefined ? install() : undefined;
  const major = installedMajor();
  if (skipped !== undefined || major === undefined) return { skipped: skipped ?? 'PostgreSQL 15 is not there' };
  const bin = join(home, major, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'corridor-external-'));
  const account = accountFor(join(folder, 'none'));
  const data = makeCluster(account, bin, folder);
  const control = (...args: string[]) => runAs(account, folder, join(bin, 'pg_ctl'), ['-D', data, ...args]);
  must(control('-w', '-s', '-l', join(folder, 'log'), 'start'), 'start');
  const adminUrl = (database: string): string => socketUrl(folder, 'postgres', database);
  let password: string | undefined;
  const createDatabase = async (name: string): Promise<DatabaseUrls> => {
    await bootstrapDatabase((database) => new pg.Client(adminUrl(database)), name);
    password ??= await setPasswords(adminUrl('postgres'));
    const url = (role: string): string => socketUrl(folder, `${role}:${password}`, name);
    return { owner: url(databaseRoles.owner), app: url(databaseRoles.app), jobs: url(databaseRoles.jobs) };
  };
  const stop = (): void => {
    must(control('-m', 'immediate', '-s', 'stop'), 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  return { major, createDatabase, adminUrl, stop };
};
