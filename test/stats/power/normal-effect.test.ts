import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { normalEffect, normalItems } from '../../../src/stats/power/normal-effect.ts';

const variance = { omega2: 1 / 9, sigma2A: 1 / 6, sigma2B: 1 / 6, samplesA: 10, samplesB: 10 };
const goal = { alpha: 0.05, power: 0.8 };

test('969 items find 3 points at 80% power without resampling noise: the worked example of Miller 2024', () => {
  const noiseless = { ...variance, sigma2A: 0, sigma2B: 0 };
  expect(Math.round(accept(normalItems(0.03, noiseless, goal)))).toBe(969);
});

test('items and effect invert each other, noise asks for more, answers per item for fewer', () => {
  const { effect } = accept(normalEffect(700, variance, goal));
  expect(accept(normalItems(effect, variance, goal))).toBeCloseTo(700, 8);
  expect(accept(normalEffect(700, { ...variance, samplesA: 1 }, goal)).effect).toBeGreaterThan(effect);
  expect(accept(normalEffect(700, { ...variance, samplesA: 100 }, goal)).effect).toBeLessThan(effect);
});

test('one item has the standard error of its own difference', () => {
  const { se } = accept(normalEffect(1, variance, goal));
  expect(se).toBeCloseTo(Math.sqrt(1 / 9 + 1 / 30), 14);
});

test.each([
  [
    'a sum of variances beyond a double',
    () => normalEffect(9, { ...variance, omega2: 1.7e308, sigma2A: 1.7e308, samplesA: 1 }, goal),
    'OUT_OF_RANGE',
    'omega2',
  ],
  ['half an item', () => normalEffect(9.5, variance, goal), 'TOO_FEW_OBSERVATIONS', 'n'],
  ['an infinite effect', () => normalItems(Number.POSITIVE_INFINITY, variance, goal), 'OUT_OF_RANGE', 'effect'],
  ['a negative effect', () => normalItems(-0.1, variance, goal), 'OUT_OF_RANGE', 'effect'],
  ['no items', () => normalEffect(0, variance, goal), 'TOO_FEW_OBSERVATIONS', 'n'],
  ['a negative variance', () => normalEffect(9, { ...variance, omega2: -1 }, goal), 'OUT_OF_RANGE', 'omega2'],
  [
    'a variance that is no number',
    () => normalEffect(9, { ...variance, sigma2B: Number.NaN }, goal),
    'NON_FINITE',
    'sigma2B',
  ],
  ['no answer per item', () => normalEffect(9, { ...variance, samplesB: 0 }, goal), 'OUT_OF_RANGE', 'samplesB'],
  [
    'no variance',
    () => normalEffect(9, { ...variance, omega2: 0, sigma2A: 0, sigma2B: 0 }, goal),
    'ZERO_VARIANCE',
    'omega2',
  ],
  ['an effect of 0', () => normalItems(0, variance, goal), 'OUT_OF_RANGE', 'effect'],
  ['a power of 1', () => normalItems(0.1, variance, { ...goal, power: 1 }), 'OUT_OF_RANGE', 'power'],
  ['a level of 1', () => normalItems(0.1, variance, { ...goal, alpha: 1 }), 'OUT_OF_RANGE', 'alpha'],
])('%s is refused', (_, result, code, argument) => {
  expect(result()).toMatchObject({ status: 'refused', code, argument });
});
