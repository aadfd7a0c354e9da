import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { varianceComponents } from '../../../src/stats/gain/variance-components.ts';

const layout = { seeds: 5, items: 100, mean: 0, columnMeans: new Float64Array() };

test('components are (MS − MS_E) over the other factor, negative ones are kept', () => {
  const found = accept(varianceComponents({ ...layout, msSeeds: 0.5, msItems: 0.1, msError: 0.2 }));
  expect(found.seedVariance).toBeCloseTo(0.003, 12);
  expect(found.itemVariance).toBeCloseTo(-0.02, 12);
  expect(found.errorVariance).toBe(0.2);
});

test('the seed share counts negative components as 0 and is 0 where nothing varies', () => {
  const { seedShare } = accept(varianceComponents({ ...layout, msSeeds: 0.5, msItems: 0.1, msError: 0.2 }));
  expect(seedShare).toBeCloseTo(0.0006 / (0.0006 + 0.0004), 12);
  expect(accept(varianceComponents({ ...layout, msSeeds: 0, msItems: 0, msError: 0 })).seedShare).toBe(0);
});
