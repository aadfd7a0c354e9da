import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inCommonUnit } from '../../../src/stats/permutation/common-unit.ts';
import { flipSum } from '../../../src/stats/permutation/flip-sum.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const inUnit = (values: readonly number[], maxSteps = 1e8) => {
  const flip = flipSum(values);
  return inCommonUnit(flip, { tolerance: 1e-9 * (flip.magnitudes.at(-1) ?? 0), maxSteps });
};

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

describe('a sum in the largest common unit', () => {
  test('hundredths and fifths become whole, whatever their rounding', () => {
    expect(inUnit([0.1, 0.2, -0.3, 0.15])).toEqual({ magnitudes: Float64Array.of(2, 3, 4, 6), observed: 3 });
    expect(inUnit([0.2, 0.4, -0.6000000000000001, 1])).toEqual({
      magnitudes: Float64Array.of(1, 2, 3, 5),
      observed: 5,
    });
  });

  test('is that of the whole numbers behind the values, for any unit', () => {
    const some = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(some, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (whole, unit) => {
        fc.pre(whole.some(value => value !== 0));
        const divisor = whole.map(Math.abs).reduce(greatestCommonDivisor, 0);
        const found = inUnit(whole.map(value => value * unit));
        expect(found).toEqual(flipSum(whole.map(value => value / divisor)));
      }),
    );
  });

  test('a value that is only nearly a multiple is no multiple: sums would tie that differ by more than the tolerance', () => {
    expect(inUnit([0.1, 0.2, 0.3 + 1e-8], 1e6)).toBeUndefined();
    expect(inUnit([0.1, 0.2, 0.3 + 1e-10], 1e6)).toBeUndefined();
    expect(inUnit([0.1, 0.2, 0.3 + 1e-11], 1e6)).toEqual({ magnitudes: Float64Array.of(1, 2, 3), observed: 6 });
  });

  test('there is none for random reals, nor where the lattice would cost too much', () => {
    const rng = createRng(1);
    expect(inUnit(Array.from({ length: 40 }, () => rng.normal()))).toBeUndefined();
    expect(inUnit([1, 2, 1000], 3 * 1003)).toBeDefined();
    expect(inUnit([1, 2, 1000], 3 * 1003 - 1)).toBeUndefined();
  });
});
