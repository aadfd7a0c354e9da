import type { SeedMean } from '../../core/counts-result.ts';
import { mean, meanAndDeviation } from '../../stats/numeric/moments.ts';

/**
 * Mean with its spread over seeds: new seeds, these items.
 * @param values one per run, finite; sorted first, so that the order of files changes no bit
 * @returns undefined for no values
 */
export function meanOverSeeds(values: readonly number[]): SeedMean | undefined {
  const runs = values.length;
  if (runs === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  if (runs === 1) return { runs, mean: mean(sorted) };
  const { mean: centre, deviation } = meanAndDeviation(sorted);
  return { runs, mean: centre, sd: deviation, sem: deviation / Math.sqrt(runs) };
}
