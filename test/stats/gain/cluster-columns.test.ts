import { expect, test } from 'vitest';
import { clusterColumns } from '../../../src/stats/gain/cluster-columns.ts';
import { layoutSquares } from '../../../src/stats/gain/layout-squares.ts';
import { matrixOf } from '../../support/matrices.ts';

const clusters = Int32Array.of(0, 0, 1, 2, 2, 2);
const sizes = Float64Array.of(2, 1, 3);
const x = matrixOf([
  [1, 0, 0.5, 1, 0, 1],
  [0, 0, 1, 1, 1, 0],
]);
const y = matrixOf([
  [0, -1, 0.25, 0, 0, -1],
  [-1, -1, 0, 0, -0.5, 0],
]);

test('one column per cluster keeps the mean of all items, overall and by linearity for sums of arms', () => {
  const [zx, zy] = [x, y].map(matrix => clusterColumns(matrix, clusters, sizes)) as [typeof x, typeof y];
  expect(zx).toMatchObject({ seeds: 2, items: 3 });
  expect(layoutSquares(zx).mean).toBeCloseTo(layoutSquares(x).mean, 14);
  const both = { ...x, values: x.values.map((value, at) => value + (y.values[at] as number)) };
  const z = clusterColumns(both, clusters, sizes);
  for (const [at, value] of z.values.entries()) {
    expect(value).toBeCloseTo((zx.values[at] as number) + (zy.values[at] as number), 14);
  }
});

test('clusters of one item each are the items themselves', () => {
  const alone = clusterColumns(x, Int32Array.of(0, 1, 2, 3, 4, 5), new Float64Array(6).fill(1));
  for (const [at, value] of alone.values.entries()) expect(value).toBeCloseTo(x.values[at] as number, 14);
});
