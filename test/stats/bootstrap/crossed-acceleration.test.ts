import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossedAcceleration } from '../../../src/stats/bootstrap/crossed-acceleration.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { differenceMatrices, extremeMatrices, matrixOf, permuted } from '../../support/matrices.ts';

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The definition: leave out one seed or one column at a time, centre within the factor, divide by its size, pool. */
function byLeavingOut({ seeds, items, values }: PairedMatrix): number {
  const entries = Array.from(values, (value, at) => ({ value, seed: Math.floor(at / items), item: at % items }));
  const influences = (factor: 'seed' | 'item', levels: number): number[] => {
    const without = Array.from({ length: levels }, (_, level) =>
      meanOf(entries.filter(entry => entry[factor] !== level).map(entry => entry.value)),
    );
    return without.map(mean => ((levels - 1) * (meanOf(without) - mean)) / levels);
  };
  const pooled = [...influences('seed', seeds), ...influences('item', items)];
  const squares = pooled.reduce((sum, value) => sum + value ** 2, 0);
  return pooled.reduce((sum, value) => sum + value ** 3, 0) / (6 * squares ** 1.5);
}

test('equals the pooled jackknife by its definition', () => {
  const matrices = differenceMatrices.filter(({ seeds, items }) => seeds > 1 && items > 1);
  fc.assert(
    fc.property(matrices, matrix => {
      const found = crossedAcceleration(matrix);
      fc.pre(typeof found === 'number');
      expect(found).toBeCloseTo(byLeavingOut(matrix), 8);
    }),
  );
});

test('with one seed it is the skewness of the items, n^(−½)/6 times', () => {
  const values = [1, 0, 0, 0, 1, 0, 0, 0, 0, 0];
  const centred = values.map(value => value - 0.2);
  const skew = meanOf(centred.map(v => v ** 3)) / meanOf(centred.map(v => v ** 2)) ** 1.5;
  expect(crossedAcceleration(matrixOf([values]))).toBeCloseTo(skew / (6 * Math.sqrt(10)), 12);
});

test('changes sign with the arms, ignores scale, and knows no order', () => {
  fc.assert(
    fc.property(extremeMatrices, fc.nat(), (matrix, seed) => {
      const found = crossedAcceleration(matrix);
      expect(crossedAcceleration(permuted(matrix, createRng(seed)))).toEqual(found);
      fc.pre(typeof found === 'number');
      // Subnormal numbers lose digits when they are divided, and others when they are scaled first.
      fc.pre(matrix.values.every(value => value === 0 || Math.abs(value) > 1e-300));
      const scaled = (by: number) => crossedAcceleration({ ...matrix, values: matrix.values.map(value => by * value) });
      expect(scaled(-1)).toBeCloseTo(-Number(found), 9);
      expect(scaled(8)).toBeCloseTo(Number(found), 9);
    }),
  );
});

test('arms with seeds of their own: the seeds of each arm and the items, pooled by their definition', () => {
  const [candidate, baseline] = [
    [
      [0.9, 0.2, 0.4],
      [0.7, 0.1, 0.9],
      [0.3, 0.3, 0.2],
    ],
    [
      [-0.5, -0.1, 0],
      [-0.2, -0.4, -0.8],
    ],
  ];
  const centred = (values: readonly number[]) => values.map(value => (value - meanOf(values)) / values.length);
  const columns = [0, 1, 2].map(
    i => meanOf(candidate.map(row => row[i] as number)) + meanOf(baseline.map(row => row[i] as number)),
  );
  const pooled = [...centred(candidate.map(meanOf)), ...centred(baseline.map(meanOf)), ...centred(columns)];
  const squares = pooled.reduce((sum, value) => sum + value ** 2, 0);
  const expected = pooled.reduce((sum, value) => sum + value ** 3, 0) / (6 * squares ** 1.5);
  expect(crossedAcceleration([matrixOf(candidate), matrixOf(baseline)])).toBeCloseTo(expected, 12);
});

test.each([
  ['no spread at all', [[0.5, 0.5, 0.5]]],
  ['rounding for a spread', [[0.3, 0.1 + 0.2, 0.3]]],
  [
    'interaction alone',
    [
      [1, -1],
      [-1, 1],
    ],
  ],
])('%s is refused: there is no skewness to speak of', (_, rows) => {
  expect(crossedAcceleration(matrixOf(rows))).toMatchObject({ status: 'refused', code: 'DEGENERATE_DISTRIBUTION' });
});

test('a matrix with gaps is refused', () => {
  const found = crossedAcceleration({ seeds: 2, items: 2, values: new Float64Array(3) });
  expect(found).toMatchObject({ status: 'refused', code: 'LENGTH_MISMATCH', argument: 'matrix' });
});
