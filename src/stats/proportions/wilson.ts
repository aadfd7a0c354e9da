import type { Refusal } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import { normalQuantile } from '../numeric/special-functions.ts';
import { checkTrials } from './check-trials.ts';

/**
 * Wilson's score interval of a proportion, without continuity correction; the ends are exactly 0 at x = 0 and 1 at x = n.
 * @param x successes, whole, 0 … n
 * @param n trials, n ≥ 1
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused `EMPTY_INPUT` without trials; `NON_FINITE`, `NOT_BINARY` (a fraction) or `OUT_OF_RANGE` for impossible
 * counts; `OUT_OF_RANGE` for an impossible tail
 * @source Wilson (1927), JASA 22:209–212.
 */
export function wilson(x: number, n: number, tail: number): Limits | Refusal {
  const wrong = checkTrials(x, n, tail);
  if (wrong !== undefined) return wrong;
  const z = -normalQuantile(tail);
  const lower = (successes: number): number => {
    if (successes === 0) return 0;
    const spread = z * Math.sqrt((successes * (n - successes)) / n + (z * z) / 4);
    // (x + z²/2 − spread)/(n + z²), multiplied by its conjugate so that small shares do not cancel.
    return (successes * successes) / n / (successes + (z * z) / 2 + spread);
  };
  return { low: lower(x), high: 1 - lower(n - x) };
}
