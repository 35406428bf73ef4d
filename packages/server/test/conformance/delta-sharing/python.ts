import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a finished program said. */
export type Ran = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** The environment of the Python programs, or why there is none. */
export type PythonReady =
  | { readonly ok: true; readonly python: string }
  | { readonly ok: false; readonly reason: string };

const here = dirname(fileURLToPath(import.meta.url));
const cacheDir = join(here, '../../../../../.cache/conformance');

/** Runs a program to its end; a missing program counts as code 127. */
export const run = (command: string, args: readonly string[], input = ''): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });

/** What pip says when no registry answers; anything else that fails is a fault and not a reason to skip. */
const unreachable =
  /NewConnectionError|Connection (broken|refused|reset)|name resolution|timed out|Network is unreachable|ProxyError|No matching distribution/i;

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

const install = async (fresh: string, requirements: string): Promise<PythonReady> => {
  const made = await run('python3', ['-m', 'venv', fresh]);
  if (made.code !== 0) return { ok: false, reason: `no Python with venv here: ${lastLine(made.stderr + made.stdout)}` };
  const python = join(fresh, 'bin/python');
  const pip = await run(python, ['-m', 'pip', 'install', '--quiet', '--retries', '1', '-r', requirements]);
  if (pip.code === 0) return { ok: true, python };
  if (!unreachable.test(pip.stderr)) throw new Error(`pip could not install ${requirements}:\n${pip.stderr}`);
  return { ok: false, reason: `the Python package index cannot be reached: ${lastLine(pip.stderr)}` };
};

/**
 * Makes a virtual environment with the clients of requirements.txt, once per version of that file. Says why when there
 * is no Python or no package index; throws when the installation fails for another reason.
 */
export const ensurePython = async (): Promise<PythonReady> => {
  const requirements = join(here, 'requirements.txt');
  const edition = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 12);
  const folder = join(cacheDir, `python-${edition}`);
  const python = join(folder, 'bin/python');
  if (existsSync(python)) return { ok: true, python };
  await mkdir(cacheDir, { recursive: true });
  const fresh = `${folder}-${process.pid}`;
  const installed = await install(fresh, requirements).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    throw error;
  });
  if (!installed.ok) {
    await rm(fresh, { recursive: true, force: true });
    return installed;
  }
  if (existsSync(folder)) await rm(fresh, { recursive: true });
  else await rename(fresh, folder);
  return { ok: true, python };
};

/** The program that reads. */
export const readProgram = join(here, 'read.py');
