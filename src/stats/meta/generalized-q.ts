import type { Effects } from './effects.ts';
import { weightedMoments } from './weighted-moments.ts';

/** Far more than ever needed: a step at least halves the distance in 1/Q, and mostly squares it. */
const MOST_STEPS = 1000;

/**
 * The τ² ≥ 0 at which the generalised Q, Σ(y − mean)²/(v + τ²), falls to `target`; 0 if it is not above it at τ² = 0.
 *
 * Newton's method on 1/Q from 0. With Q = y'Py, Q' = −y'P²y and Q'' = 2y'P³y, the inequality (y'P²y)² ≤ (y'Py)(y'P³y) makes
 * 1/Q concave in τ². It increases, so that every tangent lies above it and no step passes the root (derived here).
 * @param target > 0
 * @returns the root to the last few bits
 */
export function solveGeneralizedQ(effects: Effects, target: number): number {
  let tau2 = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { q, slope } = weightedMoments(effects, tau2);
    if (q <= target) return tau2;
    const next = tau2 + (q / target) * ((q - target) / slope);
    if (!(next - tau2 > Number.EPSILON * next)) return next;
    tau2 = next;
  }
  return tau2;
}
