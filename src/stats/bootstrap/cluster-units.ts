import { isRefused, type Refusal } from '../../core/refusal.ts';
import { clusterIndex } from '../clusters/cluster-index.ts';
import { checkFinite } from '../guard.ts';
import type { UnitLabel } from '../unit-labels.ts';
import type { ResampleUnits } from './unit-patterns.ts';

/** What a cluster bootstrap estimates: sum over the drawn clusters ÷ their number of items, or the mean of cluster means. */
export type ClusterStatistic = 'item-mean' | 'cluster-mean';

/**
 * Clusters as units to draw: sum and number of their items, or their mean and 1.
 * @returns a refusal: EMPTY_INPUT, NON_FINITE, LENGTH_MISMATCH, MISSING_CLUSTER, TOO_FEW_CLUSTERS
 */
export function clusterUnits(
  differences: ArrayLike<number>,
  clusters: ArrayLike<UnitLabel>,
  statistic: ClusterStatistic,
): ResampleUnits | Refusal {
  const wrong = checkFinite(differences, 'differences');
  if (wrong !== undefined) return wrong;
  const index = clusterIndex(clusters, differences.length);
  if (isRefused(index)) return index;
  const [tops, bottoms] = [new Float64Array(index.count), new Float64Array(index.count)];
  for (let at = 0; at < differences.length; at++) {
    const unit = index.unitOf[at] as number;
    tops[unit] = (tops[unit] as number) + (differences[at] as number);
    bottoms[unit] = (bottoms[unit] as number) + 1;
  }
  if (statistic === 'item-mean') return { tops, bottoms };
  const means = tops.map((top, unit) => top / (bottoms[unit] as number));
  return { tops: means, bottoms: bottoms.fill(1) };
}
