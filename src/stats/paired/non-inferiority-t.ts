import { isRefused, type Refusal } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import { tCdfUpper, tQuantileUpper } from '../numeric/special-functions.ts';
import { differenceMoments, type PairedArms } from './difference-moments.ts';
import { checkMargin, checkReach } from './margins.ts';

export interface NonInferiorityOptions {
  /** The largest loss still called "not worse", in the unit of the outcomes, > 0. */
  readonly margin: number;
  /** One-sided error, in (0, 0.5). */
  readonly alpha: number;
}

export interface NonInferiorityT {
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  /** (difference + margin)/se. */
  readonly t: number;
  /** One-sided p of a mean difference of −margin or less; never 0. */
  readonly p: number;
  /** Lower confidence limit of the mean difference at one-sided error alpha. */
  readonly lowerLimit: number;
  /** p ≤ alpha: the candidate is not worse than the baseline by the margin or more. */
  readonly nonInferior: boolean;
  /** One-sided p of a mean difference of 0 or less; may be read after non-inferiority without a correction. */
  readonly pSuperiority: number;
}

/**
 * Non-inferiority of the mean of real-valued paired outcomes by a one-sided t test at −margin. It learns the spread from the
 * data, so a rare large loss that did not occur is invisible to it; right-or-wrong outcomes belong to `nonInferiorityScore`.
 * @param arms outcomes of both arms on the same items, finite, n ≥ 2
 * @returns refused `OUT_OF_RANGE` (margin, alpha), and as `differenceMoments` refuses; differences that are all equal are
 * refused, never passed
 * @source Schuirmann (1987), J. Pharmacokinet. Biopharm. 15:657–680: one of the two one-sided tests.
 */
export function nonInferiorityT(arms: PairedArms, { margin, alpha }: NonInferiorityOptions): NonInferiorityT | Refusal {
  const moments = checkMargin(margin) ?? checkTail(alpha, 'alpha') ?? differenceMoments(arms);
  if (isRefused(moments)) return moments;
  const { difference, se, df } = moments;
  const t = (difference + margin) / se;
  const lowerLimit = difference - tQuantileUpper(alpha, df) * se;
  const beyond = checkReach(t, lowerLimit);
  if (beyond !== undefined) return beyond;
  const p = Math.max(tCdfUpper(t, df), Number.MIN_VALUE);
  return {
    difference,
    se,
    df,
    t,
    p,
    lowerLimit,
    nonInferior: p <= alpha,
    pSuperiority: Math.max(tCdfUpper(difference / se, df), Number.MIN_VALUE),
  };
}
