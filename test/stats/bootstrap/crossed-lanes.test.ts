import { expect, test } from 'vitest';
import { crossedLanes, expandLayer, fitsLanes, laneCost } from '../../../src/stats/bootstrap/crossed-lanes.ts';

test('a layer has one lane for each list, and every item as often as its pattern occurs', () => {
  const layer = expandLayer([Float64Array.of(1, -1), Float64Array.of(0, 5)], Int32Array.of(2, 1), 3);
  expect([...layer]).toEqual([1, 1, -1, 0, 0, 5]);
});

test('a table has one layer for each seed and one lane for each matrix', () => {
  const values = [Float64Array.of(1, 2, 3, 4), Float64Array.of(5, 6, 7, 8)];
  const table = crossedLanes({ seeds: 2, items: 3, patterns: 2, values, counts: Int32Array.of(1, 2) }, 16);
  expect(table).toMatchObject({ items: 3, lanes: 2, bound: 16 });
  expect(table.layers.map(layer => [...layer])).toEqual([
    [1, 2, 2, 5, 6, 6],
    [3, 4, 4, 7, 8, 8],
  ]);
});

test('only small whole numbers are lanes', () => {
  expect([fitsLanes(undefined), fitsLanes(31), fitsLanes(32)]).toEqual([false, true, false]);
});

test('lanes cost by sixteens', () => {
  expect(laneCost(100, 1)).toBe(laneCost(100, 16));
  expect(laneCost(100, 17)).toBeGreaterThan(laneCost(100, 16));
});
