import type { Rng } from '../../core/random.ts';
import { type Refusal, refuse } from '../../core/refusal.ts';
import { type CellModel, columnVarianceOf, fewestSeeds } from '../gain/cell-model.ts';
import { howeHalfWidth, howeSquares } from '../gain/howe.ts';
import { checkBetween, checkDraws, checkTail } from '../guard.ts';
import { drawSeeds } from '../null/draw-seeds.ts';
import { orderStatistic } from '../numeric/order-statistic.ts';
import { RankedValues } from '../numeric/ranked-values.ts';
import { tQuantileUpper } from '../numeric/special-functions.ts';
import { drawChiSquare } from '../random/chi-square.ts';
import { checkCellModel } from './check-cell-model.ts';

/**
 * The smallest true gain whose interval lies above 0 with probability `power`: the quantile at `power` of half-width − error
 * over simulated studies without a gain, because a gain moves the interval and leaves its width alone.
 * @param options tail: one-sided error α/(2m); power in (tail, 1); draws ≥ 1, 10,000 for three digits
 * @returns accuracy points as a fraction, or a refusal: OUT_OF_RANGE, TOO_FEW_OBSERVATIONS, TOO_FEW_SEEDS, EMPTY_INPUT,
 * TOO_FEW_REPLICATES where `draws` cannot tell the quantile, DEGENERATE_DISTRIBUTION where nothing varies. A power that is
 * reached without any gain (it must be above the tail, at the least) is OUT_OF_RANGE
 * @source derived here from the normal model of `verdictChances`
 */
export function minimumDetectableGain(
  cell: CellModel,
  { tail, power, draws, rng }: DetectionOptions,
): number | Refusal {
  const wrong =
    checkTail(tail) ?? checkBetween(power, [tail, 1], 'power') ?? checkDraws(draws) ?? checkCellModel(cell, 'cell');
  if (wrong !== undefined) return wrong;
  const { items: N } = cell;
  const expected = columnVarianceOf(cell);
  if (expected === 0 && cell.blocks.every(({ seedVariance }) => seedVariance === 0)) {
    return refuse('DEGENERATE_DISTRIBUTION', 'cell', 'Nothing varies: any gain at all would be found.');
  }
  const isAboutSeeds = fewestSeeds(cell) >= 3;
  const squares = isAboutSeeds ? howeSquares(cell, tail) : undefined;
  const quantile = tQuantileUpper(tail, N - 1);
  const needed = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const { shift, blocks } = drawSeeds(cell, rng);
    const error = shift + Math.sqrt(expected / N) * rng.normal();
    const columnVariance = (expected * drawChiSquare(N - 1, rng)) / (N - 1);
    const width = squares
      ? howeHalfWidth({ blocks, columnVariance, items: N }, squares)
      : quantile * Math.sqrt(columnVariance / N);
    needed[draw] = width - error;
  }
  const gain = orderStatistic(new RankedValues(needed), power);
  if (gain === undefined) {
    return refuse('TOO_FEW_REPLICATES', 'draws', `${draws} draws cannot tell a power of ${power}.`);
  }
  return gain > 0 ? gain : refuse('OUT_OF_RANGE', 'power', `A power of ${power} is reached without any gain.`);
}

export interface DetectionOptions {
  readonly tail: number;
  readonly power: number;
  readonly draws: number;
  readonly rng: Rng;
}
