import { expect, test } from 'vitest';
import { wholeBound } from '../../../src/stats/bootstrap/whole-bound.ts';

test('is the largest value times the seeds, over all matrices', () => {
  expect(wholeBound([Float64Array.of(1, -3), Float64Array.of(2, 0)], 2)).toBe(6);
  expect(wholeBound([new Float64Array(4)], 3)).toBe(0);
});

test('does not exist where a value is not whole', () => {
  expect(wholeBound([Float64Array.of(1, 2), Float64Array.of(0.5)], 2)).toBeUndefined();
});
