/** Sequencers of this process, each waiting to hear that something was committed. */
const listeners = new Set<() => void>();

/** Tells the sequencers of this process that entries were committed. Other processes find them by asking every half second. */
export const wakeSequencers = (): void => {
  for (const listener of listeners) listener();
};

/** Listens until the returned function is called. */
export const onWake = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
