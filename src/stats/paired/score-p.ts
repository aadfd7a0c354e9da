import { normalCdf } from '../numeric/special-functions.ts';
import type { BinaryPairs } from './binary-pairs.ts';
import { exactScoreP } from './exact-score-p.ts';
import { scoreStatistic } from './score-statistic.ts';

/**
 * Up to this many pairs p is exact, in some 0.05 s. Above it is the normal approximation, under which a test at 0.05 rejects a
 * true null in at most 0.055 of samples (exact size at 501 and 800 pairs, margins 0.01 to 0.2; 0.077 at 15 pairs).
 */
export const MAX_EXACT_PAIRS = 500;

/** Score test of a paired difference of proportions against one value and everything below it. */
export interface ScoreTest {
  /** Tango's score statistic at that value. */
  readonly z: number;
  /** One-sided p; never 0. */
  readonly p: number;
  /** Its normal approximation, the dual of Tango's interval. */
  readonly pNormal: number;
}

/** The score test at `delta`, exact for up to 500 pairs; counts in range and delta in (−1, 1), not checked. */
export function scoreP(counts: BinaryPairs, delta: number): ScoreTest {
  const z = scoreStatistic(counts, delta);
  const pNormal = Math.max(normalCdf(-z), Number.MIN_VALUE);
  return { z, p: counts.pairs <= MAX_EXACT_PAIRS ? exactScoreP(counts, delta) : pNormal, pNormal };
}

/** What the p of a score test is. */
export type ScoreProcedure = 'exact-score' | 'score';

export const scoreProcedure = ({ pairs }: BinaryPairs): ScoreProcedure =>
  pairs <= MAX_EXACT_PAIRS ? 'exact-score' : 'score';
