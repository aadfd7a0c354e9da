import { isRefused, type Refusal } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import { chi2Quantile, chi2Sf, logGamma } from '../numeric/special-functions.ts';
import { checkLevel } from './check-level.ts';
import { type Effects, readSeveralEffects } from './effects.ts';
import { solveGeneralizedQ } from './generalized-q.ts';
import { weightedMoments } from './weighted-moments.ts';

/** An interval of τ². */
export interface Tau2Limits extends Limits {
  /**
   * Whether the effects agree better than sampling error explains: no τ² ≥ 0 at all is compatible with them, and both limits
   * are 0 by convention. Then the sampling variances are too large, or the effects are not independent.
   */
  readonly empty: boolean;
}

/** The value that χ² exceeds with probability `tail`: by Newton's method, since 1 − tail has lost the digits of a small one. */
function upperQuantile(tail: number, df: number): number {
  let x = chi2Quantile(1 - tail, df);
  for (let step = 0; step < 2; step++) {
    const density = Math.exp((df / 2 - 1) * Math.log(x / 2) - x / 2 - logGamma(df / 2)) / 2;
    x += (chi2Sf(x, df) - tail) / density;
  }
  return x;
}

/** `qProfile` of effects already read, at a checked tail. */
export function profileQ(effects: Effects, tail: number): Tau2Limits {
  const df = effects.shifted.length - 1;
  const smallest = chi2Quantile(tail, df);
  const low = solveGeneralizedQ(effects, upperQuantile(tail, df));
  const high = solveGeneralizedQ(effects, smallest);
  return { low, high, empty: weightedMoments(effects, 0).q < smallest };
}

/**
 * Interval of τ² by profiling Q: the values of τ² at which the generalised Q lies between the quantiles of χ² with k − 1
 * degrees of freedom. Exact for normal effects with known variances; the lower limit is 0 where Q is not significant.
 * @param effects y_i, k ≥ 2
 * @param variances v_i > 0, known sampling variances
 * @param tail one-sided error, in [1e-12, 0.5)
 * @returns limits in the effects' units squared; refused: TOO_FEW_OBSERVATIONS below two effects, OUT_OF_RANGE for an
 * impossible tail, NOT_ACHIEVABLE for one below 1e-12, and as `readEffects` says
 * @source Viechtbauer (2007), Statistics in Medicine 26:37–52.
 */
export function qProfile(effects: ArrayLike<number>, variances: ArrayLike<number>, tail: number): Tau2Limits | Refusal {
  const wrong = checkLevel(tail);
  if (wrong !== undefined) return wrong;
  const read = readSeveralEffects(effects, variances);
  return isRefused(read) ? read : profileQ(read, tail);
}
