import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleVariance } from '../../../src/stats/numeric/moments.ts';
import { inOneUnit, maxTTerms } from '../../../src/stats/permutation/max-t-terms.ts';

const own = (values: readonly number[]) => ({ values, places: Int32Array.from(values.keys()) });

describe('the terms of a cell', () => {
  test('are the sums of its units; the statistic is the mean over values', () => {
    const cell = { values: [0.5, 0.25, -1, 0.75], places: Int32Array.of(1, 1, 3, 1) };
    expect(maxTTerms(cell, 4, 'mean')).toEqual({
      terms: Float64Array.of(0, 1.5, 0, -1),
      mean: 0.125,
      observed: 0.5,
      statistic: 0.125,
      tolerance: 1.5 * 1e-9,
      unit: 1,
      weight: 0.25,
    });
    const { statistic, weight } = maxTTerms(cell, 4, 'studentised');
    expect(statistic).toBeCloseTo(0.5 / Math.sqrt(1.5 ** 2 + 1), 14);
    expect(weight).toBeCloseTo(1 / Math.sqrt(1.5 ** 2 + 1), 14);
  });

  test('the studentised statistic z is one-to-one with Student’s t: t = z·√((n − 1)/(n − z²))', () => {
    const some = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(some, values => {
        fc.pre(sampleVariance(values) > 1e-6);
        const { statistic: z, mean } = maxTTerms(own(values), values.length, 'studentised');
        const n = values.length;
        const t = mean / Math.sqrt(sampleVariance(values) / n);
        expect(z * Math.sqrt((n - 1) / (n - z * z))).toBeCloseTo(t, 6);
      }),
    );
  });

  test('a cell without any difference has the statistic 0, not 0/0', () => {
    expect(maxTTerms(own([0, 0, 0]), 3, 'studentised')).toMatchObject({ statistic: 0, weight: 0, observed: 0 });
  });

  test('equal values are no exception: z is √n where t would be infinite', () => {
    expect(maxTTerms(own([0.5, 0.5, 0.5, 0.5]), 4, 'studentised').statistic).toBe(2);
  });

  test('cells of extreme sizes are compared in one unit, and none overflows', () => {
    const cells = [1e300, 1, 1e-300].map(size => maxTTerms(own([size, size, -size]), 3, 'mean'));
    const [huge, middle, tiny] = inOneUnit(cells).map(({ observed, weight }) => observed * weight);
    expect((huge ?? 0) / (middle ?? 0) / 1e300).toBeCloseTo(1, 12);
    expect(tiny).toBeLessThan(1e-300);
    expect((cells[0]?.statistic ?? 0) / 1e300).toBeCloseTo(1 / 3, 12);
  });
});
