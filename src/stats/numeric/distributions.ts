import { type Refusal, refuse } from '../../core/refusal.ts';
import { incompleteGamma } from './incomplete-gamma.ts';
import { nctCdf, nctSf } from './noncentral-t.ts';
import {
  betaInc,
  betaIncUpper,
  betaQuantile,
  binomCdf,
  binomPmf,
  binomSf,
  chi2Quantile,
  chi2Sf,
  logGamma,
  normalCdf,
  normalQuantile,
  normalSf,
  tCdf,
  tCdfUpper,
  tQuantileUpper,
} from './special-functions.ts';

type Range = readonly [low: number, high: number];
/** Name, value and range of an argument. */
type Argument = readonly [name: string, value: number, range: Range];

const LINE: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
const SHARE: Range = [0, 1];
const DEGREES: Range = [0.01, 1e10];
const SHAPES: Range = [0.01, 1e8];
const TRIALS: Range = [0, 1e8];

/** The value, unless an argument is NaN or outside its range. */
function checked(compute: () => number, ...given: readonly Argument[]): number | Refusal {
  for (const [name, value, [low, high]] of given) {
    if (value >= low && value <= high) continue;
    const code = Number.isNaN(value) ? 'NON_FINITE' : 'OUT_OF_RANGE';
    return refuse(code, name, `${name} = ${value}: expected a number from ${low} to ${high}.`);
  }
  return compute();
}

/** The same for a quantile, which is infinite only at the ends of p. */
function quantileOf(compute: () => number, p: number, ...shapes: readonly Argument[]): number | Refusal {
  const value = checked(compute, ['p', p, SHARE], ...shapes);
  if (typeof value !== 'number' || Number.isFinite(value) || p === 0 || p === 1) return value;
  return refuse('OUT_OF_RANGE', 'p', `p = ${p}: the quantile is beyond the largest double.`);
}

/** The same for counts. */
function counted(compute: () => number, { k, n, p }: { k: number; n: number; p: number }): number | Refusal {
  for (const [name, value] of [['k', k] as const, ['n', n] as const]) {
    if (Number.isNaN(value) || Number.isInteger(value)) continue;
    return refuse('OUT_OF_RANGE', name, `${name} = ${value}: expected a whole number.`);
  }
  return checked(compute, ['k', k, LINE], ['n', n, TRIALS], ['p', p, SHARE]);
}

/**
 * The distribution functions that every other procedure rests on, each with `cdf` P(X ≤ x), `sf` P(X > x) and `quantile`, both
 * tails precise where they are small (about 1e-9 relative or better; how it was measured stands in special-functions.ts).
 *
 * x may be infinite. A NaN is refused with NON_FINITE, anything outside its range with OUT_OF_RANGE: p in [0, 1], degrees of
 * freedom from 0.01 to 1e10, shapes of a beta from 0.01 to 1e8, up to 1e8 trials. Where p is 0 or 1 a quantile is the end of the
 * support, which is infinite for the normal, t and χ² distributions: the only infinite values given.
 * @source DLMF 7.2, 8.2, 8.17, 26.3; Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions, for the definitions.
 */
export const distributions = {
  normal: {
    cdf: (x: number) => checked(() => normalCdf(x), ['x', x, LINE]),
    sf: (x: number) => checked(() => normalSf(x), ['x', x, LINE]),
    quantile: (p: number) => quantileOf(() => normalQuantile(p), p),
  },
  studentT: {
    cdf: (x: number, df: number) => checked(() => tCdf(x, df), ['x', x, LINE], ['df', df, DEGREES]),
    sf: (x: number, df: number) => checked(() => tCdfUpper(x, df), ['x', x, LINE], ['df', df, DEGREES]),
    quantile: (p: number, df: number) => quantileOf(() => 0 - tQuantileUpper(p, df), p, ['df', df, DEGREES]),
  },
  /** T = (Z + ncp)/√(χ²_df/df), ncp finite, up to 1e10 either way. */
  noncentralT: {
    cdf: (x: number, df: number, ncp: number) =>
      checked(() => nctCdf(x, df, ncp), ['x', x, LINE], ['df', df, DEGREES], ['ncp', ncp, [-1e10, 1e10]]),
    sf: (x: number, df: number, ncp: number) =>
      checked(() => nctSf(x, df, ncp), ['x', x, LINE], ['df', df, DEGREES], ['ncp', ncp, [-1e10, 1e10]]),
  },
  chiSquare: {
    cdf: (x: number, df: number) =>
      checked(() => incompleteGamma(df / 2, x / 2).lower, ['x', x, LINE], ['df', df, DEGREES]),
    sf: (x: number, df: number) => checked(() => chi2Sf(x, df), ['x', x, LINE], ['df', df, DEGREES]),
    quantile: (p: number, df: number) => quantileOf(() => chi2Quantile(p, df), p, ['df', df, DEGREES]),
  },
  /** On [0, 1], with shapes a and b; `cdf` is the regularised incomplete beta function I_x(a, b). */
  beta: {
    cdf: (x: number, a: number, b: number) =>
      checked(() => betaInc(x, a, b), ['x', x, SHARE], ['a', a, SHAPES], ['b', b, SHAPES]),
    sf: (x: number, a: number, b: number) =>
      checked(() => betaIncUpper(x, a, b), ['x', x, SHARE], ['a', a, SHAPES], ['b', b, SHAPES]),
    quantile: (p: number, a: number, b: number) =>
      quantileOf(() => betaQuantile(p, a, b), p, ['a', a, SHAPES], ['b', b, SHAPES]),
  },
  /** k of n trials, both whole, with chance p each; `pmf` is P(X = k). */
  binomial: {
    cdf: (k: number, n: number, p: number) => counted(() => binomCdf(k, n, p), { k, n, p }),
    sf: (k: number, n: number, p: number) => counted(() => binomSf(k, n, p), { k, n, p }),
    pmf: (k: number, n: number, p: number) => counted(() => binomPmf(k, n, p), { k, n, p }),
  },
  /** log Γ(x), x from 1e-300 to 1e300. */
  logGamma: (x: number) => checked(() => logGamma(x), ['x', x, [1e-300, 1e300]]),
} as const;

/** The shape of `distributions`. */
export type Distributions = typeof distributions;
