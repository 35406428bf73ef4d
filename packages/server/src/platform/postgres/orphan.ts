import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Outcome, ok, refuse } from '#kernel';
import { plainEnvironment } from './account.ts';
import { socketPath } from './socket.ts';

/** How long a server may take to end after SIGINT: it writes a checkpoint of at most shared_buffers (128 MB). */
export const fastStopMsMax = 20_000;

/** How long it may take after SIGQUIT, which writes nothing. */
export const quickStopMsMax = 5_000;

const pollMs = 20;

/** The process id in postmaster.pid; undefined when there is no such file. */
export const pidInFile = (clusterDir: string): number | undefined => {
  try {
    return Number(readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
};

const worksHereByProc = (pid: number, clusterDir: string): boolean => {
  try {
    if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') return false;
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(clusterDir)];
    return there.ino === here.ino && there.dev === here.dev;
  } catch {
    return false;
  }
};

const worksHereByPs = (pid: number, clusterDir: string): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {
    env: plainEnvironment,
    encoding: 'utf8',
  });
  const [program = ''] = stdout.split(' ');
  return basename(program) === 'postgres' && stdout.includes(clusterDir);
};

/** True when the process is a PostgreSQL that works in this folder: by its name, and by where it stands or was told to work. */
const worksHere = process.platform === 'linux' ? worksHereByProc : worksHereByPs;

const ends = async (gone: () => boolean, withinMs: number): Promise<boolean> => {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += pollMs) {
    if (gone()) return true;
    await sleep(pollMs);
  }
  return gone();
};

const send = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

const stopServer = async (pid: number, clusterDir: string): Promise<boolean> => {
  const gone = (): boolean => !worksHere(pid, clusterDir);
  send(pid, 'SIGINT');
  if (await ends(gone, fastStopMsMax)) return true;
  send(pid, 'SIGQUIT');
  return ends(gone, quickStopMsMax);
};

/** Children that outlived a killed postmaster hold its shared memory, and with it the next start, until they notice. */
const leftChildren = (clusterDir: string): number[] =>
  process.platform !== 'linux'
    ? []
    : readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => worksHere(pid, clusterDir));

const stopChildren = async (clusterDir: string): Promise<boolean> => {
  for (const pid of leftChildren(clusterDir)) send(pid, 'SIGQUIT');
  return ends(() => leftChildren(clusterDir).length === 0, quickStopMsMax);
};

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** What names a dead server's process. Its number may by now be a stranger's, or a zombie's, and PostgreSQL would respect both. */
const removeTraces = (clusterDir: string, socketDir: string): void => {
  const socket = socketPath(socketDir);
  for (const path of [join(clusterDir, 'postmaster.pid'), socket, `${socket}.lock`]) rmSync(path, { force: true });
};

/** Why the cluster cannot be started: somebody is on it. */
export type OrphanCode = 'database.orphan_stays' | 'database.served_unseen';

/**
 * Stops what an earlier process of ours, killed without a word, left running on this cluster. The caller holds the
 * folder's lock, so no living process of ours owns it. Answers the orphan's process id. A live server's postmaster.pid is
 * never removed: that is done only when nothing of PostgreSQL works in the folder and nothing answers at its socket.
 */
export const stopOrphan = async (
  clusterDir: string,
  socketDir: string,
): Promise<Outcome<number | undefined, OrphanCode>> => {
  const pid = pidInFile(clusterDir);
  const isOrphan = pid !== undefined && worksHere(pid, clusterDir);
  if (isOrphan && !(await stopServer(pid, clusterDir)))
    return refuse('database.orphan_stays', { pid, folder: clusterDir });
  const stays = (await stopChildren(clusterDir)) ? undefined : leftChildren(clusterDir)[0];
  if (stays !== undefined) return refuse('database.orphan_stays', { pid: stays, folder: clusterDir });
  if (await answers(socketPath(socketDir))) return refuse('database.served_unseen', { folder: clusterDir });
  removeTraces(clusterDir, socketDir);
  return ok(isOrphan ? pid : undefined);
};
