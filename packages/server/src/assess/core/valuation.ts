import { invariant } from '#kernel';
import type { CostInputs, CostItem, CostItemJson, CostsJson, Quality, Valuation } from '../model.ts';

/** Coefficients are counted in parts per million, so that money stays integer. */
const million = 1_000_000;

const itemNames = ['planning', 'direct', 'indirect', 'opportunity', 'taxes'] as const;

const itemToJson = (item: CostItem): CostItemJson => ({
  lowMinor: String(item.lowMinor),
  baseMinor: String(item.baseMinor),
  highMinor: String(item.highMinor),
});

const itemFromJson = (item: CostItemJson): CostItem => ({
  lowMinor: BigInt(item.lowMinor),
  baseMinor: BigInt(item.baseMinor),
  highMinor: BigInt(item.highMinor),
});

/** Costs out of JSON that a schema has checked. */
export const costsFromJson = (json: CostsJson): CostInputs => ({
  currency: json.currency,
  planning: itemFromJson(json.planning),
  direct: itemFromJson(json.direct),
  indirect: itemFromJson(json.indirect),
  opportunity: itemFromJson(json.opportunity),
  taxes: itemFromJson(json.taxes),
  ...(json.life === undefined ? {} : { life: json.life }),
});

/** The formula as a person reads it. */
export const costFormula =
  'P = C × δ;  C = planning + direct + indirect + opportunity + taxes;  δ = quality × remaining life ÷ total life';

/** Rounds half up; both are not negative. */
const multiplyPpm = (amountMinor: bigint, ppm: bigint): bigint =>
  (amountMinor * ppm + BigInt(million) / 2n) / BigInt(million);

const ppmOf = (share: number): bigint => BigInt(Math.round(share * million));

/** δ as low, base and high shares of 1. */
type Delta = { readonly low: number; readonly base: number; readonly high: number };

/**
 * δ from quality: the score as base; the worst and the best dimension as bounds, since any weighting of the dimensions that experts might
 * choose gives a figure between these two. Times what is left of the life, where that was declared.
 */
const deltaOf = (quality: Quality, costs: CostInputs): Delta | null => {
  const scores = quality.dimensions.flatMap((d) => (d.score === null ? [] : [d.score]));
  if (quality.score === null || scores.length === 0) return null;
  const life = costs.life === undefined ? 1 : costs.life.remainingMonths / costs.life.totalMonths;
  return {
    low: (Math.min(...scores, quality.score) / 100) * life,
    base: (quality.score / 100) * life,
    high: (Math.max(...scores, quality.score) / 100) * life,
  };
};

const total = (costs: CostInputs, bound: keyof CostItem): bigint =>
  itemNames.reduce((sum, name) => sum + costs[name][bound], 0n);

/** True when amounts are ordered and not negative and the remaining life is within the whole one. */
export const costsAreSound = (costs: CostInputs): boolean =>
  itemNames.every((name) => {
    const { lowMinor, baseMinor, highMinor } = costs[name];
    return lowMinor >= 0n && lowMinor <= baseMinor && baseMinor <= highMinor;
  }) &&
  (costs.life === undefined ||
    (costs.life.totalMonths > 0 &&
      costs.life.remainingMonths >= 0 &&
      costs.life.remainingMonths <= costs.life.totalMonths));

const inputsJson = (costs: CostInputs, quality: Quality, delta: Delta | null) => ({
  ...Object.fromEntries(itemNames.map((name) => [name, itemToJson(costs[name])])),
  ...(costs.life === undefined ? {} : { life: costs.life }),
  qualityScore: quality.score,
  qualityCoverage: quality.coverage,
  delta,
});

const unknown = { status: 'needs_input', currency: null, lowMinor: null, baseMinor: null, highMinor: null } as const;

/**
 * The cost approach of 中评协〔2023〕17号: P = C × δ, as low, base and high. Without declared costs there is no value, only the statement of
 * what is missing. An estimate by a tool, not an appraisal report. Throws on costs that are not sound.
 */
export const valueByCost = (quality: Quality, costs: CostInputs | undefined, edition: string): Valuation => {
  const method = { id: 'cost' as const, edition, formula: costFormula };
  if (costs === undefined)
    return { ...unknown, methods: [{ ...method, inputs: { missing: [...itemNames] }, result: null }] };
  invariant(costsAreSound(costs), 'costs must be ordered and not negative');
  const delta = deltaOf(quality, costs);
  const inputs = inputsJson(costs, quality, delta);
  if (delta === null) return { ...unknown, methods: [{ ...method, inputs, result: null }] };
  const result = {
    lowMinor: String(multiplyPpm(total(costs, 'lowMinor'), ppmOf(delta.low))),
    baseMinor: String(multiplyPpm(total(costs, 'baseMinor'), ppmOf(delta.base))),
    highMinor: String(multiplyPpm(total(costs, 'highMinor'), ppmOf(delta.high))),
  };
  return { status: 'computed', currency: costs.currency, ...result, methods: [{ ...method, inputs, result }] };
};
