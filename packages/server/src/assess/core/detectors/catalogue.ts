import { contactDetectors } from './contacts.ts';
import type { Detector } from './detector.ts';
import { networkDetectors } from './network.ts';
import { numberDetectors } from './numbers.ts';
import { traitDetectors } from './traits.ts';

export type { Detector } from './detector.ts';

/** The classes that are looked for. Between equally certain ones the order decides; a class may have a detector per writing. */
export const detectors: readonly Detector[] = [
  ...numberDetectors,
  ...contactDetectors,
  ...networkDetectors,
  ...traitDetectors,
];
