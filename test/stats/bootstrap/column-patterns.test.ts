import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnPatterns } from '../../../src/stats/bootstrap/column-patterns.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { extremeMatrices, matrixOf, permuted } from '../../support/matrices.ts';

const columnsOf = ({ seeds, items, values }: PairedMatrix): string[] =>
  Array.from({ length: items }, (_, i) =>
    Array.from({ length: seeds }, (_, s) => (values[s * items + i] as number) + 0)
      .sort((a, b) => a - b)
      .join(' '),
  ).sort();

test('counts distinct columns and keeps them whole', () => {
  const found = columnPatterns(matrixOf([[1, 0, 1, -1, 1]]));
  expect(found).toEqual({
    seeds: 1,
    patterns: 3,
    values: Float64Array.of(-1, 0, 1),
    counts: Int32Array.of(1, 1, 3),
    items: 5,
  });
});

test('the patterns, each as often as it occurs, are the columns of the matrix', () => {
  fc.assert(
    fc.property(extremeMatrices, matrix => {
      const { seeds, patterns, values, counts, items } = columnPatterns(matrix);
      const of = Array.from(counts).flatMap((count, pattern) => new Array<number>(count).fill(pattern));
      expect(of).toHaveLength(items);
      const rows = Array.from({ length: seeds }, (_, s) => of.map(pattern => values[s * patterns + pattern] as number));
      expect(columnsOf(matrixOf(rows))).toEqual(columnsOf(matrix));
      expect(new Set(Array.from({ length: patterns }, (_, p) => rowsAt(values, seeds, patterns, p))).size).toBe(
        patterns,
      );
    }),
  );
});

const rowsAt = (values: Float64Array, seeds: number, patterns: number, p: number): string =>
  Array.from({ length: seeds }, (_, s) => values[s * patterns + p]).join(' ');

test('any order of seeds and items leads to the same bytes', () => {
  fc.assert(
    fc.property(extremeMatrices, fc.nat(), (matrix, seed) => {
      expect(columnPatterns(permuted(matrix, createRng(seed)))).toEqual(columnPatterns(matrix));
    }),
  );
});

/** Rows from last to first. */
const reversedRows = ({ seeds, items, values }: PairedMatrix): number[] =>
  Array.from({ length: seeds }, (_, s) =>
    Array.from(values.subarray((seeds - 1 - s) * items, (seeds - s) * items)),
  ).flat();

test('rows stay in their set of seeds, whatever they contain', () => {
  fc.assert(
    fc.property(extremeMatrices, matrix => {
      fc.pre(matrix.seeds > 1);
      const sizes = [1, matrix.seeds - 1];
      const rest = { ...matrix, seeds: matrix.seeds - 1, values: matrix.values.subarray(matrix.items) };
      const first = matrix.values.subarray(0, matrix.items);
      const found = columnPatterns(matrix, sizes);
      const row = Array.from(found.counts).flatMap((count, p) =>
        new Array<number>(count).fill(found.values[p] as number),
      );
      const turned = { ...matrix, values: Float64Array.of(...first, ...reversedRows(rest)) };
      expect(columnPatterns(turned, sizes)).toEqual(found);
      expect(row.sort((a, b) => a - b)).toEqual(Array.from(first, value => value + 0).sort((a, b) => a - b));
    }),
  );
});
