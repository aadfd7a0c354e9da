import { expect, test } from 'vitest';
import { drawSeeds } from '../../../src/stats/null/draw-seeds.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const cell = {
  items: 25,
  itemVariance: 0,
  blocks: [
    { seeds: 4, seedVariance: 0.02, errorVariance: 0.5 },
    { seeds: 1, seedVariance: 0, errorVariance: 0.3 },
  ],
};

test('mean squares have the expectations of the normal model, and the shift its variance', () => {
  const rng = createRng(1, 'seeds');
  let [shift, msSeeds, msError] = [0, 0, 0];
  for (let draw = 0; draw < 20_000; draw++) {
    const { shift: one, blocks } = drawSeeds(cell, rng);
    shift += one ** 2 / 20_000;
    msSeeds += (blocks[0]?.msSeeds as number) / 20_000;
    msError += (blocks[0]?.msError as number) / 20_000;
  }
  expect(Math.abs(shift / (0.02 / 4) - 1)).toBeLessThan(0.05);
  expect(Math.abs(msSeeds / (25 * 0.02 + 0.5) - 1)).toBeLessThan(0.03);
  expect(Math.abs(msError / 0.5 - 1)).toBeLessThan(0.01);
});

test('a single seed has no mean squares', () => {
  const { blocks } = drawSeeds(cell, createRng(2, 'single'));
  expect(blocks[1]).toEqual({ seeds: 1, msSeeds: 0, msError: 0 });
});

test('the mean square of residuals varies as its degrees of freedom, (S − 1)(N − 1), say', () => {
  const rng = createRng(3, 'residuals');
  const small = { items: 3, itemVariance: 0, blocks: [{ seeds: 2, seedVariance: 0, errorVariance: 1 }] };
  let squares = 0;
  for (let draw = 0; draw < 20_000; draw++) {
    squares += ((drawSeeds(small, rng).blocks[0]?.msError as number) - 1) ** 2 / 20_000;
  }
  // Variance of χ²/df on 2 degrees of freedom; 4 of them would give 0.5.
  expect(Math.abs(squares - 1)).toBeLessThan(0.1);
});

/** Mean 0, mean square 0.02, and a long tail to the right. */
const SKEWED = [-1, -1, -1, -1, 4].map(effect => effect * Math.sqrt(0.02 / 4));

test('seeds drawn from those that were seen have their variance and their skewness, and the mean squares that belong to them', () => {
  const rng = createRng(4, 'seen');
  const seen = {
    items: 25,
    itemVariance: 0,
    blocks: [{ seeds: 4, seedVariance: 0.02, errorVariance: 0.5, effects: SKEWED }],
  };
  let [shift, cube, msSeeds, together] = [0, 0, 0, 0];
  for (let draw = 0; draw < 40_000; draw++) {
    const { shift: one, blocks } = drawSeeds(seen, rng);
    const square = blocks[0]?.msSeeds as number;
    shift += one ** 2 / 40_000;
    cube += one ** 3 / 40_000;
    msSeeds += square / 40_000;
    together += (one * (square - 1)) / 40_000;
  }
  expect(Math.abs(shift / (0.02 / 4) - 1)).toBeLessThan(0.05);
  // E x̄³ = E e³/S², and cov(x̄, MS_S) = N·E e³/S: the mean is high where a seed of the tail widens the interval.
  const third = SKEWED.reduce((sum, effect) => sum + effect ** 3 / SKEWED.length, 0);
  expect(Math.abs(cube / (third / 16) - 1)).toBeLessThan(0.15);
  expect(Math.abs(together / ((25 * third) / 4) - 1)).toBeLessThan(0.1);
  expect(Math.abs(msSeeds / (25 * 0.02 + 0.5) - 1)).toBeLessThan(0.03);
});

test('a single seed that was seen shifts the mean, and has no mean squares', () => {
  const one = { items: 25, itemVariance: 0, blocks: [{ seeds: 1, seedVariance: 1, errorVariance: 0, effects: [1] }] };
  expect(drawSeeds(one, createRng(5, 'one'))).toEqual({ shift: 1, blocks: [{ seeds: 1, msSeeds: 0, msError: 0 }] });
});
