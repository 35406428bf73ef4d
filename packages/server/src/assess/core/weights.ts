/** From this consistency ratio on pairwise comparisons contradict each other too much to be used (Saaty, 1980). */
export const consistencyRatioMax = 0.1;

/** Saaty's random consistency index by the size of the matrix. */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41];

/** Steps of the power iteration: positive matrices of this size settle within a few dozen. */
const stepsMax = 200;

const times = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, each, i) => sum + each * (vector[i] ?? 0), 0));

const normed = (vector: readonly number[]): number[] => {
  const total = vector.reduce((sum, each) => sum + each, 0);
  return vector.map((each) => each / total);
};

/** Weights by the analytic hierarchy process: the principal eigenvector of the comparisons, its sum 1. */
export const weightsByComparison = (matrix: readonly (readonly number[])[]): number[] => {
  let vector = matrix.map(() => 1 / matrix.length);
  for (let step = 0; step < stepsMax; step += 1) vector = normed(times(matrix, vector));
  return vector;
};

/** Consistency ratio CR = ((λ − n) ÷ (n − 1)) ÷ RI of pairwise comparisons; 0 when no judgement contradicts another. Infinite when a pair is no reciprocal. */
export const consistencyOf = (matrix: readonly (readonly number[])[]): number => {
  const n = matrix.length;
  const isReciprocal = matrix.every((row, i) =>
    row.every((each, j) => Math.abs(each * (matrix[j]?.[i] ?? 0) - 1) < 0.01),
  );
  if (!isReciprocal) return Number.POSITIVE_INFINITY;
  const vector = weightsByComparison(matrix);
  const lambda = times(matrix, vector).reduce((sum, each) => sum + each, 0);
  return Math.max(0, (lambda - n) / (n - 1) / (randomIndex[n] ?? 1));
};
