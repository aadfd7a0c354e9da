import type { Rng } from '../../core/random.ts';
import { logFactorial } from './log-factorial.ts';

/** Measured nanoseconds of one draw. It chooses between algorithms, not between laws. */
export const BINOMIAL_COST = 40;

/** Below this mean inversion is faster and transformed rejection is not valid. */
const INVERSION_MEAN = 10;

/** Inversion from 0 upwards; `share` ≤ ½ and n·share < 10. */
function byInversion(rng: Rng, n: number, share: number): number {
  const odds = share / (1 - share);
  const none = Math.exp(n * Math.log1p(-share));
  for (;;) {
    let left = rng.uniform();
    let chance = none;
    for (let successes = 0; successes <= n; successes++) {
      if (left < chance) return successes;
      left -= chance;
      chance *= (odds * (n - successes)) / (successes + 1);
    }
    // Rounding left a sliver above the last probability: draw again.
  }
}

/** Hörmann's transformed rejection with squeeze (BTRS); `share` ≤ ½ and n·share ≥ 10. */
function byRejection(rng: Rng, n: number, share: number): number {
  const spread = Math.sqrt(n * share * (1 - share));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * share;
  const centre = n * share + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  for (;;) {
    const v = rng.uniform();
    const u = rng.uniform() - 0.5;
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= squeeze) return k;
    if (k < 0 || k > n) continue;
    const alpha = (2.83 + 5.1 / b) * spread;
    const mode = Math.floor((n + 1) * share);
    const logRatio =
      logFactorial(mode) +
      logFactorial(n - mode) -
      logFactorial(k) -
      logFactorial(n - k) +
      (k - mode) * Math.log(share / (1 - share));
    if (Math.log((v * alpha) / (a / (edge * edge) + b)) <= logRatio) return k;
  }
}

/**
 * One draw from Bin(n, share), exact up to rounding of the acceptance test (about 1e-13 relative), at a cost that does not
 * grow with n.
 * @param n trials, whole, ≥ 0
 * @param share success probability in [0, 1]
 * @source inversion (BINV) and BTRS: Hörmann (1993), "The generation of binomial random variates", J. Stat. Comput. Simul.
 * 46:101–110; Kachitvichyanukul & Schmeiser (1988), CACM 31:216–222.
 */
export function drawBinomial(rng: Rng, n: number, share: number): number {
  if (n === 0 || share <= 0) return 0;
  if (share >= 1) return n;
  if (share > 0.5) return n - drawBinomial(rng, n, 1 - share);
  return n * share < INVERSION_MEAN ? byInversion(rng, n, share) : byRejection(rng, n, share);
}
