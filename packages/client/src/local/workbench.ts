import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '@corridor/server';

/** An engine and a folder for unfinished work, without a server. */
export type Workbench = { readonly engine: Engine; readonly workDir: string };

/** Lends a workbench and clears it away afterwards, whatever happens. */
export const atWorkbench = async <T>(work: (bench: Workbench) => Promise<T>): Promise<T> => {
  const { createEngine, createLog } = await import('@corridor/server');
  const workDir = await mkdtemp(join(tmpdir(), 'corridor-'));
  const engine = createEngine({ log: createLog('error'), spare: false });
  try {
    return await work({ engine, workDir });
  } finally {
    await engine.close();
    await rm(workDir, { recursive: true, force: true });
  }
};
