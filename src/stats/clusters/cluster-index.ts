import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkLabels, type UnitLabel } from '../unit-labels.ts';

export interface ClusterIndex {
  /** Number of each item's cluster, 0 … count − 1, by first use. */
  readonly unitOf: Int32Array;
  readonly count: number;
}

/**
 * Numbers clusters by first use. The number 1 and the text "1" are the same cluster.
 * @returns a refusal: LENGTH_MISMATCH, MISSING_CLUSTER (an item without one), TOO_FEW_CLUSTERS (fewer than two)
 */
export function clusterIndex(labels: ArrayLike<UnitLabel>, items: number): ClusterIndex | Refusal {
  const wrong = checkLabels(labels, items, 'clusters');
  if (wrong !== undefined) return wrong;
  const numbers = new Map<string, number>();
  const unitOf = new Int32Array(items);
  for (let at = 0; at < items; at++) {
    const name = String(labels[at]);
    const known = numbers.get(name) ?? numbers.size;
    if (known === numbers.size) numbers.set(name, known);
    unitOf[at] = known;
  }
  if (numbers.size >= 2) return { unitOf, count: numbers.size };
  return refuse('TOO_FEW_CLUSTERS', 'clusters', `${numbers.size} cluster: expected 2 or more.`);
}
