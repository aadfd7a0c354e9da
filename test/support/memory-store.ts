import type { Store } from '../../src/core/ports.ts';

/** A store that lasts as long as the test, and counts what was put. */
export function memoryStore(): Store & { readonly puts: string[]; readonly drop: (name: string) => void } {
  const files = new Map<string, Uint8Array>();
  const puts: string[] = [];
  return {
    puts,
    drop: name => {
      if (!files.delete(name)) throw new Error(`there is no ${name}`);
    },
    get: async (kind, key) => files.get(`${kind}/${key}`),
    put: async (kind, key, bytes) => {
      puts.push(`${kind}/${key}`);
      files.set(`${kind}/${key}`, bytes);
    },
  };
}
