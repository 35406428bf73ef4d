import { spawnSync } from 'node:child_process';
import { closeSync, constants, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { defineErrors, type Outcome, ok, refuse } from '#kernel';

/** Why a data folder cannot be ours. */
export const lockErrors = defineErrors({
  'lock.folder_in_use': {
    status: 503,
    en: 'The folder {folder} is already served by process {pid} on {host}, since {since}. Stop that one, or use another folder.',
    zh: '目录 {folder} 正由主机 {host} 上的进程 {pid} 使用（自 {since} 起）。请先停止该进程，或改用其他目录。',
  },
  'lock.folder_not_ours': {
    status: 503,
    en: 'The folder {folder} cannot be written: {reason}. Run as the user that owns it, or use another folder.',
    zh: '目录 {folder} 无法写入：{reason}。请以其所有者的身份运行，或改用其他目录。',
  },
  'lock.tool_missing': {
    status: 503,
    en: 'The command flock was not found. It belongs to util-linux (apt-get install util-linux, or your system’s package).',
    zh: '找不到 flock 命令。它属于 util-linux，请安装（apt-get install util-linux，或所用系统的相应软件包）。',
  },
});
/** The closed union of their codes. */
export type LockCode = keyof typeof lockErrors;

/** Who holds a lock; written into the lock file for the one who is refused. Times are RFC 3339 UTC. */
export type LockHolder = { readonly pid: number; readonly host: string; readonly since: string };

/** The proof that a data folder is ours until `release`, or until this process ends in whatever way. */
export type FolderLock = { readonly folder: string; readonly holder: LockHolder; release(): void };

/** The lock's file in the data folder. It stays after release: deleting a lock file is what makes lock files race. */
export const lockFileName = 'corridor.lock';

/** O_EXLOCK of macOS and the BSDs, which Node does not name: open and lock in one step. */
const openExclusive = 0x20;

const unknownHolder: LockHolder = { pid: 0, host: '?', since: '?' };

const readHolder = (path: string): LockHolder => {
  try {
    return { ...unknownHolder, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<LockHolder>) };
  } catch {
    return unknownHolder; // taken this very moment, and not yet signed
  }
};

/** Locks the open file for all who share its description; the helper leaves, the lock stays with our descriptor. */
const flock = (fd: number): 'ours' | 'taken' | 'no tool' => {
  const { status } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] });
  if (status === null) return 'no tool';
  return status === 0 ? 'ours' : 'taken';
};

const isLinux = process.platform === 'linux';
const openFlags = constants.O_RDWR | constants.O_CREAT | (isLinux ? 0 : openExclusive | constants.O_NONBLOCK);

const openLocked = (path: string): number | 'taken' | 'no tool' => {
  let fd: number;
  try {
    fd = openSync(path, openFlags, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 'taken';
    throw error;
  }
  const state = isLinux ? flock(fd) : 'ours';
  if (state === 'ours') return fd;
  closeSync(fd);
  return state;
};

const sign = (fd: number, holder: LockHolder): void => {
  ftruncateSync(fd, 0);
  writeSync(fd, `${JSON.stringify(holder)}\n`, 0);
};

/**
 * Makes the folder if need be (mode 0700) and locks it against every other process. The kernel keeps the lock, so it
 * ends with the process, even by kill -9, and holds across containers that share the folder; a process id in a file
 * could say neither. Children do not inherit it.
 */
export const lockFolder = (folder: string): Outcome<FolderLock, LockCode> => {
  const path = join(folder, lockFileName);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fd = openLocked(path);
    if (fd === 'no tool') return refuse('lock.tool_missing');
    if (fd === 'taken') return refuse('lock.folder_in_use', { folder, ...readHolder(path) });
    const holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    sign(fd, holder);
    return ok({ folder, holder, release: () => release(fd) });
  } catch (error) {
    return refuse('lock.folder_not_ours', { folder, reason: (error as Error).message });
  }
};

const release = (fd: number): void => {
  ftruncateSync(fd, 0);
  closeSync(fd);
};
