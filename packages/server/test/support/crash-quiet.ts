/** Waits until a platform has done everything that its last call caused. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Platform } from '@corridor/server';
import { sql } from 'kysely';
import { invariant } from '#kernel';
import { systemActor } from '#platform/system';

const actor = systemActor('test.crash');

/** Longest wait for background work; it takes a second or two. */
const waitMsMax = 60_000;

const pollMs = 50;

/** Versions that nobody has assessed yet: the last thing that an upload causes. */
const unassessed = (platform: Platform): Promise<number> =>
  platform.kit.db.read(actor, async (tx) => {
    const { rows } = await sql<{ count: number }>`select count(*)::int4 as count from datasets.version v
      where not exists (select from assess.assessment a where a.version_id = v.id)`.execute(tx.q);
    return rows[0]?.count ?? 0;
  });

/** Outbox empty, every version assessed, every entry of the log numbered and published. */
export const quiet = async (platform: Platform): Promise<void> => {
  const until = performance.now() + waitMsMax;
  await platform.outbox.drained();
  while ((await unassessed(platform)) > 0 || (await platform.outbox.state()).waiting > 0) {
    invariant(performance.now() < until, 'the background work is done within a minute');
    await sleep(pollMs);
  }
  await platform.sequencer?.settle();
};
