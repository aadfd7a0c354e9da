// What is used of WebAssembly; the types of a browser would bring its other globals along.
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
declare const WebAssembly:
  | {
      Module: new (bytes: Uint8Array) => object;
      Instance: new (module: object, imports: object) => { readonly exports: object };
      Memory: new (size: { readonly initial: number }) => WasmMemory;
    }
  | undefined;

const PAGE = 65_536;

/** What every kernel exports; addresses are byte offsets into the memory. */
export interface KernelExports {
  readonly __heap_base: { readonly value: number };
}

/** Of a kernel that draws its own random numbers: where the state of its generators lies. */
export interface GeneratorExports extends KernelExports {
  generator_at(): number;
}

export interface StartedKernel<Exports extends KernelExports> {
  readonly kernel: Exports;
  /** The memory as it is now: a view into it may end with the next `reserve`. */
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Sees to it that there are so many bytes. */
  reserve(bytes: number): void;
}

/** Compiles a kernel; undefined where WebAssembly, or its vectors, are absent. */
export function startKernel<Exports extends KernelExports>(bytes: Uint8Array): StartedKernel<Exports> | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    const memory = new WebAssembly.Memory({ initial: 2 });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    const reserve = (wanted: number): void => {
      const missing = wanted - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    };
    return { kernel: exports as Exports, memory, reserve };
  } catch {
    return undefined;
  }
}
