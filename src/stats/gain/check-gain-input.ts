import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkSeedSets } from '../guard.ts';
import type { BlockCellInput } from './gain-cell.ts';
import type { PairedMatrix } from './paired-matrix.ts';

/** Items of each cluster; every number from 0 to the largest must have one. */
function clusterSizesOf(clusters: ArrayLike<number>, items: number): Float64Array | Refusal {
  if (clusters.length !== items) {
    const found = `${clusters.length} cluster numbers for ${items} items`;
    return refuse('LENGTH_MISMATCH', 'clusters', `${found}: expected one of each.`);
  }
  const sizes = new Float64Array(items);
  let used = 0;
  for (let item = 0; item < items; item++) {
    const cluster = clusters[item] as number;
    if (!Number.isInteger(cluster) || cluster < 0) {
      const reason = `Item ${item} has cluster ${cluster}: expected a whole number, 0 or more.`;
      return refuse(Number.isNaN(cluster) ? 'MISSING_CLUSTER' : 'OUT_OF_RANGE', 'clusters', reason);
    }
    used = Math.max(used, cluster + 1);
    if (used <= items) sizes[cluster] = (sizes[cluster] as number) + 1;
  }
  const gap = sizes.subarray(0, used).indexOf(0);
  if (used <= items && gap < 0) return sizes.slice(0, used);
  const missing = gap < 0 ? used - 1 : gap;
  return refuse('MISSING_CLUSTER', 'clusters', `Cluster ${missing} of ${used} has no item: number them without a gap.`);
}

/** Right-or-wrong outcomes: whole differences, and arms that add up to −1, 0 or 1. */
function checkBinary(matrices: readonly PairedMatrix[], argument: string): Refusal | undefined {
  let [least, most] = [0, 0];
  for (const { values } of matrices) {
    let [low, high] = [0, 0];
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      if (value === 1) high = 1;
      else if (value === -1) low = -1;
      else if (value !== 0) {
        return refuse('NOT_BINARY', argument, `${argument}: entry ${at} is ${value}, expected −1, 0 or 1.`);
      }
    }
    [least, most] = [least + low, most + high];
  }
  if (least >= -1 && most <= 1) return undefined;
  const reason = `${argument} add up to ${least} to ${most}: expected −1 to 1, the baseline with its sign turned.`;
  return refuse('NOT_BINARY', argument, reason);
}

function checkGroups(blocks: BlockCellInput['blocks']): Refusal | undefined {
  const groups = blocks.map(({ group }) => group);
  if (!groups.every(Number.isFinite)) {
    return refuse('NON_FINITE', 'group', `Groups ${groups.join(', ')}: expected a number for every set of seeds.`);
  }
  if (new Set(groups).size === groups.length) return undefined;
  return refuse('OUT_OF_RANGE', 'group', `Groups ${groups.join(', ')}: expected another one for every set of seeds.`);
}

/**
 * Whether a contrast is one: full and finite, the same items throughout, outcomes that are right or wrong where it says so, and
 * every cluster with an item.
 * @returns items of each cluster, undefined without clusters, or a refusal as `gainCell` gives it
 */
export function checkGainInput({ blocks, binary, clusters }: BlockCellInput): Float64Array | undefined | Refusal {
  const matrices = blocks.map(({ matrix }) => matrix);
  const wrong =
    checkSeedSets(matrices) ??
    checkGroups(blocks) ??
    (binary ? checkBinary(matrices, matrices.length === 1 ? 'matrix' : 'blocks') : undefined);
  return wrong ?? (clusters && clusterSizesOf(clusters, matrices[0]?.items ?? 0));
}
