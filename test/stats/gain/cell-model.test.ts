import { expect, test } from 'vitest';
import { columnVarianceOf, fewestSeeds } from '../../../src/stats/gain/cell-model.ts';

const cell = {
  items: 40,
  itemVariance: 0.5,
  blocks: [
    { seeds: 5, seedVariance: 0, errorVariance: 1 },
    { seeds: 2, seedVariance: 0, errorVariance: 0.2 },
  ],
};

test('the smallest set of seeds decides, and a column mean averages residuals over the seeds of each set', () => {
  expect(fewestSeeds(cell)).toBe(2);
  expect(columnVarianceOf(cell)).toBeCloseTo(0.5 + 0.2 + 0.1, 14);
});
