import type { BootstrapEstimates } from '../core/cell-estimates.ts';
import type { Estimate } from '../core/estimate.ts';
import type { Rng } from '../core/random.ts';
import { accept, isRefused } from '../core/refusal.ts';
import { bootstrapIntervals, bootstrapPValue } from '../stats/bootstrap/bootstrap-intervals.ts';
import { crossedAcceleration } from '../stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapErrors } from '../stats/bootstrap/crossed-errors.ts';
import { type GainCell, MIN_COLUMNS } from '../stats/gain/gain-cell.ts';
import { refuseFewColumns } from '../stats/gain/refuse-few-columns.ts';

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

/** The crossed paired bootstrap that stands beside every gain: its intervals by name, and whether they agree with it. */
export function bootstrapCell(
  cell: GainCell,
  options: BootstrapOptions,
): BootstrapEstimates | { readonly status: 'refused'; readonly reason: string } {
  const { gain, alpha, replicates, rng } = options;
  if (cell.matrix.items < MIN_COLUMNS) return { status: 'refused', reason: refuseFewColumns(cell).reason };
  const blocks = cell.blocks.map(({ matrix }) => matrix);
  const { means, errors, se } = accept(crossedBootstrapErrors(blocks, replicates, rng));
  const found = bootstrapIntervals({
    replicates: means,
    point: cell.squares.mean,
    tail: alpha / 2,
    acceleration: crossedAcceleration(blocks),
    studentising: { errors, se },
  });
  if (isRefused(found)) return { status: 'refused', reason: found.reason };
  const { percentile, basic, bca } = found;
  const studentised = found.studentised as Estimate;
  const sides = [percentile, basic, bca, studentised].map(sideOf).filter(side => side !== undefined);
  const agrees = sides.length > 0 && sides.every(side => side === sideOf(gain));
  return { percentile, basic, bca, studentised, p: accept(bootstrapPValue(means)), replicates, agrees };
}
