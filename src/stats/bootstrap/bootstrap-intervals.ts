import type { Estimate, IntervalMethod } from '../../core/estimate.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite, checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { largestMagnitude, meanAndDeviation } from '../numeric/moments.ts';
import { orderStatistic } from '../numeric/order-statistic.ts';
import { RankedValues } from '../numeric/ranked-values.ts';
import { bcaLevels, medianBias } from './bca-levels.ts';
import { type Studentising, studentisedLimits } from './studentised-limits.ts';

export type { Studentising } from './studentised-limits.ts';

/** Differences below this share of the replicates' spread are rounding of one and the same value. */
const TIE_SHARE = 1e-9;

/** Fewer replicates than this are no bootstrap. */
const LEAST_REPLICATES = 100;

/** Beyond this a limit of the basic interval could leave the range of a double. */
const LARGEST = 1e300;

export interface BootstrapInput {
  /** Bootstrap replicates of the estimate, finite, at least 100; B with (B + 1)·tail whole needs no interpolation. */
  readonly replicates: Float64Array;
  /** The estimate itself. */
  readonly point: number;
  /** One-sided error, in (0, 0.5); the level is 1 − 2·tail. */
  readonly tail: number;
  /** BCa's acceleration, or why there is none. */
  readonly acceleration: number | Refusal;
  /** Without it there is no studentised interval. */
  readonly studentising?: Studentising | undefined;
  /** A replicate this close to the estimate is equal to it; 1e-9 of the replicates' range unless given. */
  readonly tieTolerance?: number | undefined;
}

export interface BootstrapIntervals {
  readonly percentile: Estimate;
  readonly basic: Estimate;
  readonly bca: Estimate;
  /** Absent where no standard errors were given. */
  readonly studentised?: Estimate | undefined;
  readonly diagnostics: BootstrapDiagnostics;
}

export interface BootstrapDiagnostics {
  /** Standard deviation of the replicates, and their mean less the estimate. */
  readonly se: number;
  readonly bias: number;
  /** Replicates below the estimate, and equal to it. */
  readonly less: number;
  readonly equal: number;
  /** Median bias with ties counted half, as BCa uses it here; absent where all replicates lie on one side. */
  readonly z0?: number | undefined;
  /** The same with ties not counted, as Efron has it: for comparison only. */
  readonly z0Strict?: number | undefined;
  /** The levels that BCa reads off. */
  readonly bcaLevels?: readonly [number, number] | undefined;
}

interface Drawn {
  readonly replicates: Float64Array;
  readonly ranked: RankedValues;
  readonly point: number;
  readonly tail: number;
  /** Absolute tolerance for ties with the point. */
  readonly tie: number;
}

const degenerate = (reason: string): Refusal => refuse('DEGENERATE_DISTRIBUTION', 'replicates', reason);

const ONE_SIDED = 'All replicates lie on one side of the estimate: BCa has no bias to correct for.';
const ALL_EQUAL = 'Every bootstrap replicate is the same: the data say nothing about the spread.';

function tooFew(replicates: number, tail: number): Refusal {
  const needed = Math.max(LEAST_REPLICATES, Math.ceil(1 / tail) - 1);
  const reason = `${replicates} replicates; an error of ${tail} a side needs at least ${needed}.`;
  return refuse('TOO_FEW_REPLICATES', 'replicates', reason);
}

const interval = ({ point, tail }: Drawn, method: IntervalMethod, { low, high }: Limits): Estimate => ({
  status: 'estimated',
  point,
  low,
  high,
  level: 1 - 2 * tail,
  method,
  sparse: false,
});

/** Interval between two limits, unless there were too few replicates for one of them. */
function between(input: Drawn, method: IntervalMethod, limits: readonly (number | undefined)[]): Estimate {
  const [low, high] = limits;
  if (low === undefined || high === undefined) return tooFew(input.replicates.length, input.tail);
  return interval(input, method, { low, high });
}

/** Replicates below the estimate and equal to it. */
function countBelow({ ranked, point, tie }: Drawn): { readonly less: number; readonly equal: number } {
  const less = ranked.countWhile(replicate => replicate < point && Math.abs(replicate - point) > tie);
  const atMost = ranked.countWhile(replicate => replicate < point || Math.abs(replicate - point) <= tie);
  return { less, equal: atMost - less };
}

function bcaInterval(
  input: Drawn,
  acceleration: number | Refusal,
  { z0, bcaLevels: levels }: BootstrapDiagnostics,
): Estimate {
  if (typeof acceleration !== 'number') return acceleration;
  if (z0 === undefined) return degenerate(ONE_SIDED);
  if (levels === undefined) return degenerate(`The replicates are too skewed for BCa (acceleration ${acceleration}).`);
  const { ranked } = input;
  return between(input, 'bootstrap-bca', [orderStatistic(ranked, levels[0]), orderStatistic(ranked, levels[1])]);
}

function studentisedInterval(input: Drawn, replicates: Float64Array, studentising: Studentising): Estimate {
  const { point, tail, tie } = input;
  const limits = studentisedLimits({ replicates, point, tail, tie, ...studentising });
  return isRefused(limits) ? limits : interval(input, 'bootstrap-studentised', limits);
}

