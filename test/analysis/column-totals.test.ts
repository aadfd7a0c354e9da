import { expect, test } from 'vitest';
import { columnTotals } from '../../src/analysis/column-totals.ts';
import { cellOf, readyCell } from '../support/cells.ts';
import { matrixOf } from '../support/matrices.ts';

test('items: differences summed over the seeds, whole where outcomes are', () => {
  expect([
    ...columnTotals(
      cellOf([
        [1, 0, -1],
        [1, 1, 0],
      ]),
    ),
  ]).toEqual([2, 1, -1]);
});

test('arms with seeds of their own: each set of seeds counts as often as the other has seeds', () => {
  const blocks = [
    { group: 0, matrix: matrixOf([[1, 0, 1]]) },
    {
      group: 1,
      matrix: matrixOf([
        [-1, 0, 0],
        [0, 0, -1],
      ]),
    },
  ];
  expect([...columnTotals(readyCell({ blocks, binary: true }))]).toEqual([1, 0, 1]);
});

test('clusters: the sums of their items, not the columns that the interval rests on', () => {
  const cell = cellOf(
    [
      [1, 1, 0, -1, 0.5],
      [1, 0, 0, 0, 0.5],
    ],
    [0, 0, 0, 1, 2],
  );
  for (const [at, total] of [3, -1, 1].entries()) expect(columnTotals(cell)[at]).toBeCloseTo(total, 12);
});
