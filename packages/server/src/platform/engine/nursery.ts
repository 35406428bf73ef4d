import { invariant } from '#kernel';
import { type EngineChild, startChild } from './child.ts';
import { type Confinement, findConfinement } from './confine.ts';

/** What the engine says: warnings of what this machine lacks and of tasks that were stopped. */
export type EngineLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

const sayConfinement = (log: EngineLog, found: Confinement): void => {
  if (!found.memory)
    log.warn({}, 'engine: no kernel memory cap here (prlimit is missing); only DuckDB’s own limit holds');
  if (!found.network) log.warn({}, 'engine: no network namespace here; DuckDB’s own settings keep it off the network');
  if (!found.privileges) log.warn({}, 'engine: setpriv is missing; children end with the parent by its pipe only');
};

/** Where children come from; one that waits makes the next task start fast. */
export type Nursery = {
  take(): Promise<EngineChild>;
  /** Makes sure in the background that a child waits. */
  warmUp(): void;
  /** Kills every child, busy or waiting, and waits until they are gone. */
  close(): Promise<void>;
};

/** Makes the nursery of one engine. */
export const createNursery = (log: EngineLog, keepSpare: boolean): Nursery => {
  const alive = new Set<EngineChild>();
  let confinement: Promise<Confinement> | undefined;
  let spare: EngineChild | undefined;
  let closed = false;
  const findOnce = async (): Promise<Confinement> => {
    const found = await findConfinement();
    sayConfinement(log, found);
    return found;
  };
  const start = async (): Promise<EngineChild> => {
    confinement ??= findOnce();
    const by = await confinement;
    invariant(!closed, 'the engine is closed');
    const child = startChild(by);
    alive.add(child);
    void child.gone.then(() => {
      alive.delete(child);
      if (spare === child) spare = undefined;
    });
    return child;
  };
  const addSpare = async (): Promise<void> => {
    if (closed || !keepSpare || spare !== undefined) return;
    const child = await start();
    if (closed) return;
    if (spare !== undefined) return child.stop('engine.crashed');
    child.rest();
    spare = child;
  };
  return {
    async take() {
      const child = spare ?? (await start());
      if (child === spare) spare = undefined;
      child.wake();
      return child;
    },
    // A child that cannot be started is the next task's refusal, not the program's end.
    warmUp: () => void addSpare().catch(() => {}),
    async close() {
      closed = true;
      const children = [...alive];
      for (const child of children) {
        child.wake();
        child.stop('engine.crashed');
      }
      await Promise.all(children.map((child) => child.gone));
    },
  };
};
