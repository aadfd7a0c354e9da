import type { Refusal } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import { normalQuantile } from '../numeric/special-functions.ts';
import { checkTrials } from './check-trials.ts';

/**
 * Wilson's score interval with continuity correction: nearly as conservative as Clopper–Pearson. The ends are exactly 0 at
 * x = 0 and 1 at x = n. (R's prop.test leaves the correction out at x = n/2; here it is always applied.)
 * @param x successes, whole, 0 … n
 * @param n trials, n ≥ 1
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused as `wilson` refuses
 * @source Newcombe (1998), Statistics in Medicine 17:857–872, method 4.
 */
export function wilsonCorrected(x: number, n: number, tail: number): Limits | Refusal {
  const wrong = checkTrials(x, n, tail);
  if (wrong !== undefined) return wrong;
  const square = normalQuantile(tail) ** 2;
  const lower = (successes: number): number => {
    if (successes === 0) return 0;
    const middle = 2 * successes - 1 + square;
    const spread = Math.sqrt(square * (square - 2 - 1 / n + (4 * successes * (n - successes + 1)) / n));
    // Newcombe's (middle − spread)/(2(n + z²)) multiplied by its conjugate: middle² − spread² = (2x − 1)²(1 + z²/n).
    return (2 * successes - 1) ** 2 / (2 * n * (middle + spread));
  };
  return { low: lower(x), high: 1 - lower(n - x) };
}
