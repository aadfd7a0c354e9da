import { expect, test } from 'vitest';
import { collectRatios } from '../../../src/stats/bootstrap/collect-ratios.ts';

test('a denominator of 0, or of float noise, is counted and leaves no replicate; one below 0 is counted and leaves one', () => {
  const found = collectRatios(Float64Array.of(1, 1, 3, 1, 1), Float64Array.of(2, 0, 2, 1e-17, -4), 1);
  expect(found).toEqual({
    replicates: Float64Array.of(0.5, 1.5, -0.25),
    undefinedDraws: 2,
    undefinedAt: [1, 3],
    reversedDraws: 1,
  });
});
