import type { Rng } from '../../core/random.ts';
import type { GainCell, SeedBlock } from '../gain/gain-cell.ts';
import { howeHalfWidth } from '../gain/howe.ts';
import { PSEUDO_COLUMNS } from '../gain/sparse-columns.ts';
import { flipSums } from '../kernels/flip-sums.ts';
import type { FlippedSums } from '../kernels/flip-table.ts';
import { type DrawNull, sumOfSquares } from './null-draw.ts';

/** Scales effects so that their mean square is the estimated component. */
function rescale(effects: Float64Array, variance: number): void {
  const meanSquare = sumOfSquares(effects) / effects.length;
  const factor = meanSquare > 0 ? Math.sqrt(variance / meanSquare) : 0;
  for (let at = 0; at < effects.length; at++) effects[at] = (effects[at] as number) * factor;
}

function residualEffects({ matrix, squares }: SeedBlock): Float64Array {
  const { seeds, items, values } = matrix;
  const residuals = new Float64Array(values.length);
  for (let s = 0; s < seeds; s++) {
    let row = 0;
    for (let i = 0; i < items; i++) row += values[s * items + i] as number;
    for (let i = 0; i < items; i++) {
      residuals[s * items + i] =
        (values[s * items + i] as number) - row / items - (squares.columnMeans[i] as number) + squares.mean;
    }
  }
  return residuals;
}

interface BlockDraw {
  readonly seeds: number;
  readonly mean: number;
  /** What the seeds add to the mean. */
  readonly shift: number;
  readonly msSeeds: number;
  readonly msError: number;
}

/** Residual effects at their estimated size, and the sum of their squares. */
interface Residuals {
  readonly epsilon: Float64Array;
  readonly squares: number;
}

function blockResiduals(block: SeedBlock): Residuals {
  const epsilon = residualEffects(block);
  rescale(epsilon, block.squares.msError);
  return { epsilon, squares: sumOfSquares(epsilon) };
}

/**
 * Null data of one set of seeds: flipped residuals and a normal effect per seed. Item effects are common to all rows, so they
 * leave MS_S and MS_E alone.
 * @param squares of the residuals
 * @param width columns that the mean squares count, pseudo-columns included
 * @returns a function from the sums of flipped residuals to the block's mean and mean squares
 */
function blockNull(
  block: SeedBlock,
  { squares, width }: { readonly squares: number; readonly width: number },
  rng: Rng,
): (flipped: FlippedSums) => BlockDraw {
  const { seeds: S, items: N } = block.matrix;
  const { msSeeds, msError } = block.squares;
  const seedSd = Math.sqrt(Math.max(0, (msSeeds - msError) / N));
  return ({ rows, columnSquares }) => {
    let [rowSquares, total, flippedTotal, flippedSquares] = [0, 0, 0, 0];
    for (const flipped of rows) {
      const row = flipped + N * seedSd * rng.normal();
      flippedTotal += flipped;
      flippedSquares += flipped * flipped;
      total += row;
      rowSquares += row * row;
    }
    const betweenSeeds = (rowSquares - (total * total) / S) / N;
    const flippedBetween = (flippedSquares - (flippedTotal * flippedTotal) / S) / N;
    const betweenItems = (columnSquares - (flippedTotal * flippedTotal) / N) / S;
    const withinItems = squares - (flippedTotal * flippedTotal) / (S * N) - betweenItems - flippedBetween;
    // Constant pseudo-columns move (1 − N/N') of the squares between seeds to the residual; see `addPseudoColumns`.
    const kept = (betweenSeeds * N) / width;
    return {
      seeds: S,
      mean: total / (S * N),
      shift: (total - flippedTotal) / (S * N),
      msSeeds: kept / (S - 1),
      msError: Math.max(0, withinItems + betweenSeeds - kept) / ((S - 1) * (width - 1)),
    };
  };
}

/**
 * Sample variance of column means, with the pseudo-columns +1 and −1 where the sparse rule applies.
 * @param spread their squares about their mean
 */
function columnVariance(spread: number, mean: number, { items, pseudo }: { items: number; pseudo: number }): number {
  const width = items + pseudo;
  return (spread + pseudo + (mean * mean * items * pseudo) / width) / (width - 1);
}

/** Item effects of the contrast, centred and scaled to the estimated item component. */
function itemEffects({ squares, blocks }: GainCell): Float64Array {
  let component = squares.msItems / squares.seeds;
  for (const block of blocks) component -= block.squares.msError / block.squares.seeds;
  const effects = squares.columnMeans.map(b => b - squares.mean);
  rescale(effects, Math.max(0, component));
  return effects;
}

/**
 * Null data for S ≥ 3: d*_si = u_s + η_i·f_I·b_i + ζ_si·f_E·e_si with centred ANOVA effects b, e scaled to the estimated
 * components, u_s ~ N(0, max(0, σ²_S)), η and ζ = ±1; u and e of each set of seeds where the arms do not share them. Only the
 * sums that the interval needs are kept. One cell at a time: the next takes the memory of the one before.
 * @param units position of each column in the domain's signs
 */
export function twoWayNull(cell: GainCell, units: Int32Array, rng: Rng): DrawNull {
  const { items: N } = cell.matrix;
  const pseudo = cell.sparse ? PSEUDO_COLUMNS : 0;
  const beta = itemEffects(cell);
  const residuals = cell.blocks.map(blockResiduals);
  const parts = cell.blocks.map((block, at) =>
    blockNull(block, { squares: (residuals[at] as Residuals).squares, width: N + pseudo }, rng),
  );
  const blocksOf = residuals.map(({ epsilon }) => ({ seeds: epsilon.length / N, residuals: epsilon }));
  const { means, words, flip, moments } = flipSums({ items: N, blocks: blocksOf });
  return signs => {
    for (let i = 0; i < N; i++) means[i] = (signs[units[i] as number] as number) * (beta[i] as number);
    const blocks = parts.map((draw, at) => {
      rng.fill(words[at] as Uint32Array);
      return draw(flip(at));
    });
    const { total, squares } = moments();
    // What the seeds add is the same in every column: it moves the mean and leaves the spread alone.
    const mean = blocks.reduce((sum, { shift }) => sum + shift, total / N);
    const spread = Math.max(0, squares - (total * total) / N);
    const input = { blocks, columnVariance: columnVariance(spread, mean, { items: N, pseudo }), items: N + pseudo };
    return { mean, halfWidth: tail => howeHalfWidth(input, tail), moments: input };
  };
}
