import type { CountedSubset } from '../../core/counts.ts';
import type { SubsetMarginal } from '../../core/counts-result.ts';
import { compareNaturally } from '../../util/compare-naturally.ts';
import { shareError } from './bound-item-error.ts';
import { meanOverSeeds } from './mean-over-seeds.ts';

/**
 * Accuracy on every part of the test set, over runs. Parts without items are left out.
 * @param runs the parts of each run, as far as they were believed
 */
export function subsetMarginals(runs: readonly (readonly CountedSubset[])[]): readonly SubsetMarginal[] {
  const byName = Map.groupBy(
    runs.flat().filter(({ total }) => total > 0),
    ({ name }) => name,
  );
  return [...byName]
    .sort(([a], [b]) => compareNaturally(a, b))
    .flatMap(([name, parts]) => {
      const accuracy = meanOverSeeds(parts.map(({ correct, total }) => correct / total));
      if (accuracy === undefined) return [];
      const items = sameTotal(parts.map(({ total }) => total));
      return [
        {
          name,
          items,
          correct: parts.reduce((sum, { correct }) => sum + correct, 0),
          total: parts.reduce((sum, { total }) => sum + total, 0),
          accuracy,
          itemError: items === undefined ? undefined : shareError(accuracy.mean, items),
        },
      ];
    });
}

/** The one number that all are; undefined for none, or where they differ. */
export function sameTotal(totals: readonly number[]): number | undefined {
  const [first, ...others] = new Set(totals);
  return others.length === 0 ? first : undefined;
}
