import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { type Account, childOptions } from './account.ts';

/** Reads until the other end is gone, whatever it was that ended it, then tells the server to end in order. */
const script = 'read -r _; kill -INT "$1"';

/**
 * Sets a small process beside the server that ends it when this one ends without having done so, even by kill -9: a
 * pipe closes with its writer. Answers how to call it off.
 */
export const watchOver = (pid: number, account: Account, cwd: string): (() => void) => {
  const child = spawn('sh', ['-c', script, 'corridor-watch', String(pid)], {
    ...childOptions(account, cwd),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => {}); // without it an orphan is left, which the next start finds
  child.unref();
  (child.stdin as Socket).unref();
  return () => child.kill('SIGKILL');
};
