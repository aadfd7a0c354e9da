import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { gainInterval } from '../../../src/stats/gain/gain-interval.ts';
import { type CoverageSetting, howeCoverage, withSeedShare } from '../../../src/stats/null/howe-coverage.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { filled, readyCell } from '../../support/cells.ts';

const setting: CoverageSetting = {
  items: 60,
  itemVariance: 0.02,
  blocks: [{ seeds: 4, seedVariance: 0.0004, errorVariance: 0.09 }],
  tail: 0.025,
};

/** Whole data sets with normal effects, one matrix per set of seeds. */
function bruteForce({ items, itemVariance, blocks, tail }: CoverageSetting, draws: number): number {
  const rng = createRng(9, 'brute force');
  let covered = 0;
  for (let draw = 0; draw < draws; draw++) {
    const effects = Array.from({ length: items }, () => Math.sqrt(itemVariance) * rng.normal());
    const drawn = blocks.map(({ seeds, seedVariance, errorVariance }, group) => {
      const shifts = Array.from({ length: seeds }, () => Math.sqrt(seedVariance) * rng.normal());
      const ofItem = (at: number) => (group === 0 ? (effects[at % items] as number) : 0);
      const entry = (at: number) => ofItem(at) + Math.sqrt(errorVariance) * rng.normal();
      return { group, matrix: filled(seeds, items, at => (shifts[Math.floor(at / items)] as number) + entry(at)) };
    });
    const interval = gainInterval(readyCell({ blocks: drawn, binary: false }), tail);
    if (interval.status === 'estimated' && interval.low <= 0 && 0 <= interval.high) covered++;
  }
  return covered / draws;
}

describe('coverage of the Howe interval by simulation', () => {
  test('four random numbers a draw give what whole data sets give', () => {
    const [closed, brute] = [
      accept(howeCoverage(setting, 20_000, createRng(1, 'coverage'))),
      bruteForce(setting, 3000),
    ];
    expect(Math.abs(closed - brute)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 3000));
  });

  test.each([
    ['residuals alone', 0, [{ seeds: 3, seedVariance: 0, errorVariance: 0.09 }]],
    ['seeds alone', 0, [{ seeds: 3, seedVariance: 0.01, errorVariance: 0 }]],
    ['items and residuals', 0.05, [{ seeds: 3, seedVariance: 0, errorVariance: 0.02 }]],
    [
      'arms that have three and five seeds of their own',
      0.05,
      [
        { seeds: 3, seedVariance: 0.004, errorVariance: 0.05 },
        { seeds: 5, seedVariance: 0.001, errorVariance: 0.1 },
      ],
    ],
  ])('so do twenty items with %s', (_, itemVariance, blocks) => {
    const small = { ...setting, items: 20, itemVariance, blocks };
    const [closed, brute] = [accept(howeCoverage(small, 20_000, createRng(2, 'coverage'))), bruteForce(small, 4000)];
    expect(Math.abs(closed - brute)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 4000));
    expect(closed).toBeLessThan(0.999);
  });

  test('with items alone it is the t interval, whose coverage is exact, for the fewest items too', () => {
    const items = { ...setting, items: 15, blocks: [{ seeds: 3, seedVariance: 0, errorVariance: 0 }] };
    const covered = accept(howeCoverage(items, 20_000, createRng(4, 'items alone')));
    expect(Math.abs(covered - 0.95)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / 20_000));
  });

  test('notices an interval that is too narrow', () => {
    expect(accept(howeCoverage({ ...setting, tail: 0.2 }, 5000, createRng(1, 'narrow')))).toBeLessThan(0.75);
  });

  test('the seed variance at a share gives that share of the variance of the mean', () => {
    const arms = [...setting.blocks, { seeds: 7, seedVariance: 0, errorVariance: 0.03 }];
    for (const share of [0.5, 0.75]) {
      for (const blocks of [setting.blocks, arms]) {
        const { items, itemVariance, blocks: scaled } = accept(withSeedShare({ ...setting, blocks }, share));
        const fromSeeds = scaled.reduce((sum, block) => sum + block.seedVariance / block.seeds, 0);
        const fromErrors = scaled.reduce((sum, block) => sum + block.errorVariance / (block.seeds * items), 0);
        expect(fromSeeds / (fromSeeds + fromErrors + itemVariance / items)).toBeCloseTo(share, 12);
      }
    }
  });
});
