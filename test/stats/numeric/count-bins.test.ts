import { expect, test } from 'vitest';
import { countBins } from '../../../src/stats/numeric/count-bins.ts';

test('a value on an edge counts in the bin above it', () => {
  expect(countBins([-1, 0, 0.5, 0.999], { low: -1, high: 1, bins: 4 }).counts).toEqual([1, 0, 1, 2]);
});

test('what lies beyond an end counts in the last bin there, infinity too', () => {
  const values = [-9, Number.NEGATIVE_INFINITY, 9, 1, Number.POSITIVE_INFINITY];
  expect(countBins(values, { low: -1, high: 1, bins: 2 })).toEqual({ low: -1, high: 1, counts: [2, 3] });
});
