import { kernelBytes } from './sign-sums-bytes.ts';
import { type NextSums, SUMS } from './sign-values.ts';
import { type GeneratorExports, type StartedKernel, startKernel } from './start-kernel.ts';

interface SignKernel extends GeneratorExports {
  add_signed(values: number, count: number, sums: number, size: number): void;
}

let started: StartedKernel<SignKernel> | 'none' | undefined;

/** The compiled kernel over values, or undefined where it cannot run. It takes the memory of the values before. */
export function wasmSigns(values: Float64Array, state: Uint32Array): NextSums | undefined {
  started ??= startKernel<SignKernel>(kernelBytes()) ?? 'none'; // compiled once a process
  if (started === 'none') return undefined;
  const { kernel, memory, reserve } = started;
  const sumsAt = Math.ceil(kernel.__heap_base.value / 16) * 16;
  const valuesAt = sumsAt + 8 * SUMS;
  reserve(valuesAt + values.byteLength);
  new Float64Array(memory.buffer, valuesAt, values.length).set(values);
  new Uint32Array(memory.buffer, kernel.generator_at(), state.length).set(state);
  const sums = new Float64Array(memory.buffer, sumsAt, SUMS);
  return () => {
    kernel.add_signed(valuesAt, values.length, sumsAt, SUMS);
    return sums;
  };
}
