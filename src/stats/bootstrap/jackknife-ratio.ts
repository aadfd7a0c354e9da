import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkSameLength } from '../guard.ts';
import { largestMagnitude, mean } from '../numeric/moments.ts';
import { checkSize } from './check-size.ts';

/** Denominators at most this share of the largest value are float noise around 0. */
const NOISE = 1e-12;

/**
 * Leave-one-out values of a ratio of sums over the same items.
 * @param numerators one per item, finite, n ≥ 2
 * @param denominators of the same items
 * @returns n values, or a refusal: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE, OUT_OF_RANGE (sizes), TOO_FEW_OBSERVATIONS, DEGENERATE_DENOMINATOR
 * (without some item the denominator is 0)
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 11
 */
export function jackknifeRatio(numerators: ArrayLike<number>, denominators: ArrayLike<number>): Float64Array | Refusal {
  const wrong =
    checkSameLength({ numerators, denominators }) ??
    checkSize(numerators, 'numerators') ??
    checkSize(denominators, 'denominators');
  if (wrong !== undefined) return wrong;
  const n = numerators.length;
  if (n < 2) return refuse('TOO_FEW_OBSERVATIONS', 'numerators', 'Leaving the only item out leaves nothing.');
  const [top, bottom] = [mean(numerators) * n, mean(denominators) * n];
  const noise = NOISE * n * largestMagnitude(denominators);
  const left = new Float64Array(n);
  for (let at = 0; at < n; at++) {
    const rest = bottom - (denominators[at] as number);
    if (Math.abs(rest) <= noise) {
      return refuse('DEGENERATE_DENOMINATOR', 'denominators', `Without item ${at} the denominator is 0.`);
    }
    left[at] = (top - (numerators[at] as number)) / rest;
  }
  return left;
}

/** Leave-one-out values of a mean; refusals as for the ratio. */
export const jackknifeMean = (values: ArrayLike<number>): Float64Array | Refusal =>
  jackknifeRatio(values, new Float64Array(values.length).fill(1));
