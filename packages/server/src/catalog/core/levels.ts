import { type Level, levels } from '#kernel';
import type { LevelDescription } from './facts.ts';

const higher = (a: Level, b: Level): Level => (levels.indexOf(a) >= levels.indexOf(b) ? a : b);

/**
 * Level of one column: the highest of the reasons that name it. Reasons about a combination of columns are left out: they are
 * of the table, and no column alone bears them.
 */
export const columnLevel = (column: string, reasons: LevelDescription['reasons']): Level =>
  reasons
    .filter((reason) => reason.code !== 'combination' && reason.columns.includes(column))
    .reduce<Level>((level, reason) => higher(level, reason.level), '1');
