import { incompleteGamma } from './incomplete-gamma.ts';
import { stirlingError } from './saddle-point.ts';
import { logNormalCdf } from './special-functions.ts';

/** One side of the distribution: `sign` 1 for P(T ≤ t), −1 for P(T > t), with t ≥ 0. */
interface Side {
  readonly t: number;
  readonly df: number;
  readonly ncp: number;
  readonly sign: 1 | -1;
}

/**
 * log of the integrand at u = log S, less its constant: T = (Z + δ)/S with S² ~ χ²/ν, whose logarithm has a density in
 * proportion to exp(ν(u − (e^{2u} − 1)/2)).
 */
const logIntegrand = ({ t, df, ncp, sign }: Side, u: number): number =>
  df * (u - Math.expm1(2 * u) / 2) + logNormalCdf(sign * (t * Math.exp(u) - ncp));

/** Where the integrand is largest: its slope divided by e^u falls in u, so that it has one sign change. */
function modeOf({ t, df, ncp, sign }: Side): number {
  const slope = (u: number): number => {
    const x = sign * (t * Math.exp(u) - ncp);
    const hazard = Math.exp(-0.5 * x * x - 0.5 * Math.log(2 * Math.PI) - logNormalCdf(x));
    return -2 * df * Math.sinh(u) + sign * t * hazard;
  };
  let [left, right] = [-350, 350];
  for (let step = 0; step < 70; step++) {
    const middle = (left + right) / 2;
    if (slope(middle) > 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}

/** Sum of the integrand at start, start ± step, …, as a share of its largest value, until terms no longer count. */
function gridSum(side: Side, start: number, step: number, peak: number): number {
  let total = 0;
  for (const stride of [step, -step]) {
    for (let at = stride > 0 ? 0 : 1; ; at++) {
      const term = Math.exp(logIntegrand(side, start + at * stride) - peak);
      total += term;
      if (!(term > 1e-17 * total)) break;
    }
  }
  return total;
}

/** ∫ of the integrand by the trapezoidal rule: it is entire and dies out on both sides, so a halving doubles the digits. */
function integrate(side: Side): number {
  const mode = modeOf(side);
  const peak = logIntegrand(side, mode);
  // (ν/2)^{ν/2}·e^{−ν/2}·2/Γ(ν/2)
  const logConstant = 0.5 * Math.log(side.df / Math.PI) - stirlingError(side.df / 2);
  if (!(peak + logConstant > -760)) return 0;
  let step = 1;
  let sum = gridSum(side, mode, step, peak);
  for (let halving = 0; halving < 40; halving++) {
    const finer = sum + gridSum(side, mode + step / 2, step, peak);
    const isSettled = Math.abs(finer - 2 * sum) <= 1e-11 * finer;
    sum = finer;
    step /= 2;
    if (isSettled) break;
  }
  return Math.min(1, Math.exp(Math.log(sum * step) + peak + logConstant));
}

/**
 * The same as a mean over Z. For a noncentrality so large that Φ is a step in u, which only a fine grid would see, the tail
 * of S is nearly straight over the width of Z.
 */
function integrateOverZ({ t, df, ncp, sign }: Side): number {
  let total = 0;
  for (let z = -12; z <= 12; z += 0.25) {
    const s = Math.max(0, z + ncp) / t;
    const { lower, upper } = incompleteGamma(df / 2, (df / 2) * s * s);
    total += Math.exp(-0.5 * z * z) * (sign === 1 ? upper : lower);
  }
  return Math.min(1, (0.25 * total) / Math.sqrt(2 * Math.PI));
}

function probability(side: Side): number {
  if (side.t === Number.POSITIVE_INFINITY) return side.sign === 1 ? 1 : 0;
  if (side.t === 0) return Math.exp(logNormalCdf(-side.sign * side.ncp));
  return Math.abs(side.ncp) > 1e4 * Math.sqrt(side.df) ? integrateOverZ(side) : integrate(side);
}

/**
 * P(T ≤ t) of the noncentral t distribution: T = (Z + ncp)/√(χ²_df/df). About 1e-12 relative, also where it is tiny.
 * @param t may be infinite
 * @param df degrees of freedom, 0.01 to 1e10
 * @param ncp noncentrality, finite
 * @source The definition, as an integral over the logarithm of the denominator; AS 243 (Lenth 1989) and jstat's sum of beta
 * functions lose the lower tail to rounding.
 */
export function nctCdf(t: number, df: number, ncp: number): number {
  return t < 0 ? nctSf(-t, df, -ncp) : probability({ t, df, ncp, sign: 1 });
}

/** P(T > t), without cancelling; conditions as for `nctCdf`. */
export function nctSf(t: number, df: number, ncp: number): number {
  return t < 0 ? nctCdf(-t, df, -ncp) : probability({ t, df, ncp, sign: -1 });
}
