import type { Platform } from '@corridor/server';
import type { Actors } from './actors.ts';
import type { BankWorld } from './bank.ts';
import type { Line, Stage } from './stage.ts';

/** What every act of the demo needs. */
export type World = BankWorld & {
  readonly platform: Platform;
  readonly stage: Stage;
  readonly dataDir: string;
};

/** Prints a line under the step's title. */
export type Tell = (line: Line) => void;

/** A world with its people on the stage. */
export type Cast = { readonly world: World; readonly actors: Actors };

/** 9,800 of 980000 minor units; a dash when there is no amount. */
export const yuan = (minor: string | null): string =>
  minor === null ? '–' : (Number(minor) / 100).toLocaleString('en-US');
