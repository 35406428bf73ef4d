/** The command line as a person runs it, in a folder that is its home too. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../client/src/cli.ts', import.meta.url));

/** How a command ended and what it said. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line with these words, in English unless they say otherwise. */
export const runCommand = (home: string, words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: home,
      env: { ...process.env, XDG_CONFIG_HOME: home, LANG: 'C', LC_ALL: '' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
