import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MIN_COLUMNS } from '../../../src/stats/gain/gain-cell.ts';
import { layoutSquares } from '../../../src/stats/gain/layout-squares.ts';
import { cellOf, clusteredCells, filled, readyCell, realCells, swapped } from '../../support/cells.ts';

const anySeeds = fc.integer({ min: 1, max: 5 });

describe('a cell prepared for inference', () => {
  test('without clusters the matrix is left as it is', () => {
    fc.assert(
      fc.property(realCells(anySeeds), input => {
        const cell = readyCell(input);
        expect(cell.matrix).toBe(input.matrix);
        expect(cell.clusterSizes).toBeUndefined();
        expect(cell.squares).toEqual(layoutSquares(input.matrix));
      }),
    );
  });

  test('clusters become columns z = Δ̂ + (G/N)·Σ(d − Δ̂), whatever the order of the items', () => {
    const cell = cellOf(
      [
        [1, 0, 0, 1, -1],
        [0.5, 0, 1, 0, 0],
      ],
      [0, 1, 0, 1, 2],
    );
    const mean = (1 + 0 + 0 + 1 - 1 + 0.5 + 0 + 1 + 0 + 0) / 10;
    const z = (sum: number, size: number) => mean + (3 / 5) * (sum - size * mean);
    const wanted = [z(1, 2), z(1, 2), z(-1, 1), z(1.5, 2), z(0, 2), z(0, 1)];
    expect(cell.matrix).toMatchObject({ seeds: 2, items: 3 });
    for (const [at, value] of wanted.entries()) expect(cell.matrix.values[at]).toBeCloseTo(value, 14);
    expect([...(cell.clusterSizes ?? [])]).toEqual([2, 2, 1]);
  });

  test('clustering keeps the mean of all items, and of every seed', () => {
    fc.assert(
      fc.property(clusteredCells(anySeeds), input => {
        const [cell, items] = [readyCell(input), layoutSquares(input.matrix)];
        expect(Math.abs(cell.squares.mean - items.mean)).toBeLessThan(1e-14);
        for (let s = 0; s < input.matrix.seeds; s++) {
          const row = (values: Float64Array, width: number) =>
            values.subarray(s * width, (s + 1) * width).reduce((sum, value) => sum + value, 0) / width;
          const [z, d] = [row(cell.matrix.values, cell.matrix.items), row(input.matrix.values, input.matrix.items)];
          expect(Math.abs(z - d)).toBeLessThan(1e-14);
        }
      }),
    );
  });

  test('clusters of one item are items', () => {
    fc.assert(
      fc.property(realCells(anySeeds), input => {
        const clusters = Int32Array.from({ length: input.matrix.items }, (_, item) => item);
        const cell = readyCell({ ...input, clusters });
        for (const [at, value] of input.matrix.values.entries()) {
          expect(Math.abs((cell.matrix.values[at] as number) - value)).toBeLessThan(1e-15);
        }
      }),
    );
  });

  test('swapping the arms negates the columns of clusters to the bit', () => {
    fc.assert(
      fc.property(clusteredCells(anySeeds), input => {
        const [cell, other] = [readyCell(input), readyCell(swapped(input))];
        for (const [at, z] of cell.matrix.values.entries()) expect((other.matrix.values[at] as number) + z).toBe(0);
      }),
    );
  });

  test('discordant clusters are counted before the transform: one whose items cancel is discordant', () => {
    expect(cellOf([[1, -1, 0, 0]], [0, 0, 1, 1]).discordant).toBe(1);
    expect(
      cellOf(
        [
          [0, 0, 0, 0],
          [0, 0, 0, 1],
        ],
        [0, 0, 1, 1],
      ).discordant,
    ).toBe(1);
  });

  const rowWith = (wins: number, items = 40) => Array.from({ length: items }, (_, at) => (at < wins ? 1 : 0));

  test('the sparse rule starts below ten discordant columns of binary outcomes', () => {
    expect(cellOf([rowWith(9), rowWith(3), rowWith(0)]).sparse).toBe(true);
    expect(cellOf([rowWith(10), rowWith(3), rowWith(0)]).sparse).toBe(false);
    expect(readyCell({ matrix: filled(3, 40, at => (at < 3 ? 0.5 : 0)), binary: false }).sparse).toBe(false);
  });

  test('binary outcomes without any spread are sparse however many are discordant, in clusters too', () => {
    expect(readyCell({ matrix: filled(3, 40, () => 1), binary: true }).sparse).toBe(true);
    // 49 clusters of 49 items with one win each: every cluster says 1/49, up to rounding.
    const clusters = Int32Array.from({ length: 49 * 49 }, (_, item) => Math.floor(item / 49));
    const matrix = filled(3, 49 * 49, at => (at % 49 === 0 ? 1 : 0));
    const cell = readyCell({ matrix, binary: true, clusters });
    expect(cell.discordant).toBe(49);
    expect(cell.sparse).toBe(true);
  });

  test('fifteen columns are the smallest a verdict is made from', () => {
    expect(MIN_COLUMNS).toBe(15);
  });
});
