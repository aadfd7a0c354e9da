import type { BootstrapEstimates } from '../core/cell-estimates.ts';
import type { Estimate } from '../core/estimate.ts';
import type { Rng } from '../core/random.ts';
import { bootstrapIntervals, bootstrapPValue } from '../stats/bootstrap/bootstrap-intervals.ts';
import { crossedAcceleration } from '../stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapMeans } from '../stats/bootstrap/crossed-bootstrap.ts';
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

/** The crossed paired bootstrap that stands beside every gain: three intervals by name, and whether they agree with it. */
export function bootstrapCell(
  cell: GainCell,
  { gain, alpha, replicates, rng }: BootstrapOptions,
): BootstrapEstimates | { readonly status: 'refused'; readonly reason: string } {
  if (cell.matrix.items < MIN_COLUMNS) return { status: 'refused', reason: refuseFewColumns(cell).reason };
  const means = crossedBootstrapMeans(cell.matrix, replicates, rng);
  const acceleration = crossedAcceleration(cell.matrix);
  const intervals = bootstrapIntervals({ replicates: means, point: cell.squares.mean, tail: alpha / 2, acceleration });
  const { percentile, basic, bca } = intervals;
  const agrees = [percentile, basic, bca].every(estimate => sideOf(estimate) === sideOf(gain));
  return { percentile, basic, bca, p: bootstrapPValue(means), replicates, agrees };
}
