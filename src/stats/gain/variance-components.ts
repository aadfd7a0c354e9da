import type { Components } from '../../core/cell-estimates.ts';
import { isRefused, type Refusal } from '../../core/refusal.ts';
import { checkCounts, checkRange, LARGEST } from '../guard.ts';
import type { MeanSquares } from './layout-squares.ts';
import { checkLevels } from './mean-squares.ts';

/**
 * Unbiased variance components of the random two-way layout: σ²_S = (MS_S−MS_E)/N, σ²_I = (MS_I−MS_E)/S, σ²_E = MS_E.
 * They may be negative and are returned so. Seed share = (σ²_S/S) ÷ Var(Δ̂), negative components counted as 0; it is 0
 * where nothing varies.
 * @param squares of at least two seeds and two columns
 * @returns a refusal: NON_FINITE, OUT_OF_RANGE (a mean square below 0 or above 1e120), TOO_FEW_SEEDS, TOO_FEW_OBSERVATIONS
 * @source Searle, Casella & McCulloch, Variance Components (1992), ch. 4.
 */
export function varianceComponents(squares: Omit<MeanSquares, 'mean' | 'columnMeans'> | Refusal): Components | Refusal {
  if (isRefused(squares)) return squares;
  const { seeds, items, msSeeds, msItems, msError } = squares;
  const wrong =
    checkCounts({ seeds, items }) ??
    checkLevels(seeds, items, 'squares') ??
    checkRange([msSeeds, msItems, msError], [0, LARGEST ** 2], 'squares');
  if (wrong !== undefined) return wrong;
  const seedVariance = (msSeeds - msError) / items;
  const itemVariance = (msItems - msError) / seeds;
  const fromSeeds = Math.max(0, seedVariance) / seeds;
  const fromItems = Math.max(0, itemVariance) / items;
  const total = fromSeeds + fromItems + msError / (seeds * items);
  return {
    msSeeds,
    msItems,
    msError,
    seedVariance,
    itemVariance,
    errorVariance: msError,
    seedShare: total > 0 ? fromSeeds / total : 0,
    itemShare: total > 0 ? fromItems / total : 0,
  };
}
