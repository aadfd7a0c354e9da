/**
 * P(X ≥ k) for X ~ Bin(trials, ½), exact up to rounding: terms relative to the largest one, so nothing overflows and only
 * terms below 1e-308 of it are lost.
 * @param trials ≥ 1
 * @param k whole; ≤ 0 gives 1, > trials gives 0
 */
export function binomialHalfTail(trials: number, k: number): number {
  if (k <= 0) return 1;
  if (k > trials) return 0;
  const mode = Math.floor(trials / 2);
  let total = 0;
  let tail = 0;
  const add = (successes: number, weight: number): void => {
    total += weight;
    if (successes >= k) tail += weight;
  };
  for (let successes = mode, weight = 1; successes <= trials && weight > 0; successes++) {
    add(successes, weight);
    weight *= (trials - successes) / (successes + 1);
  }
  for (let successes = mode - 1, weight = mode / (trials - mode + 1); successes >= 0 && weight > 0; successes--) {
    add(successes, weight);
    weight *= successes / (trials - successes + 1);
  }
  return tail / total;
}
