import { CarryoverError } from '../../core/errors.ts';
import { requireCounts, requireTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { normalQuantile } from '../numeric/special-functions.ts';

interface Pairs {
  readonly b: number;
  readonly c: number;
  readonly n: number;
}

/** Score variance n·(2q̃ + Δ(1−Δ)) of b − c at difference Δ, with q̃ the constrained maximum-likelihood share of losses. */
function scoreVariance({ b, c, n }: Pairs, delta: number): number {
  const linear = (2 * n - b + c) * delta - b - c;
  const constant = -c * delta * (1 - delta);
  const root = Math.sqrt(Math.max(0, linear * linear - 8 * n * constant));
  // The larger root of 2n·q² + linear·q + constant, by whichever form does not cancel.
  const share = linear > 0 ? (-2 * constant) / (linear + root) : (root - linear) / (4 * n);
  return n * (2 * share + delta * (1 - delta));
}

/** The Δ above the estimate at which the score statistic is −z: bisection until two neighbouring doubles are left. */
function upperLimit(pairs: Pairs, z: number): number {
  const { b, c, n } = pairs;
  if (b - c === n) return 1;
  if (b + c === 0) return (z * z) / (n + z * z);
  let low = (b - c) / n;
  let high = 1;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    const excess = n * middle - (b - c) - z * Math.sqrt(Math.max(0, scoreVariance(pairs, middle)));
    if (excess < 0) low = middle;
    else high = middle;
  }
}

/**
 * Tango's score interval for a paired difference of proportions, (b − c)/n. Its width is never 0, swapping the arms mirrors
 * it exactly, an outcome that improves lowers neither limit, and it excludes 0 exactly where McNemar's score test rejects.
 * @param b pairs that the candidate gets right and the baseline wrong
 * @param c pairs the other way round
 * @param n all pairs, n ≥ 1, b + c ≤ n
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @throws CarryoverError `data-invalid` on impossible counts, `usage` on an impossible tail
 * @source Tango (1998), Statistics in Medicine 17:891–908; limits to the last bit but rounding of the score (about 1e-15).
 */
export function tango(b: number, c: number, n: number, tail: number): Limits {
  requireCounts({ b, c, n });
  requireTail(tail);
  if (n === 0 || b + c > n) {
    throw new CarryoverError(
      'data-invalid',
      `${b} + ${c} discordant pairs of ${n}: expected at least one pair, and no more discordant ones than pairs`,
      'Count each item once.',
    );
  }
  const z = -normalQuantile(tail);
  return { low: -upperLimit({ b: c, c: b, n }, z), high: upperLimit({ b, c, n }, z) };
}
