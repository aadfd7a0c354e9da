import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { armComponents, itemVarianceOf } from '../../../src/stats/gain/arm-components.ts';
import { varianceComponents } from '../../../src/stats/gain/variance-components.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { drawEffects, filled, readyCell } from '../../support/cells.ts';

const cellFrom = (rng: ReturnType<typeof createRng>) => {
  const noise = (seeds: number, seed: number, error: number) => {
    const shifts = Array.from({ length: seeds }, () => seed * rng.normal());
    return filled(seeds, 60, at => (shifts[Math.floor(at / 60)] as number) + error * rng.normal());
  };
  const items = Array.from({ length: 60 }, () => 0.4 * rng.normal());
  const candidate = noise(6, 0.2, 0.3);
  const values = candidate.values.map((value, at) => value + (items[at % 60] as number));
  const blocks = [
    { group: 0, matrix: { ...candidate, values } },
    { group: 1, matrix: noise(4, 0.1, 0.5) },
  ];
  return readyCell({ blocks, binary: false });
};

describe('components of arms with seeds of their own', () => {
  test('are unbiased: over 800 data sets they average to what made them', () => {
    const rng = createRng(1, 'components');
    const sums = { candidate: 0, baseline: 0, item: 0, errors: 0 };
    for (let draw = 0; draw < 800; draw++) {
      const { candidate, baseline, itemVariance } = accept(armComponents(cellFrom(rng)));
      sums.candidate += candidate.seedVariance / 800;
      sums.baseline += baseline.seedVariance / 800;
      sums.item += itemVariance / 800;
      sums.errors += (candidate.errorVariance + baseline.errorVariance) / 800;
    }
    expect(sums.candidate).toBeCloseTo(0.04, 2);
    expect(sums.baseline).toBeCloseTo(0.01, 2);
    expect(Math.abs(sums.item - 0.16)).toBeLessThan(0.005);
    expect(Math.abs(sums.errors - 0.34)).toBeLessThan(0.003);
  });

  test('the seed share is what seeds bring to the variance of the mean', () => {
    const { candidate, baseline, itemVariance, seedShare } = accept(armComponents(cellFrom(createRng(2, 'share'))));
    const seeds = Math.max(0, candidate.seedVariance) / 6 + Math.max(0, baseline.seedVariance) / 4;
    const rest = Math.max(0, itemVariance) / 60 + candidate.errorVariance / 360 + baseline.errorVariance / 240;
    expect(seedShare).toBeCloseTo(seeds / (seeds + rest), 12);
  });

  test('the seed share is 0 where nothing varies', () => {
    const flat = [0, 1].map(group => ({ group, matrix: filled(3, 20, () => 0.5) }));
    expect(accept(armComponents(readyCell({ blocks: flat, binary: false }))).seedShare).toBe(0);
  });

  test('of one set of seeds the item component is that of the shared layout', () => {
    const matrix = drawEffects(5, 40, { spread: { seed: 0.1, item: 0.2, error: 0.3 }, rng: createRng(3) });
    const cell = readyCell({ matrix, binary: false });
    expect(itemVarianceOf(cell)).toBeCloseTo(accept(varianceComponents(cell.squares)).itemVariance, 14);
    expect(armComponents(cell)).toMatchObject({ code: 'LENGTH_MISMATCH', argument: 'cell' });
  });
});
