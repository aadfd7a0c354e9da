import { plainFlips } from './flip-sums-plain.ts';
import { wasmFlips } from './flip-sums-wasm.ts';
import type { FlipEngine, FlipTable } from './flip-table.ts';

/**
 * Residuals with random signs, and the moments of the column means that they leave: the hot loop of the A/A check (0.3 ns a
 * residual). The same numbers wherever it runs: compiled code and TypeScript give the same bytes. One table at a time: a new
 * one takes the memory of the one before.
 */
export const flipSums = (table: FlipTable): FlipEngine => wasmFlips(table) ?? plainFlips(table);
