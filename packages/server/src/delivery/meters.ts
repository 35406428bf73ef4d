import { ok } from '#kernel';
import type { Kit } from '#platform/kit';
import { systemActor } from '#platform/system';
import { addToMeter, type MeterKey } from './store-meter.ts';

/** How long readings of fetched bytes wait in memory: a row per file request would cost more than the request. */
const flushEveryMs = 1000;

type Waiting = { readonly key: MeterKey; requests: number; bytesServed: number };

/** Counts file requests and the bytes that really went out. A crash loses at most the last second of it. */
export interface Meters {
  add(key: MeterKey, bytesServed: number): void;
  /** Writes what waits. */
  flush(): Promise<void>;
  /** Writes what waits and stops. */
  close(): Promise<void>;
}

const actor = systemActor('delivery.meter');

/** Makes the meters of one process. */
export const createMeters = (kit: Kit): Meters => {
  const waiting = new Map<string, Waiting>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const entries = [...waiting.values()];
    waiting.clear();
    if (entries.length === 0) return;
    await kit.db.transact(actor, async (tx) => {
      for (const { key, requests, bytesServed } of entries)
        await addToMeter(tx, key, { answers: 0, rowsGranted: 0, requests, bytesServed });
      return ok(undefined);
    });
  };
  const flush = (): Promise<void> => {
    running = running.then(write, write);
    return running;
  };
  const flushLater = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      flush().catch((error: unknown) => kit.log.error({ err: error }, 'delivery: readings could not be written'));
    }, flushEveryMs).unref();
  };
  return {
    add(key, bytesServed) {
      const id = `${key.grant.id} ${key.table.id} ${key.channel}`;
      const entry = waiting.get(id) ?? { key, requests: 0, bytesServed: 0 };
      entry.requests += 1;
      entry.bytesServed += bytesServed;
      waiting.set(id, entry);
      flushLater();
    },
    flush,
    async close() {
      clearTimeout(timer);
      await flush();
    },
  };
};
