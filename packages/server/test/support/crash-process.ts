/** Runs the program of the crash tests as a process, in a namespace of its own where it is to be killed. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Journal, readJournal } from './crash-desk.ts';
import type { ScenarioName } from './crash-steps.ts';

const program = fileURLToPath(new URL('./crash-program.ts', import.meta.url));

/** With its first process everything in the namespace dies: Node, database, workers, watcher. */
const namespace = ['--pid', '--ipc', '--fork', '--mount-proc', '--kill-child=KILL'];

/** The shell is that first process, for process 1 cannot kill itself; it passes on how the program ended. */
const shell = ['sh', '-c', '"$@"; exit $?', 'sh'];

const wrappers: readonly (readonly string[])[] = [
  ['unshare', ...namespace, ...shell],
  ['unshare', '--user', '--map-current-user', ...namespace, ...shell],
];

/** The command that runs its arguments in a namespace of their own; undefined where the machine does not permit it. */
export const findNamespace = (): readonly string[] | undefined =>
  wrappers.find(([command = '', ...args]) => spawnSync(command, [...args, 'true']).status === 0);

/** Modules are compiled once for all runs: half a second less each. */
const compiled = mkdtempSync(join(tmpdir(), 'corridor-crash-compiled-'));
after(() => rmSync(compiled, { recursive: true, force: true }));

/** What became of the program: `killed` at its point, or `ended` in order because there was none. */
export type Ended = { readonly journal: Journal; readonly how: 'killed' | 'ended' };

/** Runs the program behind a command that takes it as its arguments; with none, directly. `start`: no steps, killed while it starts. */
export const runProgram = async (
  wrapper: readonly string[],
  run: { readonly folder: string; readonly scenario: ScenarioName | 'start'; readonly point: number },
): Promise<Ended> => {
  const path = join(run.folder, `journal-${run.scenario}`);
  writeFileSync(path, '');
  const node = [process.execPath, '--conditions=source', program, run.folder, path, run.scenario, String(run.point)];
  const [command = '', ...args] = [...wrapper, ...node];
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  const isKilled = code === 137 || signal === 'SIGKILL';
  assert.ok(code === 0 || isKilled, `the program ended with ${code ?? signal}: ${complaints}`);
  const journal = readJournal(path);
  assert.equal(code === 0, journal.points !== undefined, 'only a program that was not killed gets to its end');
  return { journal, how: isKilled ? 'killed' : 'ended' };
};
