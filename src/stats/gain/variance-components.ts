import type { Components } from '../../core/cell-estimates.ts';
import type { MeanSquares } from './mean-squares.ts';

/**
 * Unbiased variance components of the random two-way layout: σ²_S = (MS_S−MS_E)/N, σ²_I = (MS_I−MS_E)/S, σ²_E = MS_E.
 * They may be negative and are returned so. Seed share = (σ²_S/S) ÷ Var(Δ̂), negative components counted as 0; it is 0
 * where nothing varies. Needs S ≥ 2.
 * @source Searle, Casella & McCulloch, Variance Components (1992), ch. 4.
 */
export function varianceComponents({ seeds, items, msSeeds, msItems, msError }: MeanSquares): Components {
  const seedVariance = (msSeeds - msError) / items;
  const itemVariance = (msItems - msError) / seeds;
  const fromSeeds = Math.max(0, seedVariance) / seeds;
  const total = fromSeeds + Math.max(0, itemVariance) / items + msError / (seeds * items);
  return {
    msSeeds,
    msItems,
    msError,
    seedVariance,
    itemVariance,
    errorVariance: msError,
    seedShare: total > 0 ? fromSeeds / total : 0,
  };
}
