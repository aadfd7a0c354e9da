import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signSums } from '../../../src/stats/kernels/sign-sums.ts';
import { plainSigns } from '../../../src/stats/kernels/sign-sums-plain.ts';
import { wasmSigns } from '../../../src/stats/kernels/sign-sums-wasm.ts';
import type { OpenSigns } from '../../../src/stats/kernels/sign-values.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

test('TypeScript gives the bytes of the compiled kernel, for any values', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
    minLength: 1,
    maxLength: 200,
    size: 'max',
  });
  fc.assert(
    fc.property(values, fc.nat(), (list, seed) => {
      const [plain, compiled] = [plainSigns, wasmSigns as OpenSigns].map(open => {
        const next = signSums(Float64Array.from(list), createRng(seed), open);
        return [next().slice(), next().slice()];
      });
      expect(plain).toEqual(compiled);
    }),
    { numRuns: 60 },
  );
});

test('TypeScript gives the bytes of the compiled kernel for seventy values', () => {
  const values = Float64Array.from({ length: 70 }, (_, at) => Math.sin(at + 1));
  const [plain, compiled] = [plainSigns, wasmSigns as OpenSigns].map(open =>
    signSums(values, createRng(3), open)().slice(),
  );
  expect(plain).toEqual(compiled);
});
