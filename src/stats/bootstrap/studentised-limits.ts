import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite, checkSameLength } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { orderStatistic } from '../numeric/order-statistic.ts';
import { RankedValues } from '../numeric/ranked-values.ts';

/** Standard errors for the studentised interval. */
export interface Studentising {
  /** Of every replicate, by the formula that gave `se`; finite, not below 0. */
  readonly errors: ArrayLike<number>;
  /** Of the estimate; above 0. */
  readonly se: number;
}

export interface StudentisedInput extends Studentising {
  readonly replicates: ArrayLike<number>;
  readonly point: number;
  /** One-sided error, in (0, 0.5). */
  readonly tail: number;
  /** A replicate this close to the estimate is equal to it. */
  readonly tie: number;
}

function checkErrors({ replicates, errors, se }: StudentisedInput): Refusal | undefined {
  const wrong = checkSameLength({ replicates, errors }) ?? checkFinite([se], 'se');
  if (wrong !== undefined) return wrong;
  for (let at = 0; at < errors.length; at++) {
    if ((errors[at] as number) >= 0) continue;
    return refuse(
      'OUT_OF_RANGE',
      'errors',
      `Replicate ${at} has a standard error of ${errors[at]}: expected 0 or more.`,
    );
  }
  if (se > 0) return undefined;
  return refuse('DEGENERATE_DISTRIBUTION', 'se', `The estimate has a standard error of ${se}: nothing to scale by.`);
}

/**
 * (θ* − θ̂)/SE*. A replicate equal to the estimate deviates by nothing, whatever its error; another one without any
 * error deviates by more than every other, on its side.
 */
function scaledDeviations({ replicates, errors, point, tie }: StudentisedInput): RankedValues {
  const scaled = new Float64Array(replicates.length);
  for (let at = 0; at < scaled.length; at++) {
    const deviation = (replicates[at] as number) - point;
    scaled[at] = Math.abs(deviation) <= tie ? 0 : deviation / (errors[at] as number);
  }
  return new RankedValues(scaled);
}

function limitAt(scaled: RankedValues, level: number, { point, se }: StudentisedInput): number | Refusal {
  const quantile = orderStatistic(scaled, level);
  if (quantile === undefined) {
    return refuse('TOO_FEW_REPLICATES', 'replicates', `Level ${level} lies beyond the outermost of ${scaled.length}.`);
  }
  const limit = point - quantile * se;
  if (Number.isFinite(limit)) return limit;
  const reason = 'Too many replicates have no standard error: the limit would be infinite.';
  return refuse('DEGENERATE_DISTRIBUTION', 'errors', reason);
}

/**
 * Limits of the studentised (bootstrap-t) interval: [θ̂ − t*_{1−tail}·SE, θ̂ − t*_{tail}·SE] with t* = (θ* − θ̂)/SE*; quantiles
 * of type 6.
 * @returns a refusal: LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE (an error below 0), DEGENERATE_DISTRIBUTION (no spread in the
 * data, or in too many of the resamples), TOO_FEW_REPLICATES
 * @source Davison & Hinkley (1997), Bootstrap Methods and their Application, section 2.4.
 */
export function studentisedLimits(input: StudentisedInput): Limits | Refusal {
  const wrong = checkErrors(input);
  if (wrong !== undefined) return wrong;
  const scaled = scaledDeviations(input);
  const low = limitAt(scaled, 1 - input.tail, input);
  if (isRefused(low)) return low;
  const high = limitAt(scaled, input.tail, input);
  return isRefused(high) ? high : { low, high };
}
