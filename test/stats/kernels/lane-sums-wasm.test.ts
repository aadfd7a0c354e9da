import { expect, test } from 'vitest';
import { wasmLanes } from '../../../src/stats/kernels/lane-sums-wasm.ts';
import type { OpenLanes } from '../../../src/stats/kernels/lane-table.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { randomTable, sumsOf } from '../../support/lane-tables.ts';

const open = wasmLanes as OpenLanes;

test('the compiled kernel runs here', () => {
  expect(
    wasmLanes({ items: 1, lanes: 1, layers: [Int8Array.of(1)], bound: 1 }, new Uint32Array(16).fill(1)),
  ).toBeDefined();
});

test('what the table before has left in memory changes no number', () => {
  const small = randomTable({ items: 50, lanes: 20, seeds: 3 }, 1, createRng(1));
  const fresh = sumsOf(small, open, createRng(2));
  sumsOf(randomTable({ items: 9000, lanes: 40, seeds: 2 }, 7, createRng(3)), open, createRng(4));
  expect(sumsOf(small, open, createRng(2))).toEqual(fresh);
});

test('sums beyond 16 bits are whole and exact', () => {
  const items = 8000;
  const table = { items, lanes: 2, bound: 127, layers: [new Int8Array(2 * items).fill(127).fill(-127, items)] };
  expect(sumsOf(table, open, createRng(1)).slice(0, 2)).toEqual([127 * items, -127 * items]);
});
