import type { Refusal } from '../../core/refusal.ts';
import { checkDraws, checkFinite } from '../guard.ts';
import { largestMagnitude } from '../numeric/moments.ts';
import { tameValues } from '../numeric/tame-values.ts';
import { checkLabels, numberLabels, placesOf, type UnitLabel } from '../unit-labels.ts';
import { flipTest, type SignFlipOptions } from './flip-test.ts';
import { orderedMean } from './ordered-mean.ts';
import type { SignFlipResult } from './sign-flip.ts';
import { unitSums } from './unit-sums.ts';

export interface ClusterSignFlipResult extends SignFlipResult {
  readonly clusters: number;
}

/**
 * Sign-flip test of the mean over items whose items come in clusters: all items of a cluster change sign together, so nothing
 * is assumed about their dependence. Exact or drawn as `signFlipTest` says, of the sums of the clusters; with G of them no
 * two-sided p is below 2¹⁻ᴳ, so with one cluster p is 1. About the seeds that were run.
 * @param values one per item, finite, n ≥ 1; sums within 1e-9 of the largest |value| or |cluster sum| are ties
 * @param clusters name of the cluster of each item
 * @returns the mean is that over items; counts are those of 2ᴳ; refused `EMPTY_INPUT`, `NON_FINITE`, `LENGTH_MISMATCH`,
 * `MISSING_CLUSTER`, and `OUT_OF_RANGE` on impossible draws
 * @source Fisher (1935), The Design of Experiments, section 21, with clusters in the place of pairs: derived here, as the sum
 * over items is the sum of the cluster sums.
 */
export function clusterSignFlipTest(
  values: ArrayLike<number>,
  clusters: ArrayLike<UnitLabel>,
  options: SignFlipOptions,
): ClusterSignFlipResult | Refusal {
  const wrong =
    checkFinite(values, 'values') ?? checkLabels(clusters, values.length, 'clusters') ?? checkDraws(options.draws);
  if (wrong !== undefined) return wrong;
  const numbers = numberLabels([clusters]);
  const tame = tameValues(values);
  const sums = unitSums(tame.values, placesOf(clusters, numbers), numbers.size);
  const largest = Math.max(tame.largest, largestMagnitude(sums));
  return { ...flipTest(sums, largest, options), mean: orderedMean(values), clusters: numbers.size };
}
