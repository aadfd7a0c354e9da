import { describe, expect, test } from 'vitest';
import { gainCell } from '../../../src/stats/gain/gain-cell.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { type CoverageSetting, howeCoverage, seedVarianceAtShare } from '../../../src/stats/null/howe-coverage.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const setting: CoverageSetting = {
  seeds: 4,
  items: 60,
  seedVariance: 0.0004,
  itemVariance: 0.02,
  errorVariance: 0.09,
  tail: 0.025,
};

function bruteForce(
  { seeds, items, seedVariance, itemVariance, errorVariance, tail }: CoverageSetting,
  draws: number,
): number {
  const rng = createRng(9, 'brute force');
  let covered = 0;
  for (let draw = 0; draw < draws; draw++) {
    const effects = Array.from({ length: items }, () => Math.sqrt(itemVariance) * rng.normal());
    const values = Array.from({ length: seeds }, () => Math.sqrt(seedVariance) * rng.normal()).flatMap(u =>
      effects.map(b => u + b + Math.sqrt(errorVariance) * rng.normal()),
    );
    const interval = gainInterval(
      gainCell({ matrix: { seeds, items, values: Float64Array.from(values) }, binary: false }),
      tail,
    );
    if (interval.status === 'estimated' && interval.low <= 0 && 0 <= interval.high) covered++;
  }
  return covered / draws;
}

describe('coverage of the Howe interval by simulation', () => {
  test('four random numbers a draw give what whole data sets give', () => {
    const [closed, brute] = [howeCoverage(setting, 20_000, createRng(1, 'coverage')), bruteForce(setting, 3000)];
    expect(Math.abs(closed - brute)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 3000));
  });

  test.each([
    ['residuals alone', { seedVariance: 0, itemVariance: 0, errorVariance: 0.09 }],
    ['seeds alone', { seedVariance: 0.01, itemVariance: 0, errorVariance: 0 }],
    ['items and residuals', { seedVariance: 0, itemVariance: 0.05, errorVariance: 0.02 }],
  ])('so do three seeds of twenty items with %s', (_, components) => {
    const small = { ...setting, seeds: 3, items: 20, ...components };
    const [closed, brute] = [howeCoverage(small, 20_000, createRng(2, 'coverage')), bruteForce(small, 4000)];
    expect(Math.abs(closed - brute)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 4000));
    expect(closed).toBeLessThan(0.999);
  });

  test('notices an interval that is too narrow', () => {
    expect(howeCoverage({ ...setting, tail: 0.2 }, 5000, createRng(1, 'narrow'))).toBeLessThan(0.75);
  });

  test('the seed variance at a share gives that share of the variance of the mean', () => {
    for (const share of [0.5, 0.75]) {
      const seedVariance = seedVarianceAtShare(setting, share);
      const { seeds, items, itemVariance, errorVariance } = setting;
      const total = seedVariance / seeds + itemVariance / items + errorVariance / (seeds * items);
      expect(seedVariance / seeds / total).toBeCloseTo(share, 12);
    }
  });
});
