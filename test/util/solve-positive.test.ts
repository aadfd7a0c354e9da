import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solvePositive } from '../../src/util/solve-positive.ts';

describe('solvePositive', () => {
  test('solves a system that was solved by hand, reading the lower triangle only', () => {
    const x = solvePositive(Float64Array.of(4, 999, 2, 3), Float64Array.of(10, 9));
    expect(x[0]).toBeCloseTo(1.5, 12);
    expect(x[1]).toBeCloseTo(2, 12);
  });

  test('gives x back for A = B Bᵀ + I and b = A x', () => {
    const size = 4;
    const numbers = (count: number) =>
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: count, maxLength: count });
    fc.assert(
      fc.property(numbers(size * size), numbers(size), (b, x) => {
        const cell = (i: number, j: number): number => {
          let sum = i === j ? 1 : 0;
          for (let k = 0; k < size; k++) sum += (b[i * size + k] ?? 0) * (b[j * size + k] ?? 0);
          return sum;
        };
        const a = Float64Array.from({ length: size * size }, (_, at) => cell(Math.floor(at / size), at % size));
        const right = Float64Array.from({ length: size }, (_, i) =>
          x.reduce((sum, value, j) => sum + cell(i, j) * value, 0),
        );
        for (const [at, value] of solvePositive(a, right).entries()) expect(value).toBeCloseTo(x[at] ?? 0, 8);
      }),
    );
  });
});
