import { type KeyboardEvent, useCallback } from 'react';

const rowsIn = (box: HTMLElement): HTMLElement[] => [...box.querySelectorAll<HTMLElement>('tr.opens')];

/**
 * `j` and `k` go to the next and the previous line of a list, as long as the focus is in it (WCAG 2.1.4): typing elsewhere is
 * never taken for a command. Enter opens the line by the table itself.
 */
export const useListKeys = () =>
  useCallback((event: KeyboardEvent<HTMLElement>): void => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'j' && event.key !== 'k')) return;
    const rows = rowsIn(event.currentTarget);
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[event.key === 'j' ? at + 1 : Math.max(at - 1, 0)];
    next?.focus();
    event.preventDefault();
  }, []);
