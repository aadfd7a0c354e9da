import { isRefused, type Refusal } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { normalCdf, tCdfUpper, tQuantileUpper } from '../numeric/special-functions.ts';
import { differenceMoments, type PairedArms } from './difference-moments.ts';
import { checkMargins, checkReach, type EquivalenceMargins } from './margins.ts';

export interface EquivalenceOptions extends EquivalenceMargins {
  /** Error of each one-sided test, and so of the claim of equivalence; in (0, 0.5). */
  readonly alpha: number;
}

/** One of the two tests: statistic and one-sided p, never 0. */
export interface OneSided {
  readonly t: number;
  readonly p: number;
}

export interface EquivalenceT {
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  /** Against a mean difference of `low` or less. */
  readonly lower: OneSided;
  /** Against a mean difference of `high` or more. */
  readonly upper: OneSided;
  /** The larger of the two. */
  readonly p: number;
  /** The same with the normal in place of Student's t: too small for few pairs. */
  readonly pNormal: number;
  /** Interval of level 1 − 2·alpha; it lies inside the margins exactly where both tests reject. */
  readonly interval: Limits;
  /** p ≤ alpha. A difference "not significant" from 0 is never evidence of this. */
  readonly equivalent: boolean;
}

const neverZero = (p: number): number => Math.max(p, Number.MIN_VALUE);

/**
 * Equivalence of the means of real-valued paired outcomes by two one-sided t tests (TOST). Limits as for `nonInferiorityT`;
 * right-or-wrong outcomes belong to `equivalenceScore`.
 * @param arms outcomes of both arms on the same items, finite, n ≥ 2
 * @returns refused `OUT_OF_RANGE` or `NON_FINITE` (low, high, alpha), and as `differenceMoments` refuses
 * @source Schuirmann (1987), J. Pharmacokinet. Biopharm. 15:657–680.
 */
export function equivalenceT(arms: PairedArms, { low, high, alpha }: EquivalenceOptions): EquivalenceT | Refusal {
  const moments = checkMargins({ low, high }) ?? checkTail(alpha, 'alpha') ?? differenceMoments(arms);
  if (isRefused(moments)) return moments;
  const { difference, se, df } = moments;
  const [fromLow, fromHigh] = [(difference - low) / se, (difference - high) / se];
  const halfWidth = tQuantileUpper(alpha, df) * se;
  const interval = { low: difference - halfWidth, high: difference + halfWidth };
  const beyond = checkReach(fromLow, fromHigh, interval.low, interval.high);
  if (beyond !== undefined) return beyond;
  const lower = { t: fromLow, p: neverZero(tCdfUpper(fromLow, df)) };
  const upper = { t: fromHigh, p: neverZero(tCdfUpper(-fromHigh, df)) };
  const p = Math.max(lower.p, upper.p);
  return {
    difference,
    se,
    df,
    lower,
    upper,
    p,
    pNormal: neverZero(normalCdf(-Math.min(fromLow, -fromHigh))),
    interval,
    equivalent: p <= alpha,
  };
}
