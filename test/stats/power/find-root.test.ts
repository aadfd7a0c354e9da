import { expect, test } from 'vitest';
import { findRoot } from '../../../src/stats/power/find-root.ts';

test('finds the crossing to the last double, near 0 and far from it', () => {
  expect(findRoot(x => x - 1e-300, 0, 1)).toBe(1e-300);
  expect(findRoot(x => x * x - 2, 0, 1e300)).toBeCloseTo(Math.SQRT2, 15);
  expect(findRoot(x => (x < 0.25 ? -1 : 1), 0, 1)).toBe(0.25);
});

test('where the function is above 0 everywhere it gives the lowest place', () => {
  expect(findRoot(() => 1, 2, 3)).toBeCloseTo(2, 14);
});
