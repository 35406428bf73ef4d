/** Time as the platform sees it. Nothing outside platform/ reads the wall clock. */
export interface Clock {
  /** The instant now, UTC. */
  now(): Date;
  /** Milliseconds that never run backwards, for durations. */
  monotonicMs(): number;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
};

/** A clock that stands still until it is moved: for tests and for walks through months. */
export interface VirtualClock extends Clock {
  advance(ms: number): void;
  set(instant: Date): void;
}

/** Makes a virtual clock that starts at an instant. */
export const virtualClock = (start: Date): VirtualClock => {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    monotonicMs: () => nowMs,
    advance: (ms) => {
      nowMs += ms;
    },
    set: (instant) => {
      nowMs = instant.getTime();
    },
  };
};
