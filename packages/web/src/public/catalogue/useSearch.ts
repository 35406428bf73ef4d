import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../parts/useApi.ts';
import { type Found, find, queryOf, type Search, searchOf } from './search.ts';

/** A search, what it found, and whether a newer answer is on its way. */
export type Searching = {
  readonly search: Search;
  readonly found: Found;
  readonly isBusy: boolean;
  /** Sets the search in place: one question, the address follows. */
  readonly go: (search: Search) => void;
};

/** The catalogue's search in the browser: an answer to an older question is thrown away; the browser's back button goes back. */
export const useSearch = (initial: { readonly search: Search; readonly found: Found }): Searching => {
  const api = useApi();
  const [state, setState] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef(0);
  const ask = useCallback(
    async (search: Search): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      setBusy(true);
      try {
        const found = await find(api, search);
        if (mine === asked.current) startTransition(() => setState({ search, found }));
      } catch {
        // The address says what is wanted: loading it shows the result, or what is wrong.
        location.assign(`/catalogue?${queryOf(search)}`);
      } finally {
        if (mine === asked.current) setBusy(false);
      }
    },
    [api],
  );
  useEffect(() => {
    const back = (): void => void ask(searchOf(new URLSearchParams(location.search)));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [ask]);
  const go = (search: Search): void => {
    const query = queryOf(search);
    history.pushState(null, '', query === '' ? '/catalogue' : `/catalogue?${query}`);
    void ask(search);
  };
  return { ...state, isBusy, go };
};
