import { expect, test } from 'vitest';
import { plainFlips } from '../../../src/stats/kernels/flip-sums-plain.ts';
import { wasmFlips } from '../../../src/stats/kernels/flip-sums-wasm.ts';
import type { OpenFlips } from '../../../src/stats/kernels/flip-table.ts';
import { drawAll, normalTable } from '../../support/flip-tables.ts';

test.each([
  [2, [3]],
  [31, [5]],
  [32, [1, 4]],
  [33, [3, 3]],
  [1263, [5]],
])('TypeScript gives the numbers of the compiled kernel to the bit: %i items, seeds %j', (items, seeds) => {
  const table = normalTable(items, seeds, items);
  expect(drawAll(table, plainFlips, 5)).toEqual(drawAll(table, wasmFlips as OpenFlips, 5));
});
