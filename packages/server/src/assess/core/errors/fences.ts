/** Quantiles of a column, and its most frequent value. */
export type Spread = {
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
  readonly usual: number;
};

/** Values below `low` or above `high` are outside. */
export type Fence = { readonly low: number; readonly high: number };

/** Robust deviations up to which a value is ordinary, and from which on it may be an outlier. */
const ordinaryMax = 3;
const outlierMin = 6;

/** An outlier is this many times as far from the middle as everything nearer than it: a tail thins out, and leaves no such gap. */
const gapRatioMin = 1.5;

/** Beyond this, the upper half of the middle nine tenths is so much wider than the lower that logarithms tell more. */
const skewMin = 0.35;

/** The middle nine tenths over the middle half: 2.4 of a normal distribution, 3.3 of an exponential one on both sides. */
const heavyMin = 3.5;

/** Quartiles and twentieths of a normal distribution lie this many standard deviations apart. */
const quartilesApart = 1.349;
const twentiethsApart = 3.29;

/** A scale on which the column's values lie evenly about their middle: `to` it and `back`. */
type Scale = { readonly to: (x: number) => number; readonly back: (y: number) => number };

const plain: Scale = { to: (x) => x, back: (y) => y };

const logarithm: Scale = { to: (x) => (x > 0 ? Math.log(x) : Number.NEGATIVE_INFINITY), back: Math.exp };

const bothWays = (middle: number, unit: number): Scale => ({
  to: (x) => Math.asinh((x - middle) / unit),
  back: (y) => middle + unit * Math.sinh(y),
});

const scaleFor = ({ q05, q25, q50, q75, q95 }: Spread): Scale => {
  const skew = (q95 - q50 - (q50 - q05)) / (q95 - q05);
  if (q05 > 0 && skew > skewMin) return logarithm;
  const unit = (q75 - q25) / quartilesApart;
  return (q95 - q05) / (q75 - q25) > heavyMin || Math.abs(skew) > skewMin ? bothWays(q50, unit) : plain;
};

/** The distance of the first value that lies beyond a gap, infinite where none does. `distances` are ascending. */
const firstBeyond = (distances: readonly number[]): number => {
  let before = ordinaryMax;
  for (const distance of distances) {
    if (distance >= outlierMin && distance >= gapRatioMin * before) return distance;
    before = Math.max(before, distance);
  }
  return Number.POSITIVE_INFINITY;
};

/**
 * What is ordinary in a column and, given its values outside of that, what lies beyond a gap, each side by itself. A deviation is the
 * larger one of those that quartiles and twentieths tell. Below nought lies beyond where all ordinary values are above. Undefined where the middle half is one value.
 */
export const fenceOf = (
  spread: Spread,
  far: readonly number[],
): { readonly ordinary: Fence; readonly beyond: Fence } | undefined => {
  if (!(spread.q75 > spread.q25)) return undefined;
  const scale = scaleFor(spread);
  const { to, back } = scale;
  const middle = to(spread.q50);
  const deviation = Math.max(
    (to(spread.q75) - to(spread.q25)) / quartilesApart,
    (to(spread.q95) - to(spread.q05)) / twentiethsApart,
  );
  const at = (sign: 1 | -1, distance: number): number => {
    const x = Number.isFinite(distance) ? back(middle + sign * distance * deviation) : sign * Number.MAX_VALUE;
    return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, x));
  };
  const edge = (sign: 1 | -1): number => {
    const distances = far.map((x) => (sign * (to(x) - middle)) / deviation).filter((d) => d > 0 && Number.isFinite(d));
    // A little inside the first value beyond, so that rounding on the way back leaves it outside.
    return at(sign, firstBeyond(distances.toSorted((a, b) => a - b)) * 0.999);
  };
  const low = edge(-1);
  const hasNegative = scale === logarithm && far.some((x) => x < 0);
  return {
    ordinary: { low: at(-1, ordinaryMax), high: at(1, ordinaryMax) },
    beyond: { low: hasNegative ? Math.max(0, low) : low, high: edge(1) },
  };
};
