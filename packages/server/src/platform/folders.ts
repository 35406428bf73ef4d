import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { newId, type Random } from './random.ts';

/** Makes the folder of unfinished work, for our own eyes. */
export const makeWorkFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
};

/** Makes a fresh folder for one task; the caller removes it. */
export const makeTaskFolder = async (parts: { workDir: string; clock: Clock; random: Random }): Promise<string> => {
  const path = join(parts.workDir, newId('task', parts.clock.now(), parts.random));
  await mkdir(path, { recursive: true, mode: 0o700 });
  return path;
};
