import { expect, test } from 'vitest';
import { allDesigns } from '../../../scripts/calibrate/design.ts';
import { measurePlanted } from '../../../scripts/calibrate/measure-planted.ts';

test('at a seed share of one half the A/A check catches an interval that counts items only in most runs, and never its own', () => {
  const designs = allDesigns({ closed: 1, bootstrap: 1, planted: 20, unequal: 1 });
  const design = designs.find(({ kind, share }) => kind === 'planted' && share === 0.5);
  if (design === undefined) throw new Error('no such design');
  const { runs, ownCaught, plantedCaught, ownRate, plantedRate } = measurePlanted({ ...design, items: 300 }, 3);
  expect(runs).toBe(20);
  expect(ownCaught).toBe(0);
  expect(ownRate).toBeLessThan(0.05);
  expect(plantedCaught).toBeGreaterThan(10);
  expect(plantedRate).toBeGreaterThan(0.1);
});
