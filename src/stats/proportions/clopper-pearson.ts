import { requireProportion } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { betaQuantile } from '../numeric/special-functions.ts';

/**
 * One-sided lower Clopper–Pearson bound of a proportion: P(true share < bound) ≤ tail, whatever the share. Exactly 0 at
 * x = 0.
 * @param x successes, whole, 0 … n
 * @param n trials, n ≥ 1
 * @param tail one-sided error, in (0, 0.5)
 * @throws CarryoverError `data-invalid` on impossible counts, `usage` on an impossible tail
 * @source Clopper & Pearson (1934), Biometrika 26:404–413; the beta form.
 */
export function clopperPearsonLower(x: number, n: number, tail: number): number {
  requireProportion(x, n, tail);
  if (x === 0) return 0;
  return x === n ? tail ** (1 / n) : betaQuantile(tail, x, n - x + 1);
}

/** One-sided upper Clopper–Pearson bound; the mirror image of `clopperPearsonLower`, exactly 1 at x = n. */
export const clopperPearsonUpper = (x: number, n: number, tail: number): number =>
  1 - clopperPearsonLower(n - x, n, tail);

/** Two-sided Clopper–Pearson interval at level 1 − 2·tail; conditions as for `clopperPearsonLower`. */
export const clopperPearson = (x: number, n: number, tail: number): Limits => ({
  low: clopperPearsonLower(x, n, tail),
  high: clopperPearsonUpper(x, n, tail),
});
