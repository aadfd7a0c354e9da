import { expect, test } from 'vitest';
import { findDuplicateSeeds } from '../../src/analysis/find-duplicate-seeds.ts';
import type { CellGrid } from '../../src/core/cell-grid.ts';

const arm = (score: readonly number[]) => ({
  name: 'x',
  status: new Uint8Array(score.length),
  score: Float64Array.from(score),
});
const grid: CellGrid = {
  rung: 'r',
  domain: 'd',
  role: 'sandbox',
  seeds: ['a', 'b', 'c'],
  items: Int32Array.of(0, 1),
  arms: {},
};
const all = { seeds: [0, 1, 2], columns: [0, 1] };

test('a seed is a copy only where every arm repeats, and the first of the grid is kept', () => {
  const same = arm([1, 0, 1, 0, 1, 0]);
  expect(findDuplicateSeeds([same, same], grid, all)).toEqual([1, 2]);
  expect(findDuplicateSeeds([same, arm([1, 1, 0, 0, 1, 1])], grid, all)).toEqual([2]);
});

test('only the paired columns count', () => {
  expect(findDuplicateSeeds([arm([1, 0, 1, 1, 0, 0])], grid, { ...all, columns: [0] })).toEqual([1]);
  expect(findDuplicateSeeds([arm([1, 0, 1, 1, 0, 0])], grid, all)).toEqual([]);
});
