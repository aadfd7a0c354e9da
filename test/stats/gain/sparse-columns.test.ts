import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutSquares } from '../../../src/stats/gain/layout-squares.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { addPseudoColumns, countDiscordant } from '../../../src/stats/gain/sparse-columns.ts';
import { differenceMatrices, matrixOf } from '../../support/matrices.ts';

test('a column is discordant if any seed has a difference in it, counted once', () => {
  const rows = [
    [0, 1, 0, -1],
    [0, 0, 0, 1],
  ];
  expect(countDiscordant([matrixOf(rows)])).toBe(2);
  expect(countDiscordant([matrixOf([[0, 0]])])).toBe(0);
  expect(countDiscordant([matrixOf([[-0, 0.001]])])).toBe(1);
});

/** The rule as it is worded: two more columns, all +1 and all −1. */
function widened({ seeds, items, values }: PairedMatrix): PairedMatrix {
  const rows = Array.from({ length: seeds }, (_, s) => [...values.subarray(s * items, (s + 1) * items), 1, -1]);
  return matrixOf(rows);
}

test('the mean squares with two pseudo-columns are those of the widened matrix', () => {
  fc.assert(
    fc.property(differenceMatrices, matrix => {
      fc.pre(matrix.items >= 2);
      const [got, wanted] = [addPseudoColumns(layoutSquares(matrix)), layoutSquares(widened(matrix))];
      expect([got.seeds, got.items]).toEqual([wanted.seeds, wanted.items]);
      for (const key of ['mean', 'msSeeds', 'msItems', 'msError'] as const) {
        expect(Math.abs(got[key] - wanted[key])).toBeLessThan(1e-12);
      }
      for (const [at, mean] of wanted.columnMeans.entries()) expect(got.columnMeans[at]).toBeCloseTo(mean, 12);
      expect(got.columnMeans).toHaveLength(matrix.items + 2);
    }),
  );
});

test('they make ties vary, and leave what seeds add alone but for its weight', () => {
  const ties = addPseudoColumns(layoutSquares(matrixOf([Array(20).fill(0), Array(20).fill(0)])));
  expect(ties).toMatchObject({ mean: 0, msSeeds: 0, msError: 0, msItems: 4 / 21 });
});
