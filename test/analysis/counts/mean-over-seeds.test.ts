import { expect, test } from 'vitest';
import { meanOverSeeds } from '../../../src/analysis/counts/mean-over-seeds.ts';

test('three runs have a mean, a spread and a standard error', () => {
  const { runs, mean, sd, sem } = meanOverSeeds([0.1, 0.2, 0.3]) ?? expect.fail();
  expect([runs, mean, sd, sem]).toEqual([
    3,
    expect.closeTo(0.2, 14),
    expect.closeTo(0.1, 14),
    expect.closeTo(0.1 / Math.sqrt(3), 14),
  ]);
});

test('one run has a mean and no spread; no run has nothing', () => {
  expect(meanOverSeeds([0.4])).toEqual({ runs: 1, mean: 0.4 });
  expect(meanOverSeeds([])).toBeUndefined();
});

test('the order of the runs changes no bit', () => {
  const values = [0.1, 0.7, 1 / 3, 0.2, 1e-9];
  expect(meanOverSeeds([...values].reverse())).toEqual(meanOverSeeds(values));
});
