import type { GainCell } from '../stats/gain/gain-cell.ts';

/**
 * What a sign-flip test flips: the difference of every item, or the sum over every cluster, scaled by a common factor so that
 * whole outcomes stay whole and exact tests can be used. Each set of seeds counts times the number of seeds in the others.
 */
export function columnTotals({ blocks, matrix, squares, clusterSizes }: GainCell): Float64Array {
  const { items } = matrix;
  const totals = new Float64Array(items);
  const allSeeds = blocks.reduce((product, block) => product * block.matrix.seeds, 1);
  for (const block of blocks) {
    const weight = allSeeds / block.matrix.seeds;
    const { values } = block.matrix;
    for (let at = 0; at < values.length; at++) {
      totals[at % items] = (totals[at % items] as number) + weight * (values[at] as number);
    }
  }
  if (clusterSizes === undefined) return totals;
  const count = clusterSizes.reduce((sum, size) => sum + size, 0);
  // z_g = Δ̂ + (G/N)·Σ(d − Δ̂), summed over the seeds; back to the sum of the cluster's differences.
  return totals.map((total, g) => {
    const mean = squares.mean * allSeeds;
    return ((total - mean) * count) / items + (clusterSizes[g] as number) * mean;
  });
}
