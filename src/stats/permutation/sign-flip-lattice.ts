import type { FlipSum, FlipTails } from './flip-sum.ts';

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/** The same sum in the largest unit that keeps it whole: column sums that are all even need half the lattice. */
function inLargestUnit({ magnitudes, observed }: FlipSum): FlipSum {
  const unit = magnitudes.reduce(greatestCommonDivisor, 0);
  return { magnitudes: magnitudes.map(magnitude => magnitude / unit), observed: observed / unit };
}

/**
 * Additions that the exact law of these magnitudes takes, about a nanosecond each; infinite where they are not whole.
 */
export function latticeSteps({ magnitudes }: FlipSum): number {
  let sum = 0;
  for (const magnitude of magnitudes) {
    if (!Number.isSafeInteger(magnitude)) return Number.POSITIVE_INFINITY;
    sum += magnitude;
  }
  return magnitudes.length * sum;
}

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
 * @param flip at least one magnitude, all whole; costs `latticeSteps`
 * @returns a probability too small for a double is given as the smallest double, never as 0
 * @source Pagano & Tritchler (1983), JASA 78:435–440, in its elementary form.
 */
export function signFlipLattice(flip: FlipSum): FlipTails {
  const { magnitudes, observed } = inLargestUnit(flip);
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
  };
}
