import type { Refusal } from '../../core/refusal.ts';
import { checkDraws, checkFinite } from '../guard.ts';
import { tameValues } from '../numeric/tame-values.ts';
import { type FlipTest, flipTest, type SignFlipOptions } from './flip-test.ts';
import { orderedMean } from './ordered-mean.ts';

export interface SignFlipResult extends FlipTest {
  /** Mean of the values, zeros included. */
  readonly mean: number;
}

/**
 * Sign-flip permutation test of a mean of 0, over items or clusters: under the null hypothesis every value keeps its size and
 * could as well have had the other sign. Exact for values of one size, for whole multiples of a common unit (binary
 * differences, their sums or means over seeds) and for up to 30 other non-zero values; else random signs. Zeros stay in and
 * change nothing. Sums within 1e-9 of the largest |value| are ties. It speaks about the seeds that were run: with seed effects
 * it rejects too often for new ones. Random signs cost n × draws additions, about a nanosecond each: 9,999 draws over 10⁷ values
 * without a common unit take some two minutes, so ask for fewer there.
 * @param values one per item or cluster, finite, n ≥ 1; sums or means over seeds give the same p
 * @returns p-values that do not depend on the order of the values, never 0; refused `EMPTY_INPUT`, `NON_FINITE`, and
 * `OUT_OF_RANGE` on impossible draws
 * @source Fisher (1935), The Design of Experiments, section 21; Phipson & Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39.
 */
export function signFlipTest(values: ArrayLike<number>, options: SignFlipOptions): SignFlipResult | Refusal {
  const wrong = checkFinite(values, 'values') ?? checkDraws(options.draws);
  if (wrong !== undefined) return wrong;
  const tame = tameValues(values);
  return { ...flipTest(tame.values, tame.largest, options), mean: orderedMean(values) };
}
