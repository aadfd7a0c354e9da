import { expect, test } from 'vitest';
import { resampleMeans } from '../../../src/stats/bootstrap/resample-means.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

test('numerators and denominators of an item are drawn together', () => {
  const next = resampleMeans({ tops: Float64Array.of(1, 2, 4), bottoms: Float64Array.of(10, 20, 40) }, createRng(1));
  for (let round = 0; round < 100; round++) {
    const [top, bottom] = next();
    expect(bottom).toBeCloseTo(10 * top, 12);
    expect(top >= 1 && top <= 4).toBe(true);
  }
});

test('the means have the mean and the variance of a resample', () => {
  const next = resampleMeans({ tops: Float64Array.of(1, 0, 0, 0), bottoms: new Float64Array(4) }, createRng(2));
  const tops = Array.from({ length: 40_000 }, () => next()[0]);
  const mean = tops.reduce((sum, top) => sum + top, 0) / tops.length;
  const variance = tops.reduce((sum, top) => sum + (top - mean) ** 2, 0) / tops.length;
  expect(Math.abs(mean - 0.25)).toBeLessThan(4.5 * Math.sqrt(3 / 64 / 40_000));
  expect(Math.abs(variance / (3 / 64) - 1)).toBeLessThan(0.04);
});
