import { accept, type Refusal } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import { tango } from '../proportions/tango.ts';
import { type BinaryPairs, checkBinaryPairs } from './binary-pairs.ts';
import { checkMargin } from './margins.ts';
import type { NonInferiorityOptions } from './non-inferiority-t.ts';
import { type ScoreProcedure, type ScoreTest, scoreP, scoreProcedure } from './score-p.ts';

export interface NonInferiorityScore extends ScoreTest {
  /** `exact-score` up to 500 pairs, else `score`. */
  readonly procedure: ScoreProcedure;
  /** (gains − losses)/pairs. */
  readonly difference: number;
  /** Lower limit of Tango's interval at one-sided error alpha; above −margin exactly where `pNormal` ≤ alpha. */
  readonly lowerLimit: number;
  /** p ≤ alpha: the candidate is not worse than the baseline by the margin or more. */
  readonly nonInferior: boolean;
}

/**
 * Non-inferiority of right-or-wrong paired outcomes by the score test at −margin. Its spread is the one that a loss of the
 * margin would have, so that pairs which all tie pass only where so few would be seen with a candidate that bad: with 20
 * pairs a margin of 2 points cannot be passed by ties. A Wald interval has zero width there and passes a candidate that is
 * 5 points worse in 36% of samples. Exact up to 500 pairs: a candidate worse by the margin or more passes in at most alpha
 * of samples, whatever the rates.
 * @param options `margin` in (0, 1), as a share: 0.02 is 2 points
 * @returns refused `EMPTY_INPUT`, `NON_FINITE`, `NOT_BINARY`, `OUT_OF_RANGE` (counts), `OUT_OF_RANGE` (margin, alpha)
 * @source Tango (1998), Statistics in Medicine 17:891–908; exact p: Hsueh, Liu & Chen (2001), Biometrics 57:478–483.
 */
export function nonInferiorityScore(
  counts: BinaryPairs,
  { margin, alpha }: NonInferiorityOptions,
): NonInferiorityScore | Refusal {
  const wrong = checkBinaryPairs(counts) ?? checkMargin(margin, 1) ?? checkTail(alpha, 'alpha');
  if (wrong !== undefined) return wrong;
  const { gains, losses, pairs } = counts;
  const test = scoreP(counts, -margin);
  return {
    ...test,
    procedure: scoreProcedure(counts),
    difference: (gains - losses) / pairs,
    lowerLimit: accept(tango(gains, losses, pairs, alpha)).low,
    nonInferior: test.p <= alpha,
  };
}
