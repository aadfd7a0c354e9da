import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkSeedSets } from '../guard.ts';
import { layoutSquares, type MeanSquares } from './layout-squares.ts';
import type { PairedMatrix } from './paired-matrix.ts';

/** At least two of both, so that there is a mean square for each. */
export function checkLevels(seeds: number, items: number, argument: string): Refusal | undefined {
  if (seeds < 2) return refuse('TOO_FEW_SEEDS', argument, `${seeds} seed: expected 2 or more.`);
  if (items < 2) return refuse('TOO_FEW_OBSERVATIONS', argument, `${items} column: expected 2 or more.`);
  return undefined;
}

/**
 * Mean squares of a seeds × items matrix of paired differences; see `layoutSquares` for the formulas.
 * @param matrix full and finite, at least two seeds and two items, entries of at most 1e60
 * @returns a refusal: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE, OUT_OF_RANGE, TOO_FEW_SEEDS, TOO_FEW_OBSERVATIONS
 * @source Scheffé, The Analysis of Variance (1959), ch. 4 (two-way layout, one observation per cell).
 */
export function meanSquares(matrix: PairedMatrix): MeanSquares | Refusal {
  return checkSeedSets([matrix]) ?? checkLevels(matrix.seeds, matrix.items, 'matrix') ?? layoutSquares(matrix);
}
