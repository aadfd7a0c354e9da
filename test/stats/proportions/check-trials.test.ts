import { expect, test } from 'vitest';
import { checkTrials } from '../../../src/stats/proportions/check-trials.ts';

test('possible counts and a possible error pass', () => {
  for (const [x, n] of [
    [0, 1],
    [1, 1],
    [5e6, 1e7],
  ] as const)
    expect(checkTrials(x, n, 0.025)).toBeUndefined();
});

test('wrong counts are named before a wrong error', () => {
  expect(checkTrials(2, 1, 0.9)).toMatchObject({ argument: 'x' });
  expect(checkTrials(1, 1, 0.9)).toMatchObject({ argument: 'tail' });
});
