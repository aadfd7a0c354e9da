import type { Label } from '../core/item.ts';

/** Turns beliefs into calibrated ones: logistic(slope · logit(belief) + offset). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** Beliefs of 0 and 1 have no logit; nobody is surer than that before the teacher is heard. */
const LEAST = 1e-6;
const MOST_STEPS = 50;
const TOLERANCE = 1e-9;
/** Keeps the step finite where every belief is the same. */
const RIDGE = 1e-3;

const logistic = (logit: number): number => 1 / (1 + Math.exp(-logit));

function logitOf(belief: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, belief));
  return Math.log(inside / (1 - inside));
}

interface Point {
  /** Logit of the belief. */
  readonly x: number;
  /** Target in (0, 1). */
  readonly y: number;
}

/** log(1 + e^z) without overflow. */
const softPlus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** Penalised cross-entropy, which is convex. */
function lossOf({ slope, offset }: Calibration, points: readonly Point[]): number {
  const ridge = (RIDGE / 2) * (slope ** 2 + offset ** 2);
  return points.reduce((sum, { x, y }) => sum + softPlus(slope * x + offset) - y * (slope * x + offset), ridge);
}

/** Newton's step. */
function stepFrom({ slope, offset }: Calibration, points: readonly Point[]): Calibration {
  let [pullSlope, pullOffset] = [-RIDGE * slope, -RIDGE * offset];
  let [bySlope, byBoth, byOffset] = [RIDGE, 0, RIDGE];
  for (const { x, y } of points) {
    const p = logistic(slope * x + offset);
    const curvature = p * (1 - p);
    pullSlope += (y - p) * x;
    pullOffset += y - p;
    bySlope += curvature * x * x;
    byBoth += curvature * x;
    byOffset += curvature;
  }
  const determinant = bySlope * byOffset - byBoth ** 2;
  return {
    slope: (byOffset * pullSlope - byBoth * pullOffset) / determinant,
    offset: (bySlope * pullOffset - byBoth * pullSlope) / determinant,
  };
}

/** Goes along the step, halved until the loss falls; undefined where it does not, which is the optimum. */
function descend(from: Calibration, points: readonly Point[]): Calibration | undefined {
  const step = stepFrom(from, points);
  const loss = lossOf(from, points);
  for (let share = 1; share > TOLERANCE; share /= 2) {
    const to = { slope: from.slope + share * step.slope, offset: from.offset + share * step.offset };
    if (lossOf(to, points) < loss - TOLERANCE) return to;
  }
  return undefined;
}

/**
 * Calibrates beliefs by items whose labels are known.
 * @param beliefs probability of label 1 per item, in [0, 1]
 * @param labels in the same order; none is allowed, and calibrates to one half
 * @source Platt 1999, "Probabilistic outputs for support vector machines": a logistic curve, its targets drawn in by one item of
 * each label, which keeps separable labels finite
 */
export function calibratePrior(beliefs: readonly number[], labels: readonly Label[]): Calibration {
  const ones = labels.filter(label => label === 1).length;
  const high = (ones + 1) / (ones + 2);
  const low = 1 / (labels.length - ones + 2);
  const points = labels.map((label, at) => ({ x: logitOf(beliefs[at] as number), y: label === 1 ? high : low }));
  let best: Calibration = { slope: 0, offset: 0 };
  for (let count = 0; count < MOST_STEPS; count++) {
    const next = descend(best, points);
    if (next === undefined) break;
    best = next;
  }
  return best;
}

/** Calibrated beliefs, each in (0, 1). */
export const applyCalibration = ({ slope, offset }: Calibration, beliefs: readonly number[]): readonly number[] =>
  beliefs.map(belief => Math.min(1 - LEAST, Math.max(LEAST, logistic(slope * logitOf(belief) + offset))));
