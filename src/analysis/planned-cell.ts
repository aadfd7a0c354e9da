import { howeInput, momentItems } from '../stats/gain/moment-squares.ts';
import type { PlannedCell } from '../stats/planning/settle.ts';
import type { ContrastView } from './contrast-view.ts';

/** The random-effects model of a cell, as far as its seeds can tell; variances below 0 count as 0. */
export function plannedCell({ cell }: ContrastView): PlannedCell {
  const { items, mean } = cell.squares;
  // The squares behind the interval: under the sparse rule those of the data alone would promise too much.
  const { blocks, columnVariance } = howeInput(cell);
  // The spread of the column means over these seeds is all that fewer than three seeds can tell.
  if (cell.seeds < 3) {
    const known = cell.blocks.map(({ matrix }) => ({ seeds: matrix.seeds, seedVariance: 0, errorVariance: 0 }));
    return { mean, items, itemVariance: columnVariance, blocks: known };
  }
  let itemVariance = columnVariance;
  for (const { seeds, msError } of blocks) itemVariance -= msError / seeds;
  const perSeeds = blocks.map(({ seeds, msSeeds, msError }) => ({
    seeds,
    seedVariance: Math.max(0, (msSeeds - msError) / momentItems(cell)),
    errorVariance: msError,
  }));
  return { mean, items, itemVariance: Math.max(0, itemVariance), blocks: perSeeds };
}
