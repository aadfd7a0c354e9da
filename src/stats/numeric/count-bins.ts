import type { Histogram } from '../../core/histogram.ts';

/** Edges of bins of equal width. */
export interface Bins {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
}

/**
 * Counts values in bins of equal width, [edge, next edge). Values beyond an end, infinite ones too, count in the last bin there.
 * @param values any numbers but NaN; not checked
 * @param bins low < high, at least one bin
 */
export function countBins(values: ArrayLike<number>, { low, high, bins }: Bins): Histogram {
  const counts = new Array<number>(bins).fill(0);
  const perUnit = bins / (high - low);
  for (let at = 0; at < values.length; at++) {
    const bin = Math.floor(((values[at] as number) - low) * perUnit);
    const kept = Math.min(bins - 1, Math.max(0, bin));
    counts[kept] = (counts[kept] as number) + 1;
  }
  return { low, high, counts };
}
