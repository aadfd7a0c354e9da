import type { RankedValues } from './ranked-values.ts';

/**
 * Quantile by order statistics: the value at position (B + 1)·level of the replicates in order, with linear interpolation
 * between neighbours (type 6). Where (B + 1)·level is whole it is that order statistic itself.
 * @param level in (0, 1)
 * @returns undefined where the position lies outside 1 … B: there are too few replicates for that level
 * @source Hyndman & Fan (1996), American Statistician 50:361–365, type 6.
 */
export function orderStatistic(replicates: RankedValues, level: number): number | undefined {
  const exact = (replicates.length + 1) * level;
  const nearest = Math.round(exact);
  // 10,000·0.975 must be 9,750 even where the product is off by a rounding error.
  const position = Math.abs(exact - nearest) <= 1e-9 * exact ? nearest : exact;
  if (position < 1 || position > replicates.length) return undefined;
  const below = Math.floor(position);
  const value = replicates.at(below - 1);
  if (below === position) return value;
  return value + (position - below) * (replicates.at(below) - value);
}
