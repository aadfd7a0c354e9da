import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveClusters, sizeSpread } from '../../../src/stats/gain/effective-clusters.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 60 });

describe('what clusters count as', () => {
  test('is their number where they are of equal size', () => {
    for (const count of [1, 15, 16, 37]) {
      for (const size of [1, 4, 7]) expect(effectiveClusters(new Float64Array(count).fill(size))).toBe(count);
    }
  });

  test('is far less where a few hold most of the items', () => {
    const counted = (...parts: readonly (readonly [number, number])[]) =>
      effectiveClusters(Float64Array.from(parts.flatMap(([count, size]) => new Array<number>(count).fill(size))));
    expect(counted([19, 2], [1, 60])).toBeCloseTo(98 ** 4 / (20 * 3676 ** 2), 12);
    expect(counted([19, 2], [1, 60])).toBeLessThan(1);
    expect(counted([40, 1], [2, 100])).toBeLessThan(1);
    expect(counted([29, 5], [1, 100])).toBeLessThan(2);
    expect(counted([10, 2], [5, 10], [3, 40])).toBeLessThan(3);
  });

  test('never exceeds their number, and does not depend on the unit of size', () => {
    fc.assert(
      fc.property(sizes, list => {
        const counted = effectiveClusters(Float64Array.from(list));
        expect(counted).toBeGreaterThan(0);
        expect(counted).toBeLessThanOrEqual(list.length * (1 + 1e-12));
        expect(effectiveClusters(Float64Array.from(list, size => 3 * size))).toBeCloseTo(counted, 9);
      }),
    );
  });

  test('falls with the square of 1 + CV², CV the coefficient of variation of their sizes', () => {
    fc.assert(
      fc.property(sizes, list => {
        const own = Float64Array.from(list);
        const expected = list.length / (1 + sizeSpread(own) ** 2) ** 2;
        expect(effectiveClusters(own)).toBeCloseTo(expected, 6);
      }),
    );
    expect(sizeSpread(Float64Array.of(4, 4, 4))).toBe(0);
    expect(sizeSpread(Float64Array.of(1, 3))).toBeCloseTo(0.5, 12);
  });
});
