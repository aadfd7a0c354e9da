import type { Label } from '../core/item.ts';
import { fitLogistic, logistic } from '../util/fit-logistic.ts';

/** Turns beliefs into calibrated ones: logistic(slope · logit(belief) + offset). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** Beliefs of 0 and 1 have no logit; nobody is surer than that before the teacher is heard. */
const LEAST = 1e-6;
/** Keeps the fit finite where every belief is the same. */
const RIDGE = 1e-3;

function logitOf(belief: number): number {
  const inside = Math.min(1 - LEAST, Math.max(LEAST, belief));
  return Math.log(inside / (1 - inside));
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
  if (labels.length === 0) return { slope: 0, offset: 0 };
  const { head } = fitLogistic({
    features: Float64Array.from(labels, (_, at) => logitOf(beliefs[at] as number)),
    columns: 1,
    targets: Float64Array.from(labels, label => (label === 1 ? high : low)),
    weights: new Float64Array(labels.length).fill(1),
    isPaired: false,
    ridge: RIDGE,
  });
  const [weight = 0, mean = 0, scale = 1] = [head.weights[0], head.means[0], head.scales[0]];
  return { slope: weight / scale, offset: head.intercept - (weight * mean) / scale };
}

/** Calibrated beliefs, each in (0, 1). */
export const applyCalibration = ({ slope, offset }: Calibration, beliefs: readonly number[]): readonly number[] =>
  beliefs.map(belief => Math.min(1 - LEAST, Math.max(LEAST, logistic(slope * logitOf(belief) + offset))));
