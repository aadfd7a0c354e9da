import { type Refusal, refuse } from '../../core/refusal.ts';
import { effectiveClusters } from './effective-clusters.ts';
import { type GainCell, MIN_COLUMNS } from './gain-cell.ts';

function refuseUnequal(sizes: Float64Array): Refusal | undefined {
  // To the nearest whole one: fifteen clusters of which one lacks an item are fifteen.
  const counted = Math.round(effectiveClusters(sizes));
  if (counted >= MIN_COLUMNS) return undefined;
  let [items, largest] = [0, 0];
  for (const size of sizes) {
    items += size;
    largest = Math.max(largest, size);
  }
  const found = `${sizes.length} clusters of unequal size, the largest with ${Math.round((100 * largest) / items)}% of the items`;
  const reason = `${found}, count as ${counted === 0 ? 'less than one' : counted} of equal size; a verdict needs at least ${MIN_COLUMNS}.`;
  return refuse('TOO_FEW_CLUSTERS', 'clusters', reason);
}

/**
 * Below 15 items or clusters, or where clusters of unequal size count as fewer than 15 of equal size, no interval is trusted with
 * a verdict.
 * @returns undefined where there are enough
 */
export function refuseFewColumns({ matrix, clusterSizes }: GainCell): Refusal | undefined {
  if (matrix.items >= MIN_COLUMNS) return clusterSizes && refuseUnequal(clusterSizes);
  const [code, unit] =
    clusterSizes === undefined
      ? (['TOO_FEW_OBSERVATIONS', 'items'] as const)
      : (['TOO_FEW_CLUSTERS', 'clusters'] as const);
  return refuse(code, unit, `${matrix.items} paired ${unit}; a verdict needs at least ${MIN_COLUMNS}.`);
}
