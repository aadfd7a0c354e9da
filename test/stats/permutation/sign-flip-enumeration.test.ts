import { expect, test } from 'vitest';
import { flipSum } from '../../../src/stats/permutation/flip-sum.ts';
import { MAX_ENUMERATED, signFlipEnumeration } from '../../../src/stats/permutation/sign-flip-enumeration.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const none = 1e-12;

test('equals counting all sign vectors one by one, for odd and even numbers of values', () => {
  const rng = createRng(1);
  for (const count of [1, 2, 3, 8, 11]) {
    const values = Array.from({ length: count }, () => rng.normal() + 0.2);
    const observed = values.reduce((sum, value) => sum + value, 0);
    let [twoSided, greater, less] = [0, 0, 0];
    for (let signs = 0; signs < 2 ** count; signs++) {
      const sum = values.reduce((total, value, bit) => total + (((signs >> bit) & 1) === 1 ? value : -value), 0);
      if (Math.abs(sum) >= Math.abs(observed) - none) twoSided++;
      if (sum >= observed - none) greater++;
      if (sum <= observed + none) less++;
    }
    const found = signFlipEnumeration(flipSum(values), none);
    const total = 2 ** count;
    expect(found).toEqual({ twoSided: twoSided / total, greater: greater / total, less: less / total });
  }
});

test('sums that are equal up to rounding are ties', () => {
  const found = signFlipEnumeration(flipSum([0.1, 0.2, -0.3]), 1e-9);
  expect(found).toEqual({ twoSided: 1, greater: 0.625, less: 0.625 });
});

test(`${MAX_ENUMERATED} values of one sign: two vectors of all`, () => {
  const rng = createRng(2);
  const values = Array.from({ length: MAX_ENUMERATED }, () => 0.5 + rng.uniform());
  const found = signFlipEnumeration(flipSum(values), none);
  expect(found).toEqual({ twoSided: 2 ** (1 - MAX_ENUMERATED), greater: 2 ** -MAX_ENUMERATED, less: 1 });
});
