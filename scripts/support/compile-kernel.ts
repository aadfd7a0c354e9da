import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMPILER = 'clang-19';
const folderOfKernels = new URL('../../src/stats/kernels/', import.meta.url);

/** The kernels that are compiled, each `<name>.c`. */
export const KERNELS = ['lane-sums', 'sign-sums', 'flip-sums'] as const;
export type KernelName = (typeof KERNELS)[number];

/** Where the bytes of a kernel are kept. */
export const bytesFile = (name: KernelName): string => fileURLToPath(new URL(`${name}-bytes.ts`, folderOfKernels));
const FLAGS = [
  '--target=wasm32',
  '-O3',
  '-msimd128',
  '-nostdlib',
  '-ffreestanding',
  '-fvisibility=hidden',
  '-Wall',
  '-Wextra',
  '-Werror',
  '-Wl,--no-entry',
  '-Wl,--export-dynamic',
  '-Wl,--import-memory',
  '-Wl,--export=__heap_base',
  '-Wl,--strip-all',
];
const CHARACTERS_PER_LINE = 100;

/** Whether the one compiler is here whose bytes are kept. */
export const canCompile = (): boolean =>
  [COMPILER, 'wasm-ld-19'].every(program => spawnSync(program, ['--version']).status === 0);

/** The WebAssembly module that the C source compiles to. */
export function compileKernel(name: KernelName): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'carryover-kernel-'));
  try {
    const source = fileURLToPath(new URL(`${name}.c`, folderOfKernels));
    const target = join(folder, `${name}.wasm`);
    execFileSync(COMPILER, [...FLAGS, source, '-o', target], { stdio: ['ignore', 'inherit', 'inherit'] });
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The TypeScript file that holds the bytes. */
export function kernelModule(name: KernelName, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${CHARACTERS_PER_LINE}}`, 'g')) ?? [];
  return [
    `// Made by scripts/build-kernel.ts from ${name}.c. Do not edit.`,
    '',
    'const BASE64 = [',
    ...lines.map(line => `  '${line}',`),
    '];',
    '',
    `/** The compiled kernel, ${bytes.length} bytes of WebAssembly. */`,
    "export const kernelBytes = (): Uint8Array => Uint8Array.from(atob(BASE64.join('')), byte => byte.charCodeAt(0));",
    '',
  ].join('\n');
}
