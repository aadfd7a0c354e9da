import { expect, test } from 'vitest';
import { clusterRobust } from '../../../src/stats/clusters/cluster-robust.ts';
import { cr2 } from '../../../src/stats/clusters/cr2.ts';

test('of good sums it is the cluster-robust error', () => {
  const [sizes, sums] = [Float64Array.of(3, 1, 2), Float64Array.of(0.5, -1, 0.5)];
  expect(cr2(sizes, sums)).toEqual(clusterRobust(sizes, sums));
});

test('sums so small that their squares vanish keep their error', () => {
  const scale = 2 ** -1000;
  const [small, plain] = [scale, 1].map(unit => cr2([3, 1, 2], [0.5 * unit, -unit, 0.5 * unit]));
  expect(small).toEqual({ ...plain, se: (plain as { se: number }).se * scale });
});

test.each([
  ['no clusters', [], [], 'EMPTY_INPUT', 'sizes'],
  ['one cluster', [4], [0.1], 'TOO_FEW_CLUSTERS', 'sizes'],
  ['sums for other clusters', [4, 2], [0.1], 'LENGTH_MISMATCH', 'residualSums'],
  ['a sum that is no number', [4, 2], [0.1, Number.NaN], 'NON_FINITE', 'residualSums'],
  ['part of an item', [0.3, 2], [0.1, -0.1], 'NOT_BINARY', 'sizes'],
  ['an empty cluster', [4, 0], [0.1, -0.1], 'OUT_OF_RANGE', 'sizes'],
  ['sums without any spread', [4, 2], [0, 0], 'ZERO_VARIANCE', 'residualSums'],
] as const)('%s: refused', (_, sizes, sums, code, argument) => {
  expect(cr2([...sizes], [...sums])).toMatchObject({ status: 'refused', code, argument });
});
