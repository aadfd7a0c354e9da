import { expect, test } from 'vitest';
import { paddedItems, padRows } from '../../../src/stats/kernels/flip-table.ts';

test('every row begins with a new word and ends in zeros', () => {
  expect([1, 32, 33].map(paddedItems)).toEqual([32, 32, 64]);
  const padded = padRows({ seeds: 2, residuals: Float64Array.of(1, 2, 3, 4) }, 2);
  expect(padded).toHaveLength(64);
  expect([...padded.subarray(0, 4), ...padded.subarray(32, 36)]).toEqual([1, 2, 0, 0, 3, 4, 0, 0]);
});
