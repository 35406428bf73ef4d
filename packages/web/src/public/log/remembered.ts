const key = 'corridor.log.checkpoint';

/** A checkpoint that this browser saw before, and when: what no operator can take back. */
export type Remembered = { readonly note: string; readonly seenAt: string };

/** The remembered checkpoint; undefined on a first visit or where the browser keeps nothing. */
export const recall = (): Remembered | undefined => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Remembered> | null;
    return typeof kept?.note === 'string' && typeof kept.seenAt === 'string'
      ? { note: kept.note, seenAt: kept.seenAt }
      : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps a checkpoint for the next visit. */
export const remember = (note: string): void => {
  try {
    localStorage.setItem(key, JSON.stringify({ note, seenAt: new Date().toISOString() }));
  } catch {
    // A browser that keeps nothing compares nothing; the page says so by saying nothing.
  }
};
