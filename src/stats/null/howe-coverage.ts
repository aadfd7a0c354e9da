import type { Rng } from '../../core/random.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { type CellModel, columnVarianceOf, fewestSeeds } from '../gain/cell-model.ts';
import { howeHalfWidth, howeSquares } from '../gain/howe.ts';
import { checkDraws, checkTail } from '../guard.ts';
import { checkCellModel } from '../planning/check-cell-model.ts';
import { drawChiSquare } from '../random/chi-square.ts';
import { drawSeeds } from './draw-seeds.ts';

export interface CoverageSetting extends CellModel {
  /** One-sided error of the interval. */
  readonly tail: number;
}

/** A cell that Howe's interval is about: three seeds or more in every set. */
function checkSetting(setting: CoverageSetting): Refusal | undefined {
  const wrong = checkTail(setting.tail) ?? checkCellModel(setting, 'setting');
  if (wrong !== undefined) return wrong;
  const least = fewestSeeds(setting);
  if (least >= 3) return undefined;
  return refuse(
    'TOO_FEW_SEEDS',
    'setting',
    `${least} seeds: expected 3 or more, below there is no interval about new ones.`,
  );
}

/**
 * The setting with σ²_S, spread evenly over the sets of seeds, such that the seed share of Var(Δ̂) is `share`.
 * @param share in [0, 1)
 * @returns a refusal: that of `howeCoverage` for the setting, OUT_OF_RANGE (share)
 */
export function withSeedShare(setting: CoverageSetting, share: number): CoverageSetting | Refusal {
  const wrong = checkSetting(setting);
  if (wrong !== undefined) return wrong;
  if (!(share >= 0 && share < 1)) {
    return refuse('OUT_OF_RANGE', 'share', `share = ${share}: expected 0 or more, below 1.`);
  }
  const fromSeeds = ((columnVarianceOf(setting) / setting.items) * share) / (1 - share) / setting.blocks.length;
  return { ...setting, blocks: setting.blocks.map(block => ({ ...block, seedVariance: block.seeds * fromSeeds })) };
}

/**
 * Coverage of the Howe interval by simulation with normal seed, item and residual effects. In that model Δ̂ and the mean
 * squares are independent, Δ̂ normal and MS/EMS chi-square over its degrees of freedom (Searle et al. 1992, ch. 4), so a
 * draw needs a handful of random numbers instead of a data set.
 * @returns share of `draws` intervals that hold the true mean; standard error √(c(1−c)/draws); or a refusal: OUT_OF_RANGE (tail,
 * components, draws), TOO_FEW_OBSERVATIONS (below 15 columns), TOO_FEW_SEEDS (below three in any set), EMPTY_INPUT
 */
export function howeCoverage(setting: CoverageSetting | Refusal, draws: number, rng: Rng): number | Refusal {
  if (isRefused(setting)) return setting;
  const wrong = checkSetting(setting) ?? checkDraws(draws);
  if (wrong !== undefined) return wrong;
  const { items: N, tail } = setting;
  const expected = columnVarianceOf(setting);
  const squares = howeSquares(setting, tail);
  let covered = 0;
  for (let draw = 0; draw < draws; draw++) {
    const { shift, blocks } = drawSeeds(setting, rng);
    const mean = shift + Math.sqrt(expected / N) * rng.normal();
    const columnVariance = (expected * drawChiSquare(N - 1, rng)) / (N - 1);
    if (Math.abs(mean) <= howeHalfWidth({ blocks, columnVariance, items: N }, squares)) covered++;
  }
  return covered / draws;
}
