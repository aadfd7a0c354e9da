/**
 * Compiles src/stats/kernels/lane-sums.c to WebAssembly and writes the bytes as src/stats/kernels/lane-sums-bytes.ts, so that
 * nobody needs a compiler to install or run. Needs clang-19 and lld-19 (Debian: apt-get install clang-19 lld-19); another
 * version would give other bytes.
 * Usage: node scripts/build-kernel.ts [--check]   (--check: compares, writes nothing, exit 1 where they differ)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileKernel, kernelModule } from './support/compile-kernel.ts';

const target = fileURLToPath(new URL('../src/stats/kernels/lane-sums-bytes.ts', import.meta.url));
const text = kernelModule(compileKernel());
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error(
    'src/stats/kernels/lane-sums-bytes.ts is not what lane-sums.c compiles to: node scripts/build-kernel.ts',
  );
  process.exitCode = 1;
}
