import { accept, type Refusal } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { tango } from '../proportions/tango.ts';
import { type BinaryPairs, checkBinaryPairs } from './binary-pairs.ts';
import type { EquivalenceOptions } from './equivalence-t.ts';
import { checkMargins } from './margins.ts';
import { type ScoreProcedure, type ScoreTest, scoreP, scoreProcedure } from './score-p.ts';

export interface EquivalenceScore {
  /** `exact-score` up to 500 pairs, else `score`. */
  readonly procedure: ScoreProcedure;
  /** (gains − losses)/pairs. */
  readonly difference: number;
  /** Against a difference of `low` or less. */
  readonly lower: ScoreTest;
  /** Against a difference of `high` or more: the lower test with the arms swapped. */
  readonly upper: ScoreTest;
  /** The larger of the two. */
  readonly p: number;
  /** Tango's interval at level 1 − 2·alpha; inside the margins exactly where both `pNormal` ≤ alpha. */
  readonly interval: Limits;
  /** p ≤ alpha. */
  readonly equivalent: boolean;
}

/**
 * Equivalence of right-or-wrong paired outcomes by two one-sided score tests, each as in `nonInferiorityScore` and with its
 * guarantee.
 * @param options `low` and `high` in (−1, 1), as shares: 0.02 is 2 points
 * @returns refused `EMPTY_INPUT`, `NON_FINITE`, `NOT_BINARY`, `OUT_OF_RANGE` (counts), `OUT_OF_RANGE` or `NON_FINITE`
 * (low, high, alpha)
 * @source Tango (1998), Statistics in Medicine 17:891–908; two tests: Schuirmann (1987), J. Pharmacokinet. Biopharm. 15:657–680.
 */
export function equivalenceScore(
  counts: BinaryPairs,
  { low, high, alpha }: EquivalenceOptions,
): EquivalenceScore | Refusal {
  const wrong = checkBinaryPairs(counts) ?? checkMargins({ low, high }, 1) ?? checkTail(alpha, 'alpha');
  if (wrong !== undefined) return wrong;
  const { gains, losses, pairs } = counts;
  const lower = scoreP(counts, low);
  const upper = scoreP({ gains: losses, losses: gains, pairs }, -high);
  const p = Math.max(lower.p, upper.p);
  return {
    procedure: scoreProcedure(counts),
    difference: (gains - losses) / pairs,
    lower,
    upper,
    p,
    interval: accept(tango(gains, losses, pairs, alpha)),
    equivalent: p <= alpha,
  };
}
