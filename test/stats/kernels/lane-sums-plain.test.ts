import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLanes } from '../../../src/stats/kernels/lane-sums-plain.ts';
import { wasmLanes } from '../../../src/stats/kernels/lane-sums-wasm.ts';
import type { OpenLanes } from '../../../src/stats/kernels/lane-table.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { randomTable, sumsOf } from '../../support/lane-tables.ts';

const shapes = fc.record({
  items: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constantFrom(1263, 8192, 8193, 17_000)),
  lanes: fc.oneof(fc.constantFrom(1, 2, 3), fc.integer({ min: 1, max: 130 })),
  seeds: fc.integer({ min: 1, max: 6 }),
});

test('TypeScript gives the numbers of the compiled kernel, whatever the design', () => {
  fc.assert(
    fc.property(shapes, fc.integer({ min: 1, max: 21 }), fc.nat(), (shape, largest, seed) => {
      fc.pre(shape.items * shape.lanes < 300_000);
      const table = randomTable(shape, largest, createRng(seed, 'table'));
      const [plain, compiled] = [plainLanes, wasmLanes as OpenLanes].map(open =>
        sumsOf(table, open, createRng(seed, 'draws')),
      );
      expect(plain).toEqual(compiled);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('TypeScript gives the numbers of the compiled kernel for one small design', () => {
  const table = randomTable({ items: 40, lanes: 5, seeds: 2 }, 21, createRng(2, 'table'));
  expect(sumsOf(table, plainLanes, createRng(3))).toEqual(sumsOf(table, wasmLanes as OpenLanes, createRng(3)));
});

test('sums beyond 16 bits are whole and exact', () => {
  const items = 8000;
  const table = { items, lanes: 2, bound: 127, layers: [new Int8Array(2 * items).fill(127).fill(-127, items)] };
  expect(sumsOf(table, plainLanes, createRng(1)).slice(0, 2)).toEqual([127 * items, -127 * items]);
});
