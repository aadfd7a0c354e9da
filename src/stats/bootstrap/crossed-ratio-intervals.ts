import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import { largestMagnitude } from '../numeric/moments.ts';
import { type BootstrapIntervals, bootstrapIntervals } from './bootstrap-intervals.ts';
import type { ReplicateOptions } from './bootstrap-ratio.ts';
import type { RatioReplicates } from './collect-ratios.ts';
import { crossedMargins } from './crossed-margins.ts';
import { type CrossedRatio, crossedBootstrapRatios } from './crossed-ratios.ts';
import { jackknifeAcceleration } from './jackknife-acceleration.ts';
import { leaveOut } from './jackknife-crossed.ts';

/** Denominators at most this share of the largest possible one are float noise around 0. */
const NOISE = 1e-12;

/** Intervals of one ratio, beside the resamples in which its denominator is not above 0. */
export interface CrossedRatioIntervals extends Pick<RatioReplicates, 'undefinedDraws' | 'reversedDraws'> {
  readonly point: number;
  /** Refused (DEGENERATE_DENOMINATOR) where resamples without a gap are more than a tail. */
  readonly intervals: BootstrapIntervals | Refusal;
}

export interface CrossedRatioOptions extends ReplicateOptions {
  /** One-sided error, in (0, 0.5). */
  readonly tail: number;
}

const NO_GAP = 'The denominator of the data is 0: there is no ratio.';

function intervalsOf(ratio: CrossedRatio, drawn: RatioReplicates, tail: number): CrossedRatioIntervals | Refusal {
  const { replicates, undefinedDraws, reversedDraws } = drawn;
  const counts = { undefinedDraws, reversedDraws };
  const [above, below] = [crossedMargins(ratio.numerators), crossedMargins(ratio.denominators)];
  const left = leaveOut(above, below);
  if (isRefused(left) && left.code !== 'DEGENERATE_DENOMINATOR') return left;
  if (Math.abs(below.total) <= NOISE * ratio.denominators.values.length * largestMagnitude(below.columns)) {
    return refuse('DEGENERATE_DENOMINATOR', 'denominators', NO_GAP);
  }
  const point = above.total / below.total;
  const lost = undefinedDraws + reversedDraws;
  const draws = replicates.length + undefinedDraws;
  if (lost > tail * draws) {
    const reason = `In ${lost} of ${draws} resamples the denominator is 0 or less: the ratio is unresolved.`;
    return { point, ...counts, intervals: refuse('DEGENERATE_DENOMINATOR', 'denominators', reason) };
  }
  const acceleration = isRefused(left) ? left : jackknifeAcceleration(left);
  return { point, ...counts, intervals: bootstrapIntervals({ replicates, point, tail, acceleration }) };
}

/**
 * Percentile, basic and BCa interval of ratios of sums over seeds × items, such as PGR or a difference of two PGRs, by the crossed
 * bootstrap with draws shared by all the ratios (`crossedBootstrapRatios`) and the jackknife over items and over seeds. Resamples
 * in which the denominator is 0 or less are counted; where they are more than one tail there is no interval, since its limit
 * would lie among them: Fieller's set says what is known.
 * @param ratios as for `crossedBootstrapRatios`, N ≥ 2 items; denominators that do not sum to 0
 * @returns by ratio, in the order given; or a refusal for all: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE (tail,
 * replicates, sizes), TOO_FEW_OBSERVATIONS (one item). One ratio is refused with DEGENERATE_DENOMINATOR where its point does not exist
 * @source as `crossedBootstrapRatios` and `bootstrapIntervals`; that an unresolved denominator leaves no interval is derived here:
 * with a share of more than `tail` of the resamples at or below 0, so is the percentile limit of the denominator
 */
export function crossedRatioIntervals(
  ratios: readonly CrossedRatio[],
  { tail, ...options }: CrossedRatioOptions,
): readonly (CrossedRatioIntervals | Refusal)[] | Refusal {
  const wrong = checkTail(tail);
  if (wrong !== undefined) return wrong;
  if (ratios[0]?.numerators.items === 1) {
    return refuse('TOO_FEW_OBSERVATIONS', 'ratios', 'One item: expected at least two.');
  }
  const drawn = crossedBootstrapRatios(ratios, options);
  if (isRefused(drawn)) return drawn;
  return ratios.map((ratio, at) => intervalsOf(ratio, drawn[at] as RatioReplicates, tail));
}
