import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite, checkSameLength, checkTail } from '../guard.ts';
import { mean, sampleCovariance, sampleVariance } from '../numeric/moments.ts';
import { normalQuantile, tQuantileUpper } from '../numeric/special-functions.ts';
import { tameValues } from '../numeric/tame-values.ts';
import { type FiellerShape, solveFieller } from './solve-fieller.ts';

/** |denominator| at most this share of the largest value is float noise around 0. */
const NOISE = 1e-12;
/** With more degrees of freedom a double cannot tell t from the normal distribution. */
const NORMAL_DF = 1e15;

export interface RatioSummary {
  readonly numerator: number;
  readonly denominator: number;
  /** Variances of the two means, and their covariance. */
  readonly varNumerator: number;
  readonly varDenominator: number;
  readonly covariance: number;
}

export interface RatioOptions {
  /** One-sided error, in (0, 0.5). */
  readonly tail: number;
  /** Degrees of freedom of the variances; absent for the normal quantile. */
  readonly df?: number | undefined;
}

export interface RatioSet {
  /** Undefined where the denominator is 0 up to rounding; the set exists all the same. */
  readonly estimate: number | Refusal;
  readonly set: FiellerShape;
  /** q²·Var(denominator)/denominator²: the set is bounded where it is below 1. Undefined where the denominator is 0. */
  readonly g: number | Refusal;
  /** The set is one point: numerator − estimate·denominator does not vary, and the set says nothing about its spread. */
  readonly degenerate: boolean;
}

function checkSummary(summary: RatioSummary): Refusal | undefined {
  for (const [name, value] of Object.entries(summary)) {
    const wrong = checkFinite([value], name);
    if (wrong !== undefined) return wrong;
  }
  const { varNumerator, varDenominator, covariance } = summary;
  for (const [name, value] of Object.entries({ varNumerator, varDenominator })) {
    if (value < 0) return refuse('OUT_OF_RANGE', name, `${name} = ${value}: expected a variance, 0 or more.`);
  }
  const most = Math.sqrt(varNumerator) * Math.sqrt(varDenominator);
  if (Math.abs(covariance) <= most * (1 + 1e-9) + Number.MIN_VALUE) return undefined;
  const reason = `covariance = ${covariance}: expected at most ${most} in size, the root of the two variances.`;
  return refuse('OUT_OF_RANGE', 'covariance', reason);
}

const withinRange = (value: number, what: string): number | Refusal =>
  Number.isFinite(value) ? value : refuse('OUT_OF_RANGE', 'denominator', `${what} leaves the range of a double.`);

/** The estimate, its set and g; `noise` is how large a denominator can be and still be 0. */
function ratioSet(summary: RatioSummary, quantile: number, noise: number): RatioSet | Refusal {
  const { numerator: x, denominator: y, varNumerator, varDenominator, covariance } = summary;
  const [qxx, qxy, qyy] = [varNumerator, covariance, varDenominator].map(value => quantile * quantile * value) as [
    number,
    number,
    number,
  ];
  if (!Number.isFinite(qxx + qxy + qyy)) {
    return refuse('OUT_OF_RANGE', 'tail', `Half-widths of ${quantile} standard errors leave the range of a double.`);
  }
  const set = solveFieller(x, y, [qxx, qxy, qxy, qyy]);
  if (isRefused(set)) return set;
  const degenerate = set.kind === 'bounded' && set.low === set.high;
  if (Math.abs(y) <= noise) {
    const none = refuse('DEGENERATE_DENOMINATOR', 'denominator', `The denominator is ${y}, 0 up to rounding.`);
    return { estimate: none, set, g: none, degenerate };
  }
  const g = withinRange((Math.sqrt(qyy) / Math.abs(y)) ** 2, 'g');
  return { estimate: withinRange(x / y, 'The ratio'), set, g, degenerate };
}

/**
 * Fieller's confidence set of a ratio of two means from their variances and covariance.
 * @param summary finite numbers; the variances are those of the means, 0 or more
 * @param options one-sided error in (0, 0.5), and degrees of freedom above 0 or none
 * @returns estimate, set and g, or a refusal: OUT_OF_RANGE (tail, df, a negative variance, a covariance that no two variables
 * with these variances have, half-widths or limits beyond the range of a double), NON_FINITE
 * @source Fieller (1954), JRSS B 16:175–185
 */
export function fiellerFromSummary(summary: RatioSummary, { tail, df }: RatioOptions): RatioSet | Refusal {
  const wrong = checkTail(tail) ?? checkSummary(summary);
  if (wrong !== undefined) return wrong;
  if (df !== undefined && !(df > 0 && Number.isFinite(df))) {
    return refuse('OUT_OF_RANGE', 'df', `df = ${df}: expected a finite number above 0.`);
  }
  const quantile = df === undefined || df > NORMAL_DF ? -normalQuantile(tail) : tQuantileUpper(tail, df);
  // 0.1 + 0.2 − 0.3 is no denominator: its size is the rounding of what was subtracted.
  return ratioSet(summary, quantile, NOISE * Math.abs(summary.numerator));
}

/** A set in units of numerator and denominator brought back to theirs. */
function rescaled(found: RatioSet, unit: number): RatioSet | Refusal {
  const { estimate, set } = found;
  const values = [
    ...(isRefused(estimate) ? [] : [estimate]),
    ...(set.kind === 'whole-line' ? [] : [set.low, set.high]),
  ];
  if (!(unit > 0 && values.every(value => Number.isFinite(value * unit)))) {
    return refuse('OUT_OF_RANGE', 'denominators', 'The ratio or its limits leave the range of a double.');
  }
  return {
    ...found,
    estimate: isRefused(estimate) ? estimate : estimate * unit,
    set: set.kind === 'whole-line' ? set : { kind: set.kind, low: set.low * unit, high: set.high * unit },
  };
}

/**
 * Fieller's set of the ratio of two means over the same items, with t on n − 1 degrees of freedom: every ρ at which the paired
 * t test of numerator − ρ·denominator does not reject. For PGR the items' values are candidate − weak and ceiling − weak.
 * @param numerators one per item, finite, n ≥ 2
 * @param denominators of the same items
 * @param tail one-sided error, in (0, 0.5)
 * @returns estimate, set and g, or a refusal: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE, TOO_FEW_OBSERVATIONS, OUT_OF_RANGE
 * @source Fieller (1954), JRSS B 16:175–185
 */
export function fiellerPaired(
  numerators: ArrayLike<number>,
  denominators: ArrayLike<number>,
  tail: number,
): RatioSet | Refusal {
  const wrong = checkTail(tail) ?? checkSameLength({ numerators, denominators });
  if (wrong !== undefined) return wrong;
  const n = numerators.length;
  if (n < 2) return refuse('TOO_FEW_OBSERVATIONS', 'numerators', `${n} item: expected 2 or more.`);
  const [above, below] = [tameValues(numerators), tameValues(denominators)];
  const summary = {
    numerator: mean(above.values),
    denominator: mean(below.values),
    varNumerator: sampleVariance(above.values) / n,
    varDenominator: sampleVariance(below.values) / n,
    covariance: sampleCovariance(above.values, below.values) / n,
  };
  const found = ratioSet(summary, tQuantileUpper(tail, n - 1), NOISE * below.largest);
  return isRefused(found) ? found : rescaled(found, above.unit / below.unit);
}
