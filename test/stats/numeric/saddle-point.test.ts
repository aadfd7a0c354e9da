import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviance, stirlingError } from '../../../src/stats/numeric/saddle-point.ts';

const positive = fc.double({ min: -300, max: 300, noNaN: true }).map(power => 10 ** power);

describe("Stirling's error", () => {
  // mpmath 1.3.0: loggamma(x + 1) − (x + 0.5)·log(x) + x − log(2π)/2.
  test.each([
    [0.05, 0.7518611447477621],
    [0.5, 0.1534264097200273],
    [1, 0.08106146679532726],
    [3.7, 0.02246877058014314],
    [15.999, 0.005207981333852433],
    [16, 0.0052076559196096404],
    [1000, 8.333333055555635e-5],
    [1e9, 8.333333333333334e-11],
  ])('at %d agrees with 40-digit arithmetic to 1e-14', (x, expected) => {
    expect(Math.abs(stirlingError(x) - expected)).toBeLessThan(1e-14);
  });

  test('falls, and gives factorials back', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      factorial *= n;
      const back = Math.sqrt(2 * Math.PI * n) * (n / Math.E) ** n * Math.exp(stirlingError(n));
      expect(Math.abs(back / factorial - 1)).toBeLessThan(1e-13);
      expect(stirlingError(n)).toBeGreaterThan(stirlingError(n + 0.5));
    }
  });
});

describe('deviance', () => {
  test.each([
    [0, 2, 2],
    [5, 5, 0],
    [2, 1, 2 * Math.log(2) - 1],
    [1e6, 1e6 + 1, 4.999996666669167e-7],
    [1e300, 1e-300, 1.38055105579642e303],
  ])('of %d from %d', (x, mean, expected) => {
    expect(Math.abs(deviance(x, mean) - expected)).toBeLessThanOrEqual(1e-13 * expected);
  });

  test('is never negative and always a number, over 600 orders of magnitude', () => {
    fc.assert(
      fc.property(positive, positive, (x, mean) => {
        expect(deviance(x, mean)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('holds where the ratio is too small or too large for a double', () => {
    expect(deviance(1e-200, 1e200)).toBe(1e200);
    expect(deviance(1e200, 1e-200)).toBeCloseTo(1e200 * (400 * Math.LN10 - 1), -190);
  });

  test('does not jump where its form changes', () => {
    for (const sign of [1, -1]) {
      const edge = (1 + 0.1 * sign) / (1 - 0.1 * sign);
      const [inside, outside] = [deviance(edge * (1 - sign * 1e-13), 1), deviance(edge * (1 + sign * 1e-13), 1)];
      expect(Math.abs(inside / outside - 1)).toBeLessThan(1e-11);
    }
  });
});
