import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialHalfTail } from '../../../src/stats/numeric/binomial-half-tail.ts';
import { loadScipyValues, misses } from '../../support/scipy-values.ts';

/** C(n, k) in whole numbers. */
function choose(n: bigint, k: bigint): bigint {
  let value = 1n;
  for (let j = 1n; j <= k; j++) value = (value * (n - k + j)) / j;
  return value;
}

/** P(X ≥ k) with whole numbers up to the division. */
function exactTail(n: number, k: number): number {
  let sum = 0n;
  for (let j = k; j <= n; j++) sum += choose(BigInt(n), BigInt(j));
  return Number(sum) / 2 ** n;
}

describe('the upper tail of Bin(n, ½)', () => {
  test('agrees with SciPy to 1e-11 for up to 100,000 trials', () => {
    const rows = loadScipyValues().binomialHalfTail;
    expect(misses(rows, (trials = 0, k = 0) => binomialHalfTail(trials, k), 1e-11)).toEqual([]);
  });

  test('agrees with whole-number arithmetic to 1e-13', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (n, k) => {
        fc.pre(k <= n);
        const exact = exactTail(n, k);
        expect(Math.abs(binomialHalfTail(n, k) - exact)).toBeLessThanOrEqual(1e-13 * exact);
      }),
    );
  });

  test('falls with k, and both tails add up to 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(50), (n, k) => {
        fc.pre(k < n);
        expect(binomialHalfTail(n, k)).toBeGreaterThan(binomialHalfTail(n, k + 1));
        expect(binomialHalfTail(n, k + 1) + binomialHalfTail(n, n - k)).toBeCloseTo(1, 12);
      }),
    );
  });
});
