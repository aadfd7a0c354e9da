import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incompleteGamma, incompleteGammaQuantile } from '../../../src/stats/numeric/incomplete-gamma.ts';
import { loadMpmathValues } from '../../support/mpmath-values.ts';
import { misses } from '../../support/scipy-values.ts';

const mpmath = loadMpmathValues();
const shapes = fc.double({ min: -1, max: 5, noNaN: true }).map(power => 10 ** power);

describe('the incomplete gamma functions', () => {
  test('both tails agree with 60-digit arithmetic to 1e-11, down to 1e-300 and up to half a million', () => {
    expect(misses(mpmath.chi2Sf, (x = 0, df = 0) => incompleteGamma(df / 2, x / 2).upper, 1e-11)).toEqual([]);
    expect(misses(mpmath.chi2Cdf, (x = 0, df = 0) => incompleteGamma(df / 2, x / 2).lower, 1e-11)).toEqual([]);
  });

  test('at 2,375 degrees of freedom, where the library is 5% off', () => {
    const { upper } = incompleteGamma(2375.1619458215005 / 2, 2276.595521648388 / 2);
    expect(Math.abs(upper / 0.9251613379238667 - 1)).toBeLessThan(1e-12);
  });

  test('shape 1 is the exponential distribution', () => {
    for (const x of [1e-12, 0.3, 1.99, 2.01, 40, 700]) {
      const { lower, upper } = incompleteGamma(1, x);
      expect(Math.abs(lower / -Math.expm1(-x) - 1)).toBeLessThan(1e-13);
      expect(Math.abs(upper / Math.exp(-x) - 1)).toBeLessThan(1e-12);
    }
  });

  test('the tails add up to 1, and the lower one rises', () => {
    fc.assert(
      fc.property(shapes, fc.double({ min: 0.01, max: 5, noNaN: true }), (a, ratio) => {
        const { lower, upper } = incompleteGamma(a, a * ratio);
        expect(lower + upper).toBeCloseTo(1, 14);
        expect(incompleteGamma(a, a * ratio * 1.01).lower).toBeGreaterThanOrEqual(lower * (1 - 1e-11));
      }),
    );
  });

  test('the ends of the line', () => {
    expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, -1)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, Number.POSITIVE_INFINITY)).toEqual({ lower: 1, upper: 0 });
  });
});

describe('the quantile of the gamma distribution', () => {
  test('undoes the tail that is small', () => {
    const logs = fc.double({ min: -600, max: -0.7, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(logs, fc.double({ min: 1, max: 20_000, noNaN: true }), (p, a) => {
        expect(Math.abs(incompleteGamma(a, incompleteGammaQuantile(p, a)).lower / p - 1)).toBeLessThan(1e-10);
        const q = Math.max(p, 1e-15);
        const upper = 1 - (1 - q);
        expect(Math.abs(incompleteGamma(a, incompleteGammaQuantile(1 - q, a)).upper / upper - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  test('is 0 and ∞ at the ends, and 0 where it is below the smallest double', () => {
    expect(incompleteGammaQuantile(0, 3)).toBe(0);
    expect(incompleteGammaQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(incompleteGammaQuantile(1e-300, 0.1)).toBe(0);
  });
});
