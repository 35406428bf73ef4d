/** There was no place for so long, or no room to wait for one: try again later. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  readonly statusCode = 503;
  /** What is busy, for the one who is refused. */
  readonly what: string;
  constructor(what: string, reason = 'no place came free') {
    super(`${what}: ${reason}`);
    this.what = what;
  }
}

/** How many work at a time, how many may wait, and how long. */
export type GateLimits = {
  readonly what: string;
  readonly places: number;
  readonly waitingMax?: number;
  readonly waitMsMax: number;
};

/** Lets so many work at a time; the others wait in line. */
export type Gate = {
  /** Runs the work in a place; rejects with BusyError when none comes free in time, or too many wait already. */
  pass<T>(work: () => Promise<T>): Promise<T>;
};

/** Makes a gate. */
export const createGate = ({ what, places, waitingMax = Number.POSITIVE_INFINITY, waitMsMax }: GateLimits): Gate => {
  let free = places;
  const line: (() => void)[] = [];
  const enter = (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    if (line.length >= waitingMax) return Promise.reject(new BusyError(what, 'too many wait'));
    return new Promise((resolve, reject) => {
      const go = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        line.splice(line.indexOf(go), 1);
        reject(new BusyError(what));
      }, waitMsMax);
      line.push(go);
    });
  };
  const leave = (): void => {
    const next = line.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async pass(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
};
