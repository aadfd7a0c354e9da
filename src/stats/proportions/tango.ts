import type { Refusal } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { normalQuantile } from '../numeric/special-functions.ts';
import { type BinaryPairs, checkBinaryPairs } from '../paired/binary-pairs.ts';
import { scoreStatistic } from '../paired/score-statistic.ts';

/** The Δ above the estimate at which the score statistic is −z: bisection until two neighbouring doubles are left. */
function upperLimit(counts: BinaryPairs, z: number): number {
  const { gains, losses, pairs } = counts;
  if (gains - losses === pairs) return 1;
  if (gains + losses === 0) return (z * z) / (pairs + z * z);
  let [low, high] = [(gains - losses) / pairs, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (scoreStatistic(counts, middle) > -z) low = middle;
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
 * @returns refused `NON_FINITE`, `NOT_BINARY` (a fraction) or `OUT_OF_RANGE` for impossible counts, `EMPTY_INPUT` without pairs,
 * `OUT_OF_RANGE` for an impossible tail
 * @source Tango (1998), Statistics in Medicine 17:891–908; limits to about 1e-15, to
 * 1e-10 where almost every one of many pairs is a gain, or a loss.
 */
export function tango(b: number, c: number, n: number, tail: number): Limits | Refusal {
  const wrong = checkBinaryPairs({ gains: b, losses: c, pairs: n }) ?? checkTail(tail);
  if (wrong !== undefined) return wrong;
  const z = -normalQuantile(tail);
  const [counts, swapped] = [
    { gains: b, losses: c, pairs: n },
    { gains: c, losses: b, pairs: n },
  ];
  return { low: -upperLimit(swapped, z), high: upperLimit(counts, z) };
}
