import type { Refusal } from '../../core/refusal.ts';
import { checkRange, checkSameLength } from '../guard.ts';
import type { PairedArms } from '../paired/difference-moments.ts';
import { checkLabels, numberLabels, placesOf, type UnitLabel } from '../unit-labels.ts';
import { readDifference, roundEvenly } from './outcome-grid.ts';

/** What one night adds: outcomes in [0, 1] of both arms on the same items, any number of them, none included. */
export interface Night extends PairedArms {
  /** Cluster of each item: every cluster is then one observation, the mean of its items' differences. */
  readonly clusters?: ArrayLike<UnitLabel> | undefined;
}

function checkNight({ candidate, baseline, clusters }: Night): Refusal | undefined {
  const bounds = [0, 1] as const;
  const isEmpty = candidate.length === 0 && baseline.length === 0;
  const wrong = isEmpty
    ? undefined
    : (checkSameLength({ candidate, baseline }) ??
      checkRange(candidate, bounds, 'candidate') ??
      checkRange(baseline, bounds, 'baseline'));
  return wrong ?? (clusters === undefined ? undefined : checkLabels(clusters, candidate.length, 'clusters'));
}

/** Means of whole numbers, rounded to whole numbers: the sums are exact, in whatever order a cluster's items come. */
function clusterMeans(readings: Float64Array, labels: ArrayLike<UnitLabel>): Float64Array {
  const numbers = numberLabels([labels]);
  const places = placesOf(labels, numbers);
  const [sums, sizes] = [new Float64Array(numbers.size), new Float64Array(numbers.size)];
  for (const [at, place] of places.entries()) {
    sums[place] = (sums[place] as number) + (readings[at] as number);
    sizes[place] = (sizes[place] as number) + 1;
  }
  return sums.map((sum, place) => roundEvenly(sum / (sizes[place] as number)));
}

/**
 * The night's observations as whole numbers, see `readDifference`: one per item, or one per cluster.
 * @returns refused `LENGTH_MISMATCH`, `NON_FINITE`, `OUT_OF_RANGE` (outcomes outside [0, 1]), `MISSING_CLUSTER`
 */
export function nightReadings(night: Night): Float64Array | Refusal {
  const wrong = checkNight(night);
  if (wrong !== undefined) return wrong;
  const { candidate, baseline, clusters } = night;
  const readings = new Float64Array(candidate.length);
  for (let at = 0; at < readings.length; at++) {
    readings[at] = readDifference((candidate[at] as number) - (baseline[at] as number));
  }
  return clusters === undefined ? readings : clusterMeans(readings, clusters);
}
