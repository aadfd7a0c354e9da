import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutSquares } from '../../../src/stats/gain/layout-squares.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { filled } from '../../support/cells.ts';
import { howeReference } from '../../support/howe-reference.ts';
import { differenceMatrices, matrixOf, permuted } from '../../support/matrices.ts';
import { crossedMatrix } from '../../support/paired-goldens.ts';

const sizes = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 30 }));
const matricesOf = (entry: fc.Arbitrary<number>): fc.Arbitrary<PairedMatrix> =>
  sizes.chain(([seeds, items]) =>
    fc
      .array(entry, { minLength: seeds * items, maxLength: seeds * items })
      .map(values => ({ seeds, items, values: Float64Array.from(values) })),
  );
const reals = matricesOf(fc.double({ min: -1, max: 1, noNaN: true }));
const wholes = matricesOf(fc.integer({ min: -1, max: 1 }));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The three definitions, term by term. */
function byDefinition({ seeds: S, items: N, values }: PairedMatrix) {
  const d = (s: number, i: number): number => values[s * N + i] as number;
  const seeds = Array.from({ length: S }, (_, s) => s);
  const items = Array.from({ length: N }, (_, i) => i);
  const a = seeds.map(s => mean(items.map(i => d(s, i))));
  const b = items.map(i => mean(seeds.map(s => d(s, i))));
  const grand = mean(a);
  const square = (list: readonly number[]): number => list.reduce((sum, value) => sum + value * value, 0);
  const residuals = seeds.flatMap(s => items.map(i => d(s, i) - (a[s] as number) - (b[i] as number) + grand));
  return {
    msSeeds: (N * square(a.map(x => x - grand))) / (S - 1),
    msItems: (S * square(b.map(x => x - grand))) / (N - 1),
    msError: square(residuals) / ((S - 1) * (N - 1)),
    mean: grand,
    columnMeans: b,
  };
}

