import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaInc,
  betaIncUpper,
  betaQuantile,
  binomCdf,
  binomPmf,
  binomSf,
  chi2Quantile,
  chi2Sf,
  logGamma,
  logNormalCdf,
  normalCdf,
  normalQuantile,
  normalSf,
  tCdf,
  tCdfUpper,
  tQuantileUpper,
} from '../../../src/stats/numeric/special-functions.ts';
import { expectClose } from '../../support/expect-close.ts';
import { loadMpmathValues } from '../../support/mpmath-values.ts';
import { loadScipyValues, misses } from '../../support/scipy-values.ts';

const scipy = loadScipyValues();
const mpmath = loadMpmathValues();

describe('special functions', () => {
  test('t quantiles agree with SciPy to 1e-11, from one to ten million degrees of freedom and down to p = 5e-301', () => {
    expect(misses(scipy.tUpper, (p = 0, df = 0) => tQuantileUpper(p, df), 1e-11)).toEqual([]);
  });

  test('t tails agree with SciPy to 1e-11, down to 1e-300', () => {
    expect(misses(scipy.tTail, (x = 0, df = 0) => tCdfUpper(x, df), 1e-11)).toEqual([]);
  });

  test('normal quantiles agree with SciPy to 1e-12, down to p = 1e-300', () => {
    expect(misses(scipy.normalQuantile, (p = 0) => normalQuantile(p), 1e-12)).toEqual([]);
  });

  test('the normal lower tail agrees with SciPy to 1e-12, down to 1e-300', () => {
    expect(misses(scipy.normalCdf, (x = 0) => normalCdf(x), 1e-12)).toEqual([]);
  });

  test('beta quantiles agree with SciPy to 1e-12', () => {
    expect(misses(scipy.betaQuantile, (p = 0, a = 0, b = 0) => betaQuantile(p, a, b), 1e-12)).toEqual([]);
  });

  test('normal and t tails agree with 60-digit arithmetic to 1e-12', () => {
    expect(misses(mpmath.normalCdf, (x = 0) => normalCdf(x), 1e-12)).toEqual([]);
    expect(misses(mpmath.normalCdf, (x = 0) => normalSf(-x), 1e-12)).toEqual([]);
    expect(misses(mpmath.tCdf, (x = 0, df = 0) => tCdf(x, df), 1e-12)).toEqual([]);
    expect(misses(mpmath.tCdf, (x = 0, df = 0) => tCdfUpper(-x, df), 1e-12)).toEqual([]);
  });

  test('χ², incomplete beta and binomial tails agree with 60-digit arithmetic, far out and with millions of trials', () => {
    expect(misses(mpmath.chi2Sf, (x = 0, df = 0) => chi2Sf(x, df), 1e-11)).toEqual([]);
    expect(misses(mpmath.betaInc, (x = 0, a = 0, b = 0) => betaInc(x, a, b), 1e-9)).toEqual([]);
    expect(misses(mpmath.betaIncUpper, (x = 0, a = 0, b = 0) => betaIncUpper(x, a, b), 1e-9)).toEqual([]);
    expect(misses(mpmath.binomCdf, (k = 0, n = 0, p = 0) => binomCdf(k, n, p), 1e-9)).toEqual([]);
    expect(misses(mpmath.binomSf, (k = 0, n = 0, p = 0) => binomSf(k, n, p), 1e-9)).toEqual([]);
    expect(misses(mpmath.binomPmf, (k = 0, n = 0, p = 0) => binomPmf(k, n, p), 1e-11)).toEqual([]);
  });

  test('log Γ agrees with 60-digit arithmetic to 1e-13', () => {
    const got = mpmath.logGamma.map(([x]) => logGamma(x));
    expectClose(
      got,
      mpmath.logGamma.map(row => row[1] as number),
      1e-13,
    );
  });

  test('the logarithm of a normal tail goes on where the tail itself is 0', () => {
    for (const x of [-34.9, -20, -1, 0, 2]) expect(logNormalCdf(x)).toBeCloseTo(Math.log(normalCdf(x)), 10);
    expect(logNormalCdf(-35 - 1e-9) - logNormalCdf(-35 + 1e-9)).toBeCloseTo(-35.0285 * 2e-9, 12);
    // mpmath: log(ncdf(−100)) and log(ncdf(9)).
    expect(logNormalCdf(-100) / -5005.524208694205 - 1).toBeCloseTo(0, 13);
    expect(logNormalCdf(9) / -1.1285884059538408e-19 - 1).toBeCloseTo(0, 12);
  });

  test('a χ² quantile undoes the tail', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        fc.double({ min: 0.5, max: 1e6, noNaN: true }),
        (p, df) => {
          expect(chi2Sf(chi2Quantile(p, df), df) - (1 - p)).toBeCloseTo(0, 12);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the ends of a binomial distribution, and a chance of 0 or 1', () => {
    expect([-1, 0, 4, 5, 9].map(k => binomCdf(k, 5, 0.5))).toEqual([0, 1 / 32, 31 / 32, 1, 1]);
    expect([-1, 4, 5].map(k => binomSf(k, 5, 0.5))).toEqual([1, 1 / 32, 0]);
    expect([-1, 0, 5, 6].map(k => binomPmf(k, 5, 0.5))).toEqual([0, 1 / 32, 1 / 32, 0]);
    expect([0, 1, 5].map(k => binomPmf(k, 5, 0))).toEqual([1, 0, 0]);
    expect([0, 4, 5].map(k => binomPmf(k, 5, 1))).toEqual([0, 0, 1]);
    expect([0, 1].map(p => binomPmf(0, 0, p))).toEqual([1, 1]);
    expect(binomCdf(0, 5, 1)).toBe(0);
    expect(binomSf(0, 5, 0)).toBe(0);
  });

  test('binomial probabilities add up to the distribution function', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
        let sum = 0;
        for (let k = 0; k <= n; k++) {
          sum += binomPmf(k, n, p);
          expect(binomCdf(k, n, p)).toBeCloseTo(sum, 12);
          expect(binomSf(k, n, p)).toBeCloseTo(1 - sum, 12);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('quantile and tail undo each other', () => {
    const tails = fc.double({ min: -600, max: -0.7, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(tails, fc.double({ min: 2, max: 5000, noNaN: true }), (p, df) => {
        expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 10);
        expect(tCdfUpper(tQuantileUpper(p, df), df) / p).toBeCloseTo(1, 8);
      }),
    );
  });

  test('the normal quantile rises without a jump where its method changes', () => {
    const around = [0.99, 0.999, 0.9999999, 1, 1.0000001, 1.001, 1.01].map(factor => normalQuantile(1e-3 * factor));
    expect(around).toEqual([...around].sort((x, y) => x - y));
    expect(normalQuantile(1e-3 * (1 + 1e-12)) - normalQuantile(1e-3 * (1 - 1e-12))).toBeLessThan(1e-11);
  });

  test('asking again gives the same t quantile, also after ten thousand others', () => {
    const first = tQuantileUpper(0.025, 4);
    for (let df = 1; df <= 10_050; df++) tQuantileUpper(0.3, df + 0.5);
    expect(tQuantileUpper(0.025, 4)).toBe(first);
  });
});
