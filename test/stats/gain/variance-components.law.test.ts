import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { layoutSquares } from '../../../src/stats/gain/layout-squares.ts';
import { varianceComponents } from '../../../src/stats/gain/variance-components.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { drawEffects, filled } from '../../support/cells.ts';
import { matrixOf } from '../../support/matrices.ts';

const square = fc.double({ min: 0, max: 1, noNaN: true });

describe('variance components', () => {
  test('are the differences of mean squares, negative ones as they are', () => {
    const squares = {
      seeds: 5,
      items: 40,
      mean: 0,
      msSeeds: 2,
      msItems: 1,
      msError: 3,
      columnMeans: new Float64Array(),
    };
    const got = accept(varianceComponents(squares));
    expect(got).toMatchObject({ msSeeds: 2, msItems: 1, msError: 3, errorVariance: 3, seedShare: 0 });
    expect(got.seedVariance).toBe(-1 / 40);
    expect(got.itemVariance).toBe(-2 / 5);
  });

  test('the seed share is what seeds add to the variance of the mean', () => {
    const squares = {
      seeds: 4,
      items: 10,
      mean: 0,
      msSeeds: 21,
      msItems: 9,
      msError: 1,
      columnMeans: new Float64Array(),
    };
    // σ²_S = 2, σ²_I = 2, σ²_E = 1: 2/4 of 2/4 + 2/10 + 1/40.
    expect(accept(varianceComponents(squares)).seedShare).toBeCloseTo(0.5 / 0.725, 14);
  });

  test('the seed share is between 0 and 1, and 0 where nothing varies', () => {
    fc.assert(
      fc.property(square, square, square, (msSeeds, msItems, msError) => {
        const base = { seeds: 3, items: 20, mean: 0, columnMeans: new Float64Array() };
        const { seedShare } = accept(varianceComponents({ ...base, msSeeds, msItems, msError }));
        expect(seedShare).toBeGreaterThanOrEqual(0);
        expect(seedShare).toBeLessThanOrEqual(1);
      }),
    );
    expect(accept(varianceComponents(layoutSquares(filled(3, 20, () => 1)))).seedShare).toBe(0);
  });

  test('a purely additive table has no residual, and seeds that repeat each other no seed component', () => {
    const additive = accept(
      varianceComponents(
        layoutSquares(
          matrixOf([
            [0, 1, 2],
            [10, 11, 12],
          ]),
        ),
      ),
    );
    expect(additive).toMatchObject({ errorVariance: 0, seedVariance: 50, itemVariance: 1 });
    const repeated = accept(
      varianceComponents(
        layoutSquares(
          matrixOf([
            [0, 1, 2],
            [0, 1, 2],
          ]),
        ),
      ),
    );
    expect(repeated).toMatchObject({ errorVariance: 0, seedVariance: 0, itemVariance: 1, seedShare: 0 });
  });

  test('are unbiased: over 1,500 data sets they average to the truth within 4.5 standard errors', () => {
    const spread = { seed: 0.3, item: 0.5, error: 1 };
    const rng = createRng(11, 'components');
    const draws = Array.from({ length: 1500 }, () =>
      accept(varianceComponents(layoutSquares(drawEffects(4, 12, { spread, rng })))),
    );
    for (const [key, sd] of [
      ['seedVariance', 0.3],
      ['itemVariance', 0.5],
      ['errorVariance', 1],
    ] as const) {
      const values = draws.map(draw => draw[key]);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      expect(Math.abs(mean - sd * sd), key).toBeLessThan(4.5 * Math.sqrt(variance / values.length));
    }
  });
});
