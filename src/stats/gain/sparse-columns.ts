import type { MeanSquares } from './layout-squares.ts';
import type { PairedMatrix } from './paired-matrix.ts';

/** Fewer columns than this with any difference: a moment interval of binary outcomes is too narrow. */
export const SPARSE_COLUMNS = 10;

/** How many columns the sparse rule appends. */
export const PSEUDO_COLUMNS = 2;

/** Whether the outcomes of one item are not all the same over arms and seeds. */
function isDiscordant(blocks: readonly PairedMatrix[], item: number): boolean {
  let difference = 0;
  for (const { seeds, items, values } of blocks) {
    const first = values[item] as number;
    for (let s = 1; s < seeds; s++) if (values[s * items + item] !== first) return true;
    difference += first;
  }
  return difference !== 0;
}

/**
 * Columns in which the arms differ in any seed: where they share their seeds, columns with any difference other than 0.
 * @param blocks one matrix of differences, or one per arm, the baseline with its sign turned
 * @param clusters cluster of each item where columns are clusters
 */
export function countDiscordant(blocks: readonly PairedMatrix[], clusters?: Int32Array): number {
  const columns = new Set<number>();
  for (let item = 0; item < (blocks[0]?.items ?? 0); item++) {
    if (isDiscordant(blocks, item)) columns.add(clusters ? (clusters[item] as number) : item);
  }
  return columns.size;
}

/**
 * Mean squares of the matrix with two more columns, all +1 and all −1, for the half-width only: the sparse rule of the
 * default interval (in the spirit of Agresti & Min 2005, who add pseudo-pairs to a paired difference). Measured coverage
 * 99.5–100%. In closed form, because the two columns cancel in every sum of a seed: with N' = N + 2 the sums of squares are
 * SS_S' = SS_S·N/N', SS_I' = SS_I + 2S + 2SN·Δ̂²/N', SS_E' = SS_E + 2·SS_S/N'. So swapping the arms changes no bit. One arm alone gets
 * two constant columns that make ±1 with the other arm's: its SS_S' and SS_E' are the same, as those of any constant columns.
 */
export function addPseudoColumns({ seeds: S, items: N, mean, columnMeans, ...squares }: MeanSquares): MeanSquares {
  const width = N + PSEUDO_COLUMNS;
  const { msSeeds, msItems, msError } = squares;
  const withPseudoMeans = new Float64Array(width);
  withPseudoMeans.set(columnMeans);
  withPseudoMeans.set([1, -1], N);
  const items = (N - 1) * msItems + PSEUDO_COLUMNS * S + (PSEUDO_COLUMNS * S * N * mean * mean) / width;
  return {
    seeds: S,
    items: width,
    mean: (mean * N) / width,
    msSeeds: (msSeeds * N) / width,
    msItems: items / (width - 1),
    msError: ((N - 1) * msError + (PSEUDO_COLUMNS * msSeeds) / width) / (width - 1),
    columnMeans: withPseudoMeans,
  };
}
