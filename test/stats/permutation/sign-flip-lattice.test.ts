import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FlipTails, flipSum } from '../../../src/stats/permutation/flip-sum.ts';
import { signFlipLattice } from '../../../src/stats/permutation/sign-flip-lattice.ts';

/** All sign vectors, one by one, in whole numbers. */
function bruteForce(values: readonly number[]): FlipTails {
  const observed = values.reduce((sum, value) => sum + value, 0);
  let [twoSided, greater, less] = [0, 0, 0];
  for (let signs = 0; signs < 2 ** values.length; signs++) {
    const sum = values.reduce((total, value, bit) => total + (((signs >> bit) & 1) === 1 ? value : -value), 0);
    if (Math.abs(sum) >= Math.abs(observed)) twoSided++;
    if (sum >= observed) greater++;
    if (sum <= observed) less++;
  }
  const total = 2 ** values.length;
  return { twoSided: twoSided / total, greater: greater / total, less: less / total };
}

const someWhole = fc
  .array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 10 })
  .filter(values => values.some(value => value !== 0));

test('equals counting all sign vectors, to the bit', () => {
  fc.assert(
    fc.property(someWhole, values => {
      expect(signFlipLattice(flipSum(values))).toEqual(bruteForce(values));
    }),
  );
});

test('magnitudes of 0 change nothing', () => {
  const { magnitudes, observed } = flipSum([3, -1, 2]);
  const withZeros = { magnitudes: Float64Array.of(0, 0, ...magnitudes), observed };
  expect(signFlipLattice(withZeros)).toEqual(signFlipLattice({ magnitudes, observed }));
});

test('53 values give multiples of 2⁻⁵³ without rounding: one sum is the largest, 53 the next', () => {
  const { greater, less } = signFlipLattice({ magnitudes: new Float64Array(53).fill(1), observed: 51 });
  expect(greater).toBe(54 * 2 ** -53);
  expect(less).toBe(1 - 2 ** -53);
});

test('deep in the tail it keeps relative accuracy: the one extreme vector of 200 has probability 2⁻²⁰⁰', () => {
  const values = Array.from({ length: 200 }, (_, at) => 1 + (at % 2));
  const { twoSided, greater } = signFlipLattice(flipSum(values));
  expect(greater / 2 ** -200).toBeCloseTo(1, 12);
  expect(twoSided / 2 ** -199).toBeCloseTo(1, 12);
});
