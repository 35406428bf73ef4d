import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => undefined;

/** False while the server's drawing is taken over, true right after: for what only the browser knows. */
export const useMounted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
