import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { pairedTEffect, pairedTItems, pairedTPower } from '../../../src/stats/power/paired-t-power.ts';

const plan = { alpha: 0.05, alternative: 'two-sided' } as const;
const goal = { ...plan, power: 0.8 };

describe('the power of the paired t test', () => {
  // scipy 1.17.1 stats.nct; the first is G*Power's textbook example, 0.8077775.
  test.each([
    [34, 0.5, 0.05, 0.8077775012792738, 0.886865311849961],
    [12, 0.9, 0.01, 0.5296635871950633, 0.6567358530037217],
    [3, 0.5, 0.05, 0.08410705589638942, 0.15125000742832534],
    [2, 2, 0.05, 0.17570741109776028, 0.3419333883289014],
    [100_000, 0.01, 0.05, 0.8853732596448116, 0.9354174715601689],
    [25, -0.6, 0.05, 0.8207219131353771, 2.505703881424369e-6],
  ])('n = %d, dz = %d at %d: two-sided %d, one-sided %d', (n, dz, alpha, twoSided, greater) => {
    expect(Math.abs(accept(pairedTPower(n, dz, { ...plan, alpha })) - twoSided)).toBeLessThan(1e-9);
    expect(Math.abs(accept(pairedTPower(n, dz, { alpha, alternative: 'greater' })) - greater)).toBeLessThan(1e-9);
    expect(pairedTPower(n, -dz, { alpha, alternative: 'less' })).toBe(
      pairedTPower(n, dz, { alpha, alternative: 'greater' }),
    );
  });

  test('is the level without an effect, and 1 for an overwhelming one', () => {
    expect(accept(pairedTPower(30, 0, plan))).toBeCloseTo(0.05, 10);
    expect(accept(pairedTPower(40, 5, { ...plan, alpha: 0.001 }))).toBeCloseTo(1, 12);
  });

  test('items and effect invert it, one item fewer is not enough', () => {
    const sizes = fc.double({ min: 0.05, max: 3, noNaN: true });
    const powers = fc.double({ min: 0.2, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(sizes, powers, fc.constantFrom('two-sided', 'greater', 'less'), (size, power, alternative) => {
        const wanted = { alpha: 0.05, power, alternative };
        const dz = alternative === 'less' ? -size : size;
        const { items } = accept(pairedTItems(dz, wanted));
        expect(accept(pairedTPower(items, dz, wanted))).toBeGreaterThanOrEqual(power - 1e-9);
        if (items > 2) expect(accept(pairedTPower(items - 1, dz, wanted))).toBeLessThan(power);
        const effect = accept(pairedTEffect(items, wanted));
        expect(Math.abs(accept(pairedTPower(items, effect, wanted)) - power)).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test('34 items find half a standard deviation on two sides, 27 on one: the textbook examples of G*Power', () => {
    expect(accept(pairedTItems(0.5, goal)).items).toBe(34);
    expect(accept(pairedTItems(-0.5, goal)).items).toBe(34);
    expect(accept(pairedTItems(0.5, { ...goal, alternative: 'greater' })).items).toBe(27);
    const less = { ...goal, alternative: 'less' } as const;
    const { real, items } = accept(pairedTItems(-0.5, less));
    expect(items).toBe(27);
    expect(accept(pairedTEffect(27, less))).toBeLessThan(-0.45);
    expect(accept(pairedTEffect(27, less))).toBeGreaterThan(-0.5);
    expect([real > 26, real < 27]).toEqual([true, true]);
  });

  test('two items are never too many, and ask for a large effect', () => {
    expect(accept(pairedTItems(50, goal)).items).toBe(2);
    const easy = { alpha: 0.4, alternative: 'two-sided', power: 0.41 } as const;
    expect(accept(pairedTItems(1e5, easy)).items).toBe(2);
    const effect = accept(pairedTEffect(2, goal));
    expect(effect).toBeGreaterThan(8);
    expect(accept(pairedTPower(2, effect, goal))).toBeCloseTo(0.8, 10);
  });

  test.each([
    ['one item', () => pairedTPower(1, 0.5, plan), 'TOO_FEW_OBSERVATIONS', 'n'],
    ['half an item', () => pairedTPower(10.5, 0.5, plan), 'TOO_FEW_OBSERVATIONS', 'n'],
    ['no number of items', () => pairedTPower(Number.NaN, 0.5, plan), 'NON_FINITE', 'n'],
    ['an effect that is no number', () => pairedTPower(10, Number.NaN, plan), 'NON_FINITE', 'dz'],
    ['a level of one half', () => pairedTPower(10, 0.5, { ...plan, alpha: 0.5 }), 'OUT_OF_RANGE', 'alpha'],
    ['an effect of 0', () => pairedTItems(0, goal), 'OUT_OF_RANGE', 'dz'],
    [
      'an effect on the other side',
      () => pairedTItems(-0.3, { ...goal, alternative: 'greater' }),
      'OUT_OF_RANGE',
      'dz',
    ],
    ['an effect beyond any study', () => pairedTItems(1e-9, goal), 'NOT_ACHIEVABLE', 'dz'],
    ['an infinite effect', () => pairedTItems(Number.POSITIVE_INFINITY, goal), 'NON_FINITE', 'dz'],
    ['a power of 1', () => pairedTItems(0.3, { ...goal, power: 1 }), 'OUT_OF_RANGE', 'power'],
    ['a power below the level', () => pairedTEffect(30, { ...goal, power: 0.01 }), 'OUT_OF_RANGE', 'power'],
    ['an effect beyond a million deviations', () => pairedTEffect(2, { ...goal, alpha: 1e-9 }), 'NOT_ACHIEVABLE', 'n'],
    ['one item for an effect', () => pairedTEffect(1, goal), 'TOO_FEW_OBSERVATIONS', 'n'],
  ])('%s is refused', (_, result, code, argument) => {
    expect(result()).toMatchObject({ status: 'refused', code, argument });
  });
});
