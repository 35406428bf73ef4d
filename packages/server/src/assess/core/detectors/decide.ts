import type { ClassEvidence } from '../../model.ts';
import type { Detector } from './detector.ts';

/** Below this confidence a class is not taken for granted: a person has to say. */
export const confidenceMin = 0.6;

/** Fewer valid values prove nothing, unless the column has no more. */
const validMin = 3;

/** When this share of the values of the form passes the checksum, it is one: random digits pass once in 10 to 31. */
const checksumShareMin = 0.5;

const round = (value: number): number => Math.round(Math.min(0.99, value) * 100) / 100;

/** Where the checksum fails, header and form count only when this share of the values has the form: wrong numbers are still somebody's. */
const uncheckedShareMin = 0.5;

/** What a detector says of a column. */
export type Verdict = { readonly accepted: boolean; readonly confidence: number };

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const passes = (e: ClassEvidence): boolean => share(e.valid, e.matched) >= checksumShareMin;

const provenByForm = (detector: Detector, e: ClassEvidence): boolean =>
  e.header &&
  e.matched > 0 &&
  share(e.matched, e.checked) >= detector.withHeader &&
  (detector.checksum !== true || passes(e) || share(e.matched, e.checked) >= uncheckedShareMin);

const provenByValues = (detector: Detector, e: ClassEvidence): boolean =>
  detector.alone !== undefined &&
  e.valid > 0 &&
  e.valid >= Math.min(validMin, e.checked) &&
  share(e.valid, e.checked) >= detector.alone &&
  (detector.checksum !== true || passes(e));

/**
 * Decides by evidence. Confidence: with a checksum 0.7 + 0.25 × share of the formed values that pass it + 0.05 for the header;
 * by form alone 0.5 + 0.3 × share of the values that have it + 0.15 for the header; by the header alone 0.6 where that suffices,
 * else 0.3. Null when neither values nor header speak for the class.
 */
export const decide = (detector: Detector, evidence: ClassEvidence): Verdict | null => {
  const header = evidence.header ? 1 : 0;
  if (provenByForm(detector, evidence) || provenByValues(detector, evidence)) {
    const confidence =
      detector.checksum === true && passes(evidence)
        ? 0.7 + 0.25 * share(evidence.valid, evidence.matched) + 0.05 * header
        : 0.5 + 0.3 * share(evidence.matched, evidence.checked) + 0.15 * header;
    return { accepted: confidence >= confidenceMin, confidence: round(confidence) };
  }
  if (!evidence.header) return null;
  return detector.withHeader === 0
    ? { accepted: true, confidence: confidenceMin }
    : { accepted: false, confidence: 0.3 };
};
