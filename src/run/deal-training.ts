import { groupByCluster } from '../core/group-by-cluster.ts';
import type { Item } from '../core/item.ts';
import type { Rng } from '../core/random.ts';
import type { SplitSizes } from '../core/suite.ts';
import { shuffle } from '../util/shuffle.ts';

/** Positions of training items: none is in both lists, and no cluster is. */
export interface TrainingDeal {
  readonly labelled: readonly number[];
  readonly unlabelled: readonly number[];
}

/**
 * Deals the training pool anew for a seed: whole clusters at random to the labelled items until there are enough, the next ones
 * to the unlabelled. A pool that is too small for both is shared out in the same proportion.
 */
export function dealTraining(pool: readonly Item[], splits: SplitSizes, rng: Rng): TrainingDeal {
  const positions = new Map(pool.map(({ id }, at) => [id, at]));
  const clusters = shuffle([...groupByCluster(pool).values()], rng);
  const scale = Math.min(1, pool.length / (splits.labelled + splits.unlabelled));
  const wanted = Math.max(1, Math.round(scale * splits.labelled));
  const rest = Math.max(1, Math.round(scale * splits.unlabelled));
  const dealt = clusters.flat().flatMap(({ id }) => positions.get(id) ?? []);
  let labelled = 0;
  // The border goes where a cluster ends, so that none lies on both sides.
  for (const cluster of clusters) {
    if (labelled >= wanted) break;
    labelled += cluster.length;
  }
  return { labelled: dealt.slice(0, labelled), unlabelled: dealt.slice(labelled, labelled + rest) };
}
