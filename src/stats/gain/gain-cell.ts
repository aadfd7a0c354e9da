import { type MeanSquares, meanSquares } from './mean-squares.ts';
import type { PairedMatrix } from './paired-matrix.ts';
import { countDiscordant, SPARSE_COLUMNS } from './sparse-columns.ts';

/** One contrast of one cell, ready for every procedure that speaks about it. */
export interface GainCell {
  /** Differences; columns are items, or clusters on the z scale of `clusterColumns`. */
  readonly matrix: PairedMatrix;
  readonly squares: MeanSquares;
  /** All outcomes are 0 or 1. */
  readonly binary: boolean;
  /** Items per cluster, in column order; absent where columns are items. */
  readonly clusterSizes?: Float64Array | undefined;
  /** Columns with any difference other than 0, counted before the z transform. */
  readonly discordant: number;
  /** The sparse rule applies: binary with fewer than ten discordant columns, or with a half-width of 0. */
  readonly sparse: boolean;
  /** Largest absolute entry of the matrix, at least 1 (scores lie in [0, 1]): the scale of float noise. */
  readonly scale: number;
}

/** A half-width of at most this share of the scale is float noise around 0: scores that differ by it do not differ. */
const NOISE = 1e-12;

/** Fewer than this many columns: refused at the verdict layer. */
export const MIN_COLUMNS = 15;

export interface GainCellInput {
  readonly matrix: PairedMatrix;
  readonly binary: boolean;
  /** Cluster index per item, 0 … G−1, every index used; absent where items stand for themselves. */
  readonly clusters?: Int32Array | undefined;
}

/**
 * z[s][g] = Δ̂ + (G/N)·Σ_{i∈g}(d[s][i]−Δ̂): one column per cluster, with the mean of all items kept.
 * @returns the cluster matrix and the number of items per cluster
 */
function clusterColumns(matrix: PairedMatrix, clusters: Int32Array): { matrix: PairedMatrix; sizes: Float64Array } {
  const { seeds, items, values } = matrix;
  let count = 0;
  for (const cluster of clusters) count = Math.max(count, cluster + 1);
  const sizes = new Float64Array(count);
  for (const cluster of clusters) sizes[cluster] = (sizes[cluster] as number) + 1;
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
  return { matrix: { seeds, items: count, values: z }, sizes };
}

function countDiscordantClusters(matrix: PairedMatrix, clusters: Int32Array): number {
  const touched = new Set<number>();
  for (let at = 0; at < matrix.values.length; at++) {
    if (matrix.values[at] !== 0) touched.add(clusters[at % matrix.items] as number);
  }
  return touched.size;
}

/** Whether a half-width, or a standard error, is 0 up to float noise. */
export const isNoise = (width: number, scale: number): boolean => width <= NOISE * scale;

/** Whether the verdict's moment interval of this layout would have zero width. */
function hasNoSpread({ seeds, items, msSeeds, msItems, msError }: MeanSquares, scale: number): boolean {
  const square = seeds < 3 ? msItems : msSeeds + Math.max(0, msItems - msError);
  return isNoise(Math.sqrt(square / (seeds * items)), scale);
}

/** Prepares a contrast: cluster transform, mean squares, and whether the sparse rule applies. */
export function gainCell({ matrix: itemMatrix, binary, clusters }: GainCellInput): GainCell {
  const transformed = clusters && clusterColumns(itemMatrix, clusters);
  const matrix = transformed?.matrix ?? itemMatrix;
  const squares = meanSquares(matrix);
  const discordant = clusters ? countDiscordantClusters(itemMatrix, clusters) : countDiscordant(itemMatrix);
  const scale = matrix.values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  const sparse = binary && (discordant < SPARSE_COLUMNS || hasNoSpread(squares, scale));
  return { matrix, squares, binary, clusterSizes: transformed?.sizes, discordant, sparse, scale };
}
