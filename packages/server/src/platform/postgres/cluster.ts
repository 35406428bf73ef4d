import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type Outcome, ok, refuse } from '#kernel';
import { type Account, giveTo, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';

/** PostgreSQL's own superuser in the embedded cluster; only the supervisor and tests use it. */
export const clusterAdmin = 'postgres';

/**
 * The cluster's folder as its own processes name it. After a change of account the way there may be closed
 * (root's home is 0700), but a process can always name the folder it stands in.
 */
export const ownName = (account: Account, clusterDir: string): string =>
  account !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : clusterDir;

/**
 * archive_mode is on from the first day because switching it needs a restart; archive_command can then be set any
 * time. It is `true` and not empty: with an empty one PostgreSQL keeps every WAL file for ever (measured: 31 instead
 * of 4 files after 15 switches).
 */
const settings = ['archive_mode=on', 'archive_command=true', 'password_encryption=scram-sha-256'];

const initdbArguments = (name: string): string[] => [
  ...['--pgdata', name, '--username', clusterAdmin, '--auth', 'peer', '--no-instructions'],
  ...['--encoding=UTF8', '--locale-provider=libc', '--locale=C.UTF-8', '--data-checksums'],
  ...settings.flatMap((setting) => ['--set', setting]),
];

const syncFolder = (folder: string): void => {
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
};

/** Made beside its place and moved there whole, so that an interrupted one is never taken for a cluster. */
const makeCluster = (
  account: Account,
  binaries: Binaries,
  clusterDir: string,
): Outcome<void, 'database.init_failed'> => {
  const half = `${clusterDir}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  giveTo(account, half);
  const { status, stderr, error } = runAs(account, half, binaries.initdb, initdbArguments(ownName(account, half)));
  if (status !== 0)
    return refuse('database.init_failed', { folder: clusterDir, reason: error?.message ?? stderr.trim() });
  renameSync(half, clusterDir);
  syncFolder(dirname(clusterDir));
  return ok(undefined);
};

const majorOf = (clusterDir: string): string | undefined => {
  try {
    return readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

type ClusterCode = 'database.init_failed' | 'database.other_major' | 'database.not_ours';

const checkCluster = (account: Account, binaries: Binaries, clusterDir: string): Outcome<void, ClusterCode> => {
  const { uid } = statSync(clusterDir);
  if (account === undefined && uid !== process.getuid?.())
    return refuse('database.not_ours', { folder: clusterDir, owner: uid });
  const made = majorOf(clusterDir) ?? '?';
  if (made !== binaries.major)
    return refuse('database.other_major', { folder: clusterDir, made, brought: binaries.major });
  if (account !== undefined && uid === 0) giveTo(account, clusterDir); // copied back by root without its owner
  return ok(undefined);
};

/** Makes the cluster if there is none, and checks that one found is ours and of our major version. */
export const ensureCluster = (account: Account, binaries: Binaries, clusterDir: string): Outcome<void, ClusterCode> =>
  statSync(clusterDir, { throwIfNoEntry: false }) === undefined
    ? makeCluster(account, binaries, clusterDir)
    : checkCluster(account, binaries, clusterDir);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Writes who may connect, at every start: the account that we run as now may be every role, nobody else any. The
 * kernel vouches for it (peer), so no password lies about. Written by the cluster's account: root follows no link there.
 */
export const writeAccess = (account: Account, clusterDir: string): void => {
  const hba = 'local all all peer map=corridor\n';
  const ident = `corridor ${quoted(userInfo().username)} all\n`;
  for (const [name, text] of [
    ['pg_hba.conf', hba],
    ['pg_ident.conf', ident],
  ]) {
    const { status, stderr } = runAs(account, clusterDir, 'sh', ['-c', `cat > ${name}`], text);
    if (status !== 0) throw new Error(`${name} could not be written: ${stderr}`);
  }
};
