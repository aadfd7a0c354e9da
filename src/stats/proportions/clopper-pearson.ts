import type { Refusal } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import { betaQuantile } from '../numeric/special-functions.ts';
import { checkTrials } from './check-trials.ts';

function lowerBound(x: number, n: number, tail: number): number {
  if (x === 0) return 0;
  return x === n ? tail ** (1 / n) : betaQuantile(tail, x, n - x + 1);
}

/**
 * One-sided lower Clopper–Pearson bound of a proportion: P(true share < bound) ≤ tail, whatever the share. Exactly 0 at
 * x = 0.
 * @param x successes, whole, 0 … n
 * @param n trials, n ≥ 1
 * @param tail one-sided error, in (0, 0.5)
 * @returns refused as `wilson` refuses
 * @source Clopper & Pearson (1934), Biometrika 26:404–413; the beta form.
 */
export const clopperPearsonLower = (x: number, n: number, tail: number): number | Refusal =>
  checkTrials(x, n, tail) ?? lowerBound(x, n, tail);

/** One-sided upper Clopper–Pearson bound; the mirror image of `clopperPearsonLower`, exactly 1 at x = n. */
export const clopperPearsonUpper = (x: number, n: number, tail: number): number | Refusal =>
  checkTrials(x, n, tail) ?? 1 - lowerBound(n - x, n, tail);

/** Two-sided Clopper–Pearson interval at level 1 − 2·tail; conditions as for `clopperPearsonLower`. */
export const clopperPearson = (x: number, n: number, tail: number): Limits | Refusal =>
  checkTrials(x, n, tail) ?? { low: lowerBound(x, n, tail), high: 1 - lowerBound(n - x, n, tail) };
