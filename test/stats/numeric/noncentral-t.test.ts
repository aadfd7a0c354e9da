import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nctCdf, nctSf } from '../../../src/stats/numeric/noncentral-t.ts';
import { normalCdf, tCdf, tCdfUpper } from '../../../src/stats/numeric/special-functions.ts';
import { loadMpmathValues } from '../../support/mpmath-values.ts';
import { misses } from '../../support/scipy-values.ts';

const rows = loadMpmathValues().nct;

describe('the noncentral t distribution', () => {
  test('both tails agree with quadrature in 40 digits to 1e-12 relative', () => {
    const lower = rows.map(([t, df, ncp, below]) => [t, df, ncp, below] as const);
    const upper = rows.map(([t, df, ncp, , above]) => [t, df, ncp, above] as const);
    expect(misses(lower, (t = 0, df = 0, ncp = 0) => nctCdf(t, df, ncp), 1e-12)).toEqual([]);
    expect(misses(upper, (t = 0, df = 0, ncp = 0) => nctSf(t, df, ncp), 1e-12)).toEqual([]);
  });

  test('without noncentrality it is Student t, down to tails of 1e-250', () => {
    for (const df of [0.5, 1, 3, 35.4, 500, 1e5]) {
      for (const t of [-20, -3, -0.001, 0.5, 12, 33]) {
        expect(Math.abs(nctCdf(t, df, 0) / tCdf(t, df) - 1)).toBeLessThan(1e-12);
        expect(Math.abs(nctSf(t, df, 0) / tCdfUpper(t, df) - 1)).toBeLessThan(1e-12);
      }
    }
  });

  test('at 0 it is the normal distribution of the noncentrality, and for many degrees of freedom near it', () => {
    expect(nctCdf(0, 5, 3)).toBeCloseTo(normalCdf(-3), 15);
    expect(nctSf(0, 5, -2)).toBeCloseTo(normalCdf(-2), 15);
    expect(nctCdf(3, 1e10, 1)).toBeCloseTo(normalCdf(2), 9);
  });

  test('tails add up to 1, mirror each other, and the upper one rises with the noncentrality', () => {
    const line = fc.double({ min: -60, max: 60, noNaN: true });
    fc.assert(
      fc.property(line, fc.double({ min: 0.5, max: 3000, noNaN: true }), line, (t, df, ncp) => {
        expect(nctCdf(t, df, ncp) + nctSf(t, df, ncp)).toBeCloseTo(1, 12);
        expect(nctCdf(-t, df, -ncp)).toBe(nctSf(t, df, ncp));
        expect(nctSf(t, df, ncp + 0.1)).toBeGreaterThanOrEqual(nctSf(t, df, ncp) * (1 - 1e-11));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [2.7, 4, 1e9, 0],
    [-5, 4, 1e9, 0],
    [1e300, 3, 1, 1],
    [Number.POSITIVE_INFINITY, 3, 1, 1],
    [Number.NEGATIVE_INFINITY, 3, 1, 0],
    // S exceeds 1 with probability P(χ²₄ > 4) = 3e^{−2}.
    [1e9, 4, 1e9, 3 * Math.exp(-2)],
  ])('P(T ≤ %d) with %d degrees of freedom and noncentrality %d is %d', (t, df, ncp, expected) => {
    expect(nctCdf(t, df, ncp)).toBeCloseTo(expected, 8);
    expect(nctSf(t, df, ncp)).toBeCloseTo(1 - expected, 8);
  });

  test('does not jump where its form changes', () => {
    const edge = 1e4 * Math.sqrt(7);
    const [below, above] = [1 - 1e-12, 1 + 1e-12].map(factor => nctCdf(0.8 * edge, 7, edge * factor));
    expect(Math.abs((below ?? 0) / (above ?? 1) - 1)).toBeLessThan(1e-9);
  });
});
