/**
 * Quantile by order statistics: the value at position (B + 1)·level of the sorted replicates, with linear interpolation
 * between neighbours (type 6). Where (B + 1)·level is whole it is that order statistic itself.
 * @param sorted ascending
 * @param level in (0, 1)
 * @returns undefined where the position lies outside 1 … B: there are too few replicates for that level
 * @source Hyndman & Fan (1996), American Statistician 50:361–365, type 6.
 */
export function orderStatistic(sorted: Float64Array, level: number): number | undefined {
  const exact = (sorted.length + 1) * level;
  const nearest = Math.round(exact);
  // 10,000·0.975 must be 9,750 even where the product is off by a rounding error.
  const position = Math.abs(exact - nearest) <= 1e-9 * exact ? nearest : exact;
  if (position < 1 || position > sorted.length) return undefined;
  const below = Math.floor(position);
  const value = sorted[below - 1] as number;
  if (below === position) return value;
  return value + (position - below) * ((sorted[below] as number) - value);
}
