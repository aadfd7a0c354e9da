import type { FlipSum, FlipTails } from './flip-sum.ts';

/** Largest number of magnitudes that is enumerated: two halves of 2¹⁵ sums, a few milliseconds. */
export const MAX_ENUMERATED = 30;

/** All 2ⁿ sums of ±magnitudes, ascending. */
function signedSums(magnitudes: Float64Array): Float64Array {
  let sums = Float64Array.of(0);
  for (const magnitude of magnitudes) {
    const next = new Float64Array(2 * sums.length);
    for (let at = 0; at < sums.length; at++) {
      next[2 * at] = (sums[at] as number) - magnitude;
      next[2 * at + 1] = (sums[at] as number) + magnitude;
    }
    sums = next;
  }
  return sums.sort();
}

/**
 * Exact sign-flip tails of a sum of real numbers: all 2ⁿ sign vectors are counted, by meeting the sums of one half of the
 * magnitudes with those of the other.
 * @param flip up to `MAX_ENUMERATED` magnitudes
 * @param tolerance sums closer than this are the same sum (0.1 + 0.2 and 0.3 are)
 * @returns multiples of 2⁻ⁿ
 * @source Horowitz & Sahni (1974), JACM 21:277–292, for the two halves.
 */
export function signFlipEnumeration({ magnitudes, observed }: FlipSum, tolerance: number): FlipTails {
  const half = magnitudes.length >>> 1;
  const first = signedSums(magnitudes.subarray(0, half));
  const second = signedSums(magnitudes.subarray(half));
  /** Sign vectors whose sum is at least `extreme`: as the sum of one half rises, the other may fall. */
  const countAtLeast = (extreme: number): number => {
    let count = 0;
    let from = second.length;
    for (const sum of first) {
      while (from > 0 && sum + (second[from - 1] as number) >= extreme - tolerance) from--;
      count += second.length - from;
    }
    return count;
  };
  const total = 2 ** magnitudes.length;
  const greater = countAtLeast(observed) / total;
  const less = countAtLeast(-observed) / total; // every sum is as likely as its mirror image
  return { twoSided: Math.abs(observed) <= tolerance ? 1 : 2 * Math.min(greater, less), greater, less };
}
