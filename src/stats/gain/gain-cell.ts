import { isRefused, type Refusal } from '../../core/refusal.ts';
import { checkGainInput } from './check-gain-input.ts';
import { clusterColumns } from './cluster-columns.ts';
import { layoutSquares, type MeanSquares } from './layout-squares.ts';
import type { PairedMatrix } from './paired-matrix.ts';
import { countDiscordant, SPARSE_COLUMNS } from './sparse-columns.ts';

/** The part of a contrast that comes from one set of seeds. */
export interface SeedBlock {
  /** Blocks of two contrasts with the same number come from the same seeds, in the same order. */
  readonly group: number;
  /** Seeds × columns: differences where the arms share their seeds, else one arm, the baseline with its sign turned. */
  readonly matrix: PairedMatrix;
  readonly squares: MeanSquares;
}

/** One contrast of one cell, ready for every procedure that speaks about it. */
export interface GainCell {
  /** One block where the arms share their seeds, one per set of seeds where they do not; column by column they add up. */
  readonly blocks: readonly SeedBlock[];
  /** Seeds of the smallest block: what the claim about new seeds rests on. */
  readonly seeds: number;
  /**
   * Differences; columns are items, or clusters on the z scale of `clusterColumns`. With several blocks it is the single row
   * of differences between their column means.
   */
  readonly matrix: PairedMatrix;
  readonly squares: MeanSquares;
  /** All outcomes are 0 or 1. */
  readonly binary: boolean;
  /** Items per cluster, in column order; absent where columns are items. */
  readonly clusterSizes?: Float64Array | undefined;
  /** Columns in which the arms' outcomes are not all the same, counted before the z transform. */
  readonly discordant: number;
  /** The sparse rule applies: binary with fewer than ten discordant columns, or with a half-width of 0. */
  readonly sparse: boolean;
  /** Largest absolute entry of the blocks, at least 1 (scores lie in [0, 1]): the scale of float noise. */
  readonly scale: number;
}

/** A half-width of at most this share of the scale is float noise around 0: scores that differ by it do not differ. */
const NOISE = 1e-12;

/** Fewer than this many columns: refused at the verdict layer. */
export const MIN_COLUMNS = 15;

/** Differences of two arms that share their seeds. */
export interface GainCellInput {
  readonly matrix: PairedMatrix;
  readonly binary: boolean;
  /** Cluster index per item, 0 … G−1, every index used; absent where items stand for themselves. */
  readonly clusters?: Int32Array | undefined;
}

/** The parts of a contrast whose arms do not share their seeds: same columns, the baseline with its sign turned. */
export interface BlockCellInput extends Omit<GainCellInput, 'matrix'> {
  readonly blocks: readonly Pick<SeedBlock, 'group' | 'matrix'>[];
}

/** Whether a half-width, or a standard error, is 0 up to float noise. */
export const isNoise = (width: number, scale: number): boolean => width <= NOISE * scale;

/** Whether the verdict's moment interval of this layout would have zero width. */
function hasNoSpread({
  blocks,
  squares,
  seeds,
  scale,
}: Pick<GainCell, 'blocks' | 'squares' | 'seeds' | 'scale'>): boolean {
  const perColumn = squares.msItems / squares.seeds;
  if (seeds < 3) return isNoise(Math.sqrt(perColumn / squares.items), scale);
  let [fromSeeds, fromItems] = [0, perColumn];
  for (const { squares: own } of blocks) {
    fromSeeds += own.msSeeds / own.seeds;
    fromItems -= own.msError / own.seeds;
  }
  return isNoise(Math.sqrt((fromSeeds + Math.max(0, fromItems)) / squares.items), scale);
}

/** The row of column means that blocks with seeds of their own add up to. */
function sumOfColumnMeans(blocks: readonly SeedBlock[]): PairedMatrix {
  const items = blocks[0]?.matrix.items ?? 0;
  const values = new Float64Array(items);
  for (const { squares } of blocks) {
    for (let i = 0; i < items; i++) values[i] = (values[i] as number) + (squares.columnMeans[i] as number);
  }
  return { seeds: 1, items, values };
}

/**
 * Prepares a contrast: cluster transform, mean squares, and whether the sparse rule applies. Everything is checked here once,
 * so that no procedure that takes a cell needs to look at its numbers again.
 * @param input differences, or the arms of each set of seeds, full and finite, |d| ≤ 1e60; clusters numbered without a gap
 * @returns a refusal: EMPTY_INPUT, NON_FINITE, LENGTH_MISMATCH (values, blocks or clusters), MISSING_CLUSTER (a number without
 * an item), NOT_BINARY, OUT_OF_RANGE
 */
export function gainCell({ binary, clusters, ...input }: GainCellInput | BlockCellInput): GainCell | Refusal {
  const itemBlocks = 'blocks' in input ? input.blocks : [{ group: 0, matrix: input.matrix }];
  const sizes = checkGainInput({ blocks: itemBlocks, binary, clusters });
  return isRefused(sizes) ? sizes : prepare(itemBlocks, binary, clusters && sizes ? { clusters, sizes } : undefined);
}

interface Clustering {
  readonly clusters: Int32Array;
  readonly sizes: Float64Array;
}

function prepare(itemBlocks: BlockCellInput['blocks'], binary: boolean, clustering: Clustering | undefined): GainCell {
  const { clusters, sizes } = clustering ?? {};
  const blocks = itemBlocks.map(({ group, matrix: items }): SeedBlock => {
    const matrix = clusters && sizes ? clusterColumns(items, clusters, sizes) : items;
    return { group, matrix, squares: layoutSquares(matrix) };
  });
  const [only, ...others] = blocks;
  const matrix = only !== undefined && others.length === 0 ? only.matrix : sumOfColumnMeans(blocks);
  const squares = only !== undefined && others.length === 0 ? only.squares : layoutSquares(matrix);
  const discordant = countDiscordant(
    itemBlocks.map(block => block.matrix),
    clusters,
  );
  let [scale, seeds] = [1, Number.POSITIVE_INFINITY];
  for (const block of blocks) {
    seeds = Math.min(seeds, block.matrix.seeds);
    for (const value of block.matrix.values) scale = Math.max(scale, Math.abs(value));
  }
  const sparse = binary && (discordant < SPARSE_COLUMNS || hasNoSpread({ blocks, squares, seeds, scale }));
  return { blocks, seeds, matrix, squares, binary, clusterSizes: sizes, discordant, sparse, scale };
}
