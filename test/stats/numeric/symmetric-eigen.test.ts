import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectPositive } from '../../../src/stats/numeric/symmetric-eigen.ts';
import { expectClose } from '../../support/expect-close.ts';

test('negative eigenvalues become 0, as numpy’s eigh has it', () => {
  const expected = [
    2.1041473617346456, 0.6422348133264258, 0.10309151978905964, 0.6422348133264257, 0.2289886816498979,
    0.14586182302181142, 0.10309151978905966, 0.14586182302181142, 0.4020463819284883,
  ];
  expectClose(projectPositive([2, 1, 0, 1, -1, 0.5, 0, 0.5, 0.3], 3), expected, 1e-12);
});

test('a matrix without negative eigenvalues is left as it is, and −1 becomes 0', () => {
  expect(projectPositive([2, 1, 1, 2], 2)).toEqual([2, 1, 1, 2]);
  expect(projectPositive([-1], 1)).toEqual([0]);
});

test('the projection is symmetric, positive, and a projection', () => {
  const value = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(value, { minLength: 25, maxLength: 25 }),
      value,
      (size, numbers, x) => {
        const at = (i: number, j: number) => numbers[Math.min(i, j) * 5 + Math.max(i, j)] ?? 0;
        const matrix = Array.from({ length: size * size }, (_, k) => at(Math.floor(k / size), k % size));
        const positive = projectPositive(matrix, size);
        expectClose(projectPositive(positive, size), positive, 1e-9);
        const vector = Array.from({ length: size }, (_, i) => Math.cos(7 * x + i));
        const form = (m: readonly number[]) =>
          m.reduce((sum, entry, k) => sum + entry * (vector[Math.floor(k / size)] ?? 0) * (vector[k % size] ?? 0), 0);
        expect(form(positive)).toBeGreaterThan(-1e-12);
        expect(form(positive)).toBeGreaterThan(form(matrix) - 1e-12);
      },
    ),
  );
});

test('of two rows, as of three of which one is empty: the closed form and the rotations agree to rounding', () => {
  const value = fc.oneof(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(0, 1e-12, -1e-12, 1, -1));
  fc.assert(
    fc.property(value, value, value, fc.constantFrom(1, 1e-20, 1e20), (a, b, d, scale) => {
      const [x, y, z] = [a * scale, b * scale, d * scale];
      const [xx, xy, , yx, yy] = projectPositive([x, y, 0, y, z, 0, 0, 0, 0], 3);
      const found = projectPositive([x, y, y, z], 2).map(entry => entry / scale);
      expectClose(
        found,
        [xx, xy, yx, yy].map(entry => (entry as number) / scale),
        1e-14,
      );
    }),
    { numRuns: 500 },
  );
});

test('what is not a number stays so, and large numbers do not become 0', () => {
  for (const at of [0, 1, 3]) {
    const matrix = [1, 0.5, 0.5, 1].with(at, Number.NaN);
    expect(projectPositive(matrix, 2).some(Number.isNaN)).toBe(true);
  }
  const [first = 0] = projectPositive([1, 1e308, 1e308, -1e308], 2);
  expect(first).toBeGreaterThan(1e307);
});
