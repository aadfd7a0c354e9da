/** Σm and Σm² of cluster sizes. */
function sumsOf(sizes: Float64Array): { readonly items: number; readonly squares: number } {
  let [items, squares] = [0, 0];
  for (const size of sizes) {
    items += size;
    squares += size * size;
  }
  return { items, squares };
}

/** Coefficient of variation of cluster sizes: their standard deviation (divisor G) ÷ their mean; 0 where all are equal. */
export function sizeSpread(sizes: Float64Array): number {
  const { items, squares } = sumsOf(sizes);
  return Math.sqrt(Math.max(0, (sizes.length * squares) / items / items - 1));
}

/**
 * As how many clusters of equal size G clusters count when an interval takes its spread from them: G ÷ (1 + CV²)², with CV the
 * coefficient of variation of their sizes. Kish's effective number (Σm)²/Σm² = G ÷ (1 + CV²) says how much the mean knows; the
 * spread is known less well still, as the large clusters make nearly all of it and pull the mean towards themselves, while the
 * t quantile stays that of G − 1. With Kish's number alone held to 15, simulated coverage goes down to 87% (three clusters with 13% of
 * the items each beside 200 small ones count as 18 there); with this one held to 15 it stays at 93% or above.
 * @param sizes items of each cluster, above 0, at least one cluster
 * @returns in (0, G], and G where all sizes are equal
 * @source Kish (1965), Survey Sampling, section 8.2, for (Σm)²/Σm²; Carter, Schnepel & Steigerwald (2017), Review of Economics and
 * Statistics 99:698–709, for asking an effective number of clusters; the second factor is derived here from simulation
 * (docs/calibration.md)
 */
export function effectiveClusters(sizes: Float64Array): number {
  const { items, squares } = sumsOf(sizes);
  const kish = (items / squares) * items;
  return kish * (kish / sizes.length);
}
