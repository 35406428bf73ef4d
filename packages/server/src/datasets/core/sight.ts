import { missingMarkers } from './cells.ts';
import type { Family } from './types.ts';

const markers = new Set<string>(['', ...missingMarkers]);

/** What a cell may be at first sight: never less than what the queries of types.ts would find, so nothing is lost by asking for these only. */
const familiesOf = (text: string): readonly Family[] => {
  if (/^(true|false)$/i.test(text)) return ['boolean'];
  const isTimed = text.includes(':');
  const families: Family[] = [];
  if (/^[-+.\deE]+$/.test(text)) families.push('number');
  if (/^\d{4} *[-./年]/.test(text) || (/[a-z]{3}/i.test(text) && /\d/.test(text) && text.length <= longestDate))
    families.push(isTimed ? 'timestamp' : 'date');
  if (/^\d{1,2}[-./]\d{1,2}[-./]\d{4}/.test(text)) families.push(isTimed ? 'yearLastTime' : 'yearLast');
  if (/^\d{1,2}[-./ ][a-z]{3}[a-z.]*[-./ ]\d\d$/i.test(text)) families.push('shortDate');
  return families;
};

/** September 30, 2024, with spaces to spare. */
const longestDate = 48;

/**
 * The families that the first cells of a column leave possible: all when none is present, none when one of them can only be text. Which
 * of the rest it is, and whether the other cells agree, the queries tell.
 */
export const familiesAtSight = (cells: readonly (string | null)[], all: readonly Family[]): readonly Family[] => {
  const present = cells.map((cell) => (cell ?? '').trim()).filter((text) => !markers.has(text));
  if (present.length === 0) return all;
  const seen = present.map(familiesOf);
  if (seen.some((families) => families.length === 0)) return [];
  return all.filter((family) => seen.some((families) => families.includes(family)));
};
