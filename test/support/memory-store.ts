import type { Store } from '../../src/core/ports.ts';

/** A store that lasts as long as the test, and counts what was put. */
export function memoryStore(): Store & { readonly puts: string[] } {
  const files = new Map<string, Uint8Array>();
  const puts: string[] = [];
  return {
    puts,
    get: async (kind, key) => files.get(`${kind}/${key}`),
    put: async (kind, key, bytes) => {
      puts.push(`${kind}/${key}`);
      files.set(`${kind}/${key}`, bytes);
    },
  };
}
