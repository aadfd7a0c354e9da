import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { countBlocks } from '../../../src/stats/bootstrap/count-blocks.ts';
import { TwoWayError } from '../../../src/stats/bootstrap/two-way-error.ts';
import { layoutSquares } from '../../../src/stats/gain/layout-squares.ts';
import { matrixOf } from '../../support/matrices.ts';

const rows = [
  [1, 0, 1, 1, 0],
  [0, 0, 1, 1, 1],
  [1, 0, 0, 1, 0],
];

/** Sums of the data themselves. */
function sumsOf(law: TwoWayError) {
  const columns = [0, 1, 2, 3, 4].map(i => rows.reduce((sum, row) => sum + (row[i] as number), 0));
  const square = (list: readonly number[]) => list.reduce((sum, one) => sum + one * one, 0);
  const residual = columns.reduce((sum, column) => sum + column - column ** 2 / 3, 0); // of 0s and 1s
  return {
    total: columns.reduce((sum, column) => sum + column, 0),
    squares: square(columns),
    residual: law.residualWeight(3) * residual,
    rows: rows.map(row => row.reduce((sum, one) => sum + one, 0)),
  };
}

test('of the data themselves it is the error behind the interval', () => {
  const matrix = matrixOf(rows);
  const law = new TwoWayError(accept(countBlocks(matrix)));
  const { mean, error } = law.resample(sumsOf(law), Int32Array.of(1, 1, 1));
  const squares = layoutSquares(matrix);
  expect(mean).toBeCloseTo(squares.mean, 12);
  const { msSeeds, msItems, msError } = squares;
  expect(error).toBeCloseTo(Math.sqrt((msSeeds + Math.max(0, msItems - msError)) / 15), 12);
});

test('a single seed has no residuals and no error between seeds', () => {
  const law = new TwoWayError(accept(countBlocks(matrixOf([[1, 0, 0, 0]]))));
  expect(law.residualWeight(1)).toBe(0);
  const { error } = law.resample({ total: 1, squares: 1, residual: 0, rows: [1] }, Int32Array.of(1));
  expect(error).toBeCloseTo(Math.sqrt(0.25 / 4), 12);
});
