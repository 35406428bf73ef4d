/** Runs serve-database.ts as a process of its own and listens to what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { invariant } from '#kernel';
import type { DatabaseUrls } from '#platform/postgres/embedded';

/** One line of serve-database.ts. */
export type Said =
  | { readonly ready: { readonly pid: number; readonly urls: DatabaseUrls } }
  | { readonly refused: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } }
  | { readonly exited: string };

/** A process that serves, or was refused. */
export type Serving = {
  readonly child: ChildProcess;
  /** The next line; waits for it. */
  next(): Promise<Said>;
  /** Sends a signal and waits for the end; answers the exit code or signal, and how long it took. */
  end(signal: NodeJS.Signals): Promise<{ how: string; ms: number }>;
};

/** Where the program lies, and how it is called. */
export type ServeOptions = { readonly script?: string; readonly wrapper?: readonly string[]; readonly node?: string };

const defaultScript = fileURLToPath(new URL('./serve-database.ts', import.meta.url));

/** Starts it on a folder; `wrapper` is a command that runs the rest of its arguments (setpriv, unshare). */
export const serve = (dataDir: string, options: ServeOptions = {}): Serving => {
  const { script = defaultScript, wrapper = [], node = process.execPath } = options;
  const [program = '', ...args] = [...wrapper, node, '--conditions=source', script, dataDir];
  const child = spawn(program, args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Said> => {
    const { value, done } = await lines.next();
    invariant(done !== true, `it ended without a word: ${errors.join('')}`);
    return JSON.parse(value) as Said;
  };
  const end = async (signal: NodeJS.Signals) => {
    const from = performance.now();
    const isOver = child.exitCode !== null || child.signalCode !== null;
    const ended = isOver ? [child.exitCode, child.signalCode] : once(child, 'exit');
    child.kill(signal);
    const [code, killed] = await ended;
    return { how: String(killed ?? code), ms: performance.now() - from };
  };
  return { child, next, end };
};

/** A process as this machine sees it, whatever namespace it lives in. */
type Process = {
  readonly pid: number;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
};

const readProcess = (pid: number): Process | undefined => {
  try {
    const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return { pid, program: basename(program), args, cwd: readlinkSync(`/proc/${pid}/cwd`) };
  } catch {
    return undefined;
  }
};

/** Kills the one process that is meant; anything else than one is a bug of the test. */
export const killProcess = (isMeant: (process: Process) => boolean): void => {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((one) => one !== undefined && isMeant(one));
  invariant(found.length === 1, `one process, not ${found.length}`);
  process.kill(found[0]?.pid ?? 0, 'SIGKILL');
};

/** Kills what watches over the database of a data folder, so that killing the program leaves an orphan. */
export const killWatcher = (dataDir: string): void =>
  killProcess(({ args, cwd }) => args.includes('corridor-watch') && cwd === join(dataDir, 'postgres'));

/** Starts it and waits until it serves. */
export const serveReady = async (dataDir: string, options: ServeOptions = {}) => {
  const serving = serve(dataDir, options);
  const said = await serving.next();
  invariant('ready' in said, `ready: ${JSON.stringify(said)}`);
  return { ...serving, ...said.ready };
};
