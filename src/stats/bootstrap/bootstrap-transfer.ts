import type { Refusal } from '../../core/refusal.ts';
import { checkDraws, checkFinite } from '../guard.ts';
import { largestMagnitude } from '../numeric/moments.ts';
import type { ReplicateOptions } from './bootstrap-ratio.ts';
import { checkSize } from './check-size.ts';
import { collectRatios, type RatioReplicates } from './collect-ratios.ts';
import { resampleMeans } from './resample-means.ts';

/**
 * Monte-Carlo replicates of the ratio of two means over independent sets of items: target gain ÷ sandbox gain. Each set is
 * drawn by itself, its arms jointly.
 * @param target gains of the target's items, finite, n ≥ 1
 * @param sandbox gains of the sandbox's items, finite, n ≥ 1
 * @returns as `bootstrapRatio`
 * @source as `bootstrapRatio`; the two resamplings are independent
 */
export function bootstrapTransfer(
  target: ArrayLike<number>,
  sandbox: ArrayLike<number>,
  { replicates, rng }: ReplicateOptions,
): RatioReplicates | Refusal {
  const wrong =
    checkDraws(replicates, 'replicates') ??
    checkFinite(target, 'target') ??
    checkFinite(sandbox, 'sandbox') ??
    checkSize(target, 'target') ??
    checkSize(sandbox, 'sandbox');
  if (wrong !== undefined) return wrong;
  const nextMean = (values: ArrayLike<number>) => {
    const tops = Float64Array.from(values);
    return resampleMeans({ tops, bottoms: new Float64Array(tops.length) }, rng);
  };
  const [above, below] = [nextMean(target), nextMean(sandbox)];
  const [tops, bottoms] = [new Float64Array(replicates), new Float64Array(replicates)];
  for (let replicate = 0; replicate < replicates; replicate++) {
    tops[replicate] = above()[0];
    bottoms[replicate] = below()[0];
  }
  return collectRatios(tops, bottoms, largestMagnitude(sandbox));
}
