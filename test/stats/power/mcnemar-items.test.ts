import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { mcnemarEffect, mcnemarItems } from '../../../src/stats/power/mcnemar-items.ts';
import { mcnemarPower, mcnemarPowerNormal } from '../../../src/stats/power/mcnemar-power.ts';

const goal = { alpha: 0.05, power: 0.8 };

describe('items and effects for McNemar’s test', () => {
  test('the items have the wanted power by the normal formula, and nearly by the exact sum', () => {
    const rates = { p10: 0.15, p01: 0.1 };
    const { real, items } = accept(mcnemarItems(rates, goal));
    expect(items).toBe(Math.ceil(real));
    expect(accept(mcnemarPowerNormal(items, rates, 0.05))).toBeGreaterThanOrEqual(0.8);
    expect(accept(mcnemarPowerNormal(items - 1, rates, 0.05))).toBeLessThan(0.8);
    expect(Math.abs(accept(mcnemarPower(items, rates, { alpha: 0.05, test: 'midp' })) - 0.8)).toBeLessThan(0.01);
  });

  test('the effect inverts the items', () => {
    for (const [n, discordant] of [
      [200, 0.2],
      [5000, 0.05],
      [60, 1],
    ] as const) {
      const difference = accept(mcnemarEffect(n, discordant, goal));
      const rates = { p10: (discordant + difference) / 2, p01: (discordant - difference) / 2 };
      expect(Math.abs(accept(mcnemarItems(rates, goal)).real - n) / n).toBeLessThan(1e-9);
    }
  });

  test.each([
    ['an effect of 0', () => mcnemarItems({ p10: 0.1, p01: 0.1 }, goal), 'OUT_OF_RANGE', 'p10'],
    ['too few discordant items', () => mcnemarEffect(5, 0.1, goal), 'NOT_ACHIEVABLE', 'n'],
    ['rates above 1 together', () => mcnemarItems({ p10: 0.7, p01: 0.6 }, goal), 'OUT_OF_RANGE', 'p10'],
    ['no items', () => mcnemarEffect(0, 0.1, goal), 'TOO_FEW_OBSERVATIONS', 'n'],
    ['no discordant items', () => mcnemarEffect(50, 0, goal), 'OUT_OF_RANGE', 'discordantRate'],
    ['a power of 1', () => mcnemarEffect(50, 0.1, { ...goal, power: 1 }), 'OUT_OF_RANGE', 'power'],
    [
      'a level that is no number',
      () => mcnemarItems({ p10: 0.2, p01: 0.1 }, { ...goal, alpha: Number.NaN }),
      'OUT_OF_RANGE',
      'alpha',
    ],
  ])('%s: refused', (_, result, code, argument) => {
    expect(result()).toMatchObject({ status: 'refused', code, argument });
  });
});
