import type { Rng } from '../../core/random.ts';
import type { CellModel } from '../gain/cell-model.ts';
import type { HoweInput } from '../gain/howe.ts';
import { drawChiSquare } from '../random/chi-square.ts';

/** What the seeds of a cell bring to one data set. */
export interface SeedDraw {
  /** What they add to the mean. */
  readonly shift: number;
  readonly blocks: HoweInput['blocks'];
}

/**
 * Seed effects and their mean squares in the normal model, where MS_S, MS_E and the means are independent:
 * MS_S ~ (N·σ²_S + σ²_E)·χ²_{S−1}/(S−1) and MS_E ~ σ²_E·χ²/df on (S−1)(N−1) degrees of freedom.
 * @source Searle, Casella & McCulloch, Variance Components (1992), ch. 4
 */
export function drawSeeds({ items: N, blocks }: CellModel, rng: Rng): SeedDraw {
  let shift = 0;
  const drawn = blocks.map(({ seeds, seedVariance, errorVariance }) => {
    shift += Math.sqrt(seedVariance / seeds) * rng.normal();
    if (seeds === 1) return { seeds, msSeeds: 0, msError: 0 };
    const errorDf = (seeds - 1) * (N - 1);
    const msSeeds = ((N * seedVariance + errorVariance) * drawChiSquare(seeds - 1, rng)) / (seeds - 1);
    return { seeds, msSeeds, msError: (errorVariance * drawChiSquare(errorDf, rng)) / errorDf };
  });
  return { shift, blocks: drawn };
}
