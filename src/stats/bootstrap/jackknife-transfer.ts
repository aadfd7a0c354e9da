import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';
import { largestMagnitude, mean } from '../numeric/moments.ts';
import { checkSize } from './check-size.ts';

/** Denominators at most this share of the largest value are float noise around 0. */
const NOISE = 1e-12;

const withoutEach = (values: ArrayLike<number>): Float64Array => {
  const n = values.length;
  const total = mean(values) * n;
  return Float64Array.from(values, value => (total - value) / (n - 1));
};

/**
 * Leave-one-out values of the ratio of two means over independent sets of items: one item of the target, or of the sandbox, at
 * a time, while the other set stays whole. For `jackknifeAcceleration`, as two samples.
 * @param target gains of the target's items, finite, n ≥ 2
 * @param sandbox gains of the sandbox's items, finite, n ≥ 2
 * @returns the values by set, target first, or a refusal: EMPTY_INPUT, NON_FINITE, OUT_OF_RANGE (sizes), TOO_FEW_OBSERVATIONS, DEGENERATE_DENOMINATOR
 * (the sandbox gain, whole or without some item, is 0 up to rounding)
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 11; several samples as in SciPy's `bootstrap`
 */
export function jackknifeTransfer(
  target: ArrayLike<number>,
  sandbox: ArrayLike<number>,
): readonly [Float64Array, Float64Array] | Refusal {
  const wrong =
    checkFinite(target, 'target') ??
    checkFinite(sandbox, 'sandbox') ??
    checkSize(target, 'target') ??
    checkSize(sandbox, 'sandbox');
  if (wrong !== undefined) return wrong;
  if (target.length < 2 || sandbox.length < 2) {
    const argument = target.length < 2 ? 'target' : 'sandbox';
    return refuse('TOO_FEW_OBSERVATIONS', argument, 'Leaving the only item out leaves nothing.');
  }
  const [top, bottom] = [mean(target), mean(sandbox)];
  const bottoms = withoutEach(sandbox);
  const noise = NOISE * largestMagnitude(sandbox);
  if (Math.abs(bottom) <= noise || bottoms.some(value => Math.abs(value) <= noise)) {
    const reason = 'The sandbox gain, or what is left of it without one item, is 0: there is no ratio.';
    return refuse('DEGENERATE_DENOMINATOR', 'sandbox', reason);
  }
  return [withoutEach(target).map(value => value / bottom), bottoms.map(value => top / value)];
}
