import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Outcome, ok, refuse } from '#kernel';
import { type Account, childOptions } from './account.ts';
import { ownName } from './cluster.ts';
import { watchOver } from './watcher.ts';

/** The part of the program's log that the supervisor writes to. */
export type SupervisorLog = Record<'debug' | 'info' | 'warn' | 'error', (facts: object, message: string) => void>;

/** An orderly stop: SIGINT, and if the last checkpoint takes longer than this, SIGQUIT, which loses nothing either. */
const orderlyStopMsMax = 4_000;

const pollMs = 10;

/** Lines kept to say why a start failed. */
const lastLinesMax = 20;

/** What may not be changed in postgresql.conf. A crash of one backend ends the server: after a failed fsync nothing is known. */
const fixedSettings = (clusterName: string, socketName: string): readonly string[] => [
  'listen_addresses=',
  `unix_socket_directories="${socketName.replaceAll('"', '""')}"`,
  'unix_socket_permissions=0700',
  `hba_file=${clusterName}/pg_hba.conf`,
  `ident_file=${clusterName}/pg_ident.conf`,
  'fsync=on',
  'full_page_writes=on',
  'restart_after_crash=off',
  'logging_collector=off',
  'log_destination=stderr',
  'log_line_prefix=',
  'log_checkpoints=off',
  'log_error_verbosity=terse', // no DETAIL: it quotes the values of rows
  'log_min_error_statement=panic', // no STATEMENT either
];

type Child = ChildProcessByStdio<null, null, Readable>;

/** Levels by PostgreSQL's word; ERROR and FATAL end a client's statement or connection, and the client is told himself. */
const levels: Readonly<Record<string, keyof SupervisorLog>> = { WARNING: 'warn', PANIC: 'error' };

const passOn = (child: Child, log: SupervisorLog): string[] => {
  const last: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    last.push(line);
    if (last.length > lastLinesMax) last.shift();
    log[levels[/^[A-Z]+/.exec(line)?.[0] ?? ''] ?? 'debug']({ from: 'postgres' }, line);
  });
  return last;
};

/** A running server. */
export type Postmaster = {
  readonly pid: number;
  /** Fulfilled when the process is gone, with its exit code or signal. */
  readonly exited: Promise<string>;
  /** Ends it in order: new connections refused, transactions rolled back, everything written. At most 10 s. */
  stop(): Promise<void>;
};

const statusInFile = (clusterDir: string): { pid: number; status: string } => {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: (lines[7] ?? '').trim() };
  } catch {
    return { pid: 0, status: '' };
  }
};

/** Ready, or gone. Recovery after a crash may take long, so there is no limit but the process's own life. */
const waitUntilReady = async (child: Child, clusterDir: string): Promise<boolean> => {
  while (child.exitCode === null && child.signalCode === null) {
    const { pid, status } = statusInFile(clusterDir);
    if (pid === child.pid && status === 'ready') return true;
    await sleep(pollMs);
  }
  return false;
};

const stopChild = async (child: Child, exited: Promise<string>): Promise<void> => {
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGQUIT'), orderlyStopMsMax);
  await exited;
  clearTimeout(timer);
};

/**
 * Starts the server in a session of its own, so that a Ctrl-C in the terminal reaches us alone and we stop it in our
 * order. If this process ends without that, a watcher tells the server to end.
 */
export const startPostmaster = async (
  program: string,
  account: Account,
  place: { readonly clusterDir: string; readonly socketName: string },
  log: SupervisorLog,
): Promise<Outcome<Postmaster, 'database.start_failed'>> => {
  const name = ownName(account, place.clusterDir);
  const args = ['-D', name, ...fixedSettings(name, place.socketName).flatMap((setting) => ['-c', setting])];
  const child: Child = spawn(program, args, {
    ...childOptions(account, place.clusterDir),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(String(signal ?? code)));
    child.once('error', (error) => resolve(error.message));
  });
  const lastLines = passOn(child, log);
  if (child.pid !== undefined) void exited.then(watchOver(child.pid, account, place.clusterDir));
  if (await waitUntilReady(child, place.clusterDir))
    return ok({ pid: child.pid ?? 0, exited, stop: () => stopChild(child, exited) });
  return refuse('database.start_failed', { reason: `${await exited}: ${lastLines.join(' / ')}` });
};
