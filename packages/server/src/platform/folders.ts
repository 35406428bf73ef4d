import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { newId, type Random } from './random.ts';

/** Makes the folder of unfinished work, for our own eyes. */
export const makeWorkFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o700 });
};

/** Makes a fresh folder for one task, named after its kind: a call's own, or a job's that runs beside; the caller removes it. */
export const makeTaskFolder = async (
  parts: { workDir: string; clock: Clock; random: Random },
  kind: 'task' | 'job' = 'task',
): Promise<string> => {
  const path = join(parts.workDir, newId(kind, parts.clock.now(), parts.random));
  await mkdir(path, { recursive: true, mode: 0o700 });
  return path;
};
