import type { TypedSheet } from './sheet.ts';
import type { Wrongs } from './toSheet.ts';

/** What every part of the form gets: the sheet as typed, a way to change it, and what is wrong once it was tried. */
export type PartProps = {
  readonly typed: TypedSheet;
  readonly set: (part: Partial<TypedSheet>) => void;
  readonly wrongs: Wrongs;
};

/** A list with one of its entries changed. */
export const withOne = <T>(list: readonly T[], at: number, part: Partial<T>): T[] =>
  list.map((one, i) => (i === at ? { ...one, ...part } : one));

/** A list without one of its entries. */
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);
