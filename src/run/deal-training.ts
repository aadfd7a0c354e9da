import type { Item } from '../core/item.ts';
import type { Rng } from '../core/random.ts';
import type { SplitSizes } from '../core/suite.ts';

/** Positions of training items: none is in both lists, and no cluster is. */
export interface TrainingDeal {
  readonly labelled: readonly number[];
  readonly unlabelled: readonly number[];
}

/** Positions of the items of each cluster; an item without a cluster is one of its own. */
function groupByCluster(items: readonly Item[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [at, { id, cluster }] of items.entries()) {
    const name = cluster === undefined ? `item ${id}` : `cluster ${cluster}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [at]);
    else group.push(at);
  }
  return [...groups.values()];
}

/** Fisher and Yates. */
function shuffle<T>(list: T[], rng: Rng): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = rng.below(at + 1);
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
}

/**
 * Deals the training pool anew for a seed: whole clusters at random to the labelled items until there are enough, the next ones
 * to the unlabelled. A pool that is too small for both is shared out in the same proportion.
 */
export function dealTraining(pool: readonly Item[], splits: SplitSizes, rng: Rng): TrainingDeal {
  const clusters = groupByCluster(pool);
  shuffle(clusters, rng);
  const scale = Math.min(1, pool.length / (splits.labelled + splits.unlabelled));
  const wanted = Math.max(1, Math.round(scale * splits.labelled));
  const most = Math.min(pool.length, wanted + Math.max(1, Math.round(scale * splits.unlabelled)));
  const dealt = clusters.flat();
  let labelled = 0;
  // The border goes where a cluster ends, so that none lies on both sides.
  for (const cluster of clusters) {
    if (labelled >= wanted) break;
    labelled += cluster.length;
  }
  return { labelled: dealt.slice(0, labelled), unlabelled: dealt.slice(labelled, Math.max(most, labelled)) };
}
