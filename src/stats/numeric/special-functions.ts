import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

// The fence of @stdlib. jstat 1.9.6 was tried first and misses 1e-9 (its t quantile is off by 7e-9 at 4 degrees of
// freedom, 3e-7 at 1318); these agree with SciPy 1.17.1 to 1e-11 or better, far tails included.

const cachedUpper = new Map<string, number>();

/**
 * t_df(p): the value that a Student t variable exceeds with probability `p`.
 * @param p upper-tail probability in (0, 1); computed from the lower tail, so tiny p keeps its precision
 * @param df degrees of freedom > 0, not necessarily whole
 */
export function tQuantileUpper(p: number, df: number): number {
  const key = `${p} ${df}`;
  const known = cachedUpper.get(key);
  if (known !== undefined) return known;
  const value = -tQuantileOf(p, df);
  if (cachedUpper.size > 10_000) cachedUpper.clear();
  cachedUpper.set(key, value);
  return value;
}

/** P(T > x) of Student's t with `df` degrees of freedom; precise in the far tail. */
export const tCdfUpper = (x: number, df: number): number => tCdfOf(-x, df);

/**
 * The z with P(Z ≤ z) = p, p in (0, 1). The library inverts 2p − 1 and so loses the lower tail: five digits are left at
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

/** P(Z ≤ x); precise in the lower tail, so ask for the lower tail. */
export const normalCdf = (x: number): number => normalCdfOf(x, 0, 1);

/** The x with P(X ≤ x) = p for X ~ Beta(a, b); p in [0, 1], a, b > 0. */
export const betaQuantile = (p: number, a: number, b: number): number => betaQuantileOf(p, a, b);
