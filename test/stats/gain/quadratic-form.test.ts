import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import type { GainCell } from '../../../src/stats/gain/gain-cell.ts';
import { layoutSquares } from '../../../src/stats/gain/layout-squares.ts';
import { columnCovariance, quadraticForm } from '../../../src/stats/gain/quadratic-form.ts';
import { tQuantileUpper } from '../../../src/stats/numeric/special-functions.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { drawEffects, readyCell } from '../../support/cells.ts';
import { expectClose } from '../../support/expect-close.ts';
import { howeReference } from '../../support/howe-reference.ts';

const everyColumn = (items: number) => {
  const all = Int32Array.from({ length: items }, (_, at) => at);
  return { left: all, right: all };
};

test('Q agrees with an independent implementation to 1e-9, with shared and with independent seeds', () => {
  for (const { seeds, items, d, e, tail, qShared, qIndependent } of howeReference()) {
    const cells = [d, e].map(values =>
      readyCell({ matrix: { seeds, items, values: Float64Array.from(values) }, binary: false }),
    );
    const shared = accept(quadraticForm(cells, tail, { seeds: 'shared' }));
    const independent = accept(quadraticForm(cells, tail, { seeds: 'independent', columns: () => everyColumn(items) }));
    expectClose(shared, qShared);
    expectClose(independent, qIndependent);
  }
});

test('items that two cells share only in part covary by their share', () => {
  const values = Float64Array.from({ length: 40 }, (_, at) => Math.sin(at * 7));
  const cell = readyCell({ matrix: { seeds: 1, items: 40, values }, binary: false });
  const half = {
    left: Int32Array.from({ length: 20 }, (_, at) => at),
    right: Int32Array.from({ length: 20 }, (_, at) => at),
  };
  const mean = values.slice(0, 20).reduce((sum, value) => sum + value, 0) / 20;
  const variance = values.slice(0, 20).reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19;
  expect(columnCovariance(cell, cell, half)).toBeCloseTo((20 * variance) / 1600, 12);
  expect(columnCovariance(cell, cell, { left: Int32Array.of(3), right: Int32Array.of(3) })).toBe(0);
});

test('with fewer than three seeds there is no seed term, and the item term is that of the column means', () => {
  const values = Float64Array.from({ length: 40 }, (_, at) => Math.cos(at * 3));
  const cell = readyCell({ matrix: { seeds: 2, items: 20, values }, binary: false });
  const [q] = accept(quadraticForm([cell], 0.025, { seeds: 'shared' }));
  const means = Array.from({ length: 20 }, (_, i) => ((values[i] ?? 0) + (values[20 + i] ?? 0)) / 2);
  const mean = means.reduce((sum, value) => sum + value, 0) / 20;
  const variance = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19;
  expect(q).toBeCloseTo((2.093024054408263 ** 2 * variance) / 20, 10);
});

test('two columns that are shared are enough for a covariance', () => {
  const cell = readyCell({ matrix: { seeds: 1, items: 4, values: Float64Array.of(1, 0, 0, 0) }, binary: false });
  // Variance ½ of the two columns, n_shared·cov ÷ (N_j·N_k).
  expect(columnCovariance(cell, cell, { left: Int32Array.of(0, 1), right: Int32Array.of(0, 1) })).toBe((0.5 * 2) / 16);
});

test('the shared columns are asked for by the places of the two cells', () => {
  const values = Float64Array.from({ length: 20 }, (_, at) => Math.sin(at));
  const cell = readyCell({ matrix: { seeds: 1, items: 20, values }, binary: false });
  const asked: number[][] = [];
  quadraticForm([cell, cell, cell], 0.025, {
    seeds: 'independent',
    columns: (...at) => {
      asked.push(at);
      return everyColumn(20);
    },
  });
  expect(asked).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
});

test('contrasts of one cell with two seeds covary by their column means alone', () => {
  const [x, y] = [2, 5].map(step =>
    readyCell({
      matrix: { seeds: 2, items: 20, values: Float64Array.from({ length: 40 }, (_, at) => Math.sin(at * step)) },
      binary: false,
    }),
  ) as [GainCell, GainCell];
  const [, xy] = accept(quadraticForm([x, y], 0.025, { seeds: 'shared' }));
  expect(xy).toBeCloseTo(tQuantileUpper(0.025, 19) ** 2 * columnCovariance(x, y, everyColumn(20)), 12);
});

describe('contrasts whose arms have seeds of their own', () => {
  const rng = createRng(1, 'arms');
  const spread = { seed: 0.1, item: 0.4, error: 0.1 };
  const arm = (group: number, seeds: number) => ({ group, matrix: drawEffects(seeds, 30, { spread, rng }) });
  const [candidate, baseline, ceiling, few] = [arm(0, 3), arm(1, 4), arm(2, 3), arm(3, 2)];
  const cellFrom = (...blocks: readonly ReturnType<typeof arm>[]) => readyCell({ blocks, binary: false });

  test('covary by the seeds of the arm that both of them use', () => {
    const [x, y] = [cellFrom(candidate, baseline), cellFrom(ceiling, baseline)];
    const [, xy] = accept(quadraticForm([x, y], 0.025, { seeds: 'shared' }));
    const { msSeeds, msError } = layoutSquares(baseline.matrix);
    const fromItems = columnCovariance(x, y, everyColumn(30)) - msError / (4 * 30);
    const fromSeeds = (tQuantileUpper(0.025, 3) ** 2 * msSeeds) / (4 * 30);
    expect(xy).toBeCloseTo(fromSeeds + tQuantileUpper(0.025, 29) ** 2 * fromItems, 12);
  });

  test('have no seed term where an arm of either one has fewer than three', () => {
    const [x, y] = [cellFrom(candidate, baseline), cellFrom(few, baseline)];
    const expected = tQuantileUpper(0.025, 29) ** 2 * columnCovariance(x, y, everyColumn(30));
    for (const pair of [
      [x, y],
      [y, x],
    ]) {
      expect(accept(quadraticForm(pair, 0.025, { seeds: 'shared' }))[1]).toBeCloseTo(expected, 12);
    }
  });
});

test('pseudo-columns pull seed covariances towards 0 as they do seed variances', () => {
  // Constant rows of eight columns: sparse, and without anything but a seed term off the diagonal.
  const values = Float64Array.from({ length: 24 }, (_, at) => +(at < 8));
  const cell = readyCell({ matrix: { seeds: 3, items: 8, values }, binary: true });
  expect(cell.sparse).toBe(true);
  const [, xy] = accept(quadraticForm([cell, cell], 0.025, { seeds: 'shared' }));
  const seedTerm = (tQuantileUpper(0.025, 2) ** 2 * cell.squares.msSeeds) / (3 * 8);
  expect(xy).toBeCloseTo(seedTerm * (8 / 10) ** 2, 12);
});
