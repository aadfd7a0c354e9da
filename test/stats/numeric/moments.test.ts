import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  largestMagnitude,
  mean,
  sampleCovariance,
  sampleVariance,
  standardDeviation,
} from '../../../src/stats/numeric/moments.ts';

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 });

/** n(n − 1) times the sample covariance of whole numbers, exactly. */
function exactCovariance(x: readonly bigint[], y: readonly bigint[]): bigint {
  const n = BigInt(x.length);
  let [products, ofX, ofY] = [0n, 0n, 0n];
  for (const [at, value] of x.entries()) {
    const other = y[at] ?? 0n;
    products += value * other;
    ofX += value;
    ofY += other;
  }
  return n * products - ofX * ofY;
}

const closeTo = (got: number, exact: number, scale = Math.abs(exact)) =>
  expect(Math.abs(got - exact)).toBeLessThanOrEqual(1e-14 * scale);

describe('moments', () => {
  test('the mean of 0/1 outcomes is exact, millions of them too', () => {
    const outcomes = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at % 10 < 3 ? 1 : 0));
    expect(mean(outcomes)).toBe(0.3);
  });

  test('large values that cancel leave the small ones', () => {
    expect(mean([1e16, 1, -1e16, 0.5])).toBe(0.375);
    expect(mean([1, 1e100, 1, -1e100])).toBe(0.5);
  });

  test('a common offset does not cost the spread its digits', () => {
    // 2^-26 is one unit in the last place at 1e8: steps of whole units have a variance that is known exactly.
    const variance = 2044 / 15;
    const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 40];
    for (const [offset, unit] of [
      [1e8, 2 ** -26],
      [1e15, 2 ** -3],
      [0.1, 2 ** -56],
      [-1e6, 2 ** -33],
    ] as const) {
      const values = steps.map(step => offset + step * unit);
      closeTo(standardDeviation(values), Math.sqrt(variance) * unit);
      closeTo(sampleVariance(values), variance * unit * unit);
      closeTo(sampleCovariance(values, steps), variance * unit);
    }
  });

  test('it agrees with exact integer arithmetic', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (values, offset) => {
        const x = values.map(value => value + offset);
        const y = x.map((value, at) => (at % 2 === 0 ? value : offset - value));
        const [wholeX, wholeY] = [x.map(BigInt), y.map(BigInt)];
        const pairs = x.length * (x.length - 1);
        const sd = Math.sqrt(Number(exactCovariance(wholeX, wholeX)) / pairs);
        closeTo(standardDeviation(x), sd, sd);
        closeTo(
          sampleCovariance(x, y),
          Number(exactCovariance(wholeX, wholeY)) / pairs,
          sd * standardDeviation(y) + Math.abs(offset) * 1e-3,
        );
      }),
    );
  });

  test('equal values have no spread at all', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 2, max: 50 }), (value, n) => {
        const values = new Float64Array(n).fill(value);
        closeTo(mean(values), value);
        expect(sampleCovariance(values, values)).toBe(0);
        expect(standardDeviation(values)).toBe(0);
      }),
    );
  });

  test.each([2 ** 1000, 2 ** 600, 2 ** -600, 2 ** -1000])('at a size of %d nothing overflows or vanishes', size => {
    const values = [1, 2, 3, 6].map(value => value * size);
    expect(mean(values)).toBe(3 * size);
    closeTo(standardDeviation(values), Math.sqrt(14 / 3) * size);
  });

  test('the largest and the smallest doubles have a mean and a spread', () => {
    const { MAX_VALUE, MIN_VALUE } = Number;
    expect(mean([MAX_VALUE, MAX_VALUE, MAX_VALUE])).toBe(MAX_VALUE);
    expect(mean([MIN_VALUE, MIN_VALUE])).toBe(MIN_VALUE);
    closeTo(standardDeviation([MAX_VALUE, 0, 0]) / MAX_VALUE, Math.sqrt(1 / 3));
    expect(standardDeviation([40 * MIN_VALUE, 0])).toBe(28 * MIN_VALUE);
  });

  test('a variance out of the range of a double is infinite, its root is not', () => {
    expect(sampleVariance([1e200, -1e200])).toBe(Number.POSITIVE_INFINITY);
    closeTo(standardDeviation([1e200, -1e200]), Math.SQRT2 * 1e200);
  });

  test('the order of the values changes the last digit at most', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2 }), values => {
        const turned = values.toReversed();
        closeTo(mean(turned), mean(values), largestMagnitude(values));
        closeTo(standardDeviation(turned), standardDeviation(values));
      }),
    );
  });

  test('the largest magnitude looks at both signs', () => {
    expect([largestMagnitude([1, -3, 2]), largestMagnitude([])]).toEqual([3, 0]);
  });
});
