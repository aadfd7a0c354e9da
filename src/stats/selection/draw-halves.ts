import type { Rng } from '../../core/random.ts';
import { type Refusal, refuse } from '../../core/refusal.ts';
import { denseRanks } from '../bootstrap/dense-ranks.ts';
import { checkFinite } from '../guard.ts';

/**
 * Splits items at random into two halves for `splitSample`, cluster by cluster, so that no cluster is in both. The numbers of
 * clusters differ by at most one; those of items may differ more if clusters are of unequal size.
 * @param clusters a finite number per item that names its cluster; different numbers where items are independent
 * @param rng a stream of its own
 * @returns 0 or 1 per item; refused: EMPTY_INPUT, NON_FINITE, TOO_FEW_CLUSTERS for fewer than two clusters
 */
export function drawHalves(clusters: ArrayLike<number>, rng: Rng): Int8Array | Refusal {
  const wrong = checkFinite(clusters, 'clusters');
  if (wrong !== undefined) return wrong;
  const { ranks, distinct } = denseRanks(Float64Array.from(clusters));
  const count = distinct.length;
  if (count < 2) return refuse('TOO_FEW_CLUSTERS', 'clusters', 'One cluster: expected at least two to split.');
  // Selection sampling: each cluster in turn goes into half 1 with the chance that leaves the sizes right.
  const half = new Int8Array(count);
  let wanted = (count >>> 1) + (count % 2 === 1 ? rng.below(2) : 0);
  for (let cluster = 0; cluster < count; cluster++) {
    if (rng.below(count - cluster) >= wanted) continue;
    half[cluster] = 1;
    wanted--;
  }
  return Int8Array.from(ranks, cluster => half[cluster] as number);
}
