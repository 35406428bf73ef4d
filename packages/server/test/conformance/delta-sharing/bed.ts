/** The ground of a test: a fresh kit, and a folder that goes away with the process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#platform/clock';
import { atEnd, openTestKit } from '../../support/kit.ts';
import { type Ground, layGround } from './ground.ts';

/** The ground with a folder for what clients fetch. */
export type Bed = Ground & { readonly folder: string };

/** Opens the ground; it ends with the test process. */
export const openBed = async ({ clock }: { readonly clock?: Clock } = {}): Promise<Bed> => {
  const ground = await layGround(await openTestKit(clock === undefined ? {} : { clock }));
  const folder = mkdtempSync(join(tmpdir(), 'corridor-share-'));
  atEnd(async () => {
    await ground.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { ...ground, folder };
};
