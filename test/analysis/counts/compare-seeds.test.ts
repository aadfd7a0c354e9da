import { describe, expect, test } from 'vitest';
import { compareSeeds, pairSeeds } from '../../../src/analysis/counts/compare-seeds.ts';
import { countedRun, runsOf } from '../../support/counted.ts';

const LEVELS = { alpha: 0.05, power: 0.8 };
const compare = (method: readonly number[], baseline: readonly number[]) =>
  compareSeeds(pairSeeds(runsOf('tuned', method), runsOf('plain', baseline)), LEVELS);

describe('runs pair where', () => {
  test('both have the seed', () => {
    const pairs = pairSeeds(runsOf('tuned', [70, 71, 72]), [countedRun({ seed: '2', correct: 60 })]);
    expect(pairs).toEqual([{ seed: '2', method: 0.71, baseline: 0.6 }]);
  });

  test('the seeds of both are believed and both state an accuracy', () => {
    const doubted = runsOf('plain', [60], { isPairable: false });
    const silent = [{ ...countedRun(), correct: undefined, total: undefined }];
    expect(pairSeeds(runsOf('tuned', [70]), doubted)).toEqual([]);
    expect(pairSeeds(doubted, runsOf('tuned', [70]))).toEqual([]);
    expect(pairSeeds(runsOf('tuned', [70]), silent)).toEqual([]);
  });
});

test('five differences of 1, 2, 3, 4 and 5 points', () => {
  const { difference, t, signFlip, correlation } = compare([61, 62, 63, 64, 65], [60, 60, 60, 60, 60]);
  expect(difference).toMatchObject({
    runs: 5,
    mean: expect.closeTo(0.03, 12),
    sd: expect.closeTo(Math.sqrt(2.5) / 100, 12),
  });
  // t = 3 ÷ √(2.5 ÷ 5) = 3√2; p by R: 2 * pt(-3 * sqrt(2), 4) = 0.01324; t(.975, 4) = 2.776445.
  expect(t).toMatchObject({
    df: 4,
    statistic: expect.closeTo(3 * Math.SQRT2, 9),
    p: expect.closeTo(0.01324, 5),
    low: expect.closeTo(0.03 - 2.776445 * 0.01 * Math.SQRT1_2, 7),
    high: expect.closeTo(0.03 + 2.776445 * 0.01 * Math.SQRT1_2, 7),
  });
  // All five signs alike: 2 of 32 sign vectors.
  expect(signFlip).toEqual({ p: 0.0625, floor: 0.0625 });
  expect(correlation).toBeUndefined();
});

test('five seeds find 1.68 standard deviations with a power of 80%', () => {
  const { difference, t } = compare([61, 62, 63, 64, 66], [60, 60, 60, 60, 60]);
  expect('mde' in t && difference.sd !== undefined ? t.mde / difference.sd : 0).toBeCloseTo(1.68, 2);
});

test('a pair without a difference counts for nothing in the floor of p', () => {
  expect(compare([61, 62, 60], [60, 60, 60]).signFlip).toEqual({ p: 0.5, floor: 0.5 });
  expect(compare([60, 60], [60, 60]).signFlip).toEqual({ p: 1, floor: 1 });
});

test('one seed has a difference, no spread and no t', () => {
  const { difference, t, signFlip } = compare([61], [60]);
  expect(difference).toEqual({ runs: 1, mean: expect.closeTo(0.01, 12) });
  expect(t).toMatchObject({ status: 'refused', code: 'TOO_FEW_SEEDS' });
  expect(signFlip).toEqual({ p: 1, floor: 1 });
});

test('equal differences have no t: their spread is not known to be 0', () => {
  expect(compare([61, 62, 63], [60, 61, 62]).t).toMatchObject({ status: 'refused', code: 'ZERO_VARIANCE' });
});

test('runs that move together over seeds say so', () => {
  expect(compare([61, 62, 63], [51, 52, 53]).correlation).toBeCloseTo(1, 12);
  expect(compare([61, 62, 63], [53, 52, 51]).correlation).toBeCloseTo(-1, 12);
  expect(compare([61, 62], [51, 52]).correlation).toBeUndefined();
});
