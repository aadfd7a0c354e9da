import type { BootstrapEstimates } from '../core/cell-estimates.ts';
import type { Estimate, IntervalMethod } from '../core/estimate.ts';
import type { Rng } from '../core/random.ts';
import { accept, isRefused, type Refusal, refuse } from '../core/refusal.ts';
import { bootstrapIntervals, bootstrapPValue } from '../stats/bootstrap/bootstrap-intervals.ts';
import { type CountedBlocks, countBlocks } from '../stats/bootstrap/count-blocks.ts';
import { crossedAcceleration } from '../stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapErrors } from '../stats/bootstrap/crossed-errors.ts';
import { exactBootstrapMean } from '../stats/exact-bootstrap/exact-ratio.ts';
import type { GainCell } from '../stats/gain/gain-cell.ts';
import { refuseFewColumns } from '../stats/gain/refuse-few-columns.ts';
import type { Limits } from '../stats/limits.ts';

/** Which side of 0 an interval lies on; 0 when it holds 0, undefined when there is none. */
function sideOf(estimate: Estimate): -1 | 0 | 1 | undefined {
  if (estimate.status === 'refused') return undefined;
  return estimate.low > 0 ? 1 : estimate.high < 0 ? -1 : 0;
}

export interface BootstrapOptions {
  /** The verdict's interval, to compare with. */
  readonly gain: Estimate;
  readonly alpha: number;
  readonly replicates: number;
  readonly rng: Rng;
}

type PlainIntervals = Pick<BootstrapEstimates, 'percentile' | 'basic' | 'bca' | 'p' | 'exact'>;

/** From the exact law, which right-or-wrong outcomes under a single seed always have. */
function exactIntervals(blocks: CountedBlocks, point: number, alpha: number): PlainIntervals | Refusal {
  const law = exactBootstrapMean(blocks, alpha / 2);
  if (isRefused(law)) return law;
  if (law.degenerate) {
    const reason = 'Every resample is the same: the data say nothing about the spread.';
    return refuse('DEGENERATE_DISTRIBUTION', 'blocks', reason);
  }
  const estimate = (method: IntervalMethod, limits: Limits | Refusal): Estimate => {
    if (isRefused(limits)) return limits;
    return { status: 'estimated', point, ...limits, level: 1 - alpha, method, sparse: false };
  };
  return {
    percentile: estimate('bootstrap-percentile', law.percentile),
    basic: estimate('bootstrap-basic', law.basic),
    bca: estimate('bootstrap-bca', law.bca),
    p: law.p,
    exact: true,
  };
}

/** Whether every difference is −1, 0 or 1 under one seed: then the law of their mean is known. */
const hasExactLaw = ({ patterns: { seeds, values } }: CountedBlocks): boolean =>
  seeds === 1 && values.every(value => Number.isInteger(value) && Math.abs(value) <= 1);

/** The crossed paired bootstrap that stands beside every gain: its intervals by name, and whether they agree with it. */
export function bootstrapCell(
  cell: GainCell,
  options: BootstrapOptions,
): BootstrapEstimates | { readonly status: 'refused'; readonly reason: string } {
  const { gain, alpha, replicates, rng } = options;
  const few = refuseFewColumns(cell);
  if (few !== undefined) return { status: 'refused', reason: few.reason };
  const isSingle = cell.blocks.every(({ matrix }) => matrix.seeds === 1); // columns then add up to one row, whoever's the seeds
  const blocks = accept(countBlocks(isSingle ? cell.matrix : cell.blocks.map(({ matrix }) => matrix)));
  const point = cell.squares.mean;
  const { means, errors, se } = accept(crossedBootstrapErrors(blocks, replicates, rng));
  const drawn = bootstrapIntervals({
    replicates: means,
    point,
    tail: alpha / 2,
    acceleration: crossedAcceleration(blocks),
    studentising: { errors, se },
  });
  if (isRefused(drawn)) return { status: 'refused', reason: drawn.reason };
  const found = hasExactLaw(blocks)
    ? exactIntervals(blocks, point, alpha)
    : { ...drawn, p: accept(bootstrapPValue(means)), exact: false };
  if (isRefused(found)) return { status: 'refused', reason: found.reason };
  const { percentile, basic, bca, p, exact } = found;
  // Where every resample is the same, a p as small as the resamples are many would be the one thing that is told.
  if (percentile.status === 'refused') return { status: 'refused', reason: percentile.reason };
  const studentised = drawn.studentised as Estimate;
  const sides = [percentile, basic, bca, studentised].map(sideOf).filter(side => side !== undefined);
  const agrees = sides.length > 0 && sides.every(side => side === sideOf(gain));
  return { percentile, basic, bca, studentised, p, replicates, exact, agrees };
}
