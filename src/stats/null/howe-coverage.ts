import type { Rng } from '../../core/random.ts';
import { type CellModel, columnVarianceOf } from '../gain/cell-model.ts';
import { howeHalfWidth } from '../gain/howe.ts';
import { drawChiSquare } from '../random/chi-square.ts';
import { drawSeeds } from './draw-seeds.ts';

export interface CoverageSetting extends CellModel {
  /** One-sided error of the interval. */
  readonly tail: number;
}

/** The setting with σ²_S, spread evenly over the sets of seeds, such that the seed share of Var(Δ̂) is `share` in [0, 1). */
export function withSeedShare(setting: CoverageSetting, share: number): CoverageSetting {
  const fromSeeds = ((columnVarianceOf(setting) / setting.items) * share) / (1 - share) / setting.blocks.length;
  return { ...setting, blocks: setting.blocks.map(block => ({ ...block, seedVariance: block.seeds * fromSeeds })) };
}

/**
 * Coverage of the Howe interval by simulation with normal seed, item and residual effects. In that model Δ̂ and the mean
 * squares are independent, Δ̂ normal and MS/EMS chi-square over its degrees of freedom (Searle et al. 1992, ch. 4), so a
 * draw needs a handful of random numbers instead of a data set.
 * @returns share of `draws` intervals that hold the true mean; standard error √(c(1−c)/draws)
 */
export function howeCoverage(setting: CoverageSetting, draws: number, rng: Rng): number {
  const { items: N, tail } = setting;
  const expected = columnVarianceOf(setting);
  let covered = 0;
  for (let draw = 0; draw < draws; draw++) {
    const { shift, blocks } = drawSeeds(setting, rng);
    const mean = shift + Math.sqrt(expected / N) * rng.normal();
    const columnVariance = (expected * drawChiSquare(N - 1, rng)) / (N - 1);
    if (Math.abs(mean) <= howeHalfWidth({ blocks, columnVariance, items: N }, tail)) covered++;
  }
  return covered / draws;
}
