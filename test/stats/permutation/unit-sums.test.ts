import { expect, test } from 'vitest';
import { unitSums } from '../../../src/stats/permutation/unit-sums.ts';

test('adds the values of each unit; a unit without values has 0', () => {
  expect(unitSums(Float64Array.of(1, 2, 3, -5), Int32Array.of(2, 0, 2, 0), 4)).toEqual(Float64Array.of(-3, 0, 4, 0));
});

test('what cancels up to rounding is 0, and has no sign to flip', () => {
  const sums = unitSums(Float64Array.of(0.1, 0.2, -0.3, 1e16, -1e16, 1), Int32Array.of(0, 0, 0, 1, 1, 1), 2);
  expect(sums).toEqual(Float64Array.of(0, 0));
});

test('small sums beyond rounding stay', () => {
  expect(unitSums(Float64Array.of(1, -1 + 1e-12), Int32Array.of(0, 0), 1)[0]).toBeCloseTo(1e-12, 15);
  expect(unitSums(Float64Array.of(1e-300), Int32Array.of(0), 1)[0]).toBe(1e-300);
});
