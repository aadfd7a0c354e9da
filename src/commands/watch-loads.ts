import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Location of a file, without symbolic links → SHA-256 of the bytes that were loaded from it. */
export type Loads = ReadonlyMap<string, string>;

const PACKAGES = /[\\/]node_modules[\\/]/;

/** In place of a hash: other bytes each time. */
const SEVERAL = 'several';

/** What Node loaded is the text of the file, or its bytes; of a text, the bytes are known where it is what they say. */
function hashLoaded(source: unknown, bytes: Buffer): string {
  if (typeof source === 'string') return hash('sha256', source === bytes.toString('utf8') ? bytes : source, 'hex');
  if (source instanceof ArrayBuffer) return hash('sha256', new Uint8Array(source), 'hex');
  if (!ArrayBuffer.isView(source)) return hash('sha256', bytes, 'hex');
  return hash('sha256', new Uint8Array(source.buffer, source.byteOffset, source.byteLength), 'hex');
}

/**
 * Watches which files this process loads as modules from now on, by `import` or `require`, at once or later; packages and what
 * Node brings along are left out. The hash is that of what was loaded, whatever becomes of the file. What a worker thread or
 * another process loads, and what is read as a file, is not seen.
 * @returns what has been loaded; it grows
 */
export function watchLoads(): Loads {
  const loads = new Map<string, string>();
  const note = (location: string, sha256: string): void => {
    loads.set(location, (loads.get(location) ?? sha256) === sha256 ? sha256 : SEVERAL);
  };
  registerHooks({
    load(url, context, nextLoad) {
      const location = url.startsWith('file:') ? fileURLToPath(url) : undefined;
      if (location === undefined || PACKAGES.test(location)) return nextLoad(url, context);
      const bytes = readFileSync(location);
      // What cannot be loaded is noted too: it may be what somebody is in the middle of changing.
      note(location, hash('sha256', bytes, 'hex'));
      const loaded = nextLoad(url, context);
      note(location, hashLoaded(loaded.source, bytes));
      return loaded;
    },
  });
  return loads;
}
