import { expect, test } from 'vitest';
import { kernelBytes } from '../../../src/stats/kernels/sign-sums-bytes.ts';
import { startKernel } from '../../../src/stats/kernels/start-kernel.ts';

test('memory grows to what is asked for, and no further', () => {
  const started = startKernel(kernelBytes());
  if (started === undefined) throw new Error('no WebAssembly here');
  started.reserve(1_000_000);
  expect(started.memory.buffer.byteLength).toBe(16 * 65_536);
  started.reserve(10);
  expect(started.memory.buffer.byteLength).toBe(16 * 65_536);
});

test('bytes that are no module start nothing', () => {
  expect(startKernel(Uint8Array.of(1, 2, 3))).toBeUndefined();
});
