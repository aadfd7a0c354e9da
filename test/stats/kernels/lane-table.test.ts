import { expect, test } from 'vitest';
import { blockStarts, type LaneTable, rowsHeld } from '../../../src/stats/kernels/lane-table.ts';

const table = (items: number, bound = 1): LaneTable => ({ items, lanes: 1, layers: [], bound });

test('blocks hold at most 8,192 items and all of them together', () => {
  expect(blockStarts(table(1263))).toEqual([0, 1263]);
  expect(blockStarts(table(8192))).toEqual([0, 8192]);
  expect(blockStarts(table(20_000))).toEqual([0, 8192, 16_384, 20_000]);
});

test('sums of 8 and of 16 bits hold so many rows that none can overflow', () => {
  expect(rowsHeld(table(1, 5))).toEqual({ narrow: 25, wide: 6553 });
  expect(rowsHeld(table(1, 127))).toEqual({ narrow: 1, wide: 258 });
});
