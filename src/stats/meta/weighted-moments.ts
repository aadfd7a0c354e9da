import type { Effects } from './effects.ts';

/** Sums over the effects with weights w_i = 1/(v_i + τ²). */
export interface WeightedMoments {
  /** Σw. */
  readonly weight: number;
  /** Σwy/Σw, less the origin. */
  readonly mean: number;
  /** Cochran's Q at τ²: Σw(y − mean)². */
  readonly q: number;
  /** Σw²(y − mean)², which is −dQ/dτ². */
  readonly slope: number;
  /** Σw − Σw²/Σw: the trace of the matrix P with Q = y'Py. */
  readonly trace: number;
}

/**
 * The weighted sums that all estimators of τ² are made of.
 * @param tau2 variance between effects, ≥ 0
 */
export function weightedMoments({ shifted, variances, sharpest }: Effects, tau2: number): WeightedMoments {
  let others = 0; // all weights but the largest: subtracting that from Σw would cancel where it dominates
  let sum = 0;
  for (let at = 0; at < shifted.length; at++) {
    const weight = 1 / ((variances[at] as number) + tau2);
    if (at !== sharpest) others += weight;
    sum += weight * (shifted[at] as number);
  }
  const weight = others + 1 / ((variances[sharpest] as number) + tau2);
  const mean = sum / weight;
  let q = 0;
  let slope = 0;
  let trace = 0;
  for (let at = 0; at < shifted.length; at++) {
    const own = 1 / ((variances[at] as number) + tau2);
    const pull = own * ((shifted[at] as number) - mean);
    q += pull * ((shifted[at] as number) - mean);
    slope += pull * pull;
    trace += own * ((at === sharpest ? others : weight - own) / weight);
  }
  return { weight, mean, q, slope, trace };
}
