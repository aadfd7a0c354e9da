import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { columnPatterns } from '../../../src/stats/bootstrap/column-patterns.ts';
import { countBlocks } from '../../../src/stats/bootstrap/count-blocks.ts';
import { centreSets, PatternSums } from '../../../src/stats/bootstrap/pattern-sums.ts';
import { TwoWayError } from '../../../src/stats/bootstrap/two-way-error.ts';
import { matrixOf } from '../../support/matrices.ts';

const rows = [
  [1, 0.5, 3],
  [2, 0.5, 5],
];

test('each set of rows is centred at its own mean', () => {
  const patterns = columnPatterns(matrixOf(rows), [1, 1]);
  const { centred, centre } = centreSets(patterns, [1, 1]);
  expect(centre).toBeCloseTo(1.5 + 2.5, 12);
  const of = (s: number) => centred.subarray(s * 3, s * 3 + 3).reduce((sum, value) => sum + value, 0);
  expect([of(0), of(1)].map(Math.abs).every(sum => sum < 1e-12)).toBe(true);
});

test('sums what a resample holds', () => {
  const counted = accept(countBlocks(matrixOf(rows)));
  const law = new TwoWayError(counted);
  // Patterns in order of the canonical rows: columns (0.5, 0.5), (1, 2), (3, 5), the smaller row first or second.
  const sums = new PatternSums(Float64Array.of(0.5, 1, 3, 0.5, 2, 5), [2], law);
  sums.setSeeds(Int32Array.of(2, 0));
  const found = sums.of(Int32Array.of(1, 0, 2));
  expect(found).toMatchObject({ total: 13, squares: 73, residual: 0 });
  expect(found.rows[0]).toBe(6.5);
  sums.setSeeds(Int32Array.of(1, 1));
  // Squared residuals of the columns about their means: 0, ½, 2; times 2/((2 − 1)(3 − 1)).
  expect(sums.of(Int32Array.of(1, 0, 2)).residual).toBeCloseTo(4, 12);
});
