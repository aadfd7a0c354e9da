import betaIncOf from '@stdlib/math-base-special-betainc';
import gammaLnOf from '@stdlib/math-base-special-gammaln';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';
import { incompleteGamma, incompleteGammaQuantile } from './incomplete-gamma.ts';
import { deviance, stirlingError } from './saddle-point.ts';

// The fence of @stdlib. Nothing here checks its arguments: `distributions` does, and is what the public gets.
//
// What was tried, against 40-digit arithmetic (mpmath 1.3.0) and SciPy 1.17.1, as the largest relative error:
// - jstat 1.9.6: normal tail 0 below 1e-16, t quantile 7e-9 at 4 degrees of freedom and 3e-7 at 1318, t tail off by a third at
//   large ones, incomplete beta 2e-4, binomial probabilities NaN from some hundred trials on. Not used.
// - simple-statistics 7.12.1: the normal distribution by a table of four digits. Not used.
// - @stdlib normal, t, beta, log Γ: 5e-10 or better for arguments up to 1e7, mostly 1e-14. Used.
// - @stdlib incomplete gamma and χ² (0.3.1, 0.2.3): off by 5 to 60% near 2400 degrees of freedom. Ours: incomplete-gamma.ts.
// - @stdlib binomial probabilities 1e-9, the same through log Γ 2e-8. Ours, by Loader's form: 3e-12.
// - No package has a noncentral t that keeps both tails. Ours: noncentral-t.ts.

/** P(Z ≤ x); precise in the lower tail. */
export const normalCdf = (x: number): number => normalCdfOf(x, 0, 1);

/** P(Z > x); precise in the upper tail. */
export const normalSf = (x: number): number => normalCdf(-x);

/** log P(Z ≤ x), also where P(Z ≤ x) is below the smallest double: there by its asymptotic series, DLMF 7.12.1. */
export function logNormalCdf(x: number): number {
  if (x > 0) return Math.log1p(-normalCdf(-x));
  if (x > -35) return Math.log(normalCdf(x));
  const inverse = 1 / (x * x);
  const series = 1 - inverse * (1 - 3 * inverse * (1 - 5 * inverse * (1 - 7 * inverse * (1 - 9 * inverse))));
  return -0.5 * x * x - Math.log(-x) - 0.5 * Math.log(2 * Math.PI) + Math.log(series);
}

/**
 * The z with P(Z ≤ z) = p; ∓∞ at p = 0 and 1. The library inverts 2p − 1 and so loses the lower tail: five digits are left at
 * p = 1e-12, and at 1e-17 it says −∞. There Newton's method solves log Φ(z) = log p, which is concave and nearly quadratic.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1e-3)) return normalQuantileOf(p, 0, 1);
  const square = -2 * Math.log(p);
  let z = -Math.sqrt(square - Math.log(2 * Math.PI * square));
  for (let step = 0; step < 20; step++) {
    const tail = normalCdf(z);
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    const change = (Math.log(tail / p) * tail) / density;
    z -= change;
    if (Math.abs(change) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/** P(T ≤ x) of Student's t with `df` > 0 degrees of freedom; precise in the lower tail. */
export const tCdf = (x: number, df: number): number => tCdfOf(x, df);

/** P(T > x) of Student's t; precise in the upper tail. */
export const tCdfUpper = (x: number, df: number): number => tCdfOf(-x, df);

/** By degrees of freedom, then by tail: simulations ask for the same few over and over. */
const cachedUpper = new Map<number, Map<number, number>>();
const MOST_CACHED = 10_000;
let cached = 0;

/**
 * t_df(p): the value that a Student t variable exceeds with probability `p`.
 * @param p upper-tail probability in (0, 1); computed from the lower tail, so tiny p keeps its precision
 * @param df degrees of freedom > 0, not necessarily whole
 */
export function tQuantileUpper(p: number, df: number): number {
  const known = cachedUpper.get(df)?.get(p);
  if (known !== undefined) return known;
  const value = -tQuantileOf(p, df);
  if (cached++ >= MOST_CACHED) {
    cachedUpper.clear();
    cached = 1;
  }
  const ofDf = cachedUpper.get(df) ?? new Map<number, number>();
  cachedUpper.set(df, ofDf.set(p, value));
  return value;
}

/** P(X > x) for X ~ χ² with `df` > 0 degrees of freedom; precise in the upper tail. */
export const chi2Sf = (x: number, df: number): number => incompleteGamma(df / 2, x / 2).upper;

/** The x with P(X ≤ x) = p for X ~ χ² with `df` > 0 degrees of freedom; p in [0, 1]. */
export const chi2Quantile = (p: number, df: number): number => 2 * incompleteGammaQuantile(p, df / 2);

/** Regularised incomplete beta I_x(a, b) = P(X ≤ x) for X ~ Beta(a, b); x in [0, 1], a, b > 0; precise in the lower tail. */
export const betaInc = (x: number, a: number, b: number): number => betaIncOf(x, a, b, true);

/** 1 − I_x(a, b); precise in the upper tail. */
export const betaIncUpper = (x: number, a: number, b: number): number => betaIncOf(x, a, b, true, true);

/** The x with P(X ≤ x) = p for X ~ Beta(a, b); p in [0, 1], a, b > 0. */
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantileOf(p, a, b);

/** P(X ≤ k) for X ~ Bin(n, p), k and n whole, p in [0, 1]; precise in the lower tail. */
export function binomCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : betaIncUpper(p, k + 1, n - k);
}

/** P(X > k) for X ~ Bin(n, p), not P(X ≥ k); precise in the upper tail. */
export function binomSf(k: number, n: number, p: number): number {
  if (k < 0) return 1;
  return k >= n ? 0 : betaInc(p, k + 1, n - k);
}

/**
 * P(X = k) for X ~ Bin(n, p), k and n whole, p in [0, 1].
 * @source Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
export function binomPmf(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (k === 0) return p === 1 && n > 0 ? 0 : Math.exp(n === 0 ? 0 : n * Math.log1p(-p));
  if (k === n) return p === 0 ? 0 : Math.exp(n * Math.log(p));
  if (p === 0 || p === 1) return 0;
  const exponent = stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p);
  return Math.exp(exponent - deviance(n - k, n * (1 - p))) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/** log Γ(x), x > 0. */
export const logGamma = (x: number): number => gammaLnOf(x);
