import type { Estimate, IntervalMethod } from '../../core/estimate.ts';
import { accept, isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { chooseInterval } from '../calibration/choose-interval.ts';
import type { IntervalShape } from '../calibration/measured-coverage.ts';
import { clusterRobust } from '../clusters/cluster-robust.ts';
import { checkTail } from '../guard.ts';
import { tQuantileUpper } from '../numeric/special-functions.ts';
import { discordantCounts } from '../proportions/mcnemar.ts';
import { tango } from '../proportions/tango.ts';
import { sizeSpread } from './effective-clusters.ts';
import { type GainCell, isNoise } from './gain-cell.ts';
import { howeHalfWidth, theseSeedsHalfWidth } from './howe.ts';
import { howeInput, momentSquares } from './moment-squares.ts';
import { refuseFewColumns } from './refuse-few-columns.ts';

/** Discordant pairs of a one-seed binary cell: b candidate right and baseline wrong, c the other way round. */
export const discordantPairs = ({ matrix }: GainCell): { b: number; c: number; n: number } => ({
  ...accept(discordantCounts(matrix.values)),
  n: matrix.items,
});

/** Half-width of the one-seed clustered mean: t_df·SE by CR2 with Satterthwaite's df. */
function cr2HalfWidth({ matrix, squares }: GainCell, sizes: Float64Array, tail: number): number {
  let items = 0;
  for (const size of sizes) items += size;
  // z_g = Δ̂ + (G/N)·r_g, so the residual sums come back from the z scale without the items.
  const residualSums = matrix.values.map(z => ((z - squares.mean) * items) / matrix.items);
  const { se, df } = clusterRobust(sizes, residualSums);
  return se === 0 ? 0 : tQuantileUpper(tail, df) * se;
}

/** What the choice of an interval looks at. */
export const intervalShape = ({ blocks, seeds, matrix, binary, clusterSizes }: GainCell): IntervalShape => ({
  // Where one arm has a single seed and the other has more, the row of differences is all there is.
  seeds: seeds < 3 ? matrix.seeds : seeds,
  columns: matrix.items,
  clustered: clusterSizes !== undefined,
  sizeSpread: clusterSizes && sizeSpread(clusterSizes),
  binary,
  ownSeeds: blocks.length > 1 && blocks.some(block => block.matrix.seeds > 1),
});

/**
 * Which procedure the shape of a cell calls for; the one place where that is asked. Clusters with one seed have pseudo-columns
 * where the sparse rule applies, and those belong to the t interval.
 */
export function intervalMethod(cell: GainCell): IntervalMethod {
  const { method } = accept(chooseInterval(intervalShape(cell)));
  return method === 'cr2-satterthwaite' && cell.sparse ? 'these-seeds-t' : method;
}

function halfWidth(cell: GainCell, method: IntervalMethod, tail: number): number {
  if (method === 'howe') return howeHalfWidth(howeInput(cell), tail);
  if (method === 'cr2-satterthwaite' && cell.clusterSizes) return cr2HalfWidth(cell, cell.clusterSizes, tail);
  return theseSeedsHalfWidth(momentSquares(cell), tail);
}

/** Student's quantile with two degrees of freedom, squared, outgrows a double at the smallest errors. */
export const refuseWidth = (tail: number): Refusal =>
  refuse('OUT_OF_RANGE', 'tail', `Limits with a one-sided error of ${tail} leave the range of a double.`);

/** Howe's width is 0 also where differences vary, if seeds agree exactly and items vary no more than chance has it. */
function refuseNoSpread({ matrix, scale }: GainCell): Refusal {
  const [first = 0] = matrix.values;
  const reason = matrix.values.every(value => isNoise(Math.abs(value - first), scale))
    ? 'Every paired difference is the same: the data say nothing about their spread.'
    : 'Neither seeds nor items are seen to vary: the data say nothing about the spread of the mean.';
  return refuse('DEGENERATE_DISTRIBUTION', 'cell', reason);
}

function intervalBy(cell: GainCell, method: IntervalMethod, tail: number): Estimate {
  const wrong = checkTail(tail) ?? refuseFewColumns(cell);
  if (wrong !== undefined) return wrong;
  const level = 1 - 2 * tail;
  const point = cell.squares.mean;
  if (method === 'tango') {
    const { b, c, n } = discordantPairs(cell);
    return { status: 'estimated', point, ...accept(tango(b, c, n, tail)), level, method, sparse: false };
  }
  const width = halfWidth(cell, method, tail);
  if (isNoise(width, cell.scale)) return refuseNoSpread(cell);
  if (!Number.isFinite(point - width)) return refuseWidth(tail);
  return { status: 'estimated', point, low: point - width, high: point + width, level, method, sparse: cell.sparse };
}

/**
 * The verdict's interval of a mean paired difference. S ≥ 3: Howe, about new seeds and new items. S = 2: t interval of the
 * column means; S = 1: Tango's score interval (binary), CR2 with Satterthwaite (clusters), else t: about these seeds only.
 * @param tail one-sided error, α/(2m)
 * @param cell of `gainCell`, whose refusal is handed on
 * @returns a refusal: OUT_OF_RANGE (tail), TOO_FEW_OBSERVATIONS or TOO_FEW_CLUSTERS below 15 columns, TOO_FEW_CLUSTERS where
 * clusters of unequal size count as fewer than 15, DEGENERATE_DISTRIBUTION where real-valued differences have no spread
 */
export const gainInterval = (cell: GainCell | Refusal, tail: number): Estimate =>
  isRefused(cell) ? cell : intervalBy(cell, intervalMethod(cell), tail);

/** The interval about *these seeds* and new items, shown beside the verdict's interval at any number of seeds. */
export function theseSeedsInterval(cell: GainCell | Refusal, tail: number): Estimate {
  if (isRefused(cell)) return cell;
  const { matrix, squares, binary, scale } = cell;
  if (cell.seeds < 3) return intervalBy(cell, intervalMethod(cell), tail);
  // Seeds may differ where items do not: then Howe has a width and this interval needs the pseudo-columns.
  const isFlat = isNoise(Math.sqrt(squares.msItems / (matrix.seeds * matrix.items)), scale);
  return intervalBy({ ...cell, sparse: cell.sparse || (binary && isFlat) }, 'these-seeds-t', tail);
}
