import { normalCdf, normalQuantile } from '../numeric/special-functions.ts';

/** The level that BCa reads off instead of Φ(z); undefined where the correction runs past its pole. */
function adjustedLevel(z: number, bias: number, acceleration: number): number | undefined {
  const stretch = 1 - acceleration * (bias + z);
  return stretch > 0 ? normalCdf(bias + (bias + z) / stretch) : undefined;
}

/**
 * z0 = Φ⁻¹ of the share of a bootstrap distribution below the estimate.
 * @returns undefined where all of it lies on one side
 */
export const medianBias = (share: number): number | undefined =>
  share > 0 && share < 1 ? normalQuantile(share) : undefined;

/**
 * The two levels at which BCa reads a bootstrap distribution: Φ(z0 + (z0 ∓ z)/(1 − a·(z0 ∓ z))).
 * @param z0 median bias
 * @param acceleration a
 * @param tail one-sided error, in (0, 0.5)
 * @returns undefined where the correction runs past its pole
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, eq. 14.10.
 */
export function bcaLevels(z0: number, acceleration: number, tail: number): readonly [number, number] | undefined {
  const z = normalQuantile(tail);
  const [low, high] = [adjustedLevel(z, z0, acceleration), adjustedLevel(-z, z0, acceleration)];
  return low === undefined || high === undefined ? undefined : [low, high];
}
