/** Terms this small a share of a sum no longer change it. */
const LAST_TERM = 1e-18;

/**
 * P(X ≥ k) for X ~ Bin(trials, ½), exact up to rounding: terms relative to the largest one, so nothing overflows and only
 * terms below 1e-308 of it are lost. The law is symmetric, so its upper half is enough: √trials terms, and as many as k is away.
 * @param trials ≥ 1
 * @param k whole; ≤ 0 gives 1, > trials gives 0
 */
export function binomialHalfTail(trials: number, k: number): number {
  if (k <= 0) return 1;
  if (k > trials) return 0;
  const middle = Math.ceil(trials / 2);
  if (k < middle) return 1 - binomialHalfTail(trials, trials - k + 1);
  let [half, tail] = [0, 0];
  for (let successes = middle, weight = 1; weight > LAST_TERM * tail; successes++) {
    half += weight;
    if (successes >= k) tail += weight;
    weight *= (trials - successes) / (successes + 1);
  }
  return tail / (trials % 2 === 0 ? 2 * half - 1 : 2 * half); // one term stands in the middle, or none does
}
