import { type SpawnSyncOptions, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The operating system's account that the database server runs as; undefined: our own. Only root ever needs another. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/** What the server's programs may know of our environment: nothing of ours, so that no LANG or PG… variable leaks in. */
export const plainEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' } as const;

const isRoot = (): boolean => process.getuid?.() === 0;

const idOf = (flag: '-u' | '-g', name: string): number | undefined => {
  const { status, stdout } = spawnSync('id', [flag, name], { env: plainEnvironment, encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
};

const accountNamed = (name: string): Account => {
  const [uid, gid] = [idOf('-u', name), idOf('-g', name)];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
};

/** PostgreSQL refuses to run as root: then it is the cluster's owner, else `postgres`, else `nobody` of this machine. */
export const accountFor = (clusterDir: string): Account => {
  if (!isRoot()) return undefined;
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: 65534, gid: 65534 };
};

/** Spawn options that make a child the account, in a folder, without our environment. */
export const childOptions = (account: Account, cwd: string): SpawnSyncOptions & { cwd: string } => ({
  ...account,
  cwd,
  env: plainEnvironment,
});

/** Runs a program as the account and waits for it. */
export const runAs = (
  account: Account,
  cwd: string,
  program: string,
  args: readonly string[],
  input = '',
): SpawnSyncReturns<string> =>
  spawnSync(program, args, { ...childOptions(account, cwd), input, encoding: 'utf8' }) as SpawnSyncReturns<string>;

/** Gives a folder, with all that is in it, to the account. Links are given, not followed. */
export const giveTo = (account: Account, folder: string): void => {
  if (account === undefined) return;
  chownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveTo(account, path);
    else lchownSync(path, account.uid, account.gid);
  }
};
