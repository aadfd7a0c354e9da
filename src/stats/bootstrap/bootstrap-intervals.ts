import type { Estimate, IntervalMethod, Refusal } from '../../core/estimate.ts';
import { requireFinite, requireTail } from '../guard.ts';
import { orderStatistic } from '../numeric/order-statistic.ts';
import { normalCdf, normalQuantile } from '../numeric/special-functions.ts';

/** Differences below this share of the replicates' spread are rounding of one and the same value. */
const TIE_SHARE = 1e-9;

export interface BootstrapInput {
  /** Bootstrap replicates of the estimate, finite; B with (B + 1)·tail whole needs no interpolation. */
  readonly replicates: Float64Array;
  /** The estimate itself. */
  readonly point: number;
  /** One-sided error, in (0, 0.5); the level is 1 − 2·tail. */
  readonly tail: number;
  /** BCa's acceleration, or why there is none. */
  readonly acceleration: number | Refusal;
}

export interface BootstrapIntervals {
  readonly percentile: Estimate;
  readonly basic: Estimate;
  readonly bca: Estimate;
}

interface Sorted {
  readonly sorted: Float64Array;
  readonly point: number;
  readonly tail: number;
}

const refusal = (code: Refusal['code'], reason: string): Refusal => ({ status: 'refused', code, reason });

function tooFew(replicates: number, tail: number): Refusal {
  const needed = Math.ceil(1 / tail) - 1;
  return refusal(
    'TOO_FEW_REPLICATES',
    `${replicates} replicates; an error of ${tail} a side needs at least ${needed}.`,
  );
}

/** Interval between two limits, unless there were too few replicates for one of them. */
function between(
  { sorted, point, tail }: Sorted,
  method: IntervalMethod,
  limits: readonly (number | undefined)[],
): Estimate {
  const [low, high] = limits;
  if (low === undefined || high === undefined) return tooFew(sorted.length, tail);
  return { status: 'estimated', point, low, high, level: 1 - 2 * tail, method, sparse: false };
}

/** Φ⁻¹ of the share of replicates below the estimate, ties counted half: swapping the arms then mirrors the interval. */
function medianBias({ sorted, point }: Sorted): number | undefined {
  const tie = TIE_SHARE * ((sorted.at(-1) ?? 0) - (sorted[0] ?? 0));
  let less = 0;
  let equal = 0;
  for (const replicate of sorted) {
    if (Math.abs(replicate - point) <= tie) equal++;
    else if (replicate < point) less++;
  }
  const share = (less + equal / 2) / sorted.length;
  return share > 0 && share < 1 ? normalQuantile(share) : undefined;
}

/** The level that BCa reads off instead of Φ(z); undefined where the correction runs past its pole. */
function adjustedLevel(z: number, bias: number, acceleration: number): number | undefined {
  const stretch = 1 - acceleration * (bias + z);
  return stretch > 0 ? normalCdf(bias + (bias + z) / stretch) : undefined;
}

function bcaInterval(input: Sorted, acceleration: number | Refusal): Estimate {
  if (typeof acceleration !== 'number') return acceleration;
  const bias = medianBias(input);
  if (bias === undefined) {
    return refusal(
      'DEGENERATE_DISTRIBUTION',
      'All replicates lie on one side of the estimate: BCa has no bias to correct for.',
    );
  }
  const z = normalQuantile(input.tail);
  const low = adjustedLevel(z, bias, acceleration);
  const high = adjustedLevel(-z, bias, acceleration);
  if (low === undefined || high === undefined) {
    return refusal('DEGENERATE_DISTRIBUTION', `The replicates are too skewed for BCa (acceleration ${acceleration}).`);
  }
  const { sorted } = input;
  return between(input, 'bootstrap-bca', [orderStatistic(sorted, low), orderStatistic(sorted, high)]);
}

/**
 * Percentile, basic and BCa interval from one set of replicates. Quantiles are order statistics (type 6, exact where
 * (B + 1)·tail is whole); z0 counts ties half.
 * @returns intervals, or refusals: DEGENERATE_DISTRIBUTION where all replicates are equal or BCa's corrections do not exist,
 * TOO_FEW_REPLICATES where a level lies beyond the outermost replicate
 * @throws CarryoverError `data-invalid` without replicates or where one is not finite, `usage` on an impossible tail
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13–14; Davison & Hinkley (1997), Bootstrap
 * Methods and their Application, ch. 5. On ties: Efron counts #{t* < t}; half of the ties are counted here as in SciPy, since
 * binary outcomes tie often.
 */
export function bootstrapIntervals({ replicates, point, tail, acceleration }: BootstrapInput): BootstrapIntervals {
  requireFinite(replicates, 'bootstrap replicates');
  requireTail(tail);
  const sorted = replicates.slice().sort();
  const spread = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  if (spread <= TIE_SHARE * Math.abs(point)) {
    const reason = 'Every bootstrap replicate is the same: the data say nothing about the spread.';
    const none = refusal('DEGENERATE_DISTRIBUTION', reason);
    return { percentile: none, basic: none, bca: none };
  }
  const input = { sorted, point, tail };
  const low = orderStatistic(sorted, tail);
  const high = orderStatistic(sorted, 1 - tail);
  const reflect = (limit: number | undefined) => (limit === undefined ? undefined : 2 * point - limit);
  return {
    percentile: between(input, 'bootstrap-percentile', [low, high]),
    basic: between(input, 'bootstrap-basic', [reflect(high), reflect(low)]),
    bca: bcaInterval(input, acceleration),
  };
}

/**
 * Two-sided bootstrap p-value of "no difference", dual to the percentile interval: 2·min(#{t* ≤ 0} + 1, #{t* ≥ 0} + 1)/(B + 1),
 * at most 1. Where (B + 1)·α/2 is whole, p ≤ α exactly if the 1 − α percentile interval excludes 0.
 * @returns p in [2/(B + 1), 1]; never 0
 * @throws CarryoverError `data-invalid` without replicates or where one is not finite
 * @source Davison & Hinkley (1997), section 4.2 (the +1 counts the data themselves).
 */
export function bootstrapPValue(replicates: Float64Array): number {
  requireFinite(replicates, 'bootstrap replicates');
  let largest = 0;
  for (const replicate of replicates) largest = Math.max(largest, Math.abs(replicate));
  const zero = 1e-12 * largest; // a sum of scores that cancels leaves rounding behind
  let below = 0;
  let above = 0;
  for (const replicate of replicates) {
    if (replicate <= zero) below++;
    if (replicate >= -zero) above++;
  }
  return Math.min(1, (2 * (Math.min(below, above) + 1)) / (replicates.length + 1));
}
