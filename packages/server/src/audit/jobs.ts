import type { Kit } from '#platform/kit';
import { healFiles, publish } from './publication.ts';
import { batchEntriesMax, sequenceBatch } from './sequencer.ts';
import { onWake } from './wake.ts';

/** Longest wait before looking for entries that other processes committed: half of the second promised. */
const pollMs = 500;

/** Shortest time between two rounds: bursts share a checkpoint, and a steady stream makes five a second at most. */
const paceMs = 200;

/** The process's sequencer while it runs. */
export interface Sequencer {
  /**
   * Waits until everything committed before the call is numbered, signed and published (by this process, unless another
   * one was numbering at that moment). Returns the published size; rejects when the round fails.
   */
  settle(): Promise<number>;
  /** Stops after the round that is under way. */
  stop(): Promise<void>;
}

/** Numbers all that waits, then publishes. Returns the published size. */
export const runRound = async (kit: Kit): Promise<number> => {
  while ((await sequenceBatch(kit)) === batchEntriesMax);
  return publish(kit);
};

type Wait = { readonly promise: Promise<void>; readonly end: () => void };

const startWait = (ms: number): Wait => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  return {
    promise,
    end: () => {
      clearTimeout(timer);
      resolve();
    },
  };
};

/**
 * Starts the sequencer of this process: a round as soon as entries are committed here, and every half second for those of
 * other processes. Several processes may run one; the log's lock lets one number at a time.
 */
export const startSequencer = (kit: Kit): Sequencer => {
  let stopped = false;
  let woken = true;
  let wait: Wait | undefined;
  let round: Promise<number> = Promise.resolve(0);
  const wake = (): void => {
    woken = true;
    wait?.end();
  };
  const forget = onWake(wake);
  const enqueueRound = (): Promise<number> => {
    round = round.catch(() => 0).then(() => runRound(kit));
    return round;
  };
  const pause = async (ms: number): Promise<void> => {
    wait = startWait(ms);
    if (woken || stopped) wait.end();
    await wait.promise;
  };
  const complain = (error: unknown): void => kit.log.error({ err: error }, 'the log could not be continued');
  const loop = async (): Promise<void> => {
    await healFiles(kit).catch(complain);
    while (!stopped) {
      woken = false;
      await enqueueRound().catch(complain);
      await startWait(paceMs).promise;
      await pause(pollMs - paceMs);
    }
  };
  const running = loop();
  return {
    settle: enqueueRound,
    stop: async () => {
      stopped = true;
      forget();
      wake();
      await running;
      await round.catch(() => 0);
    },
  };
};
