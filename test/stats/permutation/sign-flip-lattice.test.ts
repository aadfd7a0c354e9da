import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flipSum } from '../../../src/stats/permutation/flip-sum.ts';
import { latticeSteps, signFlipLattice } from '../../../src/stats/permutation/sign-flip-lattice.ts';

/** All sign vectors, one by one, in whole numbers. */
function bruteForce(values: readonly number[]): { twoSided: number; greater: number } {
  const observed = values.reduce((sum, value) => sum + value, 0);
  let [twoSided, greater] = [0, 0];
  for (let signs = 0; signs < 2 ** values.length; signs++) {
    const sum = values.reduce((total, value, bit) => total + (((signs >> bit) & 1) === 1 ? value : -value), 0);
    if (Math.abs(sum) >= Math.abs(observed)) twoSided++;
    if (sum >= observed) greater++;
  }
  return { twoSided: twoSided / 2 ** values.length, greater: greater / 2 ** values.length };
}

const someWhole = fc
  .array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 10 })
  .filter(values => values.some(value => value !== 0));

test('equals counting all sign vectors', () => {
  fc.assert(
    fc.property(someWhole, values => {
      const [found, counted] = [signFlipLattice(flipSum(values)), bruteForce(values)];
      expect(found.twoSided).toBeCloseTo(counted.twoSided, 14);
      expect(found.greater).toBeCloseTo(counted.greater, 14);
    }),
  );
});

test('a common factor changes nothing', () => {
  fc.assert(
    fc.property(someWhole, values => {
      expect(signFlipLattice(flipSum(values.map(value => 12 * value)))).toEqual(signFlipLattice(flipSum(values)));
    }),
  );
});

test('deep in the tail it keeps relative accuracy: the one extreme vector of 200 has probability 2⁻²⁰⁰', () => {
  const values = Array.from({ length: 200 }, (_, at) => 1 + (at % 2));
  const { twoSided, greater } = signFlipLattice(flipSum(values));
  expect(greater / 2 ** -200).toBeCloseTo(1, 12);
  expect(twoSided / 2 ** -199).toBeCloseTo(1, 12);
});

test('the cost is known beforehand, and infinite where values are not whole', () => {
  expect(latticeSteps(flipSum([1, -2, 3]))).toBe(18);
  expect(latticeSteps(flipSum([1, 2.5]))).toBe(Number.POSITIVE_INFINITY);
  expect(latticeSteps(flipSum([2 ** 60]))).toBe(Number.POSITIVE_INFINITY);
});
