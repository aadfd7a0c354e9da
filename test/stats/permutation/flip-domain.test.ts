import { expect, test } from 'vitest';
import { flipDomain } from '../../../src/stats/permutation/flip-domain.ts';

test('units that are 0 in every cell are left out, in all cells alike', () => {
  const found = flipDomain([
    { cell: 4, terms: Float64Array.of(0, 1, 0, -0, 2) },
    { cell: 1, terms: Float64Array.of(0, 0, 3, 0, -2) },
  ]);
  expect(found).toEqual({
    units: 3,
    cells: [
      { cell: 4, terms: Float64Array.of(1, 0, 2) },
      { cell: 1, terms: Float64Array.of(0, 3, -2) },
    ],
  });
});

test('cells without any effect leave no unit', () => {
  expect(flipDomain([{ cell: 0, terms: new Float64Array(3) }])).toEqual({
    units: 0,
    cells: [{ cell: 0, terms: new Float64Array(0) }],
  });
});
