/** The point (rank, p) that has the least slope seen from a point (start, 0) on its left, among the corners of a hull. */
function tangentCorner(hull: Int32Array, size: number, slopeTo: (rank: number) => number): number {
  let [low, high] = [0, size - 1];
  // The corners run from right to left, the slope to them falls and then rises.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slopeTo(hull[middle + 1] as number) < slopeTo(hull[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return hull[low] as number;
}

/**
 * Simes' p of the i largest p-values, i·min_j p_(m−i+j)/j, at index i = 1 … m; 0 at m + 1. It falls as i rises. The minimum is
 * i times the least slope from (m − i, 0) to the points (rank, p), found on their lower hull, which grows leftwards with i.
 */
function simesOfLargest(sorted: Float64Array): Float64Array {
  const m = sorted.length;
  const p = (rank: number): number => sorted[rank - 1] as number;
  const hull = new Int32Array(m);
  const simes = new Float64Array(m + 2);
  let size = 0;
  for (let i = 1; i <= m; i++) {
    const rank = m - i + 1;
    for (; size >= 2; size--) {
      const [middle, right] = [hull[size - 1] as number, hull[size - 2] as number];
      const below = (p(middle) - p(rank)) * (right - rank) < (p(right) - p(rank)) * (middle - rank);
      if (below) break;
    }
    hull[size++] = rank;
    const start = m - i;
    const slopeTo = (to: number): number => p(to) / (to - start);
    simes[i] = Math.min(i * slopeTo(tangentCorner(hull, size, slopeTo)), i === 1 ? 1 : (simes[i - 1] as number));
  }
  return simes;
}

/**
 * Hommel's adjusted p-values of an ascending list, in O(m log m). An adjusted p is the least α with h(α)·p ≤ α, where h(α) is
 * the largest i whose i largest p-values Simes' test keeps at α. As h(α) ≤ k from simes[k + 1] on, it is the least of
 * max(simes[k + 1], k·p) over k, at the crossing of a falling and a rising sequence.
 * @param sorted ascending, each in [0, 1], at least one
 * @source Meijer, Krebs & Goeman (2019), Biometrical Journal 61:73–82, with the derivation above.
 */
export function hommelSorted(sorted: Float64Array): Float64Array {
  const m = sorted.length;
  const simes = simesOfLargest(sorted);
  const after = (k: number): number => simes[k + 1] as number;
  return sorted.map(p => {
    let [low, high] = [0, m];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (middle * p >= after(middle)) high = middle;
      else low = middle + 1;
    }
    // At `low` k·p has caught up; one before, the other sequence is still the larger one.
    return Math.min(low * p, low > 0 ? after(low - 1) : 1, 1);
  });
}
