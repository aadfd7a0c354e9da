import { expect, test } from 'vitest';
import { wasmFlips } from '../../../src/stats/kernels/flip-sums-wasm.ts';
import type { OpenFlips } from '../../../src/stats/kernels/flip-table.ts';
import { drawAll, normalTable } from '../../support/flip-tables.ts';

const open = wasmFlips as OpenFlips;

test('the compiled kernel runs here', () => {
  expect(wasmFlips(normalTable(20, [3], 1))).toBeDefined();
});

test('what the table before has left in memory changes no number', () => {
  const small = normalTable(50, [3, 4], 1);
  const fresh = drawAll(small, open, 3);
  drawAll(normalTable(9000, [5], 2), open, 1);
  expect(drawAll(small, open, 3)).toEqual(fresh);
});
