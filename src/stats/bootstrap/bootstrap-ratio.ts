import type { Rng } from '../../core/random.ts';
import type { Refusal } from '../../core/refusal.ts';
import { checkDraws, checkSameLength } from '../guard.ts';
import { largestMagnitude } from '../numeric/moments.ts';
import { checkSize } from './check-size.ts';
import { collectRatios, type RatioReplicates } from './collect-ratios.ts';
import { resampleMeans } from './resample-means.ts';

export interface ReplicateOptions {
  /** B ≥ 1; 9,999 makes (B + 1)·α whole. */
  readonly replicates: number;
  /** A stream of its own. */
  readonly rng: Rng;
}

/**
 * Monte-Carlo replicates of a ratio of sums over items, such as PGR: numerators candidate − weak (or candidate − baseline),
 * denominators ceiling − weak; items are drawn with replacement, n of n, jointly for all arms. The numbers depend on the stream
 * and on the pairs, not on the order of items. For `bootstrapIntervals`; a ratio that some resamples do not have is better
 * served by Fieller's set.
 * @param numerators one per item, finite, n ≥ 1
 * @param denominators of the same items; all 1 for a mean
 * @returns replicates where the ratio exists and the number of resamples where it does not, or is no share, or a refusal: EMPTY_INPUT,
 * LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE (replicates, sizes)
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 6
 */
export function bootstrapRatio(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  { replicates, rng }: ReplicateOptions,
): RatioReplicates | Refusal {
  const wrong =
    checkDraws(replicates, 'replicates') ??
    checkSameLength({ numerators, denominators }) ??
    checkSize(numerators, 'numerators') ??
    checkSize(denominators, 'denominators');
  if (wrong !== undefined) return wrong;
  const units = { tops: Float64Array.from(numerators), bottoms: Float64Array.from(denominators) };
  const next = resampleMeans(units, rng);
  const [tops, bottoms] = [new Float64Array(replicates), new Float64Array(replicates)];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const [top, bottom] = next();
    tops[replicate] = top;
    bottoms[replicate] = bottom;
  }
  return collectRatios(tops, bottoms, largestMagnitude(denominators));
}
