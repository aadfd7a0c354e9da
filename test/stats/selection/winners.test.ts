import { expect, test } from 'vitest';
import { tieWidth, winners } from '../../../src/stats/selection/winners.ts';

test('the winners are all values within a tie of the largest, in order', () => {
  expect(winners([1, 3, 2, 3], 0)).toEqual([1, 3]);
  expect(winners([0.3, 0.1 + 0.2, 0.29], tieWidth(0.3))).toEqual([0, 1]);
  expect(winners([-5], 0)).toEqual([0]);
  expect(winners([], 0)).toEqual([]);
});

test('a tie is a tie at any scale of scores', () => {
  expect(winners([3e-20, 1e-20 + 2e-20, 2.9e-20], tieWidth(3e-20))).toEqual([0, 1]);
  expect(tieWidth(0)).toBe(0);
});
