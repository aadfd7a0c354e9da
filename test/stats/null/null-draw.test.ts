import { expect, test } from 'vitest';
import { sumOfSquares } from '../../../src/stats/null/null-draw.ts';

test('the sum of squares of effects ignores their signs, and is 0 for none', () => {
  expect(sumOfSquares(Float64Array.of(3, -4))).toBe(25);
  expect(sumOfSquares(new Float64Array())).toBe(0);
});
