import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytesFile, canCompile, compileKernel, kernelModule } from '../../../scripts/support/compile-kernel.ts';
import { kernelBytes } from '../../../src/stats/kernels/flip-sums-bytes.ts';
import { isRequired, skippedTitle } from '../../support/requirements.ts';

const missing = canCompile() || isRequired('clang') ? undefined : 'install clang-19 and lld-19 to run it';

test('the bytes are a WebAssembly module', () => {
  expect([...kernelBytes().subarray(0, 8)]).toEqual([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
});

test.skipIf(missing !== undefined)(skippedTitle('the bytes are what the C source compiles to', missing), () => {
  expect(readFileSync(bytesFile('flip-sums'), 'utf8')).toBe(kernelModule('flip-sums', compileKernel('flip-sums')));
});
