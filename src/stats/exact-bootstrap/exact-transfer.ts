import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkSize } from '../bootstrap/check-size.ts';
import { jackknifeAcceleration } from '../bootstrap/jackknife-acceleration.ts';
import { jackknifeTransfer } from '../bootstrap/jackknife-transfer.ts';
import { checkFinite, checkTail } from '../guard.ts';
import { type ExactBootstrap, exactLaw } from './exact-law.ts';
import { quotientLaw } from './ratio-law.ts';
import { resampleSums, type SumLaw } from './resample-sums.ts';

/** More pairs of resamples than this are too many. */
const MOST_PAIRS = 1_000_000;

function sumsOf(values: ArrayLike<number>): SumLaw | Refusal {
  const tops = Float64Array.from(values);
  return resampleSums({ tops, bottoms: new Float64Array(tops.length).fill(1) });
}

/**
 * The ideal bootstrap of the ratio of two means over independent sets of items: target gain ÷ sandbox gain. Each set is drawn
 * by itself, its arms jointly.
 * @param target gains of the target's items, finite, n ≥ 1
 * @param sandbox gains of the sandbox's items, finite, n ≥ 1
 * @param tail one-sided error, in (0, 0.5)
 * @returns as `exactBootstrapRatio`; NOT_ACHIEVABLE above a million pairs of values (use `bootstrapTransfer`)
 * @source as `exactBootstrapRatio`; the two resamplings are independent
 */
export function exactBootstrapTransfer(
  target: ArrayLike<number>,
  sandbox: ArrayLike<number>,
  tail: number,
): ExactBootstrap | Refusal {
  const wrong =
    checkTail(tail) ??
    checkFinite(target, 'target') ??
    checkFinite(sandbox, 'sandbox') ??
    checkSize(target, 'target') ??
    checkSize(sandbox, 'sandbox');
  if (wrong !== undefined) return wrong;
  const above = sumsOf(target);
  if (isRefused(above)) return above;
  const below = sumsOf(sandbox);
  if (isRefused(below)) return below;
  const pairs = above.chances.length * below.chances.length;
  if (pairs > MOST_PAIRS) {
    const reason = `${pairs} pairs of resamples: too many for the exact law, draw some at random.`;
    return refuse('NOT_ACHIEVABLE', 'target', reason);
  }
  const left = jackknifeTransfer(target, sandbox);
  return exactLaw(quotientLaw(above, below), tail, isRefused(left) ? left : jackknifeAcceleration(left));
}
