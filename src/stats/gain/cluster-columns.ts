import type { PairedMatrix } from './paired-matrix.ts';

/**
 * z[s][g] = Δ̂ + (G/N)·Σ_{i∈g}(d[s][i]−Δ̂): one column per cluster, with the mean of all items kept. It is linear, so the
 * transforms of two arms with seeds of their own add up to that of their difference.
 * @param clusters cluster of each item, 0 … G−1
 * @param sizes items of each cluster
 */
export function clusterColumns(matrix: PairedMatrix, clusters: Int32Array, sizes: Float64Array): PairedMatrix {
  const { seeds, items, values } = matrix;
  const count = sizes.length;
  let total = 0;
  for (const value of values) total += value;
  const mean = total / (seeds * items);
  const sums = new Float64Array(seeds * count);
  for (let s = 0; s < seeds; s++) {
    for (let i = 0; i < items; i++) {
      const at = s * count + (clusters[i] as number);
      sums[at] = (sums[at] as number) + (values[s * items + i] as number);
    }
  }
  const z = sums.map((sum, at) => mean + (count / items) * (sum - (sizes[at % count] as number) * mean));
  return { seeds, items: count, values: z };
}
