import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkSameLength } from '../guard.ts';
import { largestMagnitude, mean, standardDeviation } from '../numeric/moments.ts';

/** Outcomes of two arms on the same items, in the same order. */
export interface PairedArms {
  readonly candidate: ArrayLike<number>;
  readonly baseline: ArrayLike<number>;
}

/** What every t procedure on a mean paired difference needs; se > 0. */
export interface DifferenceMoments {
  readonly n: number;
  /** Mean of candidate − baseline. */
  readonly difference: number;
  /** Sample standard deviation of the differences, n − 1 in the denominator. */
  readonly sd: number;
  /** sd/√n. */
  readonly se: number;
  /** n − 1. */
  readonly df: number;
}

/**
 * Spread below this share of the largest outcome is what rounding leaves of equal differences: 64 units in the last place, as
 * averages over many seeds or 0.3 − 0.2 beside 0.2 − 0.1 show.
 */
const NOISE = 2 ** -46;

function differencesOf({ candidate, baseline }: PairedArms): Float64Array | Refusal {
  const differences = new Float64Array(candidate.length);
  for (let at = 0; at < differences.length; at++) {
    const difference = (candidate[at] as number) - (baseline[at] as number);
    if (!Number.isFinite(difference)) {
      return refuse('NON_FINITE', 'candidate', `The difference of pair ${at} exceeds the largest number.`);
    }
    differences[at] = difference;
  }
  return differences;
}

/**
 * Mean paired difference with its standard error, from the differences themselves, so that a common offset cancels first.
 * @returns refused `EMPTY_INPUT`, `LENGTH_MISMATCH`, `NON_FINITE`; `TOO_FEW_OBSERVATIONS` with one pair; `ZERO_VARIANCE` where
 * the differences are all equal up to rounding: a t statistic would be 0/0 or infinite, whatever is true
 */
export function differenceMoments(arms: PairedArms): DifferenceMoments | Refusal {
  const { candidate, baseline } = arms;
  const wrong = checkSameLength({ candidate, baseline });
  if (wrong !== undefined) return wrong;
  const n = candidate.length;
  if (n < 2) return refuse('TOO_FEW_OBSERVATIONS', 'candidate', 'One pair: a spread needs at least two.');
  const differences = differencesOf(arms);
  if (isRefused(differences)) return differences;
  const sd = standardDeviation(differences);
  const se = sd / Math.sqrt(n);
  const largest = Math.max(largestMagnitude(candidate), largestMagnitude(baseline));
  if (sd <= NOISE * largest || se === 0) {
    const found = `All ${n} paired differences are ${differences[0]} up to rounding`;
    return refuse('ZERO_VARIANCE', 'candidate', `${found}: they say nothing about their spread.`);
  }
  return { n, difference: mean(differences), sd, se, df: n - 1 };
}
