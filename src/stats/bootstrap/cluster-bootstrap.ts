import { isRefused, type Refusal } from '../../core/refusal.ts';
import type { UnitLabel } from '../unit-labels.ts';
import { bootstrapRatio, type ReplicateOptions } from './bootstrap-ratio.ts';
import { type ClusterStatistic, clusterUnits } from './cluster-units.ts';

export interface ClusterBootstrapOptions extends ReplicateOptions {
  readonly statistic: ClusterStatistic;
}

/**
 * Monte-Carlo replicates of a mean over clustered items: whole clusters are drawn, G of G, and items are not drawn again inside
 * them. The numbers depend on the stream and on the clusters, not on the order of items.
 * @param differences one per item, finite
 * @param clusters label of each item's cluster, at least two distinct ones
 * @param options statistic: `item-mean`, the sum over the drawn clusters ÷ the number of items drawn (the default choice for an
 * accuracy gain), or `cluster-mean`, the mean of cluster means
 * @returns the replicates, or a refusal: EMPTY_INPUT, NON_FINITE, LENGTH_MISMATCH, MISSING_CLUSTER, TOO_FEW_CLUSTERS,
 * OUT_OF_RANGE (replicates, sizes)
 * @source Davison & Hinkley (1997), Bootstrap Methods and their Application, section 3.8
 */
export function clusterBootstrap(
  differences: ArrayLike<number>,
  clusters: ArrayLike<UnitLabel>,
  { statistic, ...options }: ClusterBootstrapOptions,
): Float64Array | Refusal {
  const units = clusterUnits(differences, clusters, statistic);
  if (isRefused(units)) return units;
  const found = bootstrapRatio(units.tops, units.bottoms, options);
  return isRefused(found) ? found : found.replicates;
}
