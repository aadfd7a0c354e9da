import { describe, expect, test } from 'vitest';
import { normalCdf } from '../../../src/stats/numeric/special-functions.ts';
import { tiltedIntegral } from '../../../src/stats/selection/tilted-integral.ts';

const logDensity = (x: number): number => -(x * x) / 2 - Math.log(2 * Math.PI) / 2;

describe('the normal integral on a log scale', () => {
  test.each([
    [-3, Number.POSITIVE_INFINITY],
    [0, Number.POSITIVE_INFINITY],
    [5, Number.POSITIVE_INFINITY],
    [-30, Number.POSITIVE_INFINITY],
  ])('from %d to %d is a tail', (x, width) => {
    expect(tiltedIntegral(x, width).log).toBeCloseTo(Math.log(normalCdf(-x)) - logDensity(x), 12);
  });

  test.each([
    [-1, 2.5],
    [0.5, 1],
    [-8, 3],
  ])('from %d over %d is a difference of tails', (x, width) => {
    const area = x < 0 ? normalCdf(x + width) - normalCdf(x) : normalCdf(-x) - normalCdf(-x - width);
    expect(tiltedIntegral(x, width).log).toBeCloseTo(Math.log(area) - logDensity(x), 11);
  });

  test('far out is exponential', () => {
    for (const x of [1e6, 1e12, 1e40]) {
      expect(tiltedIntegral(x, Number.POSITIVE_INFINITY).log).toBeCloseTo(-Math.log(x), 11);
      expect(tiltedIntegral(x, Number.POSITIVE_INFINITY).mean * x).toBeCloseTo(1, 11);
      // ∫₀^w e^{−xs} with xw = 1, and the mean of that distribution.
      expect(tiltedIntegral(x, 1 / x).log + Math.log(x)).toBeCloseTo(Math.log(1 - Math.exp(-1)), 11);
      expect(tiltedIntegral(x, 1 / x).mean * x).toBeCloseTo((1 - 2 * Math.exp(-1)) / (1 - Math.exp(-1)), 11);
    }
  });

  test('is the mirror image from the other end', () => {
    for (const [x, width] of [
      [-2, 5],
      [3, 0.01],
      [-40, 12],
      [1e5, 1e-3],
    ] as const) {
      const there = tiltedIntegral(x, width);
      const back = tiltedIntegral(-x - width, width);
      const drop = width * (x + width / 2); // E(0) − E(width)
      expect(there.log - back.log).toBeCloseTo(-drop, 9);
      expect((there.mean + back.mean) / width).toBeCloseTo(1, 12);
    }
  });
});
