import type { Rng } from '../../core/random.ts';
import type { GainCell, SeedBlock } from '../gain/gain-cell.ts';
import { howeHalfWidth } from '../gain/howe.ts';
import { PSEUDO_COLUMNS } from '../gain/sparse-columns.ts';
import { residualFlipper } from './flip-residuals.ts';
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
  readonly msSeeds: number;
  readonly msError: number;
}

/**
 * Null data of one set of seeds: flipped residuals and a normal effect per seed. Item effects are common to all rows, so they
 * leave MS_S and MS_E alone and are added to the column means by the caller.
 * @param width columns that the mean squares count, pseudo-columns included
 * @returns a function that adds the block's column means to `columnMeans` and gives its mean and mean squares
 */
function blockNull(block: SeedBlock, width: number, rng: Rng): (columnMeans: Float64Array) => BlockDraw {
  const { seeds: S, items: N } = block.matrix;
  const { msSeeds, msError } = block.squares;
  const epsilon = residualEffects(block);
  rescale(epsilon, msError);
  const squares = sumOfSquares(epsilon);
  const seedSd = Math.sqrt(Math.max(0, (msSeeds - msError) / N));
  const flip = residualFlipper(epsilon, S, rng);
  return columnMeans => {
    const { rows, columns } = flip();
    let [rowSquares, total, flippedTotal, flippedSquares] = [0, 0, 0, 0];
    for (const flipped of rows) {
      const row = flipped + N * seedSd * rng.normal();
      flippedTotal += flipped;
      flippedSquares += flipped * flipped;
      total += row;
      rowSquares += row * row;
    }
    let columnSquares = 0;
    const shift = (total - flippedTotal) / (S * N);
    for (let i = 0; i < N; i++) {
      const column = columns[i] as number;
      columnSquares += column * column;
      columnMeans[i] = (columnMeans[i] as number) + column / S + shift;
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
      msSeeds: kept / (S - 1),
      msError: Math.max(0, withinItems + betweenSeeds - kept) / ((S - 1) * (width - 1)),
    };
  };
}

/** Sample variance of column means, with the pseudo-columns +1 and −1 where the sparse rule applies. */
function columnVariance(means: Float64Array, mean: number, pseudo: number): number {
  const width = means.length + pseudo;
  let squares = pseudo + (mean * mean * means.length * pseudo) / width;
  for (const value of means) squares += (value - mean) ** 2;
  return squares / (width - 1);
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
 * sums that the interval needs are kept.
 * @param units position of each column in the domain's signs
 */
export function twoWayNull(cell: GainCell, units: Int32Array, rng: Rng): DrawNull {
  const { items: N } = cell.matrix;
  const pseudo = cell.sparse ? PSEUDO_COLUMNS : 0;
  const beta = itemEffects(cell);
  const parts = cell.blocks.map(block => blockNull(block, N + pseudo, rng));
  const means = new Float64Array(N);
  return signs => {
    let itemTotal = 0;
    for (let i = 0; i < N; i++) {
      const effect = (signs[units[i] as number] as number) * (beta[i] as number);
      means[i] = effect;
      itemTotal += effect;
    }
    const blocks = parts.map(draw => draw(means));
    const mean = blocks.reduce((sum, block) => sum + block.mean, itemTotal / N);
    const input = { blocks, columnVariance: columnVariance(means, mean, pseudo), items: N + pseudo };
    return { mean, halfWidth: tail => howeHalfWidth(input, tail), moments: input };
  };
}
