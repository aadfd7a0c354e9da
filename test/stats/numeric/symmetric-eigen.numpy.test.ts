import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectPositive } from '../../../src/stats/numeric/symmetric-eigen.ts';
import { loadScipyValues } from '../../support/scipy-values.ts';

const cases = loadScipyValues().positivePart;

const symmetric = fc.integer({ min: 1, max: 5 }).chain(size =>
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size })
    .map(values => ({
      size,
      matrix: values.map((_, at) => values[Math.min(at, (at % size) * size + Math.floor(at / size))] as number),
    })),
);

const quadratic = (matrix: readonly number[], size: number, c: readonly number[]): number =>
  matrix.reduce((sum, entry, at) => sum + entry * (c[Math.floor(at / size)] as number) * (c[at % size] as number), 0);

const trace = (matrix: readonly number[], size: number): number =>
  matrix.reduce((sum, entry, at) => (at % (size + 1) === 0 ? sum + entry : sum), 0);

describe('the positive part of a symmetric matrix', () => {
  test.each(cases.map((one, at) => [at, one.size, one] as const))(
    'case %i, %i × …, agrees with numpy eigh',
    (_, size, one) => {
      const scale = Math.max(...one.matrix.map(Math.abs));
      const got = projectPositive(one.matrix, size);
      expect(got).toHaveLength(size * size);
      for (const [at, value] of one.positive.entries()) {
        expect(Math.abs((got[at] as number) - value)).toBeLessThanOrEqual(1e-13 * scale);
      }
      const kept = one.eigenvalues.reduce((sum, value) => sum + Math.max(0, value), 0);
      expect(Math.abs(trace(got, size) - kept)).toBeLessThanOrEqual(1e-13 * scale);
    },
  );

  test('is positive semidefinite, never below the matrix itself, and its own positive part', () => {
    const direction = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(symmetric, direction, ({ matrix, size }, c) => {
        const positive = projectPositive(matrix, size);
        expect(quadratic(positive, size, c)).toBeGreaterThanOrEqual(-1e-13);
        expect(quadratic(positive, size, c)).toBeGreaterThanOrEqual(quadratic(matrix, size, c) - 1e-13);
        for (const [at, value] of projectPositive(positive, size).entries()) {
          expect(Math.abs(value - (positive[at] as number))).toBeLessThanOrEqual(1e-13);
        }
      }),
    );
  });

  test('is the matrix itself, to the bit, where no eigenvalue is negative', () => {
    expect(projectPositive([2, 1, 1, 2], 2)).toEqual([2, 1, 1, 2]);
    expect(projectPositive([0, 0, 0, 0], 2)).toEqual([0, 0, 0, 0]);
    expect(projectPositive([0.3], 1)).toEqual([0.3]);
  });

  test('of a negative number is 0, which is max(0, ·) for one cell', () => {
    expect(projectPositive([-0.3], 1)).toEqual([0]);
  });

  test('scales with the matrix', () => {
    fc.assert(
      fc.property(symmetric, fc.constantFrom(1e-12, 1e-6, 1e6), ({ matrix, size }, k) => {
        const positive = projectPositive(matrix, size);
        const scaled = projectPositive(
          matrix.map(value => value * k),
          size,
        );
        for (const [at, value] of scaled.entries()) {
          expect(Math.abs(value / k - (positive[at] as number))).toBeLessThanOrEqual(1e-12);
        }
      }),
    );
  });
});
