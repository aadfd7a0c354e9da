import type { Refusal } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import { betaQuantile } from '../numeric/special-functions.ts';
import { checkTrials } from './check-trials.ts';

/**
 * Jeffreys' interval of a proportion: the equal-tailed posterior interval under a Beta(½, ½) prior, with the lower end pinned
 * to 0 at x = 0 and the upper end to 1 at x = n. (Unpinned, 0 of 10 would exclude a share of 0.)
 * @param x successes, whole, 0 … n
 * @param n trials, n ≥ 1
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused as `wilson` refuses
 * @source Brown, Cai & DasGupta (2001), Statistical Science 16:101–133.
 */
export function jeffreys(x: number, n: number, tail: number): Limits | Refusal {
  const wrong = checkTrials(x, n, tail);
  if (wrong !== undefined) return wrong;
  const lower = (successes: number): number =>
    successes === 0 ? 0 : betaQuantile(tail, successes + 0.5, n - successes + 0.5);
  return { low: lower(x), high: 1 - lower(n - x) };
}
