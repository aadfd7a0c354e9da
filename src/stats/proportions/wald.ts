import type { Refusal } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import { normalQuantile } from '../numeric/special-functions.ts';
import { checkTrials } from './check-trials.ts';

function around(share: number, trials: number, z: number): Limits {
  const halfWidth = z * Math.sqrt((share * (1 - share)) / trials);
  return { low: share - halfWidth, high: share + halfWidth };
}

/**
 * Wald's interval x/n ± z·√(x(n − x)/n³), for comparison with other tools only: it has no width at x = 0 and x = n, covers too
 * little at small n, and may leave [0, 1], which is not cut off. Use `wilson`.
 * @param x successes, whole, 0 … n
 * @param n trials, n ≥ 1
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused as `wilson` refuses
 * @source Brown, Cai & DasGupta (2001), Statistical Science 16:101–133, who show what is wrong with it.
 */
export const wald = (x: number, n: number, tail: number): Limits | Refusal =>
  checkTrials(x, n, tail) ?? around(x / n, n, -normalQuantile(tail));

/**
 * Agresti and Coull's interval: Wald's after z²/2 successes and as many failures are added. Centred where Wilson's is, never
 * shorter; may leave [0, 1], which is not cut off.
 * @param x successes, whole, 0 … n
 * @param n trials, n ≥ 1
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused as `wilson` refuses
 * @source Agresti & Coull (1998), The American Statistician 52:119–126.
 */
export function agrestiCoull(x: number, n: number, tail: number): Limits | Refusal {
  const wrong = checkTrials(x, n, tail);
  if (wrong !== undefined) return wrong;
  const z = -normalQuantile(tail);
  const trials = n + z * z;
  return around((x + (z * z) / 2) / trials, trials, z);
}
