import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answers } from '../../shared/form/schema.ts';
import { isAnswers } from '../../shared/form/schema.ts';

const storeKey = (name: string): string => `corridor:request:${name}`;

const keptOf = (name: string): Answers | undefined => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storeKey(name)) ?? 'null');
    return isAnswers(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Answers as they are typed, kept in this tab alone: a call in between or a page loaded again loses nothing, and a borrowed phone keeps
 * nothing. `round` changes when kept answers come back, so that fields that hold their own text are drawn anew.
 */
export const useAnswers = (name: string) => {
  const [answers, setAnswers] = useState<Answers>({});
  const [round, setRound] = useState(0);
  const isTouched = useRef(false);
  useEffect(() => {
    const kept = keptOf(name);
    if (kept === undefined || isTouched.current) return;
    setAnswers(kept);
    setRound((before) => before + 1);
  }, [name]);
  const change = useCallback(
    (next: Answers): void => {
      isTouched.current = true;
      setAnswers(next);
      sessionStorage.setItem(storeKey(name), JSON.stringify(next));
    },
    [name],
  );
  const forget = useCallback((): void => sessionStorage.removeItem(storeKey(name)), [name]);
  return { answers, change, forget, round };
};
