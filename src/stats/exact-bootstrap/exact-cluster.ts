import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type ClusterStatistic, clusterUnits } from '../bootstrap/cluster-units.ts';
import type { UnitLabel } from '../unit-labels.ts';
import type { ExactBootstrap } from './exact-law.ts';
import { exactBootstrapRatio } from './exact-ratio.ts';

/**
 * The ideal cluster bootstrap: whole clusters are drawn, G of G, and items are not drawn again inside them.
 * @param differences one per item, finite
 * @param clusters label of each item's cluster, at least two distinct ones
 * @param options statistic: `item-mean`, the sum over the drawn clusters ÷ the number of items drawn, or `cluster-mean`, the
 * mean of cluster means; tail: one-sided error, in (0, 0.5)
 * @returns as `exactBootstrapRatio`, over clusters; also MISSING_CLUSTER and TOO_FEW_CLUSTERS; NOT_ACHIEVABLE: use
 * `clusterBootstrap`
 * @source Davison & Hinkley (1997), Bootstrap Methods and their Application, section 3.8
 */
export function exactClusterBootstrap(
  differences: ArrayLike<number>,
  clusters: ArrayLike<UnitLabel>,
  { statistic, tail }: { readonly statistic: ClusterStatistic; readonly tail: number },
): ExactBootstrap | Refusal {
  const units = clusterUnits(differences, clusters, statistic);
  return isRefused(units) ? units : exactBootstrapRatio(units.tops, units.bottoms, tail);
}
