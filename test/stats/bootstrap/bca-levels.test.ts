import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bcaLevels, medianBias } from '../../../src/stats/bootstrap/bca-levels.ts';

test('without bias and acceleration the levels are the nominal ones', () => {
  const [low, high] = bcaLevels(0, 0, 0.025) ?? [];
  expect(low).toBeCloseTo(0.025, 14);
  expect(high).toBeCloseTo(0.975, 14);
});

test('Efron’s formula by hand: z0 = 0.1, a = 0.05 at 90%', () => {
  // Φ(0.1 + (0.1 ∓ 1.6448536)/(1 − 0.05·(0.1 ∓ 1.6448536))), by scipy.stats.norm
  const [low, high] = bcaLevels(0.1, 0.05, 0.05) ?? [];
  expect(low).toBeCloseTo(0.0910886004, 9);
  expect(high).toBeCloseTo(0.9778704854, 9);
});

test('turning bias and acceleration mirrors the levels', () => {
  const parts = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(parts, parts, fc.constantFrom(0.01, 0.025, 0.1), (z0, a, tail) => {
      const [levels, turned] = [bcaLevels(z0, a, tail), bcaLevels(-z0, -a, tail)];
      expect(turned?.[0]).toBeCloseTo(1 - (levels?.[1] ?? Number.NaN), 12);
      expect(turned?.[1]).toBeCloseTo(1 - (levels?.[0] ?? Number.NaN), 12);
    }),
  );
});

test('past the pole there are no levels', () => {
  expect(bcaLevels(0, 0.6, 0.025)).toBeUndefined();
  expect(bcaLevels(0, -0.6, 0.025)).toBeUndefined();
});

test('a distribution on one side of the estimate has no median bias', () => {
  expect(medianBias(0)).toBeUndefined();
  expect(medianBias(1)).toBeUndefined();
  expect(medianBias(0.5)).toBe(0);
});
