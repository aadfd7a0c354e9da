import { expect, test } from 'vitest';
import { binomialHalfTail } from '../../../src/stats/numeric/binomial-half-tail.ts';

test('tails of Bin(n, ½) agree with SciPy, far out too', () => {
  const cases = [
    [10, 8, 0.0546875],
    [357, 293, 1.964437355245472e-36],
    [27, 19, 0.026119492948055267],
    [1000, 600, 1.3642320780329735e-10],
  ] as const;
  for (const [n, k, expected] of cases) expect(binomialHalfTail(n, k) / expected).toBeCloseTo(1, 9);
});

test('ends and symmetry', () => {
  expect([binomialHalfTail(9, 0), binomialHalfTail(9, 10), binomialHalfTail(1, 1)]).toEqual([1, 0, 0.5]);
  expect(binomialHalfTail(41, 17) + binomialHalfTail(41, 25)).toBeCloseTo(1, 14);
});
