import { expect, test } from 'vitest';
import { crossedMargins } from '../../../src/stats/bootstrap/crossed-margins.ts';
import { matrixOf } from '../../support/matrices.ts';

test('sums columns, rows and all', () => {
  const found = crossedMargins(
    matrixOf([
      [1, 0, -1],
      [0.5, 1, 2],
    ]),
  );
  expect(found).toEqual({ columns: Float64Array.of(1.5, 1, 1), rows: Float64Array.of(0, 3.5), total: 3.5 });
});
