/**
 * Compiles the kernels, src/stats/kernels/*.c, to WebAssembly and writes the bytes beside them as *-bytes.ts, so that nobody needs
 * a compiler to install or run. Needs clang-19 and lld-19 (Debian: apt-get install clang-19 lld-19); another version would give
 * other bytes.
 * Usage: node scripts/build-kernel.ts [--check]   (--check: compares, writes nothing, exit 1 where they differ)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { bytesFile, compileKernel, KERNELS, kernelModule } from './support/compile-kernel.ts';

for (const name of KERNELS) {
  const text = kernelModule(name, compileKernel(name));
  if (!process.argv.includes('--check')) writeFileSync(bytesFile(name), text);
  else if (readFileSync(bytesFile(name), 'utf8') !== text) {
    console.error(`${name}-bytes.ts is not what ${name}.c compiles to: node scripts/build-kernel.ts`);
    process.exitCode = 1;
  }
}