function diagnose(input: Drawn, acceleration: number | Refusal): BootstrapDiagnostics {
  const { replicates, point, tail } = input;
  const { less, equal } = countBelow(input);
  const { mean, deviation } = meanAndDeviation(replicates);
  const z0 = medianBias((less + equal / 2) / replicates.length);
  return {
    se: deviation,
    bias: mean - point,
    less,
    equal,
    z0,
    z0Strict: medianBias(less / replicates.length),
    bcaLevels: z0 === undefined || typeof acceleration !== 'number' ? undefined : bcaLevels(z0, acceleration, tail),
  };
}

function checkInput({ replicates, point, tail, acceleration, tieTolerance = 0 }: BootstrapInput): Refusal | undefined {
  const largest = Math.max(largestMagnitude(replicates), Math.abs(point));
  const isTame = replicates.length > 0 && largest < Number.POSITIVE_INFINITY;
  const wrong =
    checkTail(tail) ?? (isTame ? undefined : (checkFinite(replicates, 'replicates') ?? checkFinite([point], 'point')));
  if (wrong !== undefined) return wrong;
  if (largest > LARGEST) return refuse('OUT_OF_RANGE', 'replicates', `${largest} is too large to reckon with.`);
  if (typeof acceleration === 'number' && !Number.isFinite(acceleration)) {
    return refuse('NON_FINITE', 'acceleration', `Acceleration ${acceleration}: expected a finite number or a refusal.`);
  }
  if (tieTolerance >= 0 && Number.isFinite(tieTolerance)) return undefined;
  return refuse('OUT_OF_RANGE', 'tieTolerance', `Tolerance ${tieTolerance}: expected 0 or more.`);
}

/** Why replicates that are fewer than 100 are refused: more of them would not help where they do not vary. */
function refuseFew(input: Drawn, isConstant: boolean): Refusal {
  const { less, equal } = countBelow(input);
  if (isConstant) return degenerate(ALL_EQUAL);
  if (equal === 0 && (less === 0 || less === input.replicates.length)) return degenerate(ONE_SIDED);
  return tooFew(input.replicates.length, input.tail);
}

/**
 * Percentile, basic, BCa and studentised interval from one set of replicates. Quantiles are order statistics (type 6, exact
 * where (B + 1)·tail is whole); z0 counts ties half.
 * @returns intervals, each possibly a refusal: DEGENERATE_DISTRIBUTION where all replicates are equal, BCa's corrections do not
 * exist or a studentised limit is infinite, TOO_FEW_REPLICATES where a level lies beyond the outermost replicate, and what
 * `studentisedLimits` refuses; or one refusal for all: EMPTY_INPUT, NON_FINITE, OUT_OF_RANGE (tail, tieTolerance), and
 * TOO_FEW_REPLICATES or DEGENERATE_DISTRIBUTION for fewer than 100
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 12–14; Davison & Hinkley (1997), Bootstrap
 * Methods and their Application, ch. 5. On ties: Efron counts #{t* < t}; half of the ties are counted here as in SciPy, since
 * binary outcomes tie often.
 */
export function bootstrapIntervals(given: BootstrapInput): BootstrapIntervals | Refusal {
  const wrong = checkInput(given);
  if (wrong !== undefined) return wrong;
  const { replicates, point, tail, acceleration, studentising } = given;
  const ranked = new RankedValues(replicates);
  const input = { replicates, ranked, point, tail, tie: given.tieTolerance ?? TIE_SHARE * ranked.range };
  const isConstant = ranked.range <= TIE_SHARE * Math.abs(point);
  if (replicates.length < LEAST_REPLICATES) return refuseFew(input, isConstant);
  const diagnostics = diagnose(input, acceleration);
  if (isConstant) {
    const none = degenerate(ALL_EQUAL);
    return { percentile: none, basic: none, bca: none, studentised: studentising && none, diagnostics };
  }
  const low = orderStatistic(ranked, tail);
  const high = orderStatistic(ranked, 1 - tail);
  const reflect = (limit: number | undefined) => (limit === undefined ? undefined : 2 * point - limit);
  return {
    percentile: between(input, 'bootstrap-percentile', [low, high]),
    basic: between(input, 'bootstrap-basic', [reflect(high), reflect(low)]),
    bca: bcaInterval(input, acceleration, diagnostics),
    studentised: studentising && studentisedInterval(input, replicates, studentising),
    diagnostics,
  };
}

/**
 * Two-sided bootstrap p-value of "no difference", dual to the percentile interval: 2·min(#{t* ≤ 0} + 1, #{t* ≥ 0} + 1)/(B + 1),
 * at most 1. Where (B + 1)·α/2 is whole, p ≤ α exactly if the 1 − α percentile interval excludes 0.
 * @returns p in [2/(B + 1), 1], never 0; or a refusal: EMPTY_INPUT, NON_FINITE
 * @source Davison & Hinkley (1997), section 4.2 (the +1 counts the data themselves).
 */
export function bootstrapPValue(replicates: ArrayLike<number>): number | Refusal {
  const wrong = checkFinite(replicates, 'replicates');
  if (wrong !== undefined) return wrong;
  const zero = 1e-12 * largestMagnitude(replicates); // a sum of scores that cancels leaves rounding behind
  let below = 0;
  let above = 0;
  for (let at = 0; at < replicates.length; at++) {
    const replicate = replicates[at] as number;
    if (replicate <= zero) below++;
    if (replicate >= -zero) above++;
  }
  return Math.min(1, (2 * (Math.min(below, above) + 1)) / (replicates.length + 1));
}
