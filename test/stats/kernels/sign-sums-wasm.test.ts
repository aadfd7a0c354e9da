import { expect, test } from 'vitest';
import { signSums } from '../../../src/stats/kernels/sign-sums.ts';
import { wasmSigns } from '../../../src/stats/kernels/sign-sums-wasm.ts';
import type { OpenSigns } from '../../../src/stats/kernels/sign-values.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

test('the compiled kernel runs here', () => {
  expect(wasmSigns(new Float64Array(32), new Uint32Array(16).fill(1))).toBeDefined();
});

test('what the values before have left in memory changes no number', () => {
  const [few, many] = [3, 100_000].map(size => Float64Array.from({ length: size }, (_, at) => Math.sqrt(at + 1)));
  const sumsOf = (values: Float64Array) => signSums(values, createRng(1), wasmSigns as OpenSigns)().slice();
  const fresh = sumsOf(few as Float64Array);
  sumsOf(many as Float64Array);
  expect(sumsOf(few as Float64Array)).toEqual(fresh);
});
