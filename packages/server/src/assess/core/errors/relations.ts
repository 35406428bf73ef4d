/** Rows of a sample by column: numbers, NaN where there is none. */
export type Sample = readonly Float64Array[];

/** A relation that nearly all rows of a sample keep; columns by their places. */
export type Relation =
  | { readonly kind: 'order'; readonly low: number; readonly high: number }
  | { readonly kind: 'sum'; readonly total: number; readonly parts: readonly number[] }
  | { readonly kind: 'product'; readonly total: number; readonly parts: readonly [number, number] };

/** Share of the rows that keep a relation; so many rows have to have all of its values. */
const keptShareMin = 0.97;
const rowsMin = 30;

/** Of rows put together at random this share breaks an order, else it says nothing. */
const brokenByChanceMin = 0.2;

/** Of the rows that a sum is kept in, this share has at least two parts that are not nought. */
const tellingShareMin = 0.3;

/** Columns side by side that a total may be the sum of. */
const partsMax = 12;

/** Half a step of the second decimal place: totals are rounded. */
const roundingMax = 0.0051;

const isEqual = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(roundingMax, 1e-9 * Math.abs(a));

type Count = { rows: number; kept: number };

const holds = ({ rows, kept }: Count): boolean => rows >= rowsMin && kept >= keptShareMin * rows;

/** An order is meant when its bound is touched, by so many rows that are equal and not nought. */
const touchedShareMin = 0.01;

/** Columns `a` never above `b`, though their ranges overlap; `isNamed` are pairs whose names say so, others have to touch their bound. */
export const findOrders = (
  sample: Sample,
  isPair: (low: number, high: number) => boolean,
  isNamed: (low: number, high: number) => boolean,
): Relation[] =>
  sample.flatMap((a, low) =>
    sample.flatMap((b, high): Relation[] => {
      if (low === high || !isPair(low, high)) return [];
      const count = { rows: 0, kept: 0 };
      let [equal, touched, byChance] = [0, 0, 0];
      const shift = Math.floor(a.length / 3);
      for (let i = 0; i < a.length; i += 1) {
        const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = [a[i], b[i], b[(i + shift) % b.length]];
        if (Number.isNaN(x) || Number.isNaN(y)) continue;
        count.rows += 1;
        if (x <= y) count.kept += 1;
        if (x === y) equal += 1;
        if (x === y && x !== 0) touched += 1;
        if (x > z) byChance += 1;
      }
      const isMeant = isNamed(low, high) || touched >= touchedShareMin * count.rows;
      const tells = isMeant && byChance >= brokenByChanceMin * count.rows && equal < 0.9 * count.rows;
      return holds(count) && tells ? [{ kind: 'order', low, high }] : [];
    }),
  );

const value = (sample: Sample, column: number, row: number): number => sample[column]?.[row] ?? Number.NaN;

const keepsSum = (sample: Sample, total: number, parts: readonly number[]): boolean => {
  const count = { rows: 0, kept: 0 };
  let telling = 0;
  const rows = sample[total]?.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    let [sum, some] = [0, 0];
    for (const part of parts) {
      const x = value(sample, part, row);
      sum += x;
      if (x !== 0) some += 1;
    }
    const t = value(sample, total, row);
    if (Number.isNaN(sum) || Number.isNaN(t)) continue;
    count.rows += 1;
    if (!isEqual(t, sum)) {
      // Most candidates fail at once.
      if (count.rows - count.kept > 10 && count.kept < 0.5 * count.rows) return false;
      continue;
    }
    count.kept += 1;
    if (some >= 2) telling += 1;
  }
  return holds(count) && telling >= tellingShareMin * count.kept;
};

/** Columns that are the sum of others: of two anywhere, or of several side by side. */
export const findSums = (sample: Sample): Relation[] => {
  const n = sample.length;
  const found: Relation[] = [];
  for (let total = 0; total < n; total += 1) {
    let best: readonly number[] | undefined;
    for (let from = 0; from < n && best === undefined; from += 1)
      for (let to = Math.min(n - 1, from + partsMax - 1); to >= from + 2; to -= 1) {
        const parts = Array.from({ length: to - from + 1 }, (_, i) => from + i);
        if (parts.includes(total) || !keepsSum(sample, total, parts)) continue;
        best = parts;
        break;
      }
    for (let a = 0; a < n && best === undefined; a += 1)
      for (let b = a + 1; b < n; b += 1)
        if (a !== total && b !== total && keepsSum(sample, total, [a, b])) {
          best = [a, b];
          break;
        }
    if (best !== undefined) found.push({ kind: 'sum', total, parts: best });
  }
  return found;
};

/** Columns that are the product of two others, as an amount is of price and quantity. */
export const findProducts = (sample: Sample): Relation[] => {
  const found: Relation[] = [];
  for (const [total, t] of sample.entries())
    for (const [a, x] of sample.entries())
      for (let b = a + 1; b < sample.length; b += 1) {
        if (a === total || b === total) continue;
        const count = { rows: 0, kept: 0 };
        let telling = 0;
        for (let row = 0; row < t.length; row += 1) {
          const [p = Number.NaN, q = Number.NaN, r = Number.NaN] = [x[row], sample[b]?.[row], t[row]];
          if (Number.isNaN(p) || Number.isNaN(q) || Number.isNaN(r)) continue;
          count.rows += 1;
          if (!isEqual(r, p * q)) {
            if (count.rows - count.kept > 10 && count.kept < 0.5 * count.rows) break;
            continue;
          }
          count.kept += 1;
          if (p !== 0 && q !== 0 && p !== 1 && q !== 1) telling += 1;
        }
        if (holds(count) && telling >= tellingShareMin * count.kept)
          found.push({ kind: 'product', total, parts: [a, b] });
      }
  return found;
};
