import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkSize } from '../bootstrap/check-size.ts';
import { type CountedBlocks, countBlocks, countPairs } from '../bootstrap/count-blocks.ts';
import { crossedAcceleration } from '../bootstrap/crossed-acceleration.ts';
import { jackknifeAcceleration } from '../bootstrap/jackknife-acceleration.ts';
import { jackknifeRatio } from '../bootstrap/jackknife-ratio.ts';
import { checkFinite, checkSameLength, checkTail } from '../guard.ts';
import type { BinaryPairs } from '../paired/binary-pairs.ts';
import { type ExactBootstrap, exactLaw } from './exact-law.ts';
import { ratioLaw } from './ratio-law.ts';
import { resampleSums } from './resample-sums.ts';

/**
 * The ideal bootstrap (B = ∞, no Monte-Carlo error) of a ratio of sums over items, such as PGR: numerators candidate − weak (or
 * candidate − baseline), denominators ceiling − weak; items are drawn with replacement, n of n, jointly for all arms.
 * Resamples whose denominator is 0 have no value; their probability is given, and everything else is conditional on the others.
 * @param numerators one per item, finite, n ≥ 1
 * @param denominators of the same items
 * @param tail one-sided error, in (0, 0.5)
 * @returns moments, percentile, basic and BCa interval (type 1 quantiles; `degenerate` where all resamples are alike), or a
 * refusal: EMPTY_INPUT, NON_FINITE, LENGTH_MISMATCH, OUT_OF_RANGE (tail, sizes), DEGENERATE_DENOMINATOR, NOT_ACHIEVABLE where the law
 * has too many values (use `bootstrapRatio`): on a lattice, such as right-or-wrong outcomes, that is beyond some thousand
 * items, else beyond some ten
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 4.3 and ch. 13–14
 */
export function exactBootstrapRatio(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  tail: number,
): ExactBootstrap | Refusal {
  const wrong =
    checkTail(tail) ??
    checkSameLength({ numerators, denominators }) ??
    checkSize(numerators, 'numerators') ??
    checkSize(denominators, 'denominators');
  if (wrong !== undefined) return wrong;
  const sums = resampleSums({ tops: Float64Array.from(numerators), bottoms: Float64Array.from(denominators) });
  if (isRefused(sums)) return sums;
  const left = jackknifeRatio(numerators, denominators);
  return exactLaw(ratioLaw(sums), tail, isRefused(left) ? left : jackknifeAcceleration([left]));
}

/**
 * The ideal bootstrap of a mean over items, such as a paired difference.
 * @param values one per item, finite, n ≥ 1; or what was counted of them: of right-or-wrong outcomes, how many pairs differ and
 * which way, or counted differences of a single seed
 * @param tail one-sided error, in (0, 0.5)
 * @returns as `exactBootstrapRatio`; differences of right-or-wrong outcomes take about a millisecond for a million items,
 * two-decimal scores are feasible up to some thousand. Counted differences of more seeds are OUT_OF_RANGE: `exactCrossedBootstrap`
 */
export function exactBootstrapMean(
  values: ArrayLike<number> | BinaryPairs | CountedBlocks,
  tail: number,
): ExactBootstrap | Refusal {
  const wrong = checkTail(tail);
  if (wrong !== undefined) return wrong;
  const counted = countGiven(values);
  if (isRefused(counted)) return counted;
  const { patterns, sign } = counted;
  if (patterns.seeds !== 1) return refuse('OUT_OF_RANGE', 'values', `${patterns.seeds} rows of seeds: expected one.`);
  const { counts } = patterns;
  const tops = patterns.values.map(value => sign * value);
  const sums = resampleSums({ tops, bottoms: new Float64Array(tops.length).fill(1), counts });
  return isRefused(sums) ? sums : exactLaw(ratioLaw(sums), tail, crossedAcceleration(counted));
}

function countGiven(given: ArrayLike<number> | BinaryPairs | CountedBlocks): CountedBlocks | Refusal {
  if ('patterns' in given) return given;
  return 'pairs' in given ? countPairs(given) : countValues(given);
}

function countValues(values: ArrayLike<number>): CountedBlocks | Refusal {
  const row = values instanceof Float64Array ? values : Float64Array.from(values);
  const counted = countBlocks({ seeds: 1, items: row.length, values: row });
  if (isRefused(counted)) return checkFinite(values, 'values') ?? counted;
  return checkSize(counted.patterns.values, 'values') ?? counted;
}
