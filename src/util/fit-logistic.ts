import { solvePositive } from './solve-positive.ts';

/** A trained head, as plain data: logit = intercept + Σ weight · (x − mean) / scale. */
export interface LogisticHead {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly scales: readonly number[];
}

export interface TrainingSet {
  /** Rows × columns, row by row. */
  readonly features: Float64Array;
  readonly columns: number;
  /** Probability of label 1 per row, in [0, 1]. */
  readonly targets: Float64Array;
  /** Per row, > 0. */
  readonly weights: Float64Array;
  /** Pairs have no intercept and no centre: swapping the two answers must mirror the belief. */
  readonly isPaired: boolean;
  /** Ridge on standardised weights, > 0, in units of one example: keeps separable data finite. */
  readonly ridge: number;
}

const MOST_STEPS = 50;
/** Newton's method squares the error: after a step this short it is below what a double can hold. */
const STEP_TOLERANCE = 1e-8;

export const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** Means (0 for pairs) and root mean squares around them, per column; a column that does not vary has scale 1. */
function standardise({ features, columns, weights, isPaired }: TrainingSet): { means: number[]; scales: number[] } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const moment = (column: number, of: (x: number) => number): number =>
    weights.reduce((sum, weight, row) => sum + weight * of(features[row * columns + column] as number), 0) / total;
  const means = Array.from({ length: columns }, (_, column) => (isPaired ? 0 : moment(column, x => x)));
  const scales = means.map((mean, column) => Math.sqrt(moment(column, x => (x - mean) ** 2)) || 1);
  return { means, scales };
}

/** Rows in standard units, with a column of ones in front where there is an intercept. */
function designOf(set: TrainingSet, means: readonly number[], scales: readonly number[]): Float64Array {
  const { features, columns, isPaired, targets } = set;
  const ones = isPaired ? 0 : 1;
  const width = columns + ones;
  const rows = new Float64Array(targets.length * width);
  for (let row = 0; row < targets.length; row++) {
    if (ones === 1) rows[row * width] = 1;
    for (let column = 0; column < columns; column++) {
      const x = features[row * columns + column] as number;
      rows[row * width + ones + column] = (x - (means[column] as number)) / (scales[column] as number);
    }
  }
  return rows;
}

/** Gradient and Hessian of the penalised log-likelihood. */
function derive(rows: Float64Array, set: TrainingSet, theta: Float64Array) {
  const width = theta.length;
  const gradient = new Float64Array(width);
  const hessian = new Float64Array(width * width);
  for (let row = 0; row < set.targets.length; row++) {
    const start = row * width;
    let logit = 0;
    for (let k = 0; k < width; k++) logit += (rows[start + k] as number) * (theta[k] as number);
    const p = logistic(logit);
    const weight = set.weights[row] as number;
    const pull = weight * ((set.targets[row] as number) - p);
    const curvature = weight * p * (1 - p);
    for (let k = 0; k < width; k++) {
      const x = rows[start + k] as number;
      gradient[k] = (gradient[k] as number) + pull * x;
      const scaled = curvature * x;
      for (let j = 0; j <= k; j++) {
        hessian[k * width + j] = (hessian[k * width + j] as number) + scaled * (rows[start + j] as number);
      }
    }
  }
  for (let k = set.isPaired ? 0 : 1; k < width; k++) {
    gradient[k] = (gradient[k] as number) - set.ridge * (theta[k] as number);
    hessian[k * width + k] = (hessian[k * width + k] as number) + set.ridge;
  }
  // An intercept where every row has the same target has no finite optimum; this keeps the step finite.
  hessian[0] = (hessian[0] as number) + 1e-6;
  return { gradient, hessian };
}

/** A Newton step is cut to this length: far from the optimum the quadratic is no guide. */
const LONGEST_STEP = 4;

/**
 * Fits logistic regression with a ridge by Newton's method (iteratively reweighted least squares; McCullagh
 * and Nelder 1989, section 4.4), targets being probabilities. Deterministic.
 * @returns the head, and how far its parameters went from 0 in standard units
 */
export function fitLogistic(set: TrainingSet): { head: LogisticHead; moved: number } {
  const { means, scales } = standardise(set);
  const rows = designOf(set, means, scales);
  const width = set.columns + (set.isPaired ? 0 : 1);
  const theta = new Float64Array(width);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, hessian } = derive(rows, set, theta);
    const move = solvePositive(hessian, gradient);
    const length = Math.hypot(...move);
    const scale = Math.min(1, LONGEST_STEP / length);
    for (let k = 0; k < width; k++) theta[k] = (theta[k] as number) + scale * (move[k] as number);
    if (length < STEP_TOLERANCE) break;
  }
  const parameters = Array.from(theta);
  const intercept = set.isPaired ? 0 : (parameters.shift() ?? 0);
  return { head: { intercept, weights: parameters, means, scales }, moved: Math.hypot(...theta) };
}

/** Probability of label 1 of the row of features that begins at `from`. */
export function applyHead(
  { intercept, weights, means, scales }: LogisticHead,
  features: Float64Array,
  from = 0,
): number {
  let logit = intercept;
  for (let k = 0; k < weights.length; k++) {
    logit += ((weights[k] as number) * ((features[from + k] as number) - (means[k] as number))) / (scales[k] as number);
  }
  return logistic(logit);
}
