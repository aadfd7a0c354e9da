import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkRange } from '../guard.ts';
import { hommelSorted } from './hommel-sorted.ts';

/**
 * What the adjusted p controls, and under which dependence of the tests. Family-wise error: `bonferroni` and `holm` always,
 * `hochberg` and `hommel` where Simes' inequality holds (independent tests, positive dependence). False discovery rate: `bh`
 * (Benjamini–Hochberg) under positive regression dependence, `by` (Benjamini–Yekutieli) always.
 */
export type AdjustMethod = 'bonferroni' | 'holm' | 'hochberg' | 'hommel' | 'bh' | 'by';

/** Multiplies the p at `at` of the ascending list by `factor(at)`, then makes the list rise: from the smallest p on. */
function stepDown(sorted: Float64Array, factor: (at: number) => number): Float64Array {
  let running = 0;
  return sorted.map((p, at) => {
    running = Math.max(running, Math.min(1, p * factor(at)));
    return running;
  });
}

/** The same from the largest p down. */
function stepUp(sorted: Float64Array, factor: (at: number) => number): Float64Array {
  const adjusted = sorted.slice();
  let running = 1;
  for (let at = adjusted.length - 1; at >= 0; at--) {
    running = Math.min(running, (adjusted[at] as number) * factor(at));
    adjusted[at] = running;
  }
  return adjusted;
}

function harmonic(m: number): number {
  let sum = 0;
  for (let k = m; k >= 1; k--) sum += 1 / k;
  return sum;
}

/** Adjusted values of an ascending list; equal p get equal values. */
const ON_SORTED: Readonly<Record<AdjustMethod, (sorted: Float64Array) => Float64Array>> = {
  bonferroni: sorted => sorted.map(p => Math.min(1, p * sorted.length)),
  holm: sorted => stepDown(sorted, at => sorted.length - at),
  hochberg: sorted => stepUp(sorted, at => sorted.length - at),
  hommel: hommelSorted,
  bh: sorted => stepUp(sorted, at => sorted.length / (at + 1)),
  by: sorted => {
    const total = harmonic(sorted.length);
    return stepUp(sorted, at => (sorted.length / (at + 1)) * total);
  },
};

function lowestIndex(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Adjusted p-values of one family of tests, in input order, at most 1; a test is rejected at level α where its adjusted
 * p ≤ α. The whole family counts: a test that could not be run has no p, and leaving it out would make the rest less strict,
 * so NaN is refused. p = 0 stays 0.
 * @param p at least one, each in [0, 1]; sorts a copy, so 10^7 are fine
 * @returns refused `EMPTY_INPUT`, `NON_FINITE`, `OUT_OF_RANGE` (also an unknown method)
 * @source Holm (1979), Scand. J. Stat. 6:65–70; Hochberg (1988), Biometrika 75:800–802; Hommel (1988), Biometrika 75:383–386;
 * Benjamini & Hochberg (1995), JRSS B 57:289–300; Benjamini & Yekutieli (2001), Annals of Statistics 29:1165–1188.
 */
export function adjustPValues(p: ArrayLike<number>, method: AdjustMethod): Float64Array | Refusal {
  const wrong = checkRange(p, [0, 1], 'p');
  if (wrong !== undefined) return wrong;
  if (!Object.hasOwn(ON_SORTED, method)) {
    const known = Object.keys(ON_SORTED).join(', ');
    return refuse('OUT_OF_RANGE', 'method', `No method is called ${method}: expected ${known}.`);
  }
  const values = Float64Array.from(p);
  const sorted = values.slice().sort();
  const adjusted = ON_SORTED[method](sorted);
  // Equal p have equal adjusted values, so a search by value replaces sorting the positions.
  return values.map(value => adjusted[lowestIndex(sorted, value)] as number);
}
