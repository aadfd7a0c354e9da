import type { FlipSum, FlipTails } from './flip-sum.ts';

/**
 * P(W = w) for w = 0 … Σ magnitudes, W the sum over a random subset: one magnitude after the other, small ones first. All
 * terms are positive, so every probability well above the smallest double keeps its relative accuracy.
 */
function subsetSumLaw(magnitudes: Float64Array): Float64Array {
  const law = new Float64Array(magnitudes.reduce((sum, magnitude) => sum + magnitude, 0) + 1);
  law[0] = 1;
  let top = 0;
  for (const magnitude of magnitudes) {
    top += magnitude;
    for (let w = top; w >= magnitude; w--) law[w] = 0.5 * ((law[w] as number) + (law[w - magnitude] as number));
    for (let w = 0; w < magnitude; w++) law[w] = 0.5 * (law[w] as number);
  }
  return law;
}

/**
 * Exact sign-flip tails of a sum of whole numbers, by dynamic programming over all values that the sum can take. With random
 * signs it is 2W − Σ|k|, W the sum over a random subset of the |k|, whose law is symmetric.
 * @param flip whole magnitudes; takes n·Σ|k| additions, about a nanosecond each, and memory for Σ|k| numbers
 * @returns multiples of 2⁻ⁿ, up to n = 53 without any rounding; a probability too small for a double is given as the smallest
 * double, never as 0
 * @source Pagano & Tritchler (1983), JASA 78:435–440, in its elementary form.
 */
export function signFlipLattice({ magnitudes, observed }: FlipSum): FlipTails {
  const law = subsetSumLaw(magnitudes);
  const range = law.length - 1;
  /** P(sum ≤ −extreme) = P(W ≤ (range − extreme)/2), smallest terms first. */
  const lowerTail = (extreme: number): number => {
    let tail = 0;
    for (let w = 0; w <= (range - extreme) / 2; w++) tail += law[w] as number;
    return Math.max(tail, Number.MIN_VALUE);
  };
  const distance = Math.abs(observed);
  return {
    twoSided: distance === 0 ? 1 : Math.min(1, 2 * lowerTail(distance)),
    greater: Math.min(1, lowerTail(observed)),
    less: Math.min(1, lowerTail(-observed)),
  };
}
