import type { Rng } from '../../core/random.ts';
import { generatorState } from './generator-state.ts';
import { plainSigns } from './sign-sums-plain.ts';
import { wasmSigns } from './sign-sums-wasm.ts';
import { type NextSums, type OpenSigns, padValues } from './sign-values.ts';

const openSigns: OpenSigns = (values, state) => wasmSigns(values, state) ?? plainSigns(values, state);

/**
 * Sums of values with random signs, 2,048 at a time: a random byte stands for the signs of eight values, whose sum is looked
 * up. The same numbers wherever it runs: compiled code and TypeScript give the same bytes. One list of values at a time.
 * @param rng a stream of its own
 */
export const signSums = (values: Float64Array, rng: Rng, open: OpenSigns = openSigns): NextSums =>
  open(padValues(values), generatorState(rng));
