import { useState } from 'react';
import type { Column } from './column.ts';

const storeKey = (name: string): string => `corridor:columns:${name}`;

const readChoice = (name: string): readonly string[] | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storeKey(name)) ?? 'null');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : undefined;
  } catch {
    return undefined;
  }
};

/** The columns that a person wants to see of a table, remembered on the device. */
export const useColumns = <T>(name: string, columns: readonly Column<T>[]) => {
  const [chosen, setChosen] = useState(() => readChoice(name));
  const keys = chosen ?? columns.filter(({ isExtra }) => isExtra !== true).map(({ key }) => key);
  const choose = (next: readonly string[]): void => {
    setChosen(next);
    localStorage.setItem(storeKey(name), JSON.stringify(next));
  };
  return { shown: columns.filter(({ key }) => keys.includes(key)), keys, choose };
};
