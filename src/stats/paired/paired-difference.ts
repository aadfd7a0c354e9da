import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { mean, sampleCovariance, standardDeviation } from '../numeric/moments.ts';
import { normalCdf, normalQuantile, tCdfUpper, tQuantileUpper } from '../numeric/special-functions.ts';
import { type DifferenceMoments, differenceMoments, type PairedArms } from './difference-moments.ts';

export interface PairedDifference extends DifferenceMoments {
  readonly candidateMean: number;
  readonly baselineMean: number;
  /** difference/se. */
  readonly t: number;
  /** Two-sided p of a mean difference of 0, by Student's t with n − 1 degrees of freedom; never 0. */
  readonly p: number;
  /** One-sided p against the alternative that the candidate is better. */
  readonly pGreater: number;
  /** One-sided p against the alternative that the candidate is worse. */
  readonly pLess: number;
  /** difference ± t·se, level 1 − 2·tail. */
  readonly interval: Limits;
  /** The same with the normal in place of Student's t: too narrow for few pairs, for comparison with papers that use it. */
  readonly normal: { readonly p: number; readonly interval: Limits };
  /** Sample covariance of the arms; refused `OUT_OF_RANGE` where it exceeds the largest number. */
  readonly covariance: number | Refusal;
  /** The standard error if the pairing were ignored, se² = unpairedSe² − 2·covariance/n; refused as the covariance is. */
  readonly unpairedSe: number | Refusal;
}

/** A p-value too small for a double is reported as the smallest one: it is never 0. */
const neverZero = (p: number): number => Math.max(p, Number.MIN_VALUE);

const around = (centre: number, halfWidth: number): Limits => ({ low: centre - halfWidth, high: centre + halfWidth });

const finiteOnly = (value: number, what: string): number | Refusal =>
  Number.isFinite(value) ? value : refuse('OUT_OF_RANGE', 'candidate', `The ${what} exceeds the largest number.`);

/** What is said about the arms one by one, beside their difference. */
function describeArms({ candidate, baseline }: PairedArms) {
  const root = Math.sqrt(candidate.length);
  const unpairedSe = Math.hypot(standardDeviation(candidate) / root, standardDeviation(baseline) / root);
  return {
    candidateMean: mean(candidate),
    baselineMean: mean(baseline),
    covariance: finiteOnly(sampleCovariance(candidate, baseline), 'covariance of the arms'),
    unpairedSe: finiteOnly(unpairedSe, 'standard error without pairing'),
  };
}

/**
 * Mean paired difference candidate − baseline with its standard error, t test and t interval. It takes pairs as independent,
 * and it speaks of these seeds alone; differences that are all equal are refused, not called significant. For right or
 * wrong outcomes with few discordant pairs use McNemar's test and Tango's interval.
 * @param arms outcomes of both arms on the same items, finite, n ≥ 2, any unit
 * @param tail one-sided error of the intervals, in (0, 0.5)
 * @returns refused `OUT_OF_RANGE` (tail), and as `differenceMoments` refuses
 * @source Student (1908), Biometrika 6:1–25.
 */
export function pairedDifference(arms: PairedArms, tail: number): PairedDifference | Refusal {
  const moments = checkTail(tail) ?? differenceMoments(arms);
  if (isRefused(moments)) return moments;
  const { difference, se, df } = moments;
  const interval = around(difference, tQuantileUpper(tail, df) * se);
  if (!Number.isFinite(interval.high - interval.low)) {
    return refuse('OUT_OF_RANGE', 'tail', `At a one-sided error of ${tail} the limits exceed the largest number.`);
  }
  const t = difference / se;
  return {
    ...moments,
    ...describeArms(arms),
    t,
    p: neverZero(2 * tCdfUpper(Math.abs(t), df)),
    pGreater: neverZero(tCdfUpper(t, df)),
    pLess: neverZero(tCdfUpper(-t, df)),
    interval,
    normal: { p: neverZero(2 * normalCdf(-Math.abs(t))), interval: around(difference, -normalQuantile(tail) * se) },
  };
}
