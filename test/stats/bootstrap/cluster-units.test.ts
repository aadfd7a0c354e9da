import { expect, test } from 'vitest';
import { clusterUnits } from '../../../src/stats/bootstrap/cluster-units.ts';

const [values, labels] = [
  [1, 0, 1, -1, 1],
  ['a', 'b', 'a', 'b', 'c'],
];

test('item-mean: sum and size of each cluster', () => {
  expect(clusterUnits(values, labels, 'item-mean')).toEqual({
    tops: Float64Array.of(2, -1, 1),
    bottoms: Float64Array.of(2, 2, 1),
  });
});

test('cluster-mean: mean of each cluster, and 1', () => {
  expect(clusterUnits(values, labels, 'cluster-mean')).toEqual({
    tops: Float64Array.of(1, -0.5, 1),
    bottoms: Float64Array.of(1, 1, 1),
  });
});

test.each<[string, number[], (string | null)[], string]>([
  ['no items', [], [], 'EMPTY_INPUT'],
  ['NaN', [Number.NaN, 1], ['a', 'b'], 'NON_FINITE'],
  ['a label too many', [1, 0], ['a', 'b', 'c'], 'LENGTH_MISMATCH'],
  ['an item without a cluster', [1, 0], ['a', null], 'MISSING_CLUSTER'],
  ['a single cluster', [1, 0], ['a', 'a'], 'TOO_FEW_CLUSTERS'],
])('%s: refused', (_, differences, clusters, code) => {
  expect(clusterUnits(differences, clusters, 'item-mean')).toMatchObject({ status: 'refused', code });
});
