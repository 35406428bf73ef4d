/** A case as who opened it knows it. */
export type Tracked = { readonly number: string; readonly code: string };

const storeKey = 'corridor:tracked';

/** Remembers number and code in this tab alone, so that following a request right after filing it asks for nothing. */
export const rememberTracked = (tracked: Tracked): void => sessionStorage.setItem(storeKey, JSON.stringify(tracked));

/** Forgets number and code. */
export const forgetTracked = (): void => sessionStorage.removeItem(storeKey);

/** What this tab remembers; undefined when it is nothing. */
export const recallTracked = (): Tracked | undefined => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(storeKey) ?? 'null') as Partial<Tracked> | null;
    const { number, code } = kept ?? {};
    return typeof number === 'string' && typeof code === 'string' ? { number, code } : undefined;
  } catch {
    return undefined;
  }
};