describe('mean squares of seeds × items', () => {
  test.each([
    ['twoway-6x20', 0.036583333333333336, [0.13999083333333334, 0.21621311403508775, 0.008508377192982464]],
    ['twoway-4x12', 0.06562499999999999, [0.07636875, 0.10961874999999997, 0.009214204545454548]],
  ] as const)('%s: the check values of the reference implementation to 1e-12', (name, point, wanted) => {
    const got = layoutSquares(crossedMatrix(name));
    expect(got.mean).toBeCloseTo(point, 12);
    for (const [at, value] of [got.msSeeds, got.msItems, got.msError].entries()) {
      expect(Math.abs(value - (wanted[at] as number))).toBeLessThan(1e-12);
    }
  });

  test('60 random designs agree with an independent implementation to 1e-9', () => {
    for (const [at, { seeds, items, d, meanSquares: wanted, howe }] of howeReference().entries()) {
      const got = layoutSquares({ seeds, items, values: Float64Array.from(d) });
      const errors = [got.msSeeds - wanted[0], got.msItems - wanted[1], got.msError - wanted[2], got.mean - howe[0]];
      expect(Math.max(...errors.map(Math.abs)), `design ${at}`).toBeLessThan(1e-9);
    }
  });

  test('are what their definitions say, for whole and for real differences', () => {
    fc.assert(
      fc.property(fc.oneof(reals, wholes), matrix => {
        const [got, wanted] = [layoutSquares(matrix), byDefinition(matrix)];
        for (const key of ['msSeeds', 'msItems', 'msError', 'mean'] as const) {
          expect(Math.abs(got[key] - wanted[key])).toBeLessThan(1e-12);
        }
        for (const [i, b] of wanted.columnMeans.entries()) expect(got.columnMeans[i]).toBeCloseTo(b, 12);
      }),
    );
  });

  test('whole differences give the same bits in any order of seeds and items', () => {
    fc.assert(
      fc.property(wholes, fc.nat(), (matrix, seed) => {
        const { columnMeans: _, ...before } = layoutSquares(matrix);
        const { columnMeans: __, ...after } = layoutSquares(permuted(matrix, createRng(seed)));
        expect(after).toEqual(before);
      }),
    );
  });

  test('real differences give the same in any order up to rounding', () => {
    fc.assert(
      fc.property(reals, fc.nat(), (matrix, seed) => {
        const [before, after] = [layoutSquares(matrix), layoutSquares(permuted(matrix, createRng(seed)))];
        for (const key of ['msSeeds', 'msItems', 'msError', 'mean'] as const) {
          expect(Math.abs(before[key] - after[key])).toBeLessThan(1e-13);
        }
      }),
    );
  });

  test('swapping the arms negates the means and leaves the squares, to the bit', () => {
    fc.assert(
      fc.property(fc.oneof(reals, wholes, differenceMatrices), matrix => {
        fc.pre(matrix.items >= 2);
        const [got, other] = [
          layoutSquares(matrix),
          layoutSquares({ ...matrix, values: matrix.values.map(x => 0 - x) }),
        ];
        expect([other.msSeeds, other.msItems, other.msError]).toEqual([got.msSeeds, got.msItems, got.msError]);
        expect(other.mean + got.mean).toBe(0);
      }),
    );
  });

  test('a large common gain does not cancel small components away', () => {
    const rng = createRng(3, 'offset');
    const matrix = filled(4, 50, () => 1e-3 * rng.normal());
    const [near, far] = [layoutSquares(matrix), layoutSquares({ ...matrix, values: matrix.values.map(x => x + 1) })];
    expect(far.msError / near.msError).toBeCloseTo(1, 9);
    expect(far.msSeeds / near.msSeeds).toBeCloseTo(1, 9);
    expect(far.msItems / near.msItems).toBeCloseTo(1, 9);
  });

  test('whole differences that differ in one cell only are told apart from none, at a million outcomes', () => {
    const matrix = filled(5, 200_000, at => (at === 7 ? 1 : 0));
    const got = layoutSquares(matrix);
    const total = 1 - 1 / 1_000_000;
    const parts = 4 * got.msSeeds + 199_999 * got.msItems + 4 * 199_999 * got.msError;
    expect(parts / total).toBeCloseTo(1, 12);
    expect(got.msError).toBeGreaterThan(0);
  });

  test('with one seed only the items vary, and MS_I is the sample variance', () => {
    const got = layoutSquares(matrixOf([[1, 2, 4, 5]]));
    expect(got).toMatchObject({ msSeeds: 0, msError: 0, mean: 3 });
    expect(got.msItems).toBeCloseTo(10 / 3, 14);
    expect(layoutSquares(matrixOf([[0.1, 0.2, 0.4, 0.5]])).msItems).toBeCloseTo(0.1 / 3, 14);
  });

  test('without any difference all of them are 0', () => {
    expect(layoutSquares(filled(3, 20, () => 0))).toMatchObject({ mean: 0, msSeeds: 0, msItems: 0, msError: 0 });
    expect(layoutSquares(filled(3, 20, () => 1))).toMatchObject({ mean: 1, msSeeds: 0, msItems: 0, msError: 0 });
  });
});

test('whole scores with a large offset keep their squares, far beyond what whole numbers hold', () => {
  const at = (offset: number) =>
    layoutSquares({
      seeds: 3,
      items: 1000,
      values: Float64Array.from({ length: 3000 }, (_, k) => offset + ((k * 7919) % 13 < 5 ? 1 : 0)),
    });
  const plain = at(0);
  for (const offset of [1e6, 1e7, 1e8, -1e9]) {
    const moved = at(offset);
    for (const key of ['msSeeds', 'msItems', 'msError'] as const)
      expect(Math.abs(moved[key] - plain[key])).toBeLessThan(1e-6);
  }
});

test('one column or one seed has nothing to add', () => {
  expect(layoutSquares({ seeds: 3, items: 1, values: Float64Array.of(1, 2, 3) })).toMatchObject({
    msSeeds: 1,
    msItems: 0,
    msError: 0,
  });
  expect(layoutSquares({ seeds: 1, items: 3, values: Float64Array.of(1, 2, 3) })).toMatchObject({
    msSeeds: 0,
    msItems: 1,
    msError: 0,
  });
});
