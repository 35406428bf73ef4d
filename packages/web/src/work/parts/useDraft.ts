import { useCallback, useEffect, useRef, useState } from 'react';

type Kept<T> = { readonly at: string; readonly value: T };

const storeKey = (name: string): string => `corridor:draft:${name}`;

const read = <T>(name: string): Kept<T> | undefined => {
  try {
    return (JSON.parse(localStorage.getItem(storeKey(name)) ?? 'null') as Kept<T> | null) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Typing is kept this long after the last key: often enough that a closed window loses a word at most. */
const keepDelayMs = 400;

/**
 * A draft that is kept on the device as it is typed: a closed window, a dead battery or a session that is over lose nothing.
 * Never for secrets. `name` tells the forms apart, with the id of what is edited.
 */
export const useDraft = <T>(name: string, initial: T) => {
  const [kept] = useState(() => read<T>(name));
  const [value, setValue] = useState<T>(kept?.value ?? initial);
  const [keptAt, setKeptAt] = useState<string | undefined>(kept?.at);
  const isTouched = useRef(false);
  useEffect(() => {
    if (!isTouched.current) return;
    const timer = setTimeout(() => {
      const at = new Date().toISOString();
      localStorage.setItem(storeKey(name), JSON.stringify({ at, value }));
      setKeptAt(at);
    }, keepDelayMs);
    return () => clearTimeout(timer);
  }, [name, value]);
  const change = useCallback((next: T | ((before: T) => T)): void => {
    isTouched.current = true;
    setValue(next);
  }, []);
  /** What was typed is saved where it belongs: it stays on the page, the device forgets it. */
  const settle = useCallback((): void => {
    isTouched.current = false;
    localStorage.removeItem(storeKey(name));
    setKeptAt(undefined);
  }, [name]);
  const discard = useCallback((): void => {
    settle();
    setValue(initial);
  }, [settle, initial]);
  return { value, change, settle, discard, keptAt, restoredFrom: kept?.at };
};
